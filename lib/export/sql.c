#include "export/sql.h"

#include "export/sql_writer.h"

enum {
    LARGEST = 32 << 20 /* bytes of a part of the statement */
};

const char *pp_sql_header(const struct pp_flat_topics *topics, struct pp_arena *arena)
{
    const char *line = "";
    for (int kind = 0; line && kind < PP_FLAT_KIND_COUNT; kind++) {
        const char *name = pp_flat_names[kind];
        const struct pp_views *subs = &topics->by_kind[kind];
        if (!pp_flat_is_open((enum pp_flat_kind)kind))
            line = pp_arena_printf(arena, "%s%s%s", line, *line ? "," : "", name);
        for (size_t i = 0; line && i < subs->count; i++)
            line = pp_arena_printf(arena, "%s,%s%.*s", line, name, PP_VARG(subs->list[i]));
    }
    return line ? pp_arena_printf(arena, "%s,%scode_of_ethics,%sinterview", line,
                                  pp_flat_names[PP_FLAT_ATTEST], pp_flat_names[PP_FLAT_ATTEST])
                : NULL;
}

static void put_head(struct pp_sql_writer *writer, struct pp_buf *out)
{
    const struct pp_sql *sql = writer->sql;
    pp_buf_printf(out,
                  "-- May these people be certified as peer support specialists? One row a "
                  "person, one column a certification.\n-- Rules of peerpath, version %.*s; "
                  "as of ",
                  PP_VARG(sql->version));
    pp_date_format(out, sql->as_of);
    pp_buf_printf(
        out,
        "; stage %s.\n"
        "-- This is guidance. The issuer, the board or agency that grants a "
        "certification, decides.\n"
        "--\n"
        "-- The words are those of 'peerpath batch': eligible, likely, unknown, not_yet, "
        "ineligible, not_offered.\n"
        "-- NULL in place of a word: a cell of the row cannot be, or 'batch' has to judge "
        "the row (see 'peerpath help export').\n"
        "-- Runs on DuckDB, PostgreSQL and SQLite. Written for Spark SQL (with "
        "spark.sql.ansi.enabled and\n"
        "-- spark.sql.ansi.doubleQuotedIdentifiers) and Trino too, but not tested there.\n"
        "--\n"
        "-- The table, as far as it is read (columns of other types do as well; NULL or "
        "an empty text where nothing is known):\n"
        "-- CREATE TABLE ",
        pp_word(&pp_stage_words, (int)sql->stage));
    pp_sql_comment(out, pp_view_of(pp_sql_name(writer, sql->table, true)));
    bool some = false;
    for (size_t i = 0; i < sql->columns->count; i++) {
        const struct pp_flat_column *column = &sql->columns->list[i];
        if (column->ignored)
            continue;
        pp_buf_str(out, some ? ",\n--   " : " (\n--   ");
        pp_sql_comment(out, pp_view_of(pp_sql_name(writer, column->title, false)));
        pp_buf_printf(out, " %s",
                      pp_sql_is_amount(column->kind) ? "DECIMAL(9, 3)" : "VARCHAR(1000)");
        some = true;
    }
    pp_buf_str(out, some ? "\n-- );\n" : "\n");
}

static void put_all(struct pp_sql_writer *writer, const struct pp_sql_ways *ways,
                    struct pp_buf *out)
{
    bool has_id = pp_sql_cell_there(writer, PP_FLAT_ID, PP_V("")) != NULL;
    put_head(writer, out);
    pp_buf_str(out, "WITH\n");
    pp_sql_lists_write(writer, out);
    pp_sql_cells_write(writer, out);
    pp_sql_facts_write(writer, out);
    pp_buf_printf(out,
                  "-- The routes: TRUE all is met, FALSE something is unmet.\n"
                  "ways AS (\n  SELECT f.odd%s",
                  has_id ? ", f.\"id\"" : "");
    pp_buf_add(out, pp_buf_view(&ways->ways));
    pp_buf_printf(out, "\n  FROM facts f WHERE %s\n)\nSELECT", pp_sql_kept(writer, "facts"));
    /* The columns begin with a comma. */
    if (has_id)
        pp_buf_str(out, "\n  w.\"id\"");
    pp_buf_add(
        out, pp_view_from(pp_buf_view(&ways->verdicts), has_id || ways->verdicts.len == 0 ? 0 : 1));
    pp_buf_printf(out, "\nFROM ways w WHERE %s;\n", pp_sql_kept(writer, "ways"));
}

static enum pp_status write_with(struct pp_sql_writer *writer, struct pp_sql_ways *ways,
                                 struct pp_buf *out)
{
    if (!pp_sql_cells_begin(writer))
        return pp_no_memory(writer->diags);
    for (size_t i = 0; i < writer->sql->credential_count && !writer->no_memory; i++)
        pp_sql_verdict(writer, writer->sql->credentials[i], ways);
    if (!writer->no_memory && !writer->refused)
        put_all(writer, ways, out);
    if (writer->no_memory || writer->matcher.no_memory || pp_buf_status(&ways->ways) != PP_OK ||
        pp_buf_status(&ways->verdicts) != PP_OK || pp_buf_status(out) != PP_OK)
        return pp_no_memory(writer->diags);
    return writer->refused ? PP_INPUT : PP_OK;
}

enum pp_status pp_sql_write(const struct pp_sql *sql, struct pp_arena *arena, struct pp_buf *out,
                            struct pp_diags *diags)
{
    struct pp_sql_writer writer = {.sql = sql, .arena = arena, .diags = diags};
    struct pp_sql_ways ways = {.count = 0};
    pp_matcher_init(&writer.matcher);
    pp_buf_init(&ways.ways, LARGEST);
    pp_buf_init(&ways.verdicts, LARGEST);
    enum pp_status status = write_with(&writer, &ways, out);
    pp_buf_release(&ways.verdicts);
    pp_buf_release(&ways.ways);
    pp_matcher_release(&writer.matcher);
    return status;
}
