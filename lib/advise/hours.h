/* Hours that a checklist still asks for. */
#ifndef PP_ADVISE_HOURS_H
#define PP_ADVISE_HOURS_H

#include "advise/way.h"

/* What kind of time a requirement takes. */
enum pp_time {
    PP_TIME_NONE,
    PP_TIME_TRAINING,
    PP_TIME_WORK
};

enum pp_time pp_time_of(enum pp_kind kind);
/* Both, one after the other. */
struct pp_hours pp_hours_plus(struct pp_hours a, struct pp_hours b);
/* Hours that one requirement still asks for: what is missing, or all of it while it is not known
 * how much the person has. {0, 0} when it takes no hours, or their number is not given. */
struct pp_hours pp_hours_of(const struct pp_item_answer *item);

/*
 * Add up the hours of one kind of time over two lists (what is unmet, and what is not known). Hours
 * in a topic are part of a total that the same list asks for: they count beside it only where the
 * topics together come to more. Named courses may be part of the training hours or come on top:
 * that is the difference between `least` and `most`. Only requirements up to a stage count.
 */
struct pp_hours pp_hours_sum(const struct pp_items *unmet, const struct pp_items *open,
                             enum pp_time time, int stage);
/* Is the requirement hours in a topic, beside a total of the same kind in one of the lists? */
bool pp_hours_is_part(const struct pp_item_answer *item, const struct pp_items *unmet,
                      const struct pp_items *open);

#endif
