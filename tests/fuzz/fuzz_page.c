#include <assert.h>

#include "base/escape.h"
#include "fuzz.h"
#include "update/charset.h"
#include "update/fold.h"
#include "update/html.h"
#include "update/markup.h"
#include "update/robots.h"

enum {
    LARGEST = 1 << 20
};

/* What stands before the first NUL is a robots.txt, what follows it a page. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct pp_view text = {size ? (const char *)bytes : "", size};
    struct pp_view robots = pp_view_first(text, pp_view_find(text, '\0'));
    struct pp_view page = pp_view_from(text, robots.len + (robots.len < text.len));
    struct pp_html *html pp_cleanup_html = NULL;
    struct pp_diags diags pp_cleanup_diags;
    char doubt[PP_CHARSET_DOUBT];
    const char *in_markup = NULL;
    struct pp_buf decoded pp_cleanup_buf;
    struct pp_buf raw pp_cleanup_buf;
    struct pp_buf once pp_cleanup_buf;
    struct pp_buf twice pp_cleanup_buf;
    pp_diags_init(&diags);
    pp_buf_init(&decoded, LARGEST);
    pp_buf_init(&raw, LARGEST);
    pp_buf_init(&once, 4 * LARGEST);
    pp_buf_init(&twice, 4 * LARGEST);
    (void)pp_robots_ask(robots, "peerpath", pp_view_first(page, pp_view_find(page, '\n')));
    enum pp_status status = pp_html_new(&html, &diags);
    assert(status == PP_OK);
    status = pp_charset_decode(page, pp_markup_charset(page), &decoded, doubt);
    assert(status == PP_OK || status == PP_LIMIT);
    assert(pp_utf8_check(pp_buf_view(&decoded)) == decoded.len);
    status = pp_html_text(html, pp_buf_view(&decoded), &raw, &in_markup);
    assert(status == PP_OK || status == PP_LIMIT);
    assert(in_markup);
    pp_fold(&once, pp_buf_view(&raw));
    assert(pp_utf8_check(pp_buf_view(&once)) == once.len);
    pp_fold(&twice, pp_buf_view(&once));
    assert(pp_view_eq(pp_buf_view(&once), pp_buf_view(&twice)));
    return 0;
}
