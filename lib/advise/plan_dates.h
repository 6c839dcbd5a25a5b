/* The days of a plan. */
#ifndef PP_ADVISE_PLAN_DATES_H
#define PP_ADVISE_PLAN_DATES_H

#include "advise/plan.h"

/*
 * Give the steps of a plan that is laid out their days, counted from `as_of` at the plan's pace,
 * and fill in apply_on, earliest, late and least_pace. Stage after stage: hours one after the
 * other, waits beside them. A stage begins when the one before is through, since its waits (a
 * minimum age to enter the training) hold the next one up.
 */
void pp_roadmap_date(struct pp_roadmap *plan, pp_date as_of);

#endif
