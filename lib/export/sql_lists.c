/*
 * The columns that hold lists, as common table expressions: the different lists, their values, what
 * each value says, and with that what each list says. People then join to that by their list, so
 * that a name that a million people have is looked at once.
 */
#include <string.h>

#include "export/sql_writer.h"

enum {
    LONGEST = 1000 /* characters of a list that is looked at */
};

static const struct {
    enum pp_flat_kind column;
    char letter;
} kinds[PP_SQL_LIST_COUNT] = {
    [PP_SQL_LIVED] = {PP_FLAT_LIVED_EXPERIENCE, 'l'},
    [PP_SQL_APPROVED] = {PP_FLAT_TRAINING_APPROVED_BY, 'a'},
    [PP_SQL_EXAMS] = {PP_FLAT_EXAMS, 'e'},
    [PP_SQL_HELD] = {PP_FLAT_CERTIFICATIONS, 'h'},
};

enum pp_flat_kind pp_sql_list_column(enum pp_sql_list_kind kind)
{
    return kinds[kind].column;
}

char pp_sql_list_letter(enum pp_sql_list_kind kind)
{
    return kinds[kind].letter;
}

/* The column of the table; empty when it has none. */
static struct pp_view title_of(const struct pp_sql_writer *writer, enum pp_sql_list_kind kind)
{
    for (size_t i = 0; i < writer->cell_count; i++)
        if (writer->cells[i].kind == kinds[kind].column)
            return writer->cells[i].title;
    return PP_V("");
}

const char *pp_sql_flag(struct pp_sql_writer *writer, enum pp_sql_list_kind kind,
                        const char *expression)
{
    struct pp_sql_list *list = &writer->lists[kind];
    if (title_of(writer, kind).len == 0)
        return "CAST(NULL AS INTEGER)";
    size_t at = 0;
    while (at < list->flag_count && strcmp(list->flags[at], expression) != 0)
        at++;
    if (at == list->flag_count) {
        list->flags = pp_sql_grow(writer, list->flags, at, sizeof(*list->flags));
        if (!list->flags) {
            list->flag_count = 0;
            return "";
        }
        list->flags[list->flag_count++] = expression;
    }
    return pp_sql_text(writer, "c.%c%zu", kinds[kind].letter, at + 1);
}

static bool same(const struct pp_sql_segment *a, const struct pp_sql_segment *b)
{
    return a->begins == b->begins && a->ends == b->ends && pp_view_eq(a->text, b->text) &&
           pp_view_eq(a->not_behind, b->not_behind);
}

const char *pp_sql_spot(struct pp_sql_writer *writer, enum pp_sql_list_kind kind,
                        const struct pp_sql_segment *segment, bool last)
{
    struct pp_sql_list *list = &writer->lists[kind];
    size_t at = 0;
    while (at < list->spot_count &&
           !(list->spots[at].last == last && same(&list->spots[at].segment, segment)))
        at++;
    if (at == list->spot_count) {
        list->spots = pp_sql_grow(writer, list->spots, at, sizeof(*list->spots));
        if (!list->spots) {
            list->spot_count = 0;
            return "";
        }
        list->spots[list->spot_count++] = (struct pp_sql_spot){*segment, last};
    }
    return pp_sql_text(writer, "a.b%zu", at + 1);
}

/* Is the character of `padded` at s.n + `offset` none of a word? */
static const char *no_word(struct pp_sql_writer *writer, long offset)
{
    static const char word[] = "'abcdefghijklmnopqrstuvwxyz0123456789_'";
    return pp_sql_text(writer, "REPLACE(%s, SUBSTR(n.padded, s.n + %ld, 1), '') = %s", word, offset,
                       word);
}

/* Does the segment stand at place s.n of the value? */
static const char *stands_here(struct pp_sql_writer *writer, const struct pp_sql_segment *segment)
{
    struct pp_view pattern = pp_arena_copy(writer->arena, segment->text);
    bool any = false;
    char *sign = (char *)pattern.ptr;
    for (size_t i = 0; sign && i < pattern.len; i++) {
        any |= sign[i] == '\1';
        sign[i] = sign[i] == '\1' ? '_' : sign[i];
    }
    if (!sign)
        writer->no_memory = true;
    const char *here =
        pp_sql_text(writer, "SUBSTR(n.padded, s.n + %d, %zu) %s %s", PP_SQL_PAD, segment->text.len,
                    any ? "LIKE" : "=", pp_sql_string(writer, sign ? pattern : PP_V("")));
    if (segment->begins)
        here = pp_sql_text(writer, "%s AND %s", here, no_word(writer, PP_SQL_PAD - 1));
    if (segment->ends)
        here = pp_sql_text(writer, "%s AND %s", here,
                           no_word(writer, PP_SQL_PAD + (long)segment->text.len));
    if (segment->not_behind.len)
        here = pp_sql_text(writer, "%s AND SUBSTR(n.padded, s.n + %d, %zu) <> %s", here,
                           PP_SQL_PAD - (int)segment->not_behind.len, segment->not_behind.len,
                           pp_sql_string(writer, segment->not_behind));
    return here;
}

/* The values that cannot be there: `batch` refuses the row. */
static const char *odd_value(struct pp_sql_writer *writer, enum pp_sql_list_kind kind)
{
    const char *list = "";
    switch (kind) {
    case PP_SQL_LIVED:
        for (size_t i = 0; i < pp_lived_words.count; i++)
            list = pp_sql_text(writer, "%s%s'%s'", list, i ? ", " : "", pp_lived_words.list[i]);
        return pp_sql_text(writer, "REPLACE(a.small, ' ', '_') NOT IN (%s)", list);
    case PP_SQL_APPROVED:
        for (int i = 0; i < PP_PLACE_COUNT; i++)
            list = pp_sql_text(writer, "%s%s%s", list, i ? " OR " : "",
                               pp_sql_is_place(writer, "a.small", i));
        return pp_sql_text(writer, "NOT (%s)", list);
    case PP_SQL_EXAMS:
        return "FALSE";
    case PP_SQL_HELD:
    case PP_SQL_LIST_COUNT:
        break;
    }
    return "a.id = 2";
}

/* How the values of a list are called in the statement: exams, lived_experience, … */
static const char *name_of(enum pp_sql_list_kind kind)
{
    return pp_flat_names[kinds[kind].column];
}

static void put_values(struct pp_sql_writer *writer, struct pp_buf *out, enum pp_sql_list_kind kind)
{
    const char *name = name_of(kind);
    const char *title = pp_sql_name(writer, title_of(writer, kind), false);
    pp_buf_printf(out,
                  "-- %s: the different lists, and their values.\n"
                  "%s_lists AS (\n"
                  "  SELECT DISTINCT p.%s AS list,\n"
                  "    ';' || CASE WHEN LOWER(TRIM(p.%s)) = 'none' THEN '' ELSE p.%s END || ';' AS "
                  "line\n"
                  "  FROM %s p WHERE TRIM(p.%s) <> ''\n"
                  "),\n",
                  name, name, title, title, title, pp_sql_name(writer, writer->sql->table, true),
                  title);
    pp_buf_printf(out,
                  "%s_marks AS (\n"
                  "  SELECT l.list, l.line, s.n FROM %s_lists l JOIN spots s ON s.n <= "
                  "LENGTH(l.line)\n"
                  "  WHERE SUBSTR(l.line, s.n, 1) = ';'\n"
                  "),\n",
                  name, name);
    pp_buf_printf(out,
                  "%s_values AS (\n"
                  "  SELECT b.list, TRIM(SUBSTR(b.line, b.n + 1, MIN(e.n) - b.n - 1)) AS value\n"
                  "  FROM %s_marks b JOIN %s_marks e ON e.list = b.list AND e.n > b.n\n"
                  "  GROUP BY b.list, b.line, b.n\n"
                  "),\n",
                  name, name, name);
    pp_buf_printf(out,
                  "%s_names AS (\n"
                  "  SELECT DISTINCT value, %s AS small, '%*s' || LOWER(value) || ' ' AS padded\n"
                  "  FROM %s_values WHERE value <> ''\n"
                  "),\n",
                  name, kind == PP_SQL_HELD ? pp_sql_held_small(writer) : "LOWER(value)",
                  PP_SQL_PAD, "", name);
}

/* Where in a value certain texts stand. id: 1 where it is a credential's id, 2 where it looks like
 * one that does not exist. */
static void put_places(struct pp_sql_writer *writer, struct pp_buf *out, enum pp_sql_list_kind kind)
{
    const struct pp_sql_list *list = &writer->lists[kind];
    pp_buf_printf(out, "%s_places AS (\n  SELECT n.value, n.small", name_of(kind));
    for (size_t i = 0; i < list->spot_count; i++)
        pp_buf_printf(out, ",\n    %s(CASE WHEN %s THEN s.n END) AS b%zu",
                      list->spots[i].last ? "MAX" : "MIN",
                      stands_here(writer, &list->spots[i].segment), i + 1);
    if (kind == PP_SQL_HELD)
        pp_buf_printf(out, ",\n    %s AS id", pp_sql_held_id(writer));
    pp_buf_printf(out,
                  "\n  FROM %s_names n JOIN spots s ON s.n <= LENGTH(n.value)\n"
                  "  GROUP BY n.value, n.small\n),\n",
                  name_of(kind));
}

static void put_flags(struct pp_sql_writer *writer, struct pp_buf *out, enum pp_sql_list_kind kind)
{
    const struct pp_sql_list *list = &writer->lists[kind];
    const char *name = name_of(kind);
    bool places = list->spot_count || kind == PP_SQL_HELD;
    if (places)
        put_places(writer, out, kind);
    const char *from = pp_sql_text(writer, "%s_%s", name, places ? "places" : "names");
    pp_buf_printf(out, "%s_means AS (\n  SELECT a.value", name);
    for (size_t i = 0; i < list->flag_count; i++)
        pp_buf_printf(out, ",\n    %s AS f%zu", list->flags[i], i + 1);
    pp_buf_printf(out,
                  ",\n    CASE WHEN %s THEN 1 ELSE 0 END AS odd\n"
                  "  FROM %s a WHERE %s\n),\n",
                  odd_value(writer, kind), from, pp_sql_kept(writer, from));
    pp_buf_printf(out, "%s_says AS (\n  SELECT l.list", name);
    for (size_t i = 0; i < list->flag_count; i++)
        pp_buf_printf(out, ",\n    MAX(COALESCE(m.f%zu, 0)) AS f%zu", i + 1, i + 1);
    /* Too long, or with a character that trimming or small letters treat in different ways. */
    pp_buf_printf(
        out,
        ",\n    MAX(CASE WHEN m.odd = 1 OR LENGTH(l.line) > %d OR l.list LIKE '%%\t%%' OR "
        "l.list LIKE '%%\n%%'\n      OR l.list LIKE '%%\r%%' OR l.list LIKE "
        "'%%\u212a%%' OR l.list LIKE '%%\u017f%%' OR l.list LIKE '%%\u0130%%' THEN 1 ELSE "
        "0 END) AS odd\n"
        "  FROM %s_lists l\n"
        "    LEFT JOIN %s_values v ON v.list = l.list\n"
        "    LEFT JOIN %s_means m ON m.value = v.value\n"
        "  WHERE %s\n"
        "  GROUP BY l.list\n),\n",
        (int)LONGEST, name, name, name, pp_sql_kept(writer, pp_sql_text(writer, "%s_means", name)));
}

void pp_sql_lists_write(struct pp_sql_writer *writer, struct pp_buf *out)
{
    bool some = false;
    for (int kind = 0; kind < PP_SQL_LIST_COUNT; kind++)
        some |= title_of(writer, (enum pp_sql_list_kind)kind).len > 0;
    if (!some)
        return;
    pp_buf_str(out, "digits AS (\n  SELECT 0 AS d");
    for (int digit = 1; digit < 10; digit++)
        pp_buf_printf(out, " UNION ALL SELECT %d", digit);
    pp_buf_printf(out, "\n),\n"
                       "spots AS (\n"
                       "  SELECT 1 + x.d + 10 * y.d + 100 * z.d AS n\n"
                       "  FROM digits x CROSS JOIN digits y CROSS JOIN digits z\n"
                       "),\n");
    for (int kind = 0; kind < PP_SQL_LIST_COUNT; kind++) {
        if (title_of(writer, (enum pp_sql_list_kind)kind).len == 0)
            continue;
        put_values(writer, out, (enum pp_sql_list_kind)kind);
        put_flags(writer, out, (enum pp_sql_list_kind)kind);
    }
}

void pp_sql_lists_join(struct pp_sql_writer *writer, struct pp_buf *out)
{
    for (int kind = 0; kind < PP_SQL_LIST_COUNT; kind++) {
        char letter = kinds[kind].letter;
        if (title_of(writer, (enum pp_sql_list_kind)kind).len == 0)
            continue;
        pp_buf_printf(out, ",\n    %c.odd AS %codd", letter, letter);
        for (size_t i = 1; i <= writer->lists[kind].flag_count; i++)
            pp_buf_printf(out, ", %c.f%zu AS %c%zu", letter, i, letter, i);
    }
    pp_buf_printf(out, "\n  FROM %s p", pp_sql_name(writer, writer->sql->table, true));
    for (int kind = 0; kind < PP_SQL_LIST_COUNT; kind++) {
        struct pp_view title = title_of(writer, (enum pp_sql_list_kind)kind);
        if (title.len)
            pp_buf_printf(out, "\n    LEFT JOIN %s_says %c ON %c.list = p.%s",
                          name_of((enum pp_sql_list_kind)kind), kinds[kind].letter,
                          kinds[kind].letter, pp_sql_name(writer, title, false));
    }
    bool first = true;
    for (int kind = 0; kind < PP_SQL_LIST_COUNT; kind++) {
        if (title_of(writer, (enum pp_sql_list_kind)kind).len == 0)
            continue;
        const char *says = pp_sql_text(writer, "%s_says", name_of((enum pp_sql_list_kind)kind));
        pp_buf_printf(out, "\n  %s %s", first ? "WHERE" : "  AND", pp_sql_kept(writer, says));
        first = false;
    }
    pp_buf_char(out, '\n');
}
