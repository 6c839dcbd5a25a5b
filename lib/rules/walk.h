/* All requirements of a credential, one after the other, whatever routes and choices they stand in.
 */
#ifndef PP_RULES_WALK_H
#define PP_RULES_WALK_H

#include "rules/model.h"

/* A place between two requirements. Borrows the credential. */
struct pp_walk {
    const struct pp_route *route;
    const struct pp_route *end;
    size_t item;
    size_t place; /* among the requirements of the item */
};

/* Before the first requirement of the credential. */
struct pp_walk pp_walk_of(const struct pp_credential *credential);

/* The next requirement, in the order of the data; NULL behind the last. */
const struct pp_requirement *pp_walk_next(struct pp_walk *walk);

/* How many there are. */
size_t pp_walk_count(const struct pp_credential *credential);

#endif
