/* The markup of a web page, read as browsers do (HTML, 13.2.5), as far as a reader of its text
 * must: what is a tag, and what nobody sees. */
#ifndef PP_UPDATE_MARKUP_H
#define PP_UPDATE_MARKUP_H

#include "base/buf.h"

/*
 * Append a page without comments, scripts, styles and declarations, its tags without their
 * attributes, and each '<' that begins no tag, as in a title or a textarea, as "&lt;": what is left
 * is short work for any parser, however the page was meant. Returns the reason, in words, why words
 * of the page may be missing in what is left, or "".
 */
const char *pp_markup_strip(struct pp_buf *buf, struct pp_view page);

/* The character set that a page names in its head, by a meta element or an XML declaration; empty
 * when it names none. Lifetime: borrows from `page`. */
struct pp_view pp_markup_charset(struct pp_view page);

#endif
