#include "batch/scale.h"

enum {
    TOP_MOST = 1 << 14 /* larger amounts go on from there, cut by cut */
};

void pp_scale_add(struct pp_scale *scale, pp_milli cut)
{
    uint32_t at = 0;
    while (at < scale->count && scale->cuts[at] < cut)
        at++;
    if (at < scale->count && scale->cuts[at] == cut)
        return;
    if (scale->count == PP_CUTS_MAX) {
        scale->too_many = true;
        return;
    }
    for (uint32_t i = scale->count++; i > at; i--)
        scale->cuts[i] = scale->cuts[i - 1];
    scale->cuts[at] = cut;
}

bool pp_scale_finish(struct pp_scale *scale, struct pp_arena *arena)
{
    pp_milli highest = scale->count ? scale->cuts[scale->count - 1] : 0;
    pp_milli whole = (highest + PP_MILLI - 1) / PP_MILLI;
    scale->cuts[scale->count] = INT64_MAX;
    scale->capped = whole > TOP_MOST;
    scale->top = whole > TOP_MOST ? TOP_MOST : (uint32_t)whole;
    scale->codes = PP_NEW_N(arena, uint8_t, scale->top + 1);
    if (!scale->codes)
        return false;
    uint8_t code = PP_SCALE_FIRST;
    for (uint32_t unit = 0; unit <= scale->top; unit++) {
        while ((pp_milli)unit * PP_MILLI >= scale->cuts[code - PP_SCALE_FIRST])
            code++;
        scale->codes[unit] = code;
    }
    return true;
}

uint8_t pp_scale_code_from(const struct pp_scale *scale, pp_milli cut)
{
    uint32_t at = 0;
    while (at < scale->count && scale->cuts[at] < cut)
        at++;
    return (uint8_t)(at + 1 + PP_SCALE_FIRST);
}
