/* Continuing education held against what a period asks for. Internal to lib/advise. */
#ifndef PP_ADVISE_RENEW_CE_H
#define PP_ADVISE_RENEW_CE_H

#include "advise/renew.h"

/*
 * Fill in the needs of an advice whose period is known (as far as it is), and the hours that lie
 * outside of it. False without memory.
 */
bool pp_renewal_count_ce(struct pp_renewal_advice *advice, const struct pp_profile *profile,
                         pp_date as_of, struct pp_arena *arena);

#endif
