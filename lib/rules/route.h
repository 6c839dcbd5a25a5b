/* Which route is the usual one, and what the data does not know. */
#ifndef PP_RULES_ROUTE_H
#define PP_RULES_ROUTE_H

#include "rules/model.h"

/* The route named "standard"; NULL when there is none. */
const struct pp_route *pp_standard_route(const struct pp_credential *credential);

/* May this hole of its credential be a further condition of the route? */
bool pp_hole_matters(const struct pp_hole *hole, const struct pp_route *route);
/* Has the data such a hole, in the credential or in all of the jurisdiction? */
bool pp_route_has_hole(const struct pp_credential *credential, const struct pp_route *route);

/*
 * Was the area looked for and not found: a kind, or as `not_known` spells it, "fees.exam"? A hole
 * of a part ("exam.passing") counts for the whole, and one of the whole ("fees") for each part.
 * What has two spellings ("training.hours", "training_hours") is found by either.
 */
bool pp_is_not_known(const struct pp_credential *credential, const char *area);

#endif
