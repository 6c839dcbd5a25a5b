/* The readable text of a web page: the only place that knows libxml2, which is loaded when the
 * first page is read. */
#ifndef PP_UPDATE_HTML_H
#define PP_UPDATE_HTML_H

#include "base/buf.h"
#include "base/diag.h"

struct pp_html; /* the library */

/* Load libxml2. Free with pp_html_free(). Returns PP_OK; PP_IO with a report when it is not there;
 * PP_NOMEM. */
enum pp_status pp_html_new(struct pp_html **out, struct pp_diags *diags) PP_MUST_CHECK;
void pp_html_free(struct pp_html *html);

/*
 * Append the text of a page that is UTF-8: entities resolved, tags dropped, a blank where a block
 * begins or ends; scripts and styles are left out. A page with mistakes gives what text it has.
 * *out_doubt becomes the reason, in words, why words of the page may be missing in it, or "".
 * Returns PP_OK; PP_LIMIT past the ceiling of *out, or for a page of four times that; PP_NOMEM.
 */
enum pp_status pp_html_text(struct pp_html *html, struct pp_view page, struct pp_buf *out,
                            const char **out_doubt) PP_MUST_CHECK;

#define pp_cleanup_html PP_CLEANUP(pp_html_cleanup_)
static inline void pp_html_cleanup_(struct pp_html **html)
{
    pp_html_free(*html);
}

#endif
