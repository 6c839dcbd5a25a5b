/*
 * Print the tree of a document, one node a line, or what is wrong with it: what the differential
 * tests compare. Usage: tree_dump json|yaml|any FILE…; exit status 0 when all were read, 1 when one
 * was refused.
 */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "tree_text.h"

enum {
    MOST_OUTPUT = 256 << 20
};

static enum pp_status read_as(const char *form, const char *path, struct pp_arena *arena,
                              const struct pp_node **root, struct pp_diags *diags)
{
    const struct pp_read_limits *limits = &pp_read_limits_default;
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, limits->bytes);
    if (strcmp(form, "any") == 0)
        return pp_read_document(path, limits, arena, root, diags);
    enum pp_status status = pp_file_read(path, limits->bytes, &text, diags);
    if (status != PP_OK)
        return status;
    struct pp_view view = pp_buf_view(&text);
    return strcmp(form, "json") == 0
               ? pp_read_json(view, pp_view_of(path), limits, arena, root, diags)
               : pp_read_yaml(view, pp_view_of(path), limits, arena, root, diags);
}

static bool dump_file(const char *form, const char *path)
{
    struct pp_arena arena pp_cleanup_arena;
    struct pp_diags diags pp_cleanup_diags;
    struct pp_buf out pp_cleanup_buf;
    const struct pp_node *root = NULL;
    pp_arena_init(&arena, 0);
    pp_diags_init(&diags);
    pp_buf_init(&out, MOST_OUTPUT);
    enum pp_status status = read_as(form, path, &arena, &root, &diags);
    pp_buf_printf(&out, "%s: %s\n", path, pp_status_name(status));
    if (status == PP_OK)
        tree_text(root, true, &out);
    fault_text(&diags, &out);
    (void)fwrite(pp_buf_view(&out).ptr, 1, pp_buf_view(&out).len, stdout);
    return status == PP_OK;
}

int main(int argc, char **argv)
{
    bool all_read = true;
    for (int i = 2; i < argc; i++)
        all_read &= dump_file(argv[1], argv[i]);
    return all_read ? 0 : 1;
}
