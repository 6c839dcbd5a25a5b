/* When two requirements ask for the same: one comparison for the conditions that are compiled, the
 * questions of an answer and those of an interview. */
#ifndef PP_RULES_ALIKE_H
#define PP_RULES_ALIKE_H

#include "rules/model.h"

/*
 * Do two requirements look at the same things in a profile, in the same way? Left to the caller:
 * the amount, the words, the place, and what only kinds told in words have (pp_accept_alike()).
 */
bool pp_measure_alike(const struct pp_requirement *a, const struct pp_requirement *b);

/* Do they accept the same courses and credentials? */
bool pp_accept_alike(const struct pp_requirement *a, const struct pp_requirement *b);

#endif
