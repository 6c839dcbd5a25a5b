/*
 * Amounts of which only bounds are known: [low, high] in thousandths. Sums of what a person did are
 * worked out as ranges, so that hours that are not dated, or not said to be supervised, can make a
 * requirement unknown but never met or unmet by accident.
 */
#ifndef PP_EVAL_RANGE_H
#define PP_EVAL_RANGE_H

#include "base/num.h"

struct pp_range {
    pp_milli low;
    pp_milli high;
};

#define PP_RANGE_OPEN INT64_MAX /* as `high`: no upper bound is known */

static inline struct pp_range pp_range_exactly(pp_milli value)
{
    return (struct pp_range){value, value};
}

/* Of which nothing is known. */
static inline struct pp_range pp_range_unknown(void)
{
    return (struct pp_range){0, PP_RANGE_OPEN};
}

static inline struct pp_range pp_range_add(struct pp_range a, struct pp_range b)
{
    bool open = a.high == PP_RANGE_OPEN || b.high == PP_RANGE_OPEN;
    return (struct pp_range){a.low + b.low, open ? PP_RANGE_OPEN : a.high + b.high};
}

/* Anything from nothing to all of it. */
static inline struct pp_range pp_range_up_to(struct pp_range whole)
{
    return (struct pp_range){0, whole.high};
}

#endif
