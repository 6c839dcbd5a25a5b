#include "batch/scale.h"

/* A cut beyond all amounts is still reached by one without an upper bound. */
static pp_amount narrow(pp_milli cut)
{
    return cut < 0 ? 0 : cut >= PP_AMOUNT_OPEN ? PP_AMOUNT_OPEN : (pp_amount)cut;
}

void pp_scale_add(struct pp_scale *scale, pp_milli cut)
{
    pp_amount amount = narrow(cut);
    uint32_t at = 0;
    while (at < scale->count && scale->cuts[at] < amount)
        at++;
    if (at < scale->count && scale->cuts[at] == amount)
        return;
    if (scale->count == PP_CUTS_MAX) {
        scale->too_many = true;
        return;
    }
    for (uint32_t i = scale->count++; i > at; i--)
        scale->cuts[i] = scale->cuts[i - 1];
    scale->cuts[at] = amount;
}

uint8_t pp_scale_code_from(const struct pp_scale *scale, pp_milli cut)
{
    uint32_t at = 0;
    while (at < scale->count && scale->cuts[at] < narrow(cut))
        at++;
    return (uint8_t)(at + 1 + PP_SCALE_FIRST);
}
