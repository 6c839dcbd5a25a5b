/* The bounds of hours of which only parts are told, as lib/eval/outcome_sums.c has them. */
#include "batch/fast.h"
#include "eval/range.h"

static uint8_t high_code(const struct pp_scale *scale, pp_milli high)
{
    return high == PP_RANGE_OPEN ? PP_SCALE_OPEN : pp_scale_code(scale, high);
}

/* What the columns of other topics leave for one. */
static pp_milli left_for(const struct pp_fast_work *work, enum pp_sum number,
                         const struct pp_fast_topic *topic, pp_milli total, size_t row)
{
    const struct pp_fast_sum *sum = &work->fast->sums[number];
    for (size_t t = 0; t < sum->topic_count; t++) {
        pp_milli amount = topic->others[t] ? work->topics[number][t * PP_BLOCK_ROWS + row] : 0;
        total -= amount > 0 ? amount : 0;
    }
    return total > 0 ? total : 0;
}

static void bound_rests(struct pp_fast_work *work, enum pp_sum number, size_t count)
{
    const struct pp_fast_sum *sum = &work->fast->sums[number];
    const pp_milli *totals = work->totals[number];
    for (size_t t = 0; t < sum->topic_count; t++) {
        const struct pp_fast_topic *topic = &sum->topics[t];
        if (!topic->shares)
            continue;
        const uint8_t *own = topic->own == PP_FEATURE_NONE ? NULL : work->codes[topic->own];
        uint8_t *rest = work->codes[topic->rest];
        for (size_t row = 0; row < count; row++) {
            if (own && own[row])
                continue; /* nobody asks */
            rest[row] = totals[row] < 0
                            ? PP_SCALE_OPEN
                            : pp_scale_code(&sum->rest_scale,
                                            left_for(work, number, topic, totals[row], row));
        }
    }
}

/* A whole and its topics. */
static void bound_topics(struct pp_fast_work *work, struct pp_block *block, enum pp_sum number)
{
    const struct pp_fast_sum *sum = &work->fast->sums[number];
    const pp_milli *totals = work->totals[number], *sums = work->sums[number];
    uint8_t *low = work->codes[sum->low], *high = work->codes[sum->high];
    uint8_t *rest = work->codes[sum->rest];
    for (size_t row = 0; row < block->count; row++) {
        if (totals[row] < 0) {
            low[row] = pp_scale_code(&sum->scale, sums[row]);
            high[row] = rest[row] = PP_SCALE_OPEN;
        } else if (sums[row] > totals[row]) {
            pp_plane_set(&block->slow, row, true);
        } else {
            low[row] = high[row] = pp_scale_code(&sum->scale, totals[row]);
            rest[row] = pp_scale_code(&sum->rest_scale, totals[row] - sums[row]);
        }
    }
    bound_rests(work, number, block->count);
}

static struct pp_range part_of(pp_milli whole, pp_milli part)
{
    if (part >= 0)
        return pp_range_exactly(part);
    return whole < 0 ? pp_range_unknown() : (struct pp_range){0, whole};
}

static struct pp_range overlap(pp_milli whole, struct pp_range a, struct pp_range b)
{
    pp_milli low = whole >= 0 && a.low + b.low > whole ? a.low + b.low - whole : 0;
    return (struct pp_range){low, a.high < b.high ? a.high : b.high};
}

/* The hours of work that one sum is about. */
static struct pp_range work_range(enum pp_sum number, pp_milli whole, pp_milli paid,
                                  pp_milli supervised)
{
    struct pp_range all = whole < 0 ? pp_range_unknown() : pp_range_exactly(whole);
    struct pp_range pay = part_of(whole, paid), watched = part_of(whole, supervised);
    if (number == PP_SUM_VOLUNTEER || number == PP_SUM_VOLUNTEER_SUPERVISED)
        pay = paid < 0 ? pay : whole < 0 ? pp_range_unknown() : pp_range_exactly(whole - paid);
    switch (number) {
    case PP_SUM_PAID:
    case PP_SUM_VOLUNTEER:
        return pay;
    case PP_SUM_SUPERVISED:
        return watched;
    case PP_SUM_PAID_SUPERVISED:
    case PP_SUM_VOLUNTEER_SUPERVISED:
        return overlap(whole, pay, watched);
    default:
        return all;
    }
}

static void bound_work(struct pp_fast_work *work, struct pp_block *block)
{
    const pp_milli *whole = work->totals[PP_SUM_EXPERIENCE], *paid = work->totals[PP_SUM_PAID];
    const pp_milli *supervised = work->totals[PP_SUM_SUPERVISED];
    for (size_t row = 0; row < block->count; row++)
        if (whole[row] >= 0 && (paid[row] > whole[row] || supervised[row] > whole[row]))
            pp_plane_set(&block->slow, row, true);
    for (int number = PP_SUM_EXPERIENCE; number < PP_SUM_COUNT; number++) {
        const struct pp_fast_sum *sum = &work->fast->sums[number];
        uint8_t *low = work->codes[sum->low], *high = work->codes[sum->high];
        if (sum->scale.count == 0)
            continue;
        for (size_t row = 0; row < block->count; row++) {
            if (pp_plane_has(&block->slow, row))
                continue; /* parts larger than the whole have no bounds */
            struct pp_range range =
                work_range((enum pp_sum)number, whole[row], paid[row], supervised[row]);
            low[row] = pp_scale_code(&sum->scale, range.low);
            high[row] = high_code(&sum->scale, range.high);
        }
    }
}

void pp_fast_bound(struct pp_fast_work *work, struct pp_block *block)
{
    for (int number = 0; number < PP_SUM_WITH_TOPICS; number++)
        if (work->fast->sums[number].there)
            bound_topics(work, block, (enum pp_sum)number);
    if (work->fast->sums[PP_SUM_EXPERIENCE].there)
        bound_work(work, block);
}
