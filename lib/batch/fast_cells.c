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
                 amounts[i] < 0 ? PP_CODE_UNKNOWN : pp_scale_code(column->scale, amount));
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
        uint8_t code = PP_CODE_UNKNOWN;
        if (cells->len[i]) {
            uint32_t day =
                cells->len[i] == 10 ? read_day(cells->text + cells->begin[i]) : 0;
            if (day == 0 || day > fast->latest)
                pp_plane_set(&block->slow, cells->row + i, true);
            code = PP_CODE_FIRST;
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
        codes[i] = known ? pp_scale_code(scale, amounts[i]) : PP_CODE_UNKNOWN;
    }
}

/* Read one cell alone, the slow way. False when it is faulty. */
static bool read_alone(struct pp_fast_work *work, size_t column, struct pp_view text,
                       struct pp_profile *out)
{
    struct pp_slow *slow = work->slow;
    struct pp_flat_column *one = &work->one.list[column];
    pp_arena_reset(&slow->arena);
    pp_diags_release(&slow->diags);
    work->cells[column] = text;
    one->ignored = false;
    bool good = pp_slow_is_text(slow, text, 0, column);
    enum pp_status status =
        good ? pp_profile_flat(&work->one, work->cells, 0, work->fast->plan->batch->db,
                               &slow->arena, out, &slow->diags)
             : PP_INPUT;
    one->ignored = true;
    work->cells[column] = PP_V("");
    work->no_memory |= status == PP_NOMEM;
    return status == PP_OK;
}

static uint64_t places_of(const struct pp_profile *profile)
{
    uint64_t places = 0;
    if (!profile->training_count)
        return 0;
    for (size_t i = 0; i < profile->training[0].approved_by.count; i++)
        places |= (uint64_t)1 << pp_place_find(profile->training[0].approved_by.list[i]);
    return places | PP_APPROVED_STATED;
}

/* Find out what a word means. */
static uint64_t learn_word(struct pp_fast_work *work, const struct pp_fast_column *column,
                           struct pp_view text)
{
    struct pp_profile profile;
    if (!read_alone(work, column->number, text, &profile))
        return PP_FAST_ODD;
    switch (column->kind) {
    case PP_FLAT_EDUCATION:
        return (uint64_t)(profile.education + 1);
    case PP_FLAT_BACKGROUND_CHECK:
        return (uint64_t)(profile.background_check + 1);
    case PP_FLAT_LIVES_IN:
        return (uint64_t)(profile.lives_place + 1);
    case PP_FLAT_WORKS_IN:
        return (uint64_t)(profile.works_place + 1);
    case PP_FLAT_TRAINING_APPROVED_BY:
        return places_of(&profile);
    case PP_FLAT_ATTEST:
        return profile.attest_count == 0 ? 0 : profile.attests[0].yes ? 1 : 2;
    default:
        return PP_FAST_ODD;
    }
}

/* What a text means for the conditions of its kind: three words of states for each 64 of them. */
static bool learn_text(struct pp_fast_work *work, const struct pp_fast_column *column,
                       enum pp_fast_text kind, struct pp_view text, uint64_t *out)
{
    const struct pp_fast *fast = work->fast;
    const struct pp_program *program = &fast->plan->program;
    size_t words = fast->text_words[kind];
    struct pp_profile profile;
    pp_profile_init(&profile);
    if (text.len && !read_alone(work, column->number, text, &profile))
        return false;
    memset(out, 0, 3 * words * sizeof(*out));
    for (size_t i = 0; i < fast->predicate_count; i++) {
        const struct pp_fast_predicate *predicate = &fast->predicates[i];
        const struct pp_predicate *of = &program->predicates[predicate->number];
        if (predicate->text != (int)kind)
            continue;
        for (int k = 0; k < (predicate->axes[0].kind == PP_AXIS_NONE ? 1 : 3); k++) {
            pp_fast_set_recovery(predicate, of->requirement, k, &profile);
            enum pp_fast_state state = pp_fast_ask(fast, of, &profile, &work->slow->matcher);
            size_t bit = predicate->bit + (size_t)k;
            out[bit / 64] |= (uint64_t)(state == PP_FAST_UNMET) << (bit % 64);
            out[words + bit / 64] |= (uint64_t)(state == PP_FAST_OPEN) << (bit % 64);
            out[2 * words + bit / 64] |= (uint64_t)(state == PP_FAST_CONFIRM) << (bit % 64);
        }
    }
    work->no_memory |= work->slow->matcher.no_memory;
    return true;
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
    uint64_t value = learn_word(work, column, text);
    if (text.len <= PP_MEMO_LONGEST)
        (void)pp_memo_add(memo, text, hash, value);
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
    /* The next free number, or the first again once all is forgotten. */
    uint64_t number = memo->count + 1;
    uint64_t states[3 * 64];
    if (size > sizeof(states) / sizeof(states[0]))
        return NULL;
    bool good = learn_text(work, column, kind, text, states);
    if (pp_memo_add(memo, text, hash, good ? number : PP_FAST_ODD)) {
        number = 1;
        memo->slots[0].value = memo->slots[0].value; /* placed below */
    }
    return good ? NULL : NULL;
}
