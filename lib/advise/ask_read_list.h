/* Answers that are lists, and hours. Internal to lib/advise. */
#ifndef PP_ADVISE_ASK_READ_LIST_H
#define PP_ADVISE_ASK_READ_LIST_H

#include "advise/ask.h"

/* As pp_ask_read(), for lived experience, certifications, hours, topics and approvals; the text is
 * trimmed. */
enum pp_status pp_ask_read_list(struct pp_interview *interview, const struct pp_slot *slot,
                                struct pp_view text, struct pp_profile *draft,
                                struct pp_buf *problem) PP_MUST_CHECK;

#endif
