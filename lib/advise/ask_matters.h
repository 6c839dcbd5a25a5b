/* Can a question still change a verdict? Internal to lib/advise. */
#ifndef PP_ADVISE_ASK_MATTERS_H
#define PP_ADVISE_ASK_MATTERS_H

#include "advise/ask.h"

/*
 * Are there answers to the slot and to what else is open with which the credential's verdict
 * depends on the slot? Every "yes" rests on answers that were tried. Sets interview->no_memory and
 * says true when memory runs out.
 */
bool pp_ask_matters(struct pp_interview *interview, struct pp_ask_credential *asked,
                    const struct pp_slot *slot);

/*
 * The open slots that can still change the state of a requirement: those of pp_slots_open() while
 * it is unknown, and the approval of training while it is met only as far as one can tell.
 * Returns whether its state can change at all.
 */
bool pp_ask_slots(const struct pp_interview *interview, const struct pp_requirement *requirement,
                  const struct pp_profile *profile, struct pp_slots *out);

/* Does the slot bear on a requirement that is open? */
bool pp_ask_bears(const struct pp_interview *interview, const struct pp_requirement *requirement,
                  const struct pp_slot *slot);

#endif
