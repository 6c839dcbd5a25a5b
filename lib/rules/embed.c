/*
 * At build time: read states/XX.yaml and write a C file with their frozen trees.
 * usage: embed OUT.c FILE…
 */
#include "base/file.h"
#include "read/frozen.h"
#include "rules/builtin.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum {
    MOST_BYTES = 8 << 20
};

static void put_bytes(FILE *out, const char *code, struct pp_view bytes)
{
    (void)fprintf(out, "static const char frozen_%s[] =", code);
    for (size_t i = 0; i < bytes.len; i++) {
        if (i % 40 == 0)
            (void)fputs(i ? "\"\n    \"" : "\n    \"", out);
        (void)fprintf(out, "\\%03o", (unsigned)(unsigned char)bytes.ptr[i]);
    }
    (void)fputs("\";\n", out);
}

static int embed_file(FILE *out, const char *path, size_t sizes[PP_PLACE_COUNT], pp_date *newest,
                      struct pp_diags *diags)
{
    struct pp_arena arena pp_cleanup_arena;
    struct pp_buf frozen pp_cleanup_buf;
    const struct pp_node *root = NULL;
    pp_date reviewed = PP_DATE_NONE;
    pp_arena_init(&arena, 0);
    pp_buf_init(&frozen, MOST_BYTES);
    if (pp_read_document(path, &pp_read_limits_default, &arena, &root, diags) != PP_OK)
        return 1;
    const struct pp_node *code = pp_node_get(root, "jurisdiction");
    const struct pp_node *date = pp_node_get(root, "reviewed");
    int place = code && code->type == PP_SCALAR ? pp_place_find(code->text) : -1;
    if (place < 0 || !date || !pp_date_parse(date->text, &reviewed)) {
        (void)fprintf(stderr, "embed: %s: no jurisdiction or date of review\n", path);
        return 1;
    }
    pp_freeze(root, &frozen);
    if (pp_buf_status(&frozen) != PP_OK)
        return 1;
    put_bytes(out, pp_places[place].code, pp_buf_view(&frozen));
    sizes[place] = frozen.len;
    if (reviewed > *newest)
        *newest = reviewed;
    return 0;
}

static void put_table(FILE *out, const size_t sizes[PP_PLACE_COUNT], pp_date newest)
{
    (void)fputs("\nconst struct pp_view pp_builtin[PP_PLACE_COUNT] = {\n", out);
    for (int i = 0; i < PP_PLACE_COUNT; i++) {
        if (sizes[i])
            (void)fprintf(out, "    [%d] = {frozen_%s, %zu},\n", i, pp_places[i].code, sizes[i]);
        else
            (void)fprintf(out, "    [%d] = {\"\", 0},\n", i);
    }
    (void)fprintf(out, "};\n\nconst pp_date pp_builtin_reviewed = %" PRId32 ";\n", newest);
}

int main(int argc, char **argv)
{
    struct pp_diags diags pp_cleanup_diags;
    size_t sizes[PP_PLACE_COUNT] = {0};
    pp_date newest = PP_DATE_NONE;
    FILE *out = argc > 2 ? fopen(argv[1], "w") : NULL;
    int bad = 0;
    pp_diags_init(&diags);
    if (!out) {
        (void)fputs("usage: embed OUT.c FILE...\n", stderr);
        return 2;
    }
    (void)fputs("/* Written by embed.c out of states/; do not edit. */\n"
                "#include \"rules/builtin.h\"\n\n",
                out);
    for (int i = 2; i < argc; i++)
        bad |= embed_file(out, argv[i], sizes, &newest, &diags);
    for (size_t i = 0; i < diags.count; i++)
        (void)fprintf(stderr, "%.*s:%u:%u: %.*s\n", PP_VARG(diags.list[i].place.file),
                      (unsigned)diags.list[i].place.line, (unsigned)diags.list[i].place.col,
                      PP_VARG(diags.list[i].message));
    put_table(out, sizes, newest);
    return fclose(out) != 0 || bad;
}
