#include "tree_text.h"

#include "read/json_write.h"

static void add_node(const struct pp_node *node, const char *role, int depth, bool places,
                     struct pp_buf *out)
{
    static const char *const types[] = {
        [PP_SCALAR] = "scalar", [PP_LIST] = "list", [PP_MAP] = "map"};
    pp_buf_printf(out, "%d %s %s", depth, role, types[node->type]);
    if (places)
        pp_buf_printf(out, " %s %u:%u", node->style == PP_QUOTED ? "quoted" : "plain",
                      (unsigned)node->line, (unsigned)node->col);
    if (node->type == PP_SCALAR) {
        struct pp_json json;
        pp_buf_char(out, ' ');
        pp_json_init(&json, out);
        pp_json_text(&json, node->text);
    }
    pp_buf_char(out, '\n');
    for (uint32_t i = 0; i < node->count; i++) {
        if (node->type == PP_MAP)
            add_node(&node->pairs[i].key, "key", depth + 1, places, out);
        add_node(node->type == PP_MAP ? &node->pairs[i].value : &node->items[i], "value", depth + 1,
                 places, out);
    }
}

void tree_text(const struct pp_node *root, bool places, struct pp_buf *out)
{
    add_node(root, "root", 0, places, out);
}

void fault_text(const struct pp_diags *diags, struct pp_buf *out)
{
    for (size_t i = 0; i < diags->count; i++) {
        const struct pp_diag *diag = &diags->list[i];
        pp_buf_printf(out, "%u:%u: %s %.*s\n", (unsigned)diag->place.line,
                      (unsigned)diag->place.col, pp_code_info(diag->code)->code,
                      PP_VARG(diag->message));
    }
    if (diags->omitted)
        pp_buf_printf(out, "%zu more\n", diags->omitted);
}
