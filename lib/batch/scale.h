/* Amounts sorted into the intervals that the rules tell apart: each value is looked up once, for
 * all rules. */
#ifndef PP_BATCH_SCALE_H
#define PP_BATCH_SCALE_H

#include "base/arena.h"
#include "base/num.h"

enum {
    PP_SCALE_UNKNOWN = 0, /* nothing is known of the amount */
    PP_SCALE_FIRST = 1,   /* below the first cut */
    PP_SCALE_OPEN = 127,  /* above every cut: there is no upper bound */
    PP_CUTS_MAX = 120
};

/* The amounts at which some rule changes its mind. */
struct pp_scale {
    pp_milli cuts[PP_CUTS_MAX + 1]; /* ascending, ended by one that no amount reaches */
    uint32_t count;
    uint8_t *codes; /* by whole units, up to `top` */
    uint32_t top;
    bool capped; /* some cuts lie above `top` */
    bool too_many;
};

/* Add a cut: amounts from there on are told apart from those below. */
void pp_scale_add(struct pp_scale *scale, pp_milli cut);
/* Finish, after the last cut was added. Lifetime: that of the arena. False without memory. */
bool pp_scale_finish(struct pp_scale *scale, struct pp_arena *arena);
/* The code of the first interval at or above a cut. */
uint8_t pp_scale_code_from(const struct pp_scale *scale, pp_milli cut);

/* The code of an amount that is not negative: PP_SCALE_FIRST and the number of cuts that it
 * reaches. */
static inline uint8_t pp_scale_code(const struct pp_scale *scale, pp_milli amount)
{
    uint64_t whole = (uint64_t)amount / PP_MILLI;
    uint8_t code = scale->codes[whole < scale->top ? whole : scale->top];
    while (amount >= scale->cuts[code - PP_SCALE_FIRST])
        code++;
    return code;
}

#endif
