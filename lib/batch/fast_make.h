/* What the files that make the fast path share. Internal to fast_*.c. */
#ifndef PP_BATCH_FAST_MAKE_H
#define PP_BATCH_FAST_MAKE_H

#include "batch/fast.h"

struct pp_fast_making {
    struct pp_fast *fast;
    struct pp_arena *arena;
    uint32_t there; /* kinds of columns that are read, as bits */
    bool odd;       /* something that the fast path does not know */
};

static inline bool pp_fast_has(const struct pp_fast_making *making, enum pp_flat_kind kind)
{
    return making->there & 1U << kind;
}

/* The sum that a requirement for hours with topics is about. */
enum pp_sum pp_fast_topic_sum(enum pp_kind kind);
/* The sum of hours of work that a requirement asks for. */
enum pp_sum pp_fast_work_sum(const struct pp_requirement *requirement);
/* The topic of a sum, added on first use. */
struct pp_fast_topic *pp_fast_topic_of(struct pp_fast_making *making, enum pp_sum sum,
                                       struct pp_view slug);

/* How each predicate is decided; the scales are finished (fast_axes.c). False without memory. */
bool pp_fast_make_predicates(struct pp_fast_making *making);
/* The routes as lists of planes (fast_clauses.c). False without memory. */
bool pp_fast_make_clauses(struct pp_fast_making *making);

#endif
