/* The bytes of a page as UTF-8, whichever character set they are written in: the only place that
 * knows iconv. */
#ifndef PP_UPDATE_CHARSET_H
#define PP_UPDATE_CHARSET_H

#include "base/buf.h"

enum {
    PP_CHARSET_DOUBT = 160 /* bytes of a doubt, in words */
};

/* The value behind a key in "text/html; charset=utf-8", however it is quoted; empty when there is
 * none. Lifetime: borrows from `text`. */
struct pp_view pp_charset_named(struct pp_view text, struct pp_view key);

/*
 * Append a page's bytes as UTF-8. Its character set is that of its byte order mark, else UTF-8 if
 * it is that throughout, else the one named (may be empty), else windows-1252, which is meant by
 * the names of its parts, too (iso-8859-1, us-ascii), as browsers read them. `out_doubt` becomes a
 * reason, in words, why words of the page may be missing in the text: a character set that is not
 * known here, bytes that are none of it (they become U+FFFD); else "". Returns PP_OK; PP_LIMIT past
 * the ceiling of *out; PP_NOMEM.
 */
enum pp_status pp_charset_decode(struct pp_view page, struct pp_view named, struct pp_buf *out,
                                 char out_doubt[PP_CHARSET_DOUBT]) PP_MUST_CHECK;

#endif
