/* The plain tree walk: verdicts by recursion over the rules, slow and obvious. The compiled form
 * must agree with it. */
#ifndef PP_TEST_REFERENCE_H
#define PP_TEST_REFERENCE_H

#include "eval/outcome.h"

/* The verdict of a credential for a profile, straight from the design's table. */
enum pp_verdict pp_reference_verdict(const struct pp_credential *credential,
                                     const struct pp_profile *profile, pp_date as_of,
                                     enum pp_stage stage, struct pp_matcher *matcher);

#endif
