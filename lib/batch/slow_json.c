/* A row of JSONL: a profile as such, or a flat row whose keys are the names of the columns. */
#include "base/suggest.h"
#include "batch/slow.h"

enum {
    KEYS_MOST = 4096 /* that are remembered */
};

/* One flat row. */
struct flat {
    struct pp_slow *slow;
    const struct pp_node *root;
    struct pp_flat_columns columns;
    struct pp_view *cells;
    uint32_t row;
};

static const struct pp_read_limits limits = {(size_t)2 << 20, 64 << 10, 32, 50000};

static bool is_nested_key(struct pp_view key)
{
    static const char *const keys[] = {"profile", "training", "experience", "continuing_education",
                                       "attests"};
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        if (pp_view_is(key, keys[i]))
            return true;
    return false;
}

static bool is_nested(const struct pp_node *root)
{
    for (uint32_t i = 0; i < root->count; i++) {
        const struct pp_node *value = &root->pairs[i].value;
        bool of_maps = value->type == PP_LIST && value->count && value->items[0].type == PP_MAP;
        if (value->type == PP_MAP || of_maps || is_nested_key(root->pairs[i].key.text))
            return true;
    }
    return false;
}

static struct pp_place place_of(const struct flat *flat, size_t column)
{
    return (struct pp_place){flat->slow->plan->batch->file, flat->row, (uint32_t)column + 1};
}

/* Is there a requirement of this id? If not, it is reported. */
static bool is_answerable(const struct flat *flat, size_t column, struct pp_view id)
{
    struct pp_slow *slow = flat->slow;
    struct pp_node node = {.type = PP_SCALAR, .line = flat->row, .col = (uint32_t)column + 1};
    struct pp_attest attest = {.id = id, .node = &node};
    struct pp_profile profile;
    pp_profile_init(&profile);
    profile.file = slow->plan->batch->file;
    profile.attests = &attest;
    profile.attest_count = 1;
    return pp_profile_resolve(&profile, slow->plan->batch->db, &slow->arena, &slow->diags) == PP_OK;
}

/* Remember what a key means. */
static void remember(struct pp_slow *slow, const struct pp_flat_column *column)
{
    if (!slow->keys)
        slow->keys = PP_NEW_N(&slow->lasting, struct pp_flat_column, KEYS_MOST);
    struct pp_view title = pp_arena_copy(&slow->lasting, column->title);
    struct pp_view sub = pp_arena_copy(&slow->lasting, column->sub);
    if (!slow->keys || slow->key_count == KEYS_MOST || !title.ptr || !sub.ptr)
        return;
    slow->keys[slow->key_count] = *column;
    slow->keys[slow->key_count].title = title;
    slow->keys[slow->key_count++].sub = sub;
}

static bool find_column(struct flat *flat, size_t number, struct pp_flat_column *out)
{
    struct pp_slow *slow = flat->slow;
    const struct pp_batch_plan *plan = slow->plan;
    struct pp_view key = flat->root->pairs[number].key.text, name = key, near;
    for (size_t i = 0; i < slow->key_count; i++) {
        if (!pp_view_eq(slow->keys[i].title, key))
            continue;
        *out = slow->keys[i];
        return true;
    }
    *out = (struct pp_flat_column){.ignored = true, .title = key};
    if (pp_batch_plan_rename(plan->batch, &name) == SIZE_MAX || name.len) {
        if (!pp_flat_column_find(&plan->topics, name, &slow->arena, out, &near)) {
            pp_report(&slow->diags, PP_FIELD_UNKNOWN, place_of(flat, number), key,
                      "unknown field '%.*s'" PP_DID_YOU_MEAN, PP_VARG(pp_shown(key)),
                      PP_MEANT_OR(near, "; 'peerpath help batch' lists them"));
            return false;
        }
        out->title = key;
        if (out->kind == PP_FLAT_ATTEST && !is_answerable(flat, number, out->sub))
            return false;
        out->ignored = out->kind != PP_FLAT_ID && out->kind != PP_FLAT_ATTEST &&
                       !(plan->used & 1U << out->kind);
    }
    remember(slow, out);
    return true;
}

/* A list of texts as one cell. */
static bool join(struct flat *flat, size_t number, const struct pp_node *list)
{
    struct pp_slow *slow = flat->slow;
    struct pp_view *cell = &flat->cells[number];
    pp_buf_clear(&slow->scratch);
    for (uint32_t i = 0; i < list->count; i++) {
        const struct pp_node *item = &list->items[i];
        if (item->type != PP_SCALAR || pp_view_find(item->text, ';') < item->text.len) {
            pp_report(&slow->diags, PP_WRONG_TYPE, place_of(flat, number),
                      flat->root->pairs[number].key.text,
                      "'%.*s' must be a list of texts without ';'",
                      PP_VARG(flat->root->pairs[number].key.text));
            return false;
        }
        pp_buf_str(&slow->scratch, i ? ";" : "");
        pp_buf_add(&slow->scratch, item->text);
    }
    if (pp_buf_status(&slow->scratch) != PP_OK)
        return pp_no_memory(&slow->diags) == PP_OK;
    *cell = list->count ? pp_arena_copy(&slow->arena, pp_buf_view(&slow->scratch)) : PP_V("none");
    return cell->ptr || pp_no_memory(&slow->diags) == PP_OK;
}

static bool add_pair(struct flat *flat, size_t number)
{
    struct pp_slow *slow = flat->slow;
    const struct pp_node *value = &flat->root->pairs[number].value;
    struct pp_flat_column *column = &flat->columns.list[number];
    flat->cells[number] = PP_V("");
    if (!find_column(flat, number, column))
        return false;
    for (size_t i = 0; i < number; i++) {
        const struct pp_flat_column *other = &flat->columns.list[i];
        if (column->ignored || other->ignored || other->kind != column->kind ||
            !pp_view_eq(other->sub, column->sub))
            continue;
        pp_report(&slow->diags, PP_COLUMN_TWICE, place_of(flat, number), column->title,
                  "'%.*s' says the same as '%.*s'", PP_VARG(column->title), PP_VARG(other->title));
        return false;
    }
    if (value->type == PP_LIST && !column->ignored)
        return join(flat, number, value);
    if (value->type == PP_SCALAR && !pp_node_is_null(value))
        flat->cells[number] = value->text;
    return column->kind != PP_FLAT_ID || column->ignored ||
           pp_slow_set_id(slow, flat->cells[number], flat->row, number);
}

/* The number of the column in a place becomes the character where its value stands. */
static void place_faults(const struct flat *flat)
{
    for (size_t i = 0; i < flat->slow->diags.count; i++) {
        struct pp_place *place = &flat->slow->diags.list[i].place;
        if (place->col && place->col <= flat->root->count)
            place->col = flat->root->pairs[place->col - 1].value.col;
    }
}

static enum pp_status read_flat(struct pp_slow *slow, const struct pp_node *root, uint32_t row)
{
    struct flat flat = {.slow = slow, .root = root, .row = row};
    bool good = true;
    flat.columns.file = slow->plan->batch->file;
    flat.columns.latest = slow->plan->columns.latest;
    flat.columns.count = root->count;
    flat.columns.list = PP_NEW_N(&slow->arena, struct pp_flat_column, root->count);
    flat.cells = PP_NEW_N(&slow->arena, struct pp_view, root->count);
    if (!flat.columns.list || !flat.cells)
        return pp_no_memory(&slow->diags);
    for (uint32_t i = 0; i < root->count; i++)
        good &= add_pair(&flat, i);
    enum pp_status status =
        good ? pp_profile_flat(&flat.columns, flat.cells, row, slow->plan->batch->db, &slow->arena,
                               &slow->profile, &slow->diags)
             : PP_INPUT;
    place_faults(&flat);
    return slow->diags.no_memory ? PP_NOMEM : status;
}

static enum pp_status read_nested(struct pp_slow *slow, const struct pp_node *root)
{
    const struct pp_batch *batch = slow->plan->batch;
    enum pp_status status =
        pp_profile_read(root, batch->file, &slow->arena, &slow->profile, &slow->diags);
    if (status == PP_OK)
        status = pp_profile_check_dates(&slow->profile, slow->plan->columns.latest, &slow->diags);
    if (status == PP_OK)
        status = pp_profile_resolve(&slow->profile, batch->db, &slow->arena, &slow->diags);
    if (status == PP_OK && !pp_slow_set_id(slow, slow->profile.id, 1, 0))
        status = PP_INPUT;
    return status;
}

/* Does the person answer a requirement by its own id? Then every one of them needs its own bit. */
static bool answers_one(const struct pp_profile *profile)
{
    for (size_t i = 0; i < profile->attest_count; i++)
        if (pp_view_find(profile->attests[i].id, '.') < profile->attests[i].id.len)
            return true;
    return false;
}

enum pp_status pp_slow_read_json(struct pp_slow *slow, struct pp_view record, uint32_t row)
{
    const struct pp_node *root = NULL;
    enum pp_status status =
        pp_read_json(record, slow->plan->batch->file, &limits, &slow->arena, &root, &slow->diags);
    if (status == PP_OK && root->type == PP_MAP && !is_nested(root))
        status = read_flat(slow, root, row);
    else if (status == PP_OK)
        status = read_nested(slow, root);
    for (size_t i = 0; i < slow->diags.count; i++)
        slow->diags.list[i].place.line = row; /* the reader saw one line alone */
    if (status == PP_OK)
        slow->program = answers_one(&slow->profile) ? &slow->plan->detailed : &slow->plan->program;
    return status == PP_LIMIT ? PP_INPUT : status;
}
