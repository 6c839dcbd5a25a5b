/* Pages as they were last read, so that an unchanged one need not be sent again: a file a page,
 * named by the hash of its address. */
#ifndef PP_UPDATE_PAGES_H
#define PP_UPDATE_PAGES_H

#include "base/buf.h"
#include "base/diag.h"
#include "update/http.h"

enum {
    PP_PAGE_TEXT = 8 << 20 /* bytes of a page's text at most */
};

/*
 * Read the kept page of an address: its folded text, and its ETag and Last-Modified into the
 * transfer that is to ask for it. False, with an empty text, when there is none that is sound.
 */
bool pp_page_read(const char *folder, const char *url, struct pp_buf *text,
                  struct pp_fetch_one *out_one);
/* Keep a page. What cannot be kept is asked for again next time: no failure is reported. */
void pp_page_keep(const char *folder, const struct pp_fetch_one *one, struct pp_view text);

#endif
