/* Columns of amounts: most cells are a few digits, or empty. Compiled twice, for processors with
 * and without AVX2. */
#include "batch/fast_read.h"

#define INLINE static inline __attribute__((always_inline))

/* Anything that may be an amount; false when it is a fault. */
static bool read_odd(const struct pp_fast_column *column, struct pp_view cell, pp_amount *out)
{
    pp_milli amount;
    cell = pp_view_trim(cell);
    *out = PP_AMOUNT_UNKNOWN;
    if (cell.len == 0)
        return true;
    if (!pp_milli_parse(cell, &amount) || amount < 0 || amount > column->most ||
        (column->whole && amount % PP_MILLI))
        return false;
    *out = (pp_amount)amount;
    return true;
}

/* A cell without its quotes. */
static struct pp_view cell_of(const struct pp_fast_work *work, const struct pp_cells *cells,
                              const struct pp_fast_column *column, size_t i)
{
    uint32_t begin = work->marks[column->before][i] + 1, end = work->marks[column->end][i];
    bool quoted = end - begin >= 2 && cells->text[begin] == '"';
    return (struct pp_view){cells->text + begin + quoted, end - begin - 2 * quoted};
}

/* The amounts of a column. What is faulty goes the slow way, and counts as unknown. */
INLINE void read_amounts(const struct pp_fast_work *work, struct pp_block *block,
                         const struct pp_fast_column *column, const struct pp_cells *cells,
                         pp_amount out[PP_CSV_BATCH])
{
    uint64_t odd = pp_fast_read_digits(work, column, cells, out);
    for (; odd; odd &= odd - 1) {
        size_t i = (size_t)__builtin_ctzll(odd);
        if (!read_odd(column, cell_of(work, cells, column, i), &out[i]))
            pp_plane_set(&block->slow, cells->row + i, true);
    }
}

/* An amount that is compared as it is. Years count whole, and so do all cuts between them. */
INLINE void read_scaled(struct pp_fast_work *work, struct pp_block *block,
                        const struct pp_fast_column *column, const struct pp_cells *cells,
                        const pp_amount amounts[PP_CSV_BATCH])
{
    uint8_t codes[PP_CSV_BATCH];
    pp_scale_codes(column->scale, amounts, PP_CSV_BATCH, codes);
    for (size_t i = 0; i < cells->count; i++)
        pp_cells_set_code(block, work->codes[column->feature], cells->row + i, codes[i]);
}

/* Hours of a whole, or of a part that stands for itself. */
INLINE void take_total(struct pp_fast_work *work, enum pp_sum sum, const struct pp_cells *cells,
                       const pp_amount amounts[PP_CSV_BATCH])
{
    memcpy(work->totals[sum] + cells->row, amounts, cells->count * sizeof(amounts[0]));
}

INLINE void take_topic(struct pp_fast_work *work, enum pp_sum sum,
                       const struct pp_fast_column *column, const struct pp_cells *cells,
                       const pp_amount amounts[PP_CSV_BATCH])
{
    const struct pp_fast_topic *topic = &work->fast->sums[sum].topics[column->topic];
    pp_amount *sums = work->sums[sum] + cells->row;
    uint8_t codes[PP_CSV_BATCH];
    for (size_t i = 0; i < cells->count; i++) {
        pp_amount more = sums[i] + (amounts[i] > 0 ? amounts[i] : 0);
        sums[i] = more < PP_AMOUNT_MOST ? more : PP_AMOUNT_MOST;
    }
    pp_scale_codes(&topic->scale, amounts, PP_CSV_BATCH, codes);
    memcpy(work->codes[column->feature] + cells->row, codes, cells->count);
    if (topic->kept)
        memcpy(work->topics[sum][column->topic] + cells->row, amounts,
               cells->count * sizeof(amounts[0]));
}

/* The sum that a column tells the whole of; COUNT when it tells none. */
static enum pp_sum total_of(enum pp_flat_kind kind)
{
    switch (kind) {
    case PP_FLAT_TRAINING_HOURS:
        return PP_SUM_TRAINING;
    case PP_FLAT_SUPERVISION_HOURS:
        return PP_SUM_SUPERVISION;
    case PP_FLAT_CE_HOURS:
        return PP_SUM_CE;
    case PP_FLAT_EXPERIENCE_HOURS:
        return PP_SUM_EXPERIENCE;
    case PP_FLAT_EXPERIENCE_PAID:
        return PP_SUM_PAID;
    case PP_FLAT_EXPERIENCE_SUPERVISED:
        return PP_SUM_SUPERVISED;
    default:
        return PP_SUM_COUNT;
    }
}

/* The sum that a column tells a topic of; COUNT when it tells none. */
static enum pp_sum topic_of(enum pp_flat_kind kind)
{
    switch (kind) {
    case PP_FLAT_TRAINING_TOPIC:
        return PP_SUM_TRAINING;
    case PP_FLAT_SUPERVISION_TOPIC:
        return PP_SUM_SUPERVISION;
    case PP_FLAT_CE_TOPIC:
        return PP_SUM_CE;
    default:
        return PP_SUM_COUNT;
    }
}

INLINE bool read_body(struct pp_fast_work *work, struct pp_block *block,
                      const struct pp_fast_column *column, const struct pp_cells *cells)
{
    pp_amount amounts[PP_CSV_BATCH];
    enum pp_sum total = total_of(column->kind), topic = topic_of(column->kind);
    bool scaled = column->kind == PP_FLAT_AGE || column->kind == PP_FLAT_RECOVERY_MONTHS ||
                  column->kind == PP_FLAT_REFERENCES;
    if (!scaled && total == PP_SUM_COUNT && topic == PP_SUM_COUNT)
        return false;
    read_amounts(work, block, column, cells, amounts);
    if (scaled)
        read_scaled(work, block, column, cells, amounts);
    else if (total != PP_SUM_COUNT)
        take_total(work, total, cells, amounts);
    else
        take_topic(work, topic, column, cells, amounts);
    return true;
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static bool read_avx2(struct pp_fast_work *work,
                                                      struct pp_block *block,
                                                      const struct pp_fast_column *column,
                                                      const struct pp_cells *cells)
{
    return read_body(work, block, column, cells);
}
#endif

bool pp_fast_read_amounts(struct pp_fast_work *work, struct pp_block *block,
                          const struct pp_fast_column *column, const struct pp_cells *cells)
{
#if defined(__x86_64__)
    if (!work->plain)
        return read_avx2(work, block, column, cells);
#endif
    return read_body(work, block, column, cells);
}
