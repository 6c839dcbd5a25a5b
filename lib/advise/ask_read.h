/* Reading what a person answers. Internal to lib/advise. */
#ifndef PP_ADVISE_ASK_READ_H
#define PP_ADVISE_ASK_READ_H

#include "advise/ask.h"

/*
 * Put an answer into a draft of the interview's profile. Returns PP_OK; PP_INPUT with a sentence in
 * *problem, the draft then being of no use; PP_NOMEM.
 */
enum pp_status pp_ask_read(struct pp_interview *interview, const struct pp_slot *slot,
                           struct pp_view text, struct pp_profile *draft,
                           struct pp_buf *problem) PP_MUST_CHECK;

#endif
