/* The header of a table: which column says what. */
#include "base/suggest.h"
#include "batch/plan.h"
#include "read/csv.h"

/* What is needed while the header is read. */
struct heading {
    struct pp_batch_plan *plan;
    bool *used; /* mappings that met their column */
    struct pp_diags *diags;
};

static struct pp_place place_of(const struct heading *heading, size_t column)
{
    return (struct pp_place){heading->plan->batch->file, 1, (uint32_t)column + 1};
}

size_t pp_batch_plan_rename(const struct pp_batch *batch, struct pp_view *name)
{
    for (size_t i = 0; i < batch->map_count; i++) {
        if (!pp_view_eq(pp_view_trim(batch->maps[i].theirs), *name))
            continue;
        *name = batch->maps[i].ours;
        return i;
    }
    return SIZE_MAX;
}

/* Does the header look as if another sign stood between its columns? */
static const char *other_separator(struct pp_view name)
{
    if (pp_view_find(name, ';') < name.len)
        return "; columns are separated by commas here, not by ';', unless a line 'sep=;' comes "
               "first";
    if (pp_view_find(name, '\t') < name.len)
        return "; columns are separated by commas here, not by tabs";
    return "; 'peerpath help batch' lists the columns, and --map 'NAME=' leaves one out";
}

static void report_unknown(const struct heading *heading, size_t column, struct pp_view name,
                           struct pp_view near)
{
    struct pp_view shown = pp_shown(name);
    pp_report(heading->diags, PP_FIELD_UNKNOWN, place_of(heading, column), name,
              "unknown column '%.*s'" PP_DID_YOU_MEAN, PP_VARG(shown),
              PP_MEANT_OR(near, other_separator(name)));
}

static bool same_column(const struct pp_flat_column *a, const struct pp_flat_column *b)
{
    return !a->ignored && !b->ignored && a->kind == b->kind && pp_view_eq(a->sub, b->sub);
}

/* A requirement that a column answers must exist. */
static enum pp_status check_attest(const struct heading *heading, size_t column)
{
    struct pp_flat_column *answered = &heading->plan->columns.list[column];
    struct pp_node node = {.type = PP_SCALAR, .line = 1, .col = (uint32_t)column + 1};
    struct pp_attest attest = {.id = answered->sub, .node = &node};
    struct pp_profile profile;
    pp_profile_init(&profile);
    profile.file = heading->plan->batch->file;
    profile.attests = &attest;
    profile.attest_count = 1;
    return pp_profile_resolve(&profile, heading->plan->batch->db, &heading->plan->arena,
                              heading->diags);
}

static enum pp_status add_column(struct heading *heading, struct pp_view text)
{
    struct pp_flat_columns *columns = &heading->plan->columns;
    size_t number = columns->count;
    struct pp_flat_column *column = &columns->list[columns->count++];
    struct pp_view name = pp_view_trim(text), near;
    *column = (struct pp_flat_column){.ignored = true, .title = name};
    if (heading->diags->count == PP_DIAGS_MAX)
        return PP_INPUT; /* enough was said */
    size_t map = pp_batch_plan_rename(heading->plan->batch, &name);
    if (map != SIZE_MAX)
        heading->used[map] = true;
    column->nameless = map == SIZE_MAX && name.len == 0;
    if (name.len == 0)
        return PP_OK;
    if (!pp_flat_column_find(&heading->plan->topics, name, &heading->plan->arena, column, &near)) {
        report_unknown(heading, number, name, near);
        return PP_INPUT;
    }
    column->title = pp_view_trim(text);
    for (size_t i = 0; i < number; i++) {
        if (!same_column(&columns->list[i], column))
            continue;
        pp_report(heading->diags, PP_COLUMN_TWICE, place_of(heading, number), column->title,
                  "column '%.*s' stands there twice: it is number %zu as well",
                  PP_VARG(column->title), i + 1);
        column->ignored = true;
        return PP_INPUT;
    }
    if (column->kind == PP_FLAT_ID)
        heading->plan->id = number;
    return column->kind == PP_FLAT_ATTEST ? check_attest(heading, number) : PP_OK;
}

/* Every mapping names a column, and something that a column can be. */
static enum pp_status check_maps(const struct heading *heading)
{
    const struct pp_batch *batch = heading->plan->batch;
    struct pp_place nowhere = {0};
    enum pp_status status = PP_OK;
    for (size_t i = 0; i < batch->map_count; i++) {
        if (heading->used[i])
            continue;
        struct pp_suggest suggest = pp_suggest_for(batch->maps[i].theirs);
        for (size_t c = 0; c < heading->plan->columns.count; c++)
            pp_suggest_offer(&suggest, heading->plan->columns.list[c].title);
        struct pp_view near = pp_suggest_best(&suggest);
        pp_report(heading->diags, PP_MAP_UNKNOWN, nowhere, PP_V(""),
                  "--map: there is no column '%.*s' in '%.*s'" PP_DID_YOU_MEAN,
                  PP_VARG(batch->maps[i].theirs), PP_VARG(batch->file), PP_MEANT(near));
        status = PP_INPUT;
    }
    return status;
}

/* Index the header, which has no line break, and add its columns. */
static enum pp_status add_columns(struct heading *heading, struct pp_view header)
{
    struct pp_batch_plan *plan = heading->plan;
    struct pp_buf scratch pp_cleanup_buf;
    enum pp_status worst = PP_OK;
    const char separator = plan->separator ? plan->separator : ',';
    size_t commas = 0, at = 0;
    uint32_t number = 0;
    pp_buf_init(&scratch, header.len + 1);
    for (size_t i = 0; i < header.len; i++)
        commas += header.ptr[i] == separator;
    if (commas >= PP_BATCH_COLUMNS_MAX) {
        pp_report(heading->diags, PP_TREE_TOO_MANY, place_of(heading, 0), PP_V(""),
                  "the header has more than %d columns", PP_BATCH_COLUMNS_MAX);
        return PP_LIMIT;
    }
    struct pp_csv_index *index = PP_NEW(&plan->arena, struct pp_csv_index);
    char *text = pp_arena_alloc(&plan->arena, header.len + 1 + PP_CSV_MARGIN);
    if (!index || !text)
        return pp_no_memory(heading->diags);
    *index = (struct pp_csv_index){
        .room = pp_csv_room(commas + 1), .columns = commas + 1, .separator = plan->separator};
    index->marks = PP_NEW_N(&plan->arena, uint32_t, index->room);
    plan->columns.list = PP_NEW_N(&plan->arena, struct pp_flat_column, commas + 1);
    if (!index->marks || !plan->columns.list)
        return pp_no_memory(heading->diags);
    for (size_t i = 0; i < header.len; i++)
        text[i] = header.ptr[i];
    text[header.len] = '\n';
    pp_csv_index((struct pp_view){text, header.len + 1}, &at, &number, true, index);
    const struct pp_csv_record *record = &index->records[0];
    if (index->count == 0) {
        pp_report(heading->diags, PP_TABLE_KIND, place_of(heading, 0), PP_V(""),
                  "%s is blank; it has to name the columns",
                  plan->separator ? "the line behind 'sep='" : "the first line");
        return PP_INPUT;
    }
    if (record->fault == PP_CSV_OPEN || record->fault == PP_CSV_BEHIND_QUOTE) {
        pp_report(heading->diags, PP_ROW_QUOTE, place_of(heading, record->cells - 1), PP_V(""),
                  "the header has a double quote out of place");
        return PP_INPUT;
    }
    for (uint32_t i = 0; i < record->cells; i++) {
        struct pp_view name = pp_csv_cell((struct pp_view){text, header.len}, index, record, i);
        name = pp_arena_copy(&plan->arena, pp_csv_text(name, &scratch));
        if (!name.ptr)
            return pp_no_memory(heading->diags);
        enum pp_status status = add_column(heading, name);
        worst = status == PP_OK ? worst : status;
    }
    return worst;
}

enum pp_status pp_batch_plan_columns(struct pp_batch_plan *plan, struct pp_view header,
                                     struct pp_diags *diags)
{
    struct heading heading = {.plan = plan, .diags = diags};
    heading.used = PP_NEW_N(&plan->arena, bool, plan->batch->map_count);
    if (!heading.used)
        return pp_no_memory(diags);
    enum pp_status status = add_columns(&heading, header);
    enum pp_status maps = check_maps(&heading);
    return status == PP_OK ? maps : status;
}
