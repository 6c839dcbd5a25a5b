/* The bounds of hours of which only parts are told, as lib/eval/outcome_sums.c has them. Compiled
 * twice, for processors with and without AVX2: every loop here runs over all rows of a block. */
#include "batch/fast.h"

#define INLINE      static inline __attribute__((always_inline))

#define EACH_ROW(i) for (size_t i = 0; i < PP_BLOCK_ROWS; i++)

INLINE pp_amount least(pp_amount a, pp_amount b)
{
    return a < b ? a : b;
}

INLINE pp_amount most(pp_amount a, pp_amount b)
{
    return a > b ? a : b;
}

/* Rows whose parts are larger than their whole are for the slow way. */
INLINE void refuse_larger(struct pp_block *block, const pp_amount *parts, const pp_amount *wholes)
{
    uint8_t larger[PP_BLOCK_ROWS];
    struct pp_plane rows;
    EACH_ROW (i)
        larger[i] = wholes[i] >= 0 && parts[i] > wholes[i];
    pp_plane_at_least(larger, 1, &rows);
    for (size_t w = 0; w < PP_BLOCK_WORDS; w++)
        block->slow.words[w] |= rows.words[w];
}

INLINE void put_codes(struct pp_fast_work *work, const struct pp_scale *scale,
                      const pp_amount *amounts, uint16_t feature)
{
    pp_scale_codes(scale, amounts, PP_BLOCK_ROWS, work->codes[feature]);
}

/* What is left for topics with relatives: more than for others. */
INLINE void bound_rests(struct pp_fast_work *work, enum pp_sum number)
{
    const struct pp_fast_sum *sum = &work->fast->sums[number];
    const pp_amount *totals = work->totals[number], *sums = work->sums[number];
    pp_amount left[PP_BLOCK_ROWS];
    for (size_t t = 0; t < sum->topic_count; t++) {
        const struct pp_fast_topic *topic = &sum->topics[t];
        if (topic->relative_count == 0)
            continue;
        EACH_ROW (i)
            left[i] = totals[i] - sums[i];
        for (size_t r = 0; r < topic->relative_count; r++) {
            const pp_amount *amounts = &work->topics[number][topic->relatives[r]][0];
            EACH_ROW (i)
                left[i] = least(left[i] + most(amounts[i], 0), PP_AMOUNT_MOST);
        }
        EACH_ROW (i)
            left[i] = totals[i] < 0 ? PP_AMOUNT_OPEN : most(left[i], 0);
        put_codes(work, &sum->rest_scale, left, topic->rest);
    }
}

/* A whole and its topics. */
INLINE void bound_topics(struct pp_fast_work *work, struct pp_block *block, enum pp_sum number)
{
    const struct pp_fast_sum *sum = &work->fast->sums[number];
    const pp_amount *totals = work->totals[number], *sums = work->sums[number];
    pp_amount bound[PP_BLOCK_ROWS];
    refuse_larger(block, sums, totals);
    EACH_ROW (i)
        bound[i] = totals[i] < 0 ? sums[i] : totals[i];
    put_codes(work, &sum->scale, bound, sum->low);
    EACH_ROW (i)
        bound[i] = totals[i] < 0 ? PP_AMOUNT_OPEN : totals[i];
    put_codes(work, &sum->scale, bound, sum->high);
    EACH_ROW (i)
        bound[i] = totals[i] < 0 ? PP_AMOUNT_OPEN : most(totals[i] - sums[i], 0);
    put_codes(work, &sum->rest_scale, bound, sum->rest);
    bound_rests(work, number);
}

/* Bounds, a row each. */
struct bounds {
    pp_amount low[PP_BLOCK_ROWS];
    pp_amount high[PP_BLOCK_ROWS];
};

/* Of hours that are all of the work, or a part of it of a certain kind. */
INLINE void bound_part(const pp_amount *wholes, const pp_amount *parts, struct bounds *out)
{
    EACH_ROW (i) {
        pp_amount open = wholes[i] < 0 ? PP_AMOUNT_OPEN : wholes[i];
        out->low[i] = most(parts[i], 0);
        out->high[i] = parts[i] < 0 ? open : parts[i];
    }
}

/* What is not paid is volunteer work. */
INLINE void bound_unpaid(const pp_amount *wholes, const pp_amount *paid, struct bounds *out)
{
    EACH_ROW (i) {
        bool known = wholes[i] >= 0 && paid[i] >= 0;
        pp_amount open = wholes[i] < 0 ? PP_AMOUNT_OPEN : wholes[i];
        out->low[i] = known ? wholes[i] - paid[i] : 0;
        out->high[i] = known ? wholes[i] - paid[i] : open;
    }
}

/* What is of both kinds. */
INLINE void overlap(const pp_amount *wholes, struct bounds *a, const struct bounds *b)
{
    EACH_ROW (i) {
        pp_amount low = a->low[i] + b->low[i] - wholes[i];
        a->low[i] = wholes[i] >= 0 ? most(low, 0) : 0;
        a->high[i] = least(a->high[i], b->high[i]);
    }
}

/* The hours of work that one sum is about. */
INLINE void bound_sum(const struct pp_fast_work *work, enum pp_sum number, struct bounds *out)
{
    const pp_amount *wholes = work->totals[PP_SUM_EXPERIENCE], *paid = work->totals[PP_SUM_PAID];
    struct bounds supervised;
    switch (number) {
    case PP_SUM_PAID:
    case PP_SUM_PAID_SUPERVISED:
        bound_part(wholes, paid, out);
        break;
    case PP_SUM_VOLUNTEER:
    case PP_SUM_VOLUNTEER_SUPERVISED:
        bound_unpaid(wholes, paid, out);
        break;
    case PP_SUM_SUPERVISED:
        bound_part(wholes, work->totals[PP_SUM_SUPERVISED], out);
        break;
    default:
        bound_part(wholes, wholes, out);
        break;
    }
    if (number != PP_SUM_PAID_SUPERVISED && number != PP_SUM_VOLUNTEER_SUPERVISED)
        return;
    bound_part(wholes, work->totals[PP_SUM_SUPERVISED], &supervised);
    overlap(wholes, out, &supervised);
}

INLINE void bound_work(struct pp_fast_work *work, struct pp_block *block)
{
    const pp_amount *wholes = work->totals[PP_SUM_EXPERIENCE];
    refuse_larger(block, work->totals[PP_SUM_PAID], wholes);
    refuse_larger(block, work->totals[PP_SUM_SUPERVISED], wholes);
    for (int number = PP_SUM_EXPERIENCE; number < PP_SUM_COUNT; number++) {
        const struct pp_fast_sum *sum = &work->fast->sums[number];
        struct bounds bounds;
        if (sum->scale.count == 0)
            continue;
        bound_sum(work, (enum pp_sum)number, &bounds);
        put_codes(work, &sum->scale, bounds.low, sum->low);
        put_codes(work, &sum->scale, bounds.high, sum->high);
    }
}

INLINE void bound_body(struct pp_fast_work *work, struct pp_block *block)
{
    for (int number = 0; number < PP_SUM_WITH_TOPICS; number++)
        if (work->fast->sums[number].there)
            bound_topics(work, block, (enum pp_sum)number);
    if (work->fast->sums[PP_SUM_EXPERIENCE].there)
        bound_work(work, block);
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static void bound_avx2(struct pp_fast_work *work,
                                                       struct pp_block *block)
{
    bound_body(work, block);
}
#endif

void pp_fast_bound(struct pp_fast_work *work, struct pp_block *block)
{
#if defined(__x86_64__)
    if (!work->plain) {
        bound_avx2(work, block);
        return;
    }
#endif
    bound_body(work, block);
}
