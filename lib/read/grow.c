#include "read/grow.h"

#include <assert.h>
#include <string.h>

#include "read/source.h"

enum {
    FIRST_ROOM = 64,
    FEW_KEYS = 16 /* up to here comparing each with each is faster than sorting */
};

static bool out_of_memory(struct pp_grow *grow)
{
    grow->no_memory = true;
    return false;
}

static struct pp_place place_of(const struct pp_grow *grow, uint32_t line, uint32_t col)
{
    return (struct pp_place){.file = grow->file, .line = line, .col = col};
}

bool pp_grow_init(struct pp_grow *grow, struct pp_view file, const struct pp_read_limits *limits,
                  struct pp_arena *arena, struct pp_diags *diags)
{
    *grow = (struct pp_grow){.arena = arena, .limits = limits, .diags = diags, .file = file};
    grow->errors_before = diags->errors;
    grow->firsts = PP_NEW_N(arena, size_t, limits->depth);
    return grow->firsts || out_of_memory(grow);
}

const struct pp_node *pp_grow_parent(const struct pp_grow *grow)
{
    return grow->depth ? &grow->nodes[grow->firsts[grow->depth - 1] - 1] : NULL;
}

size_t pp_grow_children(const struct pp_grow *grow)
{
    return grow->depth ? grow->count - grow->firsts[grow->depth - 1] : grow->count;
}

static bool make_room(struct pp_grow *grow)
{
    if (grow->count < grow->room)
        return true;
    size_t room = grow->room ? grow->room * 2 : FIRST_ROOM;
    struct pp_node *nodes = PP_NEW_N(grow->arena, struct pp_node, room);
    if (!nodes)
        return out_of_memory(grow);
    if (grow->count)
        memcpy(nodes, grow->nodes, grow->count * sizeof(*nodes));
    grow->nodes = nodes;
    grow->room = room;
    return true;
}

static bool push(struct pp_grow *grow, struct pp_node node)
{
    if (grow->made == grow->limits->nodes) {
        pp_report(grow->diags, PP_TREE_TOO_MANY, place_of(grow, node.line, node.col), PP_V(""),
                  "more than %u values, the most that are read", (unsigned)grow->limits->nodes);
        grow->past_limit = true;
        return false;
    }
    if (!make_room(grow))
        return false;
    grow->made++;
    grow->nodes[grow->count++] = node;
    return true;
}

bool pp_grow_scalar(struct pp_grow *grow, uint32_t line, uint32_t col, enum pp_scalar_style style,
                    struct pp_view text)
{
    if (text.len > grow->limits->scalar) {
        pp_report(grow->diags, PP_TREE_TOO_LONG, place_of(grow, line, col), PP_V(""),
                  "text of %zu bytes is longer than %zu, the most that are read", text.len,
                  grow->limits->scalar);
        grow->past_limit = true;
        text = (struct pp_view){NULL, 0};
    }
    return push(grow,
                (struct pp_node){
                    .type = PP_SCALAR, .style = style, .line = line, .col = col, .text = text});
}

bool pp_grow_copy(struct pp_grow *grow, uint32_t line, uint32_t col, enum pp_scalar_style style,
                  struct pp_view text)
{
    if (text.len <= grow->limits->scalar) {
        text = pp_arena_copy(grow->arena, text);
        if (!text.ptr)
            return out_of_memory(grow);
    }
    return pp_grow_scalar(grow, line, col, style, text);
}

static bool at_key(const struct pp_grow *grow)
{
    const struct pp_node *parent = pp_grow_parent(grow);
    return parent && parent->type == PP_MAP && pp_grow_children(grow) % 2 == 0;
}

bool pp_grow_open(struct pp_grow *grow, enum pp_node_type type, uint32_t line, uint32_t col)
{
    if (grow->depth == grow->limits->depth) {
        pp_report(grow->diags, PP_TREE_TOO_DEEP, place_of(grow, line, col), PP_V(""),
                  "nested more than %u deep, the most that is read", (unsigned)grow->limits->depth);
        grow->past_limit = true;
        return false;
    }
    if (at_key(grow))
        pp_report(grow->diags, PP_YAML_KEY, place_of(grow, line, col), PP_V(""),
                  "key is a %s, not a text", type == PP_MAP ? "mapping" : "list");
    if (!push(grow, (struct pp_node){.type = type, .line = line, .col = col}))
        return false;
    grow->firsts[grow->depth++] = grow->count;
    return true;
}

/* A key, and the same key where it stood first. */
struct seen {
    const struct pp_node *key;
    const struct pp_node *first;
};

/* By text; equal texts in the order of the file, which is that of the pairs in memory. */
static int by_text(const void *left, const void *right)
{
    const struct seen *a = left, *b = right;
    int order = pp_view_cmp(a->key->text, b->key->text);
    return order ? order : (a->key > b->key) - (a->key < b->key);
}

static int by_position(const void *left, const void *right)
{
    const struct seen *a = left, *b = right;
    return (a->key > b->key) - (a->key < b->key);
}

/* A refused key has said so itself. */
static bool is_usable(const struct pp_node *key)
{
    return key->type == PP_SCALAR && key->text.ptr;
}

static void report_repeated(struct pp_grow *grow, struct seen seen)
{
    const struct pp_node *key = seen.key;
    bool same = seen.first->line == key->line; /* in a file of JSON lines, of whatever number */
    pp_report(grow->diags, PP_TREE_REPEATED_KEY, place_of(grow, key->line, key->col), PP_V(""),
              "key '%.*s' stands here again; it stood %s %u already",
              PP_VARG(pp_source_brief(key->text)), same ? "in column" : "on line",
              (unsigned)(same ? seen.first->col : seen.first->line));
}

static void check_few_keys(struct pp_grow *grow, const struct pp_node *map)
{
    for (uint32_t i = 1; i < map->count; i++) {
        const struct pp_node *key = &map->pairs[i].key;
        for (uint32_t j = 0; is_usable(key) && j < i; j++) {
            const struct pp_node *first = &map->pairs[j].key;
            if (is_usable(first) && pp_view_eq(first->text, key->text)) {
                report_repeated(grow, (struct seen){key, first});
                break;
            }
        }
    }
}

static bool check_many_keys(struct pp_grow *grow, const struct pp_node *map)
{
    struct seen *list = PP_NEW_N(grow->arena, struct seen, map->count);
    if (!list)
        return out_of_memory(grow);
    size_t count = 0;
    for (uint32_t i = 0; i < map->count; i++)
        if (is_usable(&map->pairs[i].key))
            list[count++].key = &map->pairs[i].key;
    qsort(list, count, sizeof(*list), by_text);
    size_t repeated = 0;
    for (size_t i = 0, first = 0; i < count; i++) {
        if (!pp_view_eq(list[i].key->text, list[first].key->text))
            first = i;
        const struct pp_node *where = list[first].key;
        if (i != first)
            list[repeated++] = (struct seen){list[i].key, where};
    }
    qsort(list, repeated, sizeof(*list), by_position);
    for (size_t i = 0; i < repeated; i++)
        report_repeated(grow, list[i]);
    return true;
}

static bool take_pairs(struct pp_grow *grow, struct pp_node *map, const struct pp_node *children)
{
    map->pairs = PP_NEW_N(grow->arena, struct pp_pair, map->count);
    if (!map->pairs)
        return out_of_memory(grow);
    for (uint32_t i = 0; i < map->count; i++)
        map->pairs[i] = (struct pp_pair){.key = children[2 * i], .value = children[2 * i + 1]};
    if (map->count > FEW_KEYS)
        return check_many_keys(grow, map);
    check_few_keys(grow, map);
    return true;
}

static bool take_items(struct pp_grow *grow, struct pp_node *list, const struct pp_node *children)
{
    list->items = PP_NEW_N(grow->arena, struct pp_node, list->count);
    if (!list->items)
        return out_of_memory(grow);
    memcpy(list->items, children, list->count * sizeof(*children));
    return true;
}

bool pp_grow_close(struct pp_grow *grow)
{
    assert(grow->depth > 0);
    size_t children = pp_grow_children(grow);
    size_t first = grow->firsts[--grow->depth];
    struct pp_node *node = &grow->nodes[first - 1];
    grow->count = first;
    if (children == 0)
        return true;
    if (node->type == PP_LIST) {
        node->count = (uint32_t)children;
        return take_items(grow, node, grow->nodes + first);
    }
    assert(children % 2 == 0);
    node->count = (uint32_t)(children / 2);
    return take_pairs(grow, node, grow->nodes + first);
}

enum pp_status pp_grow_finish(struct pp_grow *grow, const struct pp_node **out_root)
{
    if (grow->no_memory)
        return pp_no_memory(grow->diags);
    if (grow->diags->errors != grow->errors_before) {
        if (grow->diags->no_memory)
            return PP_NOMEM;
        return grow->past_limit ? PP_LIMIT : PP_INPUT;
    }
    assert(grow->depth == 0 && grow->count == 1);
    struct pp_node *root = PP_NEW(grow->arena, struct pp_node);
    if (!root)
        return pp_no_memory(grow->diags);
    *root = grow->nodes[0];
    *out_root = root;
    return PP_OK;
}
