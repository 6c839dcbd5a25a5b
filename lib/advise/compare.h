/* Credentials side by side: one row a kind of requirement, and what goes with a credential. */
#ifndef PP_ADVISE_COMPARE_H
#define PP_ADVISE_COMPARE_H

#include "base/date.h"
#include "rules/where.h"

enum {
    PP_COMPARE_MOST = 60 /* columns */
};

struct pp_compare_column {
    const struct pp_jurisdiction *jurisdiction;
    const struct pp_credential *credential; /* NULL: it certifies nobody on that day */
    bool picked;       /* for a jurisdiction that was named without a credential */
    bool other_people; /* picked for a jurisdiction that has none for the people of the first */
    const struct pp_credential **others; /* of a picked one: further credentials of the jurisdiction
                                            that no column holds */
    size_t other_count;
};

/* What a cell knows. */
enum pp_cell_state {
    PP_CELL_ASKED,     /* a fact: its text says what is asked, or how things are */
    PP_CELL_IN_CHOICE, /* asked only as a part of a choice that another row holds */
    PP_CELL_NOT_ASKED, /* the list of requirements is whole, and does not have it */
    PP_CELL_NOT_KNOWN, /* looked for and not found */
    PP_CELL_NOTHING,   /* the sources say nothing of it */
    PP_CELL_NONE,      /* there is no credential */
    PP_CELL_STATES
};

struct pp_compare_cell {
    enum pp_cell_state state;
    struct pp_view text; /* of an asked one, else empty */
    struct pp_view same; /* equal texts here mean equal rules: "living in Oregon" and "living in
                            Texas" are the same rule. Of one in a choice: of the whole choice */
    const struct pp_source **sources; /* each once */
    size_t source_count;
};

enum pp_differs {
    PP_DIFFERS_NO,
    PP_DIFFERS_YES,
    PP_DIFFERS_PERHAPS /* what is known is equal, but not all of it is known */
};

struct pp_compare_row {
    const char *key;   /* "age_min": constant */
    const char *title; /* "Age": constant */
    enum pp_differs differs;
    struct pp_compare_cell *cells; /* one a column */
};

struct pp_comparison {
    pp_date as_of;
    struct pp_compare_column *columns;
    size_t column_count;
    struct pp_compare_row *rows; /* only those that some column says something about */
    size_t row_count;
};

/* "asked", "in_a_choice", …: for JSON and tests. */
const char *pp_cell_word(enum pp_cell_state state);

/*
 * Choose the columns: a credential stands for itself; a jurisdiction for its first credential of
 * standard level that is offered on the day, one that serves the same people as the first column
 * where it has one. `tracks` (bits) limits which may be chosen. The same credential twice makes one
 * column. Lifetime: lives in `arena`. Returns PP_OK, PP_LIMIT past PP_COMPARE_MOST columns, or
 * PP_NOMEM.
 */
enum pp_status pp_compare_columns(const struct pp_where *wheres, size_t count, uint32_t tracks,
                                  pp_date as_of, struct pp_arena *arena,
                                  struct pp_comparison *out) PP_MUST_CHECK;
/* Fill in the rows. Lifetime: lives in `arena`. Returns PP_OK or PP_NOMEM. */
enum pp_status pp_compare_rows(struct pp_arena *arena,
                               struct pp_comparison *comparison) PP_MUST_CHECK;

#endif
