/* What the files that read cells share. Internal to fast_cells.c, fast_marks.c and fast_amounts.c.
 */
#ifndef PP_BATCH_FAST_READ_H
#define PP_BATCH_FAST_READ_H

#include "batch/fast.h"

/* The cells of some records, a column at a time. */
struct pp_cells {
    const char *text;
    uint32_t begin[PP_CSV_BATCH]; /* of the column, without quotes: pp_cells_gather() */
    uint32_t len[PP_CSV_BATCH];
    size_t count;
    size_t row; /* of the block: that of the first record */
};

/* Turn the marks of an index, from record by record to mark by mark: work->marks. Those of a record
 * with a fault say that all its cells are empty (fast_marks.c). */
void pp_fast_turn_marks(struct pp_fast_work *work, const struct pp_csv_index *index);

/* Find the cells of a column. Those with doubled quotes count as empty, and their rows as slow. */
void pp_cells_gather(struct pp_cells *cells, const struct pp_fast_work *work,
                     struct pp_block *block, const struct pp_fast_column *column);

static inline struct pp_view pp_cell_at(const struct pp_cells *cells, size_t i)
{
    return (struct pp_view){cells->text + cells->begin[i], cells->len[i]};
}

/* Read a column of amounts. False when the column holds none (fast_amounts.c). */
bool pp_fast_read_amounts(struct pp_fast_work *work, struct pp_block *block,
                          const struct pp_fast_column *column, const struct pp_cells *cells);
/*
 * The amounts of a column, PP_AMOUNT_UNKNOWN where nothing is known. Returns the rows, as bits,
 * that hold something else than a whole number of up to 8 digits that is no fault: out is then not
 * set (fast_digits.c).
 */
uint64_t pp_fast_read_digits(const struct pp_fast_work *work, const struct pp_fast_column *column,
                             const struct pp_cells *cells, pp_amount out[PP_CSV_BATCH]);

/* Set a code; a second one for the same thing is for the slow way to judge. */
static inline void pp_cells_set_code(struct pp_block *block, uint8_t *codes, size_t row,
                                     uint8_t code)
{
    if (code && codes[row])
        pp_plane_set(&block->slow, row, true);
    codes[row] |= code;
}

/* The number that up to 8 digits are, which end at `end`; 0 for none. 8 bytes before it may be
 * read. False when there is anything but digits; *out is then not to be used. */
static inline bool pp_digits(const char *end, uint32_t len, uint32_t *out)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    static const uint64_t masks[9] = {0,
                                      0xff00000000000000U,
                                      0xffff000000000000U,
                                      0xffffff0000000000U,
                                      0xffffffff00000000U,
                                      0xffffffffff000000U,
                                      0xffffffffffff0000U,
                                      0xffffffffffffff00U,
                                      0xffffffffffffffffU};
    uint64_t bytes;
    memcpy(&bytes, end - 8, 8);
    bytes = (bytes ^ 0x3030303030303030U) & masks[len]; /* a digit is now its value */
    uint64_t odd = (bytes | (bytes + 0x7676767676767676U)) & 0x8080808080808080U;
    bytes = (bytes * 10 + (bytes >> 8)) & 0x00ff00ff00ff00ffU;
    bytes = (bytes * 100 + (bytes >> 16)) & 0x0000ffff0000ffffU;
    *out = (uint32_t)(bytes * 10000 + (bytes >> 32));
    return odd == 0;
#else
    uint32_t value = 0;
    bool good = true;
    for (uint32_t i = len; i; i--) {
        good &= pp_is_digit(end[-(ptrdiff_t)i]);
        value = value * 10 + (uint32_t)(end[-(ptrdiff_t)i] - '0');
    }
    *out = value;
    return good;
#endif
}

#endif
