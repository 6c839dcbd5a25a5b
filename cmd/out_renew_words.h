/* How a certification stands, in words. */
#ifndef PP_CMD_OUT_RENEW_WORDS_H
#define PP_CMD_OUT_RENEW_WORDS_H

#include "advise/renew.h"

/* "Valid until 2027-02-28. Apply by 2026-12-30 (60 days before it ends): 31 days left." */
void pp_say_renewal_standing(struct pp_buf *line, const struct pp_renewal_advice *advice,
                             pp_date as_of);
/* Is the hole about renewal? */
bool pp_is_renewal_hole(const struct pp_hole *hole);
/* What of renewal is not known: "the fee to renew". */
void pp_say_renewal_hole(struct pp_buf *line, const struct pp_jurisdiction *jurisdiction,
                         const struct pp_hole *hole);

#endif
