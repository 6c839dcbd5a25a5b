/* Columns of amounts: most cells are a few digits, or empty. */
#include "batch/fast_read.h"

static const uint32_t nothing = UINT32_MAX; /* nothing is known */

/* The whole numbers of a column. False when any cell is something else, or a fault. */
static bool read_whole(const struct pp_fast_column *column, const struct pp_cells *cells,
                       uint32_t out[PP_CSV_BATCH])
{
    const uint32_t most = (uint32_t)(column->most / PP_MILLI);
    bool good = column->number > 0;
    for (size_t i = 0; i < cells->count && good; i++) {
        const uint32_t *end = cells->ends[i] + column->number;
        uint32_t len = end[0] - end[-1] - 1, number = 0;
        good = len <= 8 && pp_digits(cells->text + end[0], len, &number) && number <= most;
        out[i] = len ? number : nothing;
    }
    return good;
}

/* Anything that may be an amount; -1 for a cell that is empty after all. */
static bool read_odd(struct pp_view cell, pp_milli *out)
{
    cell = pp_view_trim(cell);
    *out = -1;
    return cell.len == 0 || (pp_milli_parse(cell, out) && *out >= 0);
}

/* The amounts of a column: -1 where nothing is known. What is faulty goes the slow way. */
static void read_any(struct pp_block *block, const struct pp_fast_column *column,
                     struct pp_cells *cells, pp_milli out[PP_CSV_BATCH])
{
    pp_cells_gather(cells, block, column->number);
    for (size_t i = 0; i < cells->count; i++) {
        bool good = read_odd(pp_cell_at(cells, i), &out[i]);
        bool part = column->whole && out[i] > 0 && out[i] % PP_MILLI > 0;
        if (good && !part && out[i] <= column->most)
            continue;
        pp_plane_set(&block->slow, cells->row + i, true);
        out[i] = -1;
    }
}

/* The code of a whole number. */
static inline uint8_t code_of(const struct pp_scale *scale, uint32_t number)
{
    if (scale->capped)
        return pp_scale_code(scale, (pp_milli)number * PP_MILLI);
    return scale->codes[number < scale->top ? number : scale->top];
}

/* An amount that is compared as it is. */
static void read_scaled(struct pp_fast_work *work, struct pp_block *block,
                        const struct pp_fast_column *column, struct pp_cells *cells)
{
    uint8_t *codes = work->codes[column->feature];
    uint32_t numbers[PP_CSV_BATCH];
    pp_milli amounts[PP_CSV_BATCH];
    if (read_whole(column, cells, numbers)) {
        for (size_t i = 0; i < cells->count; i++)
            pp_cells_set_code(block, codes, cells->row + i,
                              numbers[i] == nothing ? PP_SCALE_UNKNOWN
                                                    : code_of(column->scale, numbers[i]));
        return;
    }
    bool years = column->kind == PP_FLAT_AGE; /* which count whole */
    read_any(block, column, cells, amounts);
    for (size_t i = 0; i < cells->count; i++) {
        pp_milli amount = years ? amounts[i] / PP_MILLI * PP_MILLI : amounts[i];
        pp_cells_set_code(block, codes, cells->row + i,
                          amounts[i] < 0 ? PP_SCALE_UNKNOWN : pp_scale_code(column->scale, amount));
    }
}

/* Hours of a whole, or of a part that stands for itself. */
static void read_total(struct pp_fast_work *work, struct pp_block *block,
                       const struct pp_fast_column *column, struct pp_cells *cells, enum pp_sum sum)
{
    pp_milli *totals = work->totals[sum] + cells->row;
    uint32_t numbers[PP_CSV_BATCH];
    if (!read_whole(column, cells, numbers)) {
        read_any(block, column, cells, totals);
        return;
    }
    for (size_t i = 0; i < cells->count; i++)
        totals[i] = numbers[i] == nothing ? -1 : (pp_milli)numbers[i] * PP_MILLI;
}

static void read_topic(struct pp_fast_work *work, struct pp_block *block,
                       const struct pp_fast_column *column, struct pp_cells *cells, enum pp_sum sum)
{
    const struct pp_scale *scale = &work->fast->sums[sum].topics[column->topic].scale;
    pp_milli *amounts = work->topics[sum] + (size_t)column->topic * PP_BLOCK_ROWS + cells->row;
    pp_milli *sums = work->sums[sum] + cells->row;
    uint8_t *codes = work->codes[column->feature] + cells->row;
    uint32_t numbers[PP_CSV_BATCH];
    if (read_whole(column, cells, numbers)) {
        for (size_t i = 0; i < cells->count; i++) {
            bool known = numbers[i] != nothing;
            pp_milli amount = known ? (pp_milli)numbers[i] * PP_MILLI : 0;
            sums[i] += amount;
            amounts[i] = known ? amount : -1;
            codes[i] = known ? code_of(scale, numbers[i]) : PP_SCALE_UNKNOWN;
        }
        return;
    }
    read_any(block, column, cells, amounts);
    for (size_t i = 0; i < cells->count; i++) {
        bool known = amounts[i] >= 0;
        sums[i] += known ? amounts[i] : 0;
        codes[i] = known ? pp_scale_code(scale, amounts[i]) : PP_SCALE_UNKNOWN;
    }
}

bool pp_fast_read_amounts(struct pp_fast_work *work, struct pp_block *block,
                          const struct pp_fast_column *column, struct pp_cells *cells)
{
    switch (column->kind) {
    case PP_FLAT_AGE:
    case PP_FLAT_RECOVERY_MONTHS:
    case PP_FLAT_REFERENCES:
        read_scaled(work, block, column, cells);
        return true;
    case PP_FLAT_TRAINING_HOURS:
        read_total(work, block, column, cells, PP_SUM_TRAINING);
        return true;
    case PP_FLAT_SUPERVISION_HOURS:
        read_total(work, block, column, cells, PP_SUM_SUPERVISION);
        return true;
    case PP_FLAT_CE_HOURS:
        read_total(work, block, column, cells, PP_SUM_CE);
        return true;
    case PP_FLAT_EXPERIENCE_HOURS:
        read_total(work, block, column, cells, PP_SUM_EXPERIENCE);
        return true;
    case PP_FLAT_EXPERIENCE_PAID:
        read_total(work, block, column, cells, PP_SUM_PAID);
        return true;
    case PP_FLAT_EXPERIENCE_SUPERVISED:
        read_total(work, block, column, cells, PP_SUM_SUPERVISED);
        return true;
    case PP_FLAT_TRAINING_TOPIC:
        read_topic(work, block, column, cells, PP_SUM_TRAINING);
        return true;
    case PP_FLAT_SUPERVISION_TOPIC:
        read_topic(work, block, column, cells, PP_SUM_SUPERVISION);
        return true;
    case PP_FLAT_CE_TOPIC:
        read_topic(work, block, column, cells, PP_SUM_CE);
        return true;
    default:
        return false;
    }
}
