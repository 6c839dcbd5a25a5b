#include "read/tree.h"

#include <string.h>

#include "base/file.h"
#include "read/source.h"

const struct pp_read_limits pp_read_limits_default = {
    .bytes = 4 << 20,
    .scalar = 64 << 10,
    .depth = 32,
    .nodes = 200000,
};

const struct pp_node *pp_node_get(const struct pp_node *map, const char *key)
{
    if (map->type != PP_MAP)
        return NULL;
    struct pp_view wanted = pp_view_of(key);
    for (uint32_t i = 0; i < map->count; i++)
        if (pp_view_eq(map->pairs[i].key.text, wanted))
            return &map->pairs[i].value;
    return NULL;
}

bool pp_node_is_null(const struct pp_node *node)
{
    if (node->type != PP_SCALAR || node->style != PP_PLAIN)
        return false;
    return node->text.len == 0 || pp_view_is(node->text, "~") || pp_view_is(node->text, "null");
}

const char *pp_node_type_name(const struct pp_node *node)
{
    static const char *const names[] = {
        [PP_SCALAR] = "a text", [PP_LIST] = "a list", [PP_MAP] = "a mapping"};
    return names[node->type];
}

static bool is_json_name(struct pp_view file)
{
    struct pp_view ending = PP_V(".json");
    return file.len >= ending.len &&
           pp_view_eq_fold(pp_view_from(file, file.len - ending.len), ending);
}

static bool looks_like_json(struct pp_view text)
{
    text = pp_view_trim(text);
    return text.len && (text.ptr[0] == '{' || text.ptr[0] == '[');
}

/*
 * What begins with a bracket may be JSON or YAML in its flow form. A text that is not JSON
 * throughout is read as YAML, whose words about it are then the ones that help.
 */
static enum pp_status read_either(struct pp_view text, struct pp_view file,
                                  const struct pp_read_limits *limits, struct pp_arena *arena,
                                  const struct pp_node **out_root, struct pp_diags *diags)
{
    struct pp_diags dropped pp_cleanup_diags;
    pp_diags_init(&dropped);
    enum pp_status status = pp_read_json(text, file, limits, arena, out_root, &dropped);
    if (status == PP_OK)
        return PP_OK;
    if (status == PP_NOMEM)
        return pp_no_memory(diags);
    return pp_read_yaml(text, file, limits, arena, out_root, diags);
}

enum pp_status pp_read_text(struct pp_view text, struct pp_view file,
                            const struct pp_read_limits *limits, struct pp_arena *arena,
                            const struct pp_node **out_root, struct pp_diags *diags)
{
    size_t first = diags->count;
    struct pp_view body = pp_source_body(text);
    enum pp_status status;
    if (is_json_name(file))
        status = pp_read_json(body, file, limits, arena, out_root, diags);
    else if (looks_like_json(body))
        status = read_either(body, file, limits, arena, out_root, diags);
    else
        status = pp_read_yaml(body, file, limits, arena, out_root, diags);
    if (status != PP_OK)
        pp_diags_quote(diags, first, file, body);
    return status;
}

enum pp_status pp_read_document(const char *path, const struct pp_read_limits *limits,
                                struct pp_arena *arena, const struct pp_node **out_root,
                                struct pp_diags *diags)
{
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, limits->bytes);
    enum pp_status status = pp_file_read(path, limits->bytes, &text, diags);
    if (status != PP_OK)
        return status;
    struct pp_view file = pp_view_of(strcmp(path, "-") == 0 ? "standard input" : path);
    return pp_read_text(pp_buf_view(&text), file, limits, arena, out_root, diags);
}
