/* Amounts sorted into the intervals that the rules tell apart: each value is looked up once, for
 * all rules. */
#ifndef PP_BATCH_SCALE_H
#define PP_BATCH_SCALE_H

#include <stddef.h>

#include "base/num.h"

/* An amount of a table in thousandths: small enough for eight of them to be compared at once. */
typedef int32_t pp_amount;

#define PP_AMOUNT_UNKNOWN ((pp_amount)-1)
#define PP_AMOUNT_MOST    ((pp_amount)1 << 29) /* sums end here: more decides nothing else */
#define PP_AMOUNT_OPEN    INT32_MAX            /* reaches every cut: there is no upper bound */

enum {
    PP_SCALE_UNKNOWN = 0, /* nothing is known of the amount */
    PP_SCALE_FIRST = 1,   /* below the first cut */
    PP_CUTS_MAX = 120
};

/* The amounts at which some rule changes its mind. */
struct pp_scale {
    pp_amount cuts[PP_CUTS_MAX]; /* ascending, none negative */
    uint32_t count;
    bool too_many;
};

/* Add a cut: amounts from there on are told apart from those below. */
void pp_scale_add(struct pp_scale *scale, pp_milli cut);
/* The code of the first interval at or above a cut. */
uint8_t pp_scale_code_from(const struct pp_scale *scale, pp_milli cut);

/* The codes of amounts: PP_SCALE_FIRST and the number of cuts that each reaches. Inline, to be
 * compiled for the processor that the caller is compiled for. */
static inline __attribute__((always_inline)) void
pp_scale_codes(const struct pp_scale *scale, const pp_amount *amounts, size_t count, uint8_t *codes)
{
    enum {
        AT_ONCE = 64
    };
    pp_amount code[AT_ONCE];
    for (size_t at = 0; at < count; at += AT_ONCE) {
        size_t some = count - at < AT_ONCE ? count - at : AT_ONCE;
        for (size_t i = 0; i < some; i++)
            code[i] = amounts[at + i] >= 0;
        for (uint32_t k = 0; k < scale->count; k++)
            for (size_t i = 0; i < some; i++)
                code[i] += amounts[at + i] >= scale->cuts[k];
        for (size_t i = 0; i < some; i++)
            codes[at + i] = (uint8_t)code[i];
    }
}

#endif
