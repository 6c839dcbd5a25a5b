/* Can a question still change a verdict? Internal to lib/advise. */
#ifndef PP_ADVISE_ASK_MATTERS_H
#define PP_ADVISE_ASK_MATTERS_H

#include "advise/ask.h"

/*
 * Are there answers to the slot and to what else is open with which the credential's verdict
 * depends on the slot? Every "yes" rests on answers that were tried. Sets interview->no_memory and
 * says true when memory runs out.
 */
bool pp_ask_matters(struct pp_interview *interview, struct pp_asked *asked,
                    const struct pp_slot *slot);

/* The state of a requirement by a profile, at the interview's date. */
enum pp_state pp_ask_state(const struct pp_interview *interview,
                           const struct pp_requirement *requirement,
                           const struct pp_profile *profile);

/* Does the slot bear on a requirement that is unknown? */
bool pp_ask_bears(const struct pp_interview *interview, const struct pp_requirement *requirement,
                  const struct pp_slot *slot);

#endif
