/* What the parts of the SQL export share while they write. Internal to lib/export. */
#ifndef PP_EXPORT_SQL_WRITER_H
#define PP_EXPORT_SQL_WRITER_H

#include "eval/outcome.h"
#include "export/sql.h"
#include "export/sql_pattern.h"

/* A column of the table, or one that the rules ask for and the table lacks: then it is all NULL. */
struct pp_sql_cell {
    enum pp_flat_kind kind;
    struct pp_view sub;
    struct pp_view title; /* empty: the table lacks it */
    const char *name;     /* as it is called in the statement, quoted */
};

/* The columns that hold lists. Each is cut into its values once, for all who look at them. */
enum pp_sql_list_kind {
    PP_SQL_LIVED,
    PP_SQL_APPROVED,
    PP_SQL_EXAMS,
    PP_SQL_HELD,
    PP_SQL_LIST_COUNT
};

/* Where a segment stands in a value: the first such place, or the last. */
struct pp_sql_spot {
    struct pp_sql_segment segment;
    bool last;
};

/* What is asked of a list: a number for each of its values, of which the largest counts. */
struct pp_sql_list {
    const char **flags; /* expressions over one value */
    size_t flag_count;
    struct pp_sql_spot *spots; /* texts whose place in a value matters */
    size_t spot_count;
};

/* A condition that rules share. */
struct pp_sql_fact {
    const char *text;
    struct pp_view example; /* the first requirement that states it */
};

struct pp_sql_writer {
    const struct pp_sql *sql;
    struct pp_arena *arena;
    struct pp_diags *diags;
    struct pp_matcher matcher;
    bool no_memory;
    bool refused; /* a pattern was, and reported */
    struct pp_sql_cell *cells;
    size_t cell_count;
    struct pp_sql_list lists[PP_SQL_LIST_COUNT];
    struct pp_sql_fact *facts;
    size_t fact_count;
};

/* A formatted text in the arena; "" without memory, which the writer remembers. */
const char *pp_sql_text(struct pp_sql_writer *writer, const char *format, ...) PP_PRINTF(2, 3);
/* A name in double quotes; each part between points of its own when `parts`. */
const char *pp_sql_name(struct pp_sql_writer *writer, struct pp_view name, bool parts);
/* A text in single quotes. */
const char *pp_sql_string(struct pp_sql_writer *writer, struct pp_view text);
/* Append text from a file to a comment: nothing in it may end the line. */
void pp_sql_comment(struct pp_buf *out, struct pp_view text);
/* A day in single quotes. */
const char *pp_sql_day(struct pp_sql_writer *writer, pp_date day);
/* A number without needless decimals. */
const char *pp_sql_number(struct pp_sql_writer *writer, pp_milli value);
/* The list with room for one more item: as it is, or a larger copy of it. NULL without memory. */
void *pp_sql_grow(struct pp_sql_writer *writer, void *list, size_t count, size_t size);

/*
 * A condition that always holds. It names a common table expression a second time, which makes
 * PostgreSQL and SQLite keep its rows, where otherwise they would work out each column anew
 * wherever it is used. The other databases see that it asks nothing.
 */
const char *pp_sql_kept(struct pp_sql_writer *writer, const char *name);

/* sql_cells.c: the columns of the table. */

/* The cell as `c."name"`; asks for it if the table lacks it. */
const char *pp_sql_cell(struct pp_sql_writer *writer, enum pp_flat_kind kind, struct pp_view sub);
/* As pp_sql_cell(), for an open kind of column; NULL when the table lacks it. */
const char *pp_sql_cell_there(struct pp_sql_writer *writer, enum pp_flat_kind kind,
                              struct pp_view sub);
/* The sum of the hours on single topics, but for those that share a word with `but` (a slug or
 * empty); NULL when the table has no such column. */
const char *pp_sql_topics(struct pp_sql_writer *writer, enum pp_flat_kind kind, struct pp_view but);
/* TRUE where any column of these kinds (bits) holds something. */
const char *pp_sql_stated(struct pp_sql_writer *writer, uint32_t kinds);
/* Is it a number, so that the column is one? */
bool pp_sql_is_amount(enum pp_flat_kind kind);
bool pp_sql_cells_begin(struct pp_sql_writer *writer);
void pp_sql_cells_write(struct pp_sql_writer *writer, struct pp_buf *out);

/* sql_lists.c: the columns that hold lists. */

/* The result of a flag for the person's list, `c.e3`: NULL where the list is not stated. */
const char *pp_sql_flag(struct pp_sql_writer *writer, enum pp_sql_list_kind kind,
                        const char *expression);
/* The first place in a value where the segment stands, or the last, `a.b3`: NULL where it is
 * nowhere. */
const char *pp_sql_spot(struct pp_sql_writer *writer, enum pp_sql_list_kind kind,
                        const struct pp_sql_segment *segment, bool last);
/* The common table expressions of all lists that are asked about. */
void pp_sql_lists_write(struct pp_sql_writer *writer, struct pp_buf *out);
/* The joins that bring their results to the people. */
void pp_sql_lists_join(struct pp_sql_writer *writer, struct pp_buf *out);
/* The column of a kind of list, and the letter of its results. */
enum pp_flat_kind pp_sql_list_column(enum pp_sql_list_kind kind);
char pp_sql_list_letter(enum pp_sql_list_kind kind);

/* sql_names.c: requirements that names in a list may satisfy, as TRUE, FALSE or NULL. */
const char *pp_sql_exam(struct pp_sql_writer *writer, const struct pp_requirement *requirement);
const char *pp_sql_held(struct pp_sql_writer *writer, const struct pp_requirement *requirement);
/* A value in small letters; one that is the short name of a credential (OR/PSS) becomes its id. */
const char *pp_sql_held_small(struct pp_sql_writer *writer);
/* Whether a value is a credential's id (1), looks like one that does not exist (2), or is a name
 * (0). */
const char *pp_sql_held_id(struct pp_sql_writer *writer);
/* The list of training_approved_by names the jurisdiction. */
const char *pp_sql_approved(struct pp_sql_writer *writer, struct pp_view code);
/* A value (an expression of small letters) is the jurisdiction's code or name. */
const char *pp_sql_is_place(struct pp_sql_writer *writer, const char *value, int place);

/* sql_hours.c: requirements about hours. *out_sure is set to the condition for which nobody's word
 * is needed, where that is another. */
const char *pp_sql_hours(struct pp_sql_writer *writer, const struct pp_requirement *requirement,
                         const char **out_sure);

/* sql_facts.c: the number of the fact that a requirement is met, or met without anybody's word
 * (`sure`). `doubtful`: perhaps it is not in force. */
size_t pp_sql_fact(struct pp_sql_writer *writer, const struct pp_requirement *requirement,
                   bool doubtful, bool sure);
void pp_sql_facts_write(struct pp_sql_writer *writer, struct pp_buf *out);

/* sql_verdict.c: the routes, and the verdicts. */
struct pp_sql_ways {
    struct pp_buf ways;     /* the columns of the routes */
    struct pp_buf verdicts; /* the columns of the credentials */
    size_t count;
};

void pp_sql_verdict(struct pp_sql_writer *writer, const struct pp_credential *credential,
                    struct pp_sql_ways *ways);

#endif
