/* What the header of an answer says of its body. Internal to lib/update. */
#ifndef PP_UPDATE_HTTP_HEAD_H
#define PP_UPDATE_HTTP_HEAD_H

#include "update/http.h"

/*
 * Take one line of a header into the transfer: tag, date and type, whether the body is compressed,
 * and whether it goes on where the body at hand ends. False when the header has grown past every
 * measure: the transfer is to be given up.
 */
bool pp_http_head_line(struct pp_fetch_one *one, struct pp_view line) PP_MUST_CHECK;

#endif
