/* What a page that was fetched says, as it is compared with evidence. */
#ifndef PP_UPDATE_READABLE_H
#define PP_UPDATE_READABLE_H

#include "update/charset.h"
#include "update/html.h"
#include "update/http.h"

/*
 * Append the folded text of a page, plain text or HTML. `out_doubt` is as for pp_charset_decode()
 * and pp_html_text(): words that are not in a doubtful text may stand on the page all the same.
 * Returns PP_OK; PP_INPUT for what is neither; PP_LIMIT past the ceiling of *text, or for a page
 * that is too long to be read; PP_NOMEM.
 */
enum pp_status pp_readable(struct pp_html *html, const struct pp_fetch_one *one,
                           struct pp_buf *text, char out_doubt[PP_CHARSET_DOUBT]) PP_MUST_CHECK;

#endif
