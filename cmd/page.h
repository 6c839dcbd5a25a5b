/* HTML on its way out: markup of our own as it stands, everything else escaped. */
#ifndef PP_CMD_PAGE_H
#define PP_CMD_PAGE_H

#include "base/buf.h"
#include "base/date.h"

struct pp_page {
    struct pp_buf *buf; /* borrowed */
    struct pp_buf line; /* scratch for a text before it is escaped */
};

/* Lifetime: borrows buf; release frees the scratch. */
void pp_page_init(struct pp_page *page, struct pp_buf *buf);
void pp_page_release(struct pp_page *page);

/* Append markup. Never foreign text. */
void pp_page_markup(struct pp_page *page, const char *markup);
/* Append foreign text, as content or inside a quoted attribute. */
void pp_page_text(struct pp_page *page, struct pp_view text);
/* Markup, foreign text, markup. */
void pp_page_put(struct pp_page *page, const char *before, struct pp_view text, const char *after);
/* A date in its element. */
void pp_page_date(struct pp_page *page, pp_date date);
/* A sign out of the sprite that stands at the head of the page: "met". Decoration: words beside it
 * say the same. */
void pp_page_mark(struct pp_page *page, const char *name);

/*
 * The scratch buffer, emptied: build a text there and append it with pp_page_said().
 * Lifetime: until the next call of this function.
 */
struct pp_buf *pp_page_line(struct pp_page *page);
/* Append what stands in the scratch buffer, escaped, between two pieces of markup; a failure of the
 * scratch buffer becomes one of the page. */
void pp_page_said(struct pp_page *page, const char *before, const char *after);

/* The same with a capital at its beginning: the text stands alone. */
void pp_page_sentence(struct pp_page *page, const char *before, const char *after);

/* May the address become a link? http and https may; anything else (javascript:, data:) is shown as
 * text. */
bool pp_page_is_address(struct pp_view url);
/* A link to an address, or only the text where it may not become one. */
void pp_page_link(struct pp_page *page, const char *class_name, struct pp_view url,
                  struct pp_view text);

#define pp_cleanup_page PP_CLEANUP(pp_page_release)

#endif
