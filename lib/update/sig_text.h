/* The lines of minisign's files, apart from what is encoded in them. Internal to lib/update. */
#ifndef PP_UPDATE_SIG_TEXT_H
#define PP_UPDATE_SIG_TEXT_H

#include "update/sig.h"

#define PP_UNTRUSTED_COMMENT "untrusted comment: "
#define PP_TRUSTED_COMMENT   "trusted comment: "

/* Cut the next line off *text, without its end; false when nothing is left. */
bool pp_sig_next_line(struct pp_view *text, struct pp_view *out);
/* The base64 line of a key file, or of a text that is nothing else. False for anything else. */
bool pp_sig_key_line(struct pp_view text, struct pp_view *out);
/* Read "timestamp:" and "file:" out of the tab-separated comment that minisign signs. */
void pp_sig_read_comment(struct pp_sig *sig);

#endif
