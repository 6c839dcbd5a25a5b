#include "update/readable.h"

#include <stdio.h>

#include "update/fold.h"
#include "update/markup.h"

enum {
    LARGEST = 32 << 20 /* bytes of a page in UTF-8, where each of windows-1252 can take three */
};

static bool is_type(const char *type, const char *wanted)
{
    struct pp_view name = pp_view_of(type);
    name = pp_view_trim(pp_view_first(name, pp_view_find(name, ';')));
    return pp_view_eq_fold(name, pp_view_of(wanted));
}

/* A page without a type is taken for HTML. */
static bool is_page(const char *type)
{
    return !type[0] || is_type(type, "text/html") || is_type(type, "application/xhtml+xml");
}

enum pp_status pp_readable(struct pp_html *html, const struct pp_fetch_one *one,
                           struct pp_buf *text, char out_doubt[PP_CHARSET_DOUBT])
{
    struct pp_buf decoded pp_cleanup_buf;
    struct pp_buf raw pp_cleanup_buf;
    const char *in_markup = "";
    struct pp_view body = pp_buf_view(&one->body);
    bool plain = is_type(one->type, "text/plain");
    pp_buf_init(&decoded, LARGEST);
    pp_buf_init(&raw, LARGEST);
    if ((!plain && !is_page(one->type)) || pp_view_starts(body, "%PDF-"))
        return PP_INPUT;
    struct pp_view named = pp_charset_named(pp_view_of(one->type), PP_V("charset"));
    if (!named.len && !plain)
        named = pp_markup_charset(body);
    enum pp_status status = pp_charset_decode(body, named, &decoded, out_doubt);
    if (status == PP_OK && !plain)
        status = pp_html_text(html, pp_buf_view(&decoded), &raw, &in_markup);
    if (status != PP_OK)
        return status;
    if (!out_doubt[0])
        (void)snprintf(out_doubt, PP_CHARSET_DOUBT, "%s", in_markup);
    pp_fold(text, pp_buf_view(plain ? &decoded : &raw));
    return pp_buf_status(text);
}
