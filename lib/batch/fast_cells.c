/* Cells become codes: a column at a time, for up to PP_CSV_BATCH rows. */
#include "batch/fast.h"

/* The cells of one column, without quotes. */
struct cells {
    const char *text;
    uint32_t begin[PP_CSV_BATCH];
    uint32_t len[PP_CSV_BATCH];
    size_t count;
    size_t row; /* of the block: that of the first */
};

static struct pp_view cell_at(const struct cells *cells, size_t i)
{
    return (struct pp_view){cells->text + cells->begin[i], cells->len[i]};
}

static void gather(struct pp_block *block, const struct pp_csv_index *index, size_t column,
                   struct cells *out)
{
    const char *text = block->text.ptr;
    for (size_t i = 0; i < index->count; i++) {
        const struct pp_csv_record *record = &index->records[i];
        const uint32_t *marks = index->marks + record->first + column;
        out->begin[i] = out->len[i] = 0;
        if (record->fault != PP_CSV_GOOD)
            continue;
        uint32_t begin = column ? marks[-1] + 1 : record->begin;
        out->begin[i] = begin;
        out->len[i] = *marks - begin;
        if (text[begin] != '"' || out->len[i] < 2)
            continue;
        out->begin[i]++;
        out->len[i] -= 2;
        if (!memchr(text + begin + 1, '"', out->len[i]))
            continue;
        out->len[i] = 0; /* doubled quotes: rare enough */
        pp_plane_set(&block->slow, out->row + i, true);
    }
}

/* The number that up to 8 digits are, which end at `end`; 8 bytes before it may be read. */
static inline bool digits(const char *end, uint32_t len, uint32_t *out)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    uint64_t bytes;
    memcpy(&bytes, end - 8, 8);
    unsigned before = 64 - 8 * len;
    bytes ^= 0x3030303030303030U; /* a digit is now its value */
    bytes = bytes >> before << before;
    if ((bytes | (bytes + 0x7676767676767676U)) & 0x8080808080808080U)
        return false;
    bytes = (bytes * 10 + (bytes >> 8)) & 0x00ff00ff00ff00ffU;
    bytes = (bytes * 100 + (bytes >> 16)) & 0x0000ffff0000ffffU;
    *out = (uint32_t)(bytes * 10000 + (bytes >> 32));
    return true;
#else
    uint32_t value = 0;
    for (uint32_t i = len; i; i--) {
        if (!pp_is_digit(end[-(ptrdiff_t)i]))
            return false;
        value = value * 10 + (uint32_t)(end[-(ptrdiff_t)i] - '0');
    }
    *out = value;
    return true;
#endif
}

/* Amounts that are not just digits; -1 for a cell that is empty after all. */
static bool read_odd_amount(struct pp_view cell, pp_milli *out)
{
    cell = pp_view_trim(cell);
    *out = -1;
    return cell.len == 0 || (pp_milli_parse(cell, out) && *out >= 0);
}

/* The amounts of a column: -1 where nothing is known. What is faulty goes the slow way. */
static void read_amounts(struct pp_block *block, const struct pp_fast_column *column,
                         const struct cells *cells, pp_milli out[PP_CSV_BATCH])
{
    for (size_t i = 0; i < cells->count; i++) {
        uint32_t len = cells->len[i], whole;
        const char *end = cells->text + cells->begin[i] + len;
        bool good = true;
        out[i] = -1;
        if (len - 1 < 8 && digits(end, len, &whole))
            out[i] = (pp_milli)whole * PP_MILLI;
        else if (len)
            good = read_odd_amount(cell_at(cells, i), &out[i]);
        if (!good || out[i] > column->most) {
            pp_plane_set(&block->slow, cells->row + i, true);
            out[i] = -1;
        }
    }
}

/* Set a code; a second one for the same thing is for the slow way to judge. */
static inline void set_code(struct pp_block *block, uint8_t *codes, size_t row, uint8_t code)
{
    if (code && codes[row])
        pp_plane_set(&block->slow, row, true);
    codes[row] |= code;
}

static void read_scaled(struct pp_fast_work *work, struct pp_block *block,
                        const struct pp_fast_column *column, const struct cells *cells)
{
    pp_milli amounts[PP_CSV_BATCH];
    uint8_t *codes = work->codes[column->feature];
    bool years = column->kind == PP_FLAT_AGE; /* which count whole */
    read_amounts(block, column, cells, amounts);
    for (size_t i = 0; i < cells->count; i++) {
        pp_milli amount = years ? amounts[i] / PP_MILLI * PP_MILLI : amounts[i];
        set_code(block, codes, cells->row + i,
                 amounts[i] < 0 ? PP_SCALE_UNKNOWN : pp_scale_code(column->scale, amount));
    }
}

/* A day as yyyymmdd; 0 for what is none, or not for sure. */
static uint32_t read_day(const char *text)
{
    static const uint8_t days[16] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    uint32_t year, month, day;
    if (!digits(text + 4, 4, &year) || !digits(text + 7, 2, &month) ||
        !digits(text + 10, 2, &day) || text[4] != '-' || text[7] != '-')
        return 0;
    if (year < 1900 || year > 2199 || month > 12 || day < 1 || day > days[month])
        return 0; /* 29 February goes the slow way */
    return year * 10000 + month * 100 + day;
}

static void read_days(struct pp_fast_work *work, struct pp_block *block,
                      const struct pp_fast_column *column, const struct cells *cells)
{
    const struct pp_fast *fast = work->fast;
    const uint32_t *cuts = column->kind == PP_FLAT_BORN ? fast->born : fast->since;
    uint8_t *codes = work->codes[column->feature];
    for (size_t i = 0; i < cells->count; i++) {
        uint8_t code = PP_SCALE_UNKNOWN;
        if (cells->len[i]) {
            uint32_t day = cells->len[i] == 10 ? read_day(cells->text + cells->begin[i]) : 0;
            if (day == 0 || day > fast->latest)
                pp_plane_set(&block->slow, cells->row + i, true);
            code = PP_SCALE_FIRST;
            for (uint32_t k = 0; k < column->scale->count; k++)
                code += day <= cuts[k];
        }
        set_code(block, codes, cells->row + i, code);
    }
}

/* Hours of a whole, or of a part that stands for itself. */
static void read_whole(struct pp_fast_work *work, struct pp_block *block,
                       const struct pp_fast_column *column, const struct cells *cells,
                       enum pp_sum sum)
{
    read_amounts(block, column, cells, work->totals[sum] + cells->row);
}

static void read_topic(struct pp_fast_work *work, struct pp_block *block,
                       const struct pp_fast_column *column, const struct cells *cells,
                       enum pp_sum sum)
{
    const struct pp_scale *scale = &work->fast->sums[sum].topics[column->topic].scale;
    pp_milli *amounts = work->topics[sum] + (size_t)column->topic * PP_BLOCK_ROWS + cells->row;
    pp_milli *sums = work->sums[sum] + cells->row;
    uint8_t *codes = work->codes[column->feature] + cells->row;
    read_amounts(block, column, cells, amounts);
    for (size_t i = 0; i < cells->count; i++) {
        bool known = amounts[i] >= 0;
        sums[i] += known ? amounts[i] : 0;
        codes[i] = known ? pp_scale_code(scale, amounts[i]) : PP_SCALE_UNKNOWN;
    }
}

/* What a word means, remembered. */
static uint64_t word_of(struct pp_fast_work *work, const struct pp_fast_column *column,
                        struct pp_view text)
{
    struct pp_memo *memo = &work->memos[column->kind];
    uint64_t hash = pp_memo_hash(text);
    const struct pp_memo_slot *slot = pp_memo_find(memo, text, hash);
    if (slot)
        return slot->value;
    uint64_t value = pp_fast_learn_word(work, column, text);
    if (text.len <= PP_MEMO_LONGEST) {
        pp_memo_make_room(memo);
        pp_memo_add(memo, text, hash, value);
    }
    return value;
}

static void read_words(struct pp_fast_work *work, struct pp_block *block,
                       const struct pp_fast_column *column, const struct cells *cells)
{
    for (size_t i = 0; i < cells->count; i++) {
        size_t row = cells->row + i;
        uint64_t value = cells->len[i] ? word_of(work, column, cell_at(cells, i)) : 0;
        if (value == PP_FAST_ODD) {
            pp_plane_set(&block->slow, row, true);
            value = 0;
        }
        if (column->kind == PP_FLAT_TRAINING_APPROVED_BY)
            work->approved[row] = value;
        else
            work->codes[column->feature][row] = (uint8_t)value;
    }
}

/* The states that a text means; NULL when it is for the slow way. */
static const uint64_t *meaning_of(struct pp_fast_work *work, const struct pp_fast_column *column,
                                  enum pp_fast_text kind, struct pp_view text)
{
    struct pp_memo *memo = &work->text_memos[kind];
    size_t size = 3 * work->fast->text_words[kind];
    if (text.len == 0)
        return work->meanings[kind]; /* number 0: nothing is known */
    uint64_t hash = pp_memo_hash(text);
    const struct pp_memo_slot *slot = pp_memo_find(memo, text, hash);
    if (slot)
        return slot->value == PP_FAST_ODD ? NULL : work->meanings[kind] + slot->value * size;
    if (text.len > PP_MEMO_LONGEST)
        return NULL;
    pp_memo_make_room(memo);
    uint64_t number = memo->count + 1;
    uint64_t *states = work->meanings[kind] + number * size;
    bool good = pp_fast_learn(work, column, kind, text, states);
    pp_memo_add(memo, text, hash, good ? number : PP_FAST_ODD);
    return good ? states : NULL;
}

static void read_texts(struct pp_fast_work *work, struct pp_block *block,
                       const struct pp_fast_column *column, const struct cells *cells,
                       enum pp_fast_text kind)
{
    size_t size = 3 * work->fast->text_words[kind];
    for (size_t i = 0; i < cells->count; i++) {
        size_t row = cells->row + i;
        const uint64_t *states = meaning_of(work, column, kind, cell_at(cells, i));
        if (!states) {
            pp_plane_set(&block->slow, row, true);
            continue;
        }
        for (size_t k = 0; k < size; k++)
            work->texts[kind][k * PP_BLOCK_ROWS + row] = states[k];
    }
}

/* Ids are only written: they need to be text, and not too long. */
static void check_ids(struct pp_block *block, const struct cells *cells)
{
    for (size_t i = 0; i < cells->count; i++) {
        struct pp_view id = cell_at(cells, i);
        unsigned char odd = 0;
        for (size_t k = 0; k < id.len; k++)
            odd |= (unsigned char)id.ptr[k] >= 0x80 || id.ptr[k] == '\0';
        if (odd || id.len > PP_ID_LONGEST)
            pp_plane_set(&block->slow, cells->row + i, true);
    }
}

static void read_column(struct pp_fast_work *work, struct pp_block *block,
                        const struct pp_fast_column *column, const struct cells *cells)
{
    switch (column->kind) {
    case PP_FLAT_ID:
        check_ids(block, cells);
        break;
    case PP_FLAT_BORN:
    case PP_FLAT_RECOVERY_SINCE:
        read_days(work, block, column, cells);
        break;
    case PP_FLAT_AGE:
    case PP_FLAT_RECOVERY_MONTHS:
    case PP_FLAT_REFERENCES:
        read_scaled(work, block, column, cells);
        break;
    case PP_FLAT_LIVES_IN:
    case PP_FLAT_WORKS_IN:
    case PP_FLAT_EDUCATION:
    case PP_FLAT_BACKGROUND_CHECK:
    case PP_FLAT_TRAINING_APPROVED_BY:
    case PP_FLAT_ATTEST:
        read_words(work, block, column, cells);
        break;
    case PP_FLAT_TRAINING_HOURS:
        read_whole(work, block, column, cells, PP_SUM_TRAINING);
        break;
    case PP_FLAT_SUPERVISION_HOURS:
        read_whole(work, block, column, cells, PP_SUM_SUPERVISION);
        break;
    case PP_FLAT_CE_HOURS:
        read_whole(work, block, column, cells, PP_SUM_CE);
        break;
    case PP_FLAT_EXPERIENCE_HOURS:
        read_whole(work, block, column, cells, PP_SUM_EXPERIENCE);
        break;
    case PP_FLAT_EXPERIENCE_PAID:
        read_whole(work, block, column, cells, PP_SUM_PAID);
        break;
    case PP_FLAT_EXPERIENCE_SUPERVISED:
        read_whole(work, block, column, cells, PP_SUM_SUPERVISED);
        break;
    case PP_FLAT_TRAINING_TOPIC:
        read_topic(work, block, column, cells, PP_SUM_TRAINING);
        break;
    case PP_FLAT_SUPERVISION_TOPIC:
        read_topic(work, block, column, cells, PP_SUM_SUPERVISION);
        break;
    case PP_FLAT_CE_TOPIC:
        read_topic(work, block, column, cells, PP_SUM_CE);
        break;
    case PP_FLAT_LIVED_EXPERIENCE:
        read_texts(work, block, column, cells, PP_TEXT_LIVED);
        break;
    case PP_FLAT_EXAMS:
        read_texts(work, block, column, cells, PP_TEXT_EXAMS);
        break;
    case PP_FLAT_CERTIFICATIONS:
        read_texts(work, block, column, cells, PP_TEXT_CERTIFICATIONS);
        break;
    case PP_FLAT_KIND_COUNT:
        break;
    }
}

void pp_fast_read(struct pp_fast_work *work, struct pp_block *block,
                  const struct pp_csv_index *index, size_t row)
{
    struct cells cells = {.text = block->text.ptr, .count = index->count, .row = row};
    for (size_t i = 0; i < index->count; i++)
        if (index->records[i].fault != PP_CSV_GOOD)
            pp_plane_set(&block->slow, row + i, true);
    for (size_t i = 0; i < work->fast->column_count; i++) {
        const struct pp_fast_column *column = &work->fast->columns[i];
        gather(block, index, column->number, &cells);
        read_column(work, block, column, &cells);
    }
}
