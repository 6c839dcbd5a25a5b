/* Saying what is wrong with a document, and where. */
#include "rules/field.h"

#include <stdarg.h>

#include "base/suggest.h"
#include "rules/places.h"

enum {
    LONGEST_PATH = 240,
    LONGEST_LIST = 200,
    FEW_FIELDS = 4, /* all of them are named where none is near */
    MOST_SHOWN = 60
};

static void render_path(const struct pp_path *path, struct pp_buf *buf)
{
    if (!path)
        return;
    render_path(path->up, buf);
    if (path->key.len) {
        if (buf->len)
            pp_buf_char(buf, '.');
        pp_buf_add(buf, path->key);
    } else {
        pp_buf_printf(buf, "[%d]", path->index);
    }
}

PP_PRINTF(6, 0)
static void report(const struct pp_reader *reader, bool warning, enum pp_code code,
                   const struct pp_node *at, const struct pp_path *path, const char *format,
                   va_list args)
{
    char message[512];
    struct pp_buf where pp_cleanup_buf;
    struct pp_place place = {reader->file, at ? at->line : 0, at ? at->col : 0};
    pp_buf_init(&where, LONGEST_PATH);
    render_path(path, &where);
    (void)vsnprintf(message, sizeof(message), format, args);
    if (warning)
        pp_warn(reader->diags, code, place, pp_buf_view(&where), "%s", message);
    else
        pp_report(reader->diags, code, place, pp_buf_view(&where), "%s", message);
}

void pp_fault(const struct pp_reader *reader, enum pp_code code, const struct pp_node *at,
              const struct pp_path *path, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report(reader, false, code, at, path, format, args);
    va_end(args);
}

void pp_caution(const struct pp_reader *reader, enum pp_code code, const struct pp_node *at,
                const struct pp_path *path, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report(reader, true, code, at, path, format, args);
    va_end(args);
}

struct pp_view pp_shown(struct pp_view text)
{
    return pp_view_cut(text, MOST_SHOWN);
}

struct pp_view pp_path_label(const struct pp_path *path)
{
    while (path && path->key.len == 0)
        path = path->up;
    return path ? path->key : PP_V("value");
}

bool pp_expect_list(const struct pp_reader *reader, const struct pp_node *node,
                    const struct pp_path *path)
{
    if (node->type == PP_LIST)
        return true;
    struct pp_view name = pp_path_label(path);
    pp_fault(reader, PP_WRONG_TYPE, node, path, "'%.*s' must be a list, not %s", PP_VARG(name),
             pp_node_type_name(node));
    return false;
}

void pp_fault_unknown_key(const struct pp_reader *reader, const struct pp_node *key,
                          const struct pp_path *path, struct pp_fields fields)
{
    struct pp_view typed = pp_shown(key->text);
    struct pp_suggest suggest = pp_suggest_for(typed);
    struct pp_buf list pp_cleanup_buf;
    pp_buf_init(&list, LONGEST_LIST);
    for (size_t i = 0; i < fields.count; i++) {
        pp_suggest_offer(&suggest, pp_view_of(fields.list[i].name));
        pp_buf_printf(&list, "%s%s", i == 0 ? "; there is " : ", ", fields.list[i].name);
    }
    struct pp_view near = pp_suggest_best(&suggest);
    bool few = fields.count <= FEW_FIELDS && pp_buf_status(&list) == PP_OK && list.len;
    const char *help = reader->of_person ? "; 'peerpath help profile' lists the fields" : "";
    pp_fault(reader, PP_FIELD_UNKNOWN, key, path, "unknown field '%.*s'" PP_DID_YOU_MEAN,
             PP_VARG(typed), PP_MEANT_OR(near, few ? list.data : help));
}

void pp_fault_unknown_place(const struct pp_reader *reader, const struct pp_node *node,
                            const struct pp_path *path, struct pp_view typed)
{
    struct pp_view near = pp_place_nearest(typed), shown = pp_shown(typed);
    pp_fault(reader, PP_PLACE_UNKNOWN, node, path, "unknown jurisdiction '%.*s'" PP_DID_YOU_MEAN,
             PP_VARG(shown), PP_MEANT(near));
}
