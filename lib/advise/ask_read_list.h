/* Answers that are lists, and hours. Internal to lib/advise. */
#ifndef PP_ADVISE_ASK_READ_LIST_H
#define PP_ADVISE_ASK_READ_LIST_H

#include "advise/ask_words.h"

/* As pp_ask_read(), for lived experience, certifications, hours, topics and approvals. */
enum pp_status pp_ask_read_list(const struct pp_reply *reply) PP_MUST_CHECK;

#endif
