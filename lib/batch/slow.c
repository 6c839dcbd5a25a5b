#include "batch/slow.h"

#include "base/escape.h"
#include "batch/file_kind.h"
#include "batch/intake.h"

enum {
    ROW_MEMORY = 16 << 20
};

bool pp_slow_init(struct pp_slow *slow, const struct pp_batch_plan *plan)
{
    *slow = (struct pp_slow){.plan = plan};
    pp_arena_init(&slow->arena, ROW_MEMORY);
    pp_arena_init(&slow->lasting, 0);
    pp_diags_init(&slow->diags);
    pp_matcher_init(&slow->matcher);
    pp_buf_init(&slow->scratch, 2 << 20);
    size_t columns = plan->columns.count;
    slow->index = PP_NEW(&slow->lasting, struct pp_csv_index);
    slow->cells = PP_NEW_N(&slow->lasting, struct pp_view, columns);
    if (!slow->index || !slow->cells || !pp_bits_init(&slow->bits, &plan->program, &slow->lasting))
        return false;
    *slow->index = (struct pp_csv_index){
        .room = columns + 128, .columns = columns, .separator = plan->separator};
    slow->index->marks = PP_NEW_N(&slow->lasting, uint32_t, slow->index->room);
    return slow->index->marks &&
           (!plan->detailed.credentials ||
            pp_bits_init(&slow->detailed_bits, &plan->detailed, &slow->lasting));
}

void pp_slow_release(struct pp_slow *slow)
{
    pp_arena_release(&slow->arena);
    pp_arena_release(&slow->lasting);
    pp_diags_release(&slow->diags);
    pp_matcher_release(&slow->matcher);
    pp_buf_release(&slow->scratch);
}

static struct pp_place place_of(const struct pp_slow *slow, uint32_t row, size_t column)
{
    return (struct pp_place){slow->plan->batch->file, row, (uint32_t)column + 1};
}

static struct pp_view title_of(const struct pp_slow *slow, size_t column)
{
    const struct pp_flat_columns *columns = &slow->plan->columns;
    return column < columns->count ? columns->list[column].title : PP_V("");
}

bool pp_slow_is_text(struct pp_slow *slow, struct pp_view text, uint32_t row, size_t column)
{
    if (pp_view_find(text, '\0') == text.len && pp_utf8_check(text) == text.len)
        return true;
    bool nul = pp_view_find(text, '\0') < text.len;
    bool csv = slow->plan->batch->input == PP_BATCH_CSV;
    pp_report(&slow->diags, PP_ROW_TEXT, place_of(slow, row, column), title_of(slow, column), "%s",
              nul   ? "a NUL byte stands in the row"
              : csv ? "the row holds bytes that are not UTF-8; " PP_SAVE_AS_CSV
                    : "the row holds bytes that are not UTF-8");
    return false;
}

bool pp_slow_set_id(struct pp_slow *slow, struct pp_view id, uint32_t row, size_t column)
{
    slow->id = id;
    if (id.len <= PP_ID_LONGEST)
        return true;
    pp_report(&slow->diags, PP_TREE_TOO_LONG, place_of(slow, row, column), title_of(slow, column),
              "'id' is longer than %d bytes", PP_ID_LONGEST);
    return false;
}

/* Say what is wrong with the form of a record. */
static enum pp_status fault_of(struct pp_slow *slow, const struct pp_csv_record *record,
                               uint32_t row)
{
    size_t wanted = slow->plan->columns.count;
    struct pp_place at = place_of(slow, row, record->cells ? record->cells - 1 : 0);
    struct pp_view nothing = {"", 0};
    switch (record->fault) {
    case PP_CSV_BEHIND_QUOTE:
        pp_report(&slow->diags, PP_ROW_QUOTE, at, nothing,
                  "something stands behind the closing double quote of a cell");
        break;
    case PP_CSV_OPEN:
        pp_report(&slow->diags, PP_ROW_QUOTE, at, nothing,
                  "a double quote is not closed before the file ends");
        break;
    case PP_CSV_CELLS:
        pp_report(&slow->diags, PP_ROW_CELLS, place_of(slow, row, 0), nothing,
                  "the row has %u cell%s, the header has %zu", (unsigned)record->cells,
                  record->cells == 1 ? "" : "s", wanted);
        break;
    case PP_CSV_GOOD:
        return PP_OK;
    }
    return PP_INPUT;
}

/* In a column without a name nothing may stand. */
static bool is_blank(struct pp_slow *slow, struct pp_view raw, uint32_t row, size_t column)
{
    struct pp_view text = pp_view_trim(pp_csv_text(raw, &slow->scratch));
    if (!text.ptr)
        return pp_no_memory(&slow->diags) == PP_OK;
    if (!text.len)
        return true;
    struct pp_view shown = pp_shown(text);
    if (pp_slow_is_text(slow, text, row, column))
        pp_report(&slow->diags, PP_CELL_NAMELESS, place_of(slow, row, column), PP_V(""),
                  "'%.*s' stands in a column without a name; name it in the first line, or leave "
                  "it out with '--map ='",
                  PP_VARG(shown));
    return false;
}

/* Take the cells apart; those with doubled quotes are copied. */
static enum pp_status read_csv(struct pp_slow *slow, struct pp_view record, uint32_t row)
{
    const struct pp_flat_columns *columns = &slow->plan->columns;
    struct pp_csv_index *index = slow->index;
    size_t at = 0;
    uint32_t number = 0;
    bool good = true;
    pp_csv_index(record, &at, &number, true, index);
    if (index->count == 0)
        return PP_INPUT; /* an empty line: none is asked about */
    if (fault_of(slow, &index->records[0], row) != PP_OK)
        return PP_INPUT;
    for (size_t i = 0; i < columns->count; i++) {
        slow->cells[i] = PP_V("");
        struct pp_view raw = pp_csv_cell(record, index, &index->records[0], i);
        if (columns->list[i].nameless)
            good &= is_blank(slow, raw, row, i);
        if (columns->list[i].ignored)
            continue;
        struct pp_view text = pp_csv_text(raw, &slow->scratch);
        if (text.ptr && text.ptr == slow->scratch.data)
            text = pp_arena_copy(&slow->arena, text);
        if (!text.ptr)
            return pp_no_memory(&slow->diags);
        slow->cells[i] = text;
        good &= pp_slow_is_text(slow, text, row, i);
    }
    if (good && slow->plan->id != SIZE_MAX)
        good = pp_slow_set_id(slow, slow->cells[slow->plan->id], row, slow->plan->id);
    if (!good)
        return PP_INPUT;
    slow->program = &slow->plan->program;
    return pp_profile_flat(columns, slow->cells, row, slow->plan->batch->db, &slow->arena,
                           &slow->profile, &slow->diags);
}

void pp_slow_too_long(struct pp_slow *slow, uint32_t row)
{
    pp_report(&slow->diags, PP_ROW_LONG, place_of(slow, row, 0), PP_V(""),
              "the row is longer than %d KiB%s", PP_RECORD_LONGEST >> 10,
              slow->plan->batch->input == PP_BATCH_CSV
                  ? "; a double quote that is never closed makes one row of all that follows"
                  : "");
}

enum pp_status pp_slow_read(struct pp_slow *slow, struct pp_view record, uint32_t row)
{
    pp_arena_reset(&slow->arena);
    pp_diags_release(&slow->diags);
    slow->id = PP_V("");
    if (record.len > PP_RECORD_LONGEST) { /* whether the intake saw that depends on its steps */
        pp_slow_too_long(slow, row);
        return PP_INPUT;
    }
    slow->matcher.spent = 0; /* each person may take as much work as in check */
    return slow->plan->batch->input == PP_BATCH_CSV ? read_csv(slow, record, row)
                                                    : pp_slow_read_json(slow, record, row);
}

enum pp_status pp_slow_judge(struct pp_slow *slow, const struct pp_bits **out_bits)
{
    bool detailed = slow->program == &slow->plan->detailed;
    struct pp_bits *bits = detailed ? &slow->detailed_bits : &slow->bits;
    pp_bits_fill(bits, slow->program, &slow->profile, &slow->matcher);
    *out_bits = bits;
    return slow->matcher.no_memory ? PP_NOMEM : PP_OK;
}
