/* Cells become codes: a column at a time, for up to PP_CSV_BATCH rows. */
#include "batch/fast_read.h"

void pp_cells_gather(struct pp_cells *cells, const struct pp_fast_work *work,
                     struct pp_block *block, const struct pp_fast_column *column)
{
    const uint32_t *before = work->marks[column->before], *end = work->marks[column->end];
    for (size_t i = 0; i < cells->count; i++) {
        uint32_t begin = before[i] + 1, len = end[i] - begin;
        cells->begin[i] = begin;
        cells->len[i] = len;
        if (len < 2 || cells->text[begin] != '"')
            continue;
        cells->begin[i]++;
        cells->len[i] -= 2;
        if (!memchr(cells->text + begin + 1, '"', len - 2))
            continue;
        cells->len[i] = 0; /* doubled quotes: rare enough */
        pp_plane_set(&block->slow, cells->row + i, true);
    }
}

/* A day as yyyymmdd; 0 for what is none, or not for sure. */
static uint32_t read_day(const char *text)
{
    static const uint8_t days[16] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    uint32_t year, month, day;
    if (!pp_digits(text + 4, 4, &year) || !pp_digits(text + 7, 2, &month) ||
        !pp_digits(text + 10, 2, &day) || text[4] != '-' || text[7] != '-')
        return 0;
    if (year < 1900 || year > 2199 || month > 12 || day < 1 || day > days[month])
        return 0; /* 29 February goes the slow way */
    return year * 10000 + month * 100 + day;
}

static void read_days(struct pp_fast_work *work, struct pp_block *block,
                      const struct pp_fast_column *column, const struct pp_cells *cells)
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
        pp_cells_set_code(block, codes, cells->row + i, code);
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
        pp_memo_make_room(memo, 1);
        pp_memo_add(memo, text, hash, value);
    }
    return value;
}

/* The number of a place by its code of two letters, from 1; 0 when it is none. */
static inline uint8_t place_at(const struct pp_fast *fast, const char *code)
{
    return pp_is_letter(code[0]) && pp_is_letter(code[1]) ? fast->codes[code[0] & 31][code[1] & 31]
                                                          : 0;
}

/* Codes between semicolons; anything else is left to the words. */
static uint64_t places_in(struct pp_fast_work *work, const struct pp_fast_column *column,
                          struct pp_view text)
{
    uint64_t places = PP_APPROVED_STATED;
    bool codes = text.len % 3 == 2;
    for (size_t at = 0; codes && at < text.len; at += 3) {
        uint8_t place = place_at(work->fast, text.ptr + at);
        codes = place && (at + 2 == text.len || text.ptr[at + 2] == ';');
        places |= place ? (uint64_t)1 << (place - 1) : 0;
    }
    return codes ? places : word_of(work, column, text);
}

static void read_approved(struct pp_fast_work *work, struct pp_block *block,
                          const struct pp_fast_column *column, const struct pp_cells *cells)
{
    for (size_t i = 0; i < cells->count; i++) {
        uint64_t places = cells->len[i] ? places_in(work, column, pp_cell_at(cells, i)) : 0;
        if (places == PP_FAST_ODD)
            pp_plane_set(&block->slow, cells->row + i, true);
        work->approved[cells->row + i] = places;
    }
}

static void read_places(struct pp_fast_work *work, struct pp_block *block,
                        const struct pp_fast_column *column, const struct pp_cells *cells)
{
    uint8_t *codes = work->codes[column->feature];
    for (size_t i = 0; i < cells->count; i++) {
        struct pp_view text = pp_cell_at(cells, i);
        uint64_t place = text.len == 2 ? place_at(work->fast, text.ptr) : 0;
        if (text.len && !place)
            place = word_of(work, column, text);
        if (place == PP_FAST_ODD)
            pp_plane_set(&block->slow, cells->row + i, true);
        codes[cells->row + i] = (uint8_t)place & 127;
    }
}

static void read_words(struct pp_fast_work *work, struct pp_block *block,
                       const struct pp_fast_column *column, const struct pp_cells *cells)
{
    for (size_t i = 0; i < cells->count; i++) {
        size_t row = cells->row + i;
        uint64_t value = cells->len[i] ? word_of(work, column, pp_cell_at(cells, i)) : 0;
        if (value == PP_FAST_ODD) {
            pp_plane_set(&block->slow, row, true);
            value = 0;
        }
        work->codes[column->feature][row] = (uint8_t)value;
    }
}

/* Where the meaning of a text begins; UINT32_MAX when it is for the slow way. */
static uint32_t meaning_of(struct pp_fast_work *work, const struct pp_fast_column *column,
                           enum pp_fast_text kind, struct pp_view text)
{
    struct pp_memo *memo = &work->text_memos[kind];
    size_t size = 3 * work->fast->text_words[kind];
    if (text.len == 0)
        return 0; /* the first: nothing is known */
    uint64_t hash = pp_memo_hash(text);
    const struct pp_memo_slot *slot = pp_memo_find(memo, text, hash);
    if (slot)
        return (uint32_t)slot->value;
    if (text.len > PP_MEMO_LONGEST)
        return UINT32_MAX;
    size_t begin = (memo->count + 1) * size;
    bool good = pp_fast_learn(work, column, kind, text, work->meanings[kind] + begin);
    pp_memo_add(memo, text, hash, good ? begin : UINT32_MAX);
    return good ? (uint32_t)begin : UINT32_MAX;
}

static void read_texts(struct pp_fast_work *work, struct pp_block *block,
                       const struct pp_fast_column *column, const struct pp_cells *cells,
                       enum pp_fast_text kind)
{
    for (size_t i = 0; i < cells->count; i++) {
        uint32_t meaning = meaning_of(work, column, kind, pp_cell_at(cells, i));
        if (meaning == UINT32_MAX)
            pp_plane_set(&block->slow, cells->row + i, true);
        work->texts[kind][cells->row + i] = meaning == UINT32_MAX ? 0 : meaning;
    }
}

/* Ids are only written: they need to be text, and not too long. */
static void check_ids(struct pp_block *block, const struct pp_cells *cells)
{
    for (size_t i = 0; i < cells->count; i++) {
        struct pp_view id = pp_cell_at(cells, i);
        unsigned char odd = 0;
        for (size_t k = 0; k < id.len; k++)
            odd |= (unsigned char)id.ptr[k] >= 0x80 || id.ptr[k] == '\0';
        if (odd || id.len > PP_ID_LONGEST)
            pp_plane_set(&block->slow, cells->row + i, true);
    }
}

/* A column of anything but amounts. */
static void read_other(struct pp_fast_work *work, struct pp_block *block,
                       const struct pp_fast_column *column, const struct pp_cells *cells)
{
    switch (column->kind) {
    case PP_FLAT_ID:
        check_ids(block, cells);
        break;
    case PP_FLAT_BORN:
    case PP_FLAT_RECOVERY_SINCE:
        read_days(work, block, column, cells);
        break;
    case PP_FLAT_LIVES_IN:
    case PP_FLAT_WORKS_IN:
        read_places(work, block, column, cells);
        break;
    case PP_FLAT_TRAINING_APPROVED_BY:
        read_approved(work, block, column, cells);
        break;
    case PP_FLAT_EDUCATION:
    case PP_FLAT_BACKGROUND_CHECK:
    case PP_FLAT_ATTEST:
        read_words(work, block, column, cells);
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
    default: /* amounts: pp_fast_read_amounts() */
        break;
    }
}

/* Whether a cell that is not empty is blank, and what to say of it, is for the slow way. */
static void check_nameless(const struct pp_fast *fast, struct pp_block *block,
                           const struct pp_csv_index *index, size_t row)
{
    for (size_t n = 0; n < fast->nameless_count; n++)
        for (size_t i = 0; i < index->count; i++)
            if (index->records[i].fault == PP_CSV_GOOD &&
                pp_csv_cell(block->text, index, &index->records[i], fast->nameless[n]).len)
                pp_plane_set(&block->slow, row + i, true);
}

void pp_fast_read(struct pp_fast_work *work, struct pp_block *block,
                  const struct pp_csv_index *index, size_t row)
{
    struct pp_cells cells;
    cells.text = block->text.ptr;
    cells.count = index->count;
    cells.row = row;
    for (size_t i = 0; i < index->count; i++)
        if (index->records[i].fault != PP_CSV_GOOD)
            pp_plane_set(&block->slow, row + i, true);
    check_nameless(work->fast, block, index, row);
    pp_fast_turn_marks(work, index);
    for (size_t i = 0; i < work->fast->column_count; i++) {
        const struct pp_fast_column *column = &work->fast->columns[i];
        if (pp_fast_read_amounts(work, block, column, &cells))
            continue;
        pp_cells_gather(&cells, work, block, column);
        read_other(work, block, column, &cells);
    }
}
