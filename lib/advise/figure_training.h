/* How many hours of training a credential takes a newcomer. */
#ifndef PP_ADVISE_FIGURE_TRAINING_H
#define PP_ADVISE_FIGURE_TRAINING_H

#include "advise/figure.h"

/*
 * Fill in least, most and sources of `out`: the hours of training and named courses that the
 * standard route asks for until it is granted, of a choice the first way that asks for any. They
 * are known when a total is stated, or else when every course on the route has its hours and no
 * hole speaks of them. Named courses beside a total may come on top of it: that makes a range.
 * False without memory.
 */
bool pp_figure_training(const struct pp_credential *credential, pp_date as_of,
                        struct pp_arena *arena, struct pp_figure_part *out);

#endif
