#include "settings.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/user.h"
#include "environ.h"
#include "read/source.h"
#include "update/sig.h"

enum {
    LARGEST = 64 << 10 /* bytes of the settings */
};

struct file {
    struct pp_view source;
    struct pp_views keys;
};

static const struct pp_field file_table[] = {
    {.name = "source", .type = PP_FIELD_TEXT, .offset = offsetof(struct file, source)},
    {.name = "key", .type = PP_FIELD_KEYS, .offset = offsetof(struct file, keys)},
};

static const struct pp_fields file_fields = PP_FIELDS_OF(file_table);

/* Nothing but blank lines and comments: settings that set nothing. */
static bool is_bare(struct pp_view text)
{
    text = pp_source_body(text);
    while (text.len) {
        size_t len = pp_view_find(text, '\n');
        struct pp_view line = pp_view_trim(pp_view_first(text, len));
        if (line.len && line.ptr[0] != '#')
            return false;
        text = pp_view_from(text, len + 1);
    }
    return true;
}

static enum pp_status read_fields(const struct pp_context *context, const char *path,
                                  const struct pp_node *root, struct file *out)
{
    size_t errors = context->diags->errors;
    struct pp_reader reader = {
        .file = pp_view_of(path), .arena = context->arena, .diags = context->diags};
    if (root->type != PP_MAP) {
        pp_fault(&reader, PP_WRONG_TYPE, root, NULL,
                 "settings must be a mapping, such as 'source: https://rules.example.org/', not %s",
                 pp_node_type_name(root));
        return PP_INPUT;
    }
    if (!pp_read_fields(&reader, root, NULL, file_fields, out, NULL) ||
        context->diags->errors > errors)
        return context->diags->no_memory ? PP_NOMEM : PP_INPUT;
    return PP_OK;
}

static enum pp_status read_file(const struct pp_context *context, struct file *out)
{
    const struct pp_node *root = NULL;
    struct pp_buf text pp_cleanup_buf;
    const char *path = pp_user_path(context->arena, PP_ENV_CONFIG, ".config", PP_CONFIG_PATH);
    pp_buf_init(&text, LARGEST);
    if (!path || access(path, F_OK) != 0)
        return PP_OK;
    enum pp_status status = pp_file_read(path, LARGEST, &text, context->diags);
    if (status != PP_OK || is_bare(pp_buf_view(&text)))
        return status;
    status = pp_read_text(pp_buf_view(&text), pp_view_of(path), &pp_read_limits_default,
                          context->arena, &root, context->diags);
    return status == PP_OK ? read_fields(context, path, root, out) : status;
}

/* A file that the settings name lies beside them, whichever folder the program is run in: otherwise
 * a file of that name in any folder could say whom to trust. False without memory. */
static bool beside_settings(const struct pp_context *context, struct pp_views *keys)
{
    struct pp_public_key key;
    const char *path = pp_user_path(context->arena, PP_ENV_CONFIG, ".config", PP_CONFIG_PATH);
    struct pp_view *list = PP_NEW_N(context->arena, struct pp_view, keys->count + 1);
    if (!path || !list)
        return false;
    int folder = (int)(strrchr(path, '/') - path);
    for (size_t i = 0; i < keys->count; i++) {
        struct pp_view text = keys->list[i];
        if (!pp_view_starts(text, "/") && !pp_public_key_parse(text, &key))
            text = pp_view_of(
                pp_arena_printf(context->arena, "%.*s/%.*s", folder, path, PP_VARG(text)));
        if (!text.len)
            return false;
        list[i] = text;
    }
    keys->list = list;
    return true;
}

/* The keys of the options; false without memory. */
static bool given_keys(const struct pp_context *context, struct pp_views *out)
{
    const struct pp_opts *opts = context->opts;
    struct pp_view *list = PP_NEW_N(context->arena, struct pp_view, opts->given_count + 1);
    if (!list)
        return false;
    *out = (struct pp_views){list, 0};
    for (size_t i = 0; i < opts->given_count; i++)
        if (opts->given[i].id == PP_OPT_KEY)
            list[out->count++] = pp_view_of(opts->given[i].text);
    return true;
}

enum pp_status pp_update_settings(const struct pp_context *context, struct pp_update_settings *out)
{
    struct file file = {0};
    struct pp_update_settings settings = {pp_opt_text(context->opts, PP_OPT_SOURCE), {NULL, 0}};
    if (!given_keys(context, &settings.keys))
        return pp_no_memory(context->diags);
    if (!settings.source)
        settings.source = pp_variable(PP_ENV_SOURCE);
    const char *key = pp_variable(PP_ENV_KEY);
    if (!settings.keys.count && key)
        settings.keys.list[settings.keys.count++] = pp_view_of(key);
    if (!settings.source || !settings.keys.count) {
        enum pp_status status = read_file(context, &file);
        if (status != PP_OK)
            return status;
    }
    if (!settings.source && file.source.len)
        settings.source = pp_arena_copy(context->arena, file.source).ptr;
    if (file.source.len && !settings.source)
        return pp_no_memory(context->diags);
    if (!settings.keys.count && file.keys.count) {
        if (!beside_settings(context, &file.keys))
            return pp_no_memory(context->diags);
        settings.keys = file.keys;
    }
    *out = settings;
    return PP_OK;
}
