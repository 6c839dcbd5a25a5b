/* The columns of the table: each is read once, and checked as `batch` checks a row. */
#include "export/sql_writer.h"
#include "rules/places.h"
#include "rules/slug.h"

/* What a column holds. */
enum content {
    CONTENT_TEXT, /* as it stands */
    CONTENT_DATE,
    CONTENT_AMOUNT,
    CONTENT_WORD,
    CONTENT_PLACE,
    CONTENT_LIST /* read by sql_lists.c */
};

static enum content content_of(enum pp_flat_kind kind)
{
    switch (kind) {
    case PP_FLAT_ID:
    case PP_FLAT_KIND_COUNT:
        return CONTENT_TEXT;
    case PP_FLAT_BORN:
    case PP_FLAT_RECOVERY_SINCE:
        return CONTENT_DATE;
    case PP_FLAT_LIVES_IN:
    case PP_FLAT_WORKS_IN:
        return CONTENT_PLACE;
    case PP_FLAT_EDUCATION:
    case PP_FLAT_BACKGROUND_CHECK:
    case PP_FLAT_ATTEST:
        return CONTENT_WORD;
    case PP_FLAT_LIVED_EXPERIENCE:
    case PP_FLAT_TRAINING_APPROVED_BY:
    case PP_FLAT_EXAMS:
    case PP_FLAT_CERTIFICATIONS:
        return CONTENT_LIST;
    case PP_FLAT_AGE:
    case PP_FLAT_RECOVERY_MONTHS:
    case PP_FLAT_TRAINING_HOURS:
    case PP_FLAT_TRAINING_TOPIC:
    case PP_FLAT_EXPERIENCE_HOURS:
    case PP_FLAT_EXPERIENCE_PAID:
    case PP_FLAT_EXPERIENCE_SUPERVISED:
    case PP_FLAT_SUPERVISION_HOURS:
    case PP_FLAT_SUPERVISION_TOPIC:
    case PP_FLAT_REFERENCES:
    case PP_FLAT_CE_HOURS:
    case PP_FLAT_CE_TOPIC:
        break;
    }
    return CONTENT_AMOUNT;
}

bool pp_sql_is_amount(enum pp_flat_kind kind)
{
    return content_of(kind) == CONTENT_AMOUNT;
}

static struct pp_sql_cell *find(const struct pp_sql_writer *writer, enum pp_flat_kind kind,
                                struct pp_view sub)
{
    for (size_t i = 0; i < writer->cell_count; i++)
        if (writer->cells[i].kind == kind && pp_view_eq(writer->cells[i].sub, sub))
            return &writer->cells[i];
    return NULL;
}

static void add(struct pp_sql_writer *writer, enum pp_flat_kind kind, struct pp_view sub,
                struct pp_view title)
{
    const char *name = pp_sql_text(writer, "%s%.*s", pp_flat_names[kind], PP_VARG(sub));
    writer->cells = pp_sql_grow(writer, writer->cells, writer->cell_count, sizeof(*writer->cells));
    if (!writer->cells) {
        writer->cell_count = 0;
        return;
    }
    writer->cells[writer->cell_count++] =
        (struct pp_sql_cell){kind, sub, title, pp_sql_name(writer, pp_view_of(name), false)};
}

bool pp_sql_cells_begin(struct pp_sql_writer *writer)
{
    const struct pp_flat_columns *columns = writer->sql->columns;
    for (size_t i = 0; i < columns->count; i++)
        if (!columns->list[i].ignored)
            add(writer, columns->list[i].kind, columns->list[i].sub, columns->list[i].title);
    return !writer->no_memory;
}

const char *pp_sql_cell(struct pp_sql_writer *writer, enum pp_flat_kind kind, struct pp_view sub)
{
    if (!find(writer, kind, sub))
        add(writer, kind, sub, PP_V(""));
    const struct pp_sql_cell *cell = find(writer, kind, sub);
    return cell ? pp_sql_text(writer, "c.%s", cell->name) : "";
}

const char *pp_sql_cell_there(struct pp_sql_writer *writer, enum pp_flat_kind kind,
                              struct pp_view sub)
{
    return find(writer, kind, sub) ? pp_sql_cell(writer, kind, sub) : NULL;
}

static bool is_there(const struct pp_sql_writer *writer, enum pp_flat_kind kind)
{
    const struct pp_sql_cell *cell = find(writer, kind, PP_V(""));
    return cell && cell->title.len;
}

static bool has_topics(const struct pp_sql_writer *writer, enum pp_flat_kind kind)
{
    for (size_t i = 0; i < writer->cell_count; i++)
        if (writer->cells[i].kind == kind && writer->cells[i].title.len)
            return true;
    return false;
}

const char *pp_sql_topics(struct pp_sql_writer *writer, enum pp_flat_kind kind, struct pp_view but)
{
    if (!has_topics(writer, kind))
        return NULL;
    const char *sum = pp_sql_text(writer, "c.\"%sall\"", pp_flat_names[kind]);
    for (size_t i = 0; i < writer->cell_count && but.len; i++) {
        const struct pp_sql_cell *cell = &writer->cells[i];
        if (cell->kind == kind && cell->title.len && pp_slug_shares_word(cell->sub, but))
            sum = pp_sql_text(writer, "%s - COALESCE(c.%s, 0)", sum, cell->name);
    }
    return sum;
}

const char *pp_sql_stated(struct pp_sql_writer *writer, uint32_t kinds)
{
    const char *text = NULL;
    for (size_t i = 0; i < writer->cell_count; i++) {
        const struct pp_sql_cell *cell = &writer->cells[i];
        if (!(kinds & 1U << cell->kind) || cell->title.len == 0)
            continue;
        const char *name = cell->kind == PP_FLAT_TRAINING_APPROVED_BY ? "aodd" : cell->name;
        text =
            pp_sql_text(writer, "%s%sc.%s IS NOT NULL", text ? text : "", text ? " OR " : "", name);
    }
    return text ? text : "FALSE";
}

/* The cell as a text without blanks at its ends, NULL where it is empty. */
static const char *trimmed(struct pp_sql_writer *writer, const struct pp_sql_cell *cell)
{
    return pp_sql_text(writer, "NULLIF(TRIM(CAST(p.%s AS VARCHAR(200))), '')",
                       pp_sql_name(writer, cell->title, false));
}

static const char *type_of(enum content content)
{
    return content == CONTENT_AMOUNT ? "DECIMAL(18, 3)" : "VARCHAR(200)";
}

static const char *value_of(struct pp_sql_writer *writer, const struct pp_sql_cell *cell)
{
    enum content content = content_of(cell->kind);
    if (cell->title.len == 0)
        return pp_sql_text(writer, "CAST(NULL AS %s)", type_of(content));
    switch (content) {
    case CONTENT_AMOUNT:
        return pp_sql_text(writer, "CAST(%s AS DECIMAL(18, 3))", trimmed(writer, cell));
    case CONTENT_DATE:
        /* A column of type DATE or TIMESTAMP gives the same text. */
        return pp_sql_text(writer, "SUBSTR(%s, 1, 10)", trimmed(writer, cell));
    case CONTENT_WORD:
        return pp_sql_text(writer, "REPLACE(LOWER(%s), ' ', '_')", trimmed(writer, cell));
    case CONTENT_PLACE:
        return pp_sql_text(writer, "LOWER(%s)", trimmed(writer, cell));
    case CONTENT_TEXT:
    case CONTENT_LIST:
        break;
    }
    return pp_sql_text(writer, "p.%s", pp_sql_name(writer, cell->title, false));
}

static const char *words_of(struct pp_sql_writer *writer, const struct pp_words *words)
{
    const char *list = "";
    for (size_t i = 0; i < words->count; i++)
        list = pp_sql_text(writer, "%s%s'%s'", list, i ? ", " : "", words->list[i]);
    return list;
}

static const char *all_places(struct pp_sql_writer *writer)
{
    const char *list = "";
    for (int i = 0; i < PP_PLACE_COUNT; i++) {
        char *names =
            pp_arena_printf(writer->arena, "'%s', '%s'", pp_places[i].code, pp_places[i].name);
        if (!names) {
            writer->no_memory = true;
            return "";
        }
        for (char *c = names; *c; c++)
            *c = pp_lower(*c);
        list = pp_sql_text(writer, "%s%s%s", list, i ? ", " : "", names);
    }
    return list;
}

/* No day, or one that is still to come both today and on the day asked about. */
static const char *date_fault(struct pp_sql_writer *writer, const char *name)
{
    return pp_sql_text(writer,
                       "c.%s NOT LIKE '____-__-__' OR c.%s NOT BETWEEN '1900-01-01' AND "
                       "'2199-12-31'\n         OR SUBSTR(c.%s, 6, 2) NOT BETWEEN '01' AND '12' OR "
                       "SUBSTR(c.%s, 9, 2) NOT BETWEEN '01' AND '31'\n         OR (c.%s > %s AND "
                       "c.%s > CAST(CURRENT_DATE AS VARCHAR(10)))",
                       name, name, name, name, name, pp_sql_day(writer, writer->sql->as_of), name);
}

/* What is wrong with one cell, so that `batch` refuses the row; NULL when nothing can be. */
static const char *fault_of(struct pp_sql_writer *writer, const struct pp_sql_cell *cell)
{
    const char *name = cell->name;
    switch (content_of(cell->kind)) {
    case CONTENT_AMOUNT:
        return pp_sql_text(writer, "c.%s NOT BETWEEN 0 AND %ld%s", name,
                           (long)pp_flat_amount(cell->kind)->max,
                           pp_flat_amount(cell->kind)->whole
                               ? pp_sql_text(writer, " OR c.%s <> ROUND(c.%s, 0)", name, name)
                               : "");
    case CONTENT_DATE:
        return date_fault(writer, name);
    case CONTENT_WORD:
        if (cell->kind == PP_FLAT_ATTEST)
            return pp_sql_text(writer, "c.%s NOT IN ('yes', 'no', 'true', 'false')", name);
        return pp_sql_text(writer, "c.%s NOT IN (%s)", name,
                           words_of(writer, cell->kind == PP_FLAT_EDUCATION ? &pp_education_words
                                                                            : &pp_record_words));
    case CONTENT_PLACE:
        return pp_sql_text(writer, "c.%s NOT IN (%s)", name, all_places(writer));
    case CONTENT_TEXT:
    case CONTENT_LIST:
        break;
    }
    return NULL;
}

static void put_fault(struct pp_buf *out, const char *fault, bool *some)
{
    pp_buf_printf(out, "%s%s", *some ? "\n      OR " : "", fault);
    *some = true;
}

/* What cells say against each other. */
static void put_crossed(struct pp_sql_writer *writer, struct pp_buf *out, bool *some)
{
    static const enum pp_flat_kind wholes[][2] = {
        {PP_FLAT_TRAINING_TOPIC, PP_FLAT_TRAINING_HOURS},
        {PP_FLAT_SUPERVISION_TOPIC, PP_FLAT_SUPERVISION_HOURS},
        {PP_FLAT_CE_TOPIC, PP_FLAT_CE_HOURS}};
    if (is_there(writer, PP_FLAT_BORN) && is_there(writer, PP_FLAT_AGE))
        put_fault(out, "(c.\"born\" IS NOT NULL AND c.\"age\" IS NOT NULL)", some);
    if (is_there(writer, PP_FLAT_RECOVERY_SINCE) && is_there(writer, PP_FLAT_RECOVERY_MONTHS))
        put_fault(out, "(c.\"recovery_since\" IS NOT NULL AND c.\"recovery_months\" IS NOT NULL)",
                  some);
    if (is_there(writer, PP_FLAT_EXPERIENCE_HOURS) && is_there(writer, PP_FLAT_EXPERIENCE_PAID))
        put_fault(out, "c.\"experience_hours.paid\" > c.\"experience_hours\"", some);
    if (is_there(writer, PP_FLAT_EXPERIENCE_HOURS) &&
        is_there(writer, PP_FLAT_EXPERIENCE_SUPERVISED))
        put_fault(out, "c.\"experience_hours.supervised\" > c.\"experience_hours\"", some);
    for (size_t i = 0; i < sizeof(wholes) / sizeof(wholes[0]); i++)
        if (has_topics(writer, wholes[i][0]) && is_there(writer, wholes[i][1]))
            put_fault(out,
                      pp_sql_text(writer, "%s > c.\"%s\"",
                                  pp_sql_topics(writer, wholes[i][0], PP_V("")),
                                  pp_flat_names[wholes[i][1]]),
                      some);
}

/* Is there anything for which `batch` refuses the row? Never TRUE by accident: NULL counts as no.
 */
static void put_odd(struct pp_sql_writer *writer, struct pp_buf *out)
{
    bool some = false;
    pp_buf_str(out, "  SELECT c.*, (");
    for (size_t i = 0; i < writer->cell_count; i++) {
        const char *fault = writer->cells[i].title.len ? fault_of(writer, &writer->cells[i]) : NULL;
        if (fault)
            put_fault(out, fault, &some);
    }
    put_crossed(writer, out, &some);
    for (int kind = 0; kind < PP_SQL_LIST_COUNT; kind++)
        if (is_there(writer, pp_sql_list_column((enum pp_sql_list_kind)kind)))
            put_fault(
                out,
                pp_sql_text(writer, "c.%codd = 1", pp_sql_list_letter((enum pp_sql_list_kind)kind)),
                &some);
    pp_buf_str(out, some ? ") AS odd\n" : "FALSE) AS odd\n");
}

/* The sum of the hours on single topics; 0 where none is stated. */
static void put_sum(struct pp_sql_writer *writer, struct pp_buf *out, enum pp_flat_kind kind)
{
    size_t count = 0;
    if (!has_topics(writer, kind))
        return;
    pp_buf_str(out, ",\n    ROUND(");
    for (size_t i = 0; i < writer->cell_count; i++)
        if (writer->cells[i].kind == kind && writer->cells[i].title.len)
            pp_buf_printf(out, "%sCOALESCE(c.%s, 0)", count++ ? "\n      + " : "",
                          writer->cells[i].name);
    pp_buf_printf(out, ", 3) AS \"%sall\"", pp_flat_names[kind]);
}

void pp_sql_cells_write(struct pp_sql_writer *writer, struct pp_buf *out)
{
    static const enum pp_flat_kind topics[] = {PP_FLAT_TRAINING_TOPIC, PP_FLAT_SUPERVISION_TOPIC,
                                               PP_FLAT_CE_TOPIC};
    pp_buf_str(out, "-- The columns, read: NULL where nothing is known.\n"
                    "cells AS (\n  SELECT\n    1 AS one");
    for (size_t i = 0; i < writer->cell_count; i++)
        if (content_of(writer->cells[i].kind) != CONTENT_LIST)
            pp_buf_printf(out, ",\n    %s AS %s", value_of(writer, &writer->cells[i]),
                          writer->cells[i].name);
    pp_sql_lists_join(writer, out);
    pp_buf_str(out, "),\ntotals AS (\n  SELECT c.*");
    for (size_t i = 0; i < sizeof(topics) / sizeof(topics[0]); i++)
        put_sum(writer, out, topics[i]);
    pp_buf_printf(out,
                  "\n  FROM cells c WHERE %s\n),\n"
                  "-- odd: rows that 'peerpath batch' refuses; they get no verdict.\n"
                  "checked AS (\n",
                  pp_sql_kept(writer, "cells"));
    put_odd(writer, out);
    pp_buf_str(out, "  FROM totals c\n),\n");
}
