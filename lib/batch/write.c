#include "batch/write.h"

#include <inttypes.h>
#include <string.h>

#include "base/num.h"
#include "read/json_write.h"

enum {
    LONGEST_CELL = 1 << 17
};

bool pp_writer_init(struct pp_writer *writer, const struct pp_batch_plan *plan,
                    const struct pp_texts *texts, struct pp_outlet *outlet, struct pp_slow *slow,
                    struct pp_arena *arena)
{
    *writer = (struct pp_writer){.plan = plan, .texts = texts, .outlet = outlet, .slow = slow};
    pp_buf_init(&writer->cell, LONGEST_CELL);
    writer->turned =
        pp_arena_array(arena, (plan->credential_count + 63) / 64, sizeof(*writer->turned));
    writer->tallies = pp_arena_array(arena, plan->credential_count, sizeof(*writer->tallies));
    return writer->turned && writer->tallies;
}

void pp_writer_release(struct pp_writer *writer)
{
    pp_buf_release(&writer->cell);
}

/* Would a spreadsheet take the text for a formula? A plain number it would not. */
static bool is_formula(struct pp_view text)
{
    pp_milli number;
    const struct pp_view formula = PP_V("=+-@\t\r");
    if (text.len == 0 || pp_view_find(formula, text.ptr[0]) == formula.len)
        return false;
    return !pp_milli_parse(text, &number);
}

void pp_write_cell(struct pp_buf *buf, struct pp_view text)
{
    bool quote = false;
    for (size_t i = 0; i < text.len; i++)
        quote |=
            text.ptr[i] == ',' || text.ptr[i] == '"' || text.ptr[i] == '\n' || text.ptr[i] == '\r';
    pp_buf_str(buf, quote ? "\"" : "");
    pp_buf_str(buf, is_formula(text) ? "'" : "");
    while (text.len) {
        size_t end = pp_view_find(text, '"');
        bool doubled = end < text.len;
        pp_buf_add(buf, pp_view_first(text, end + doubled));
        pp_buf_str(buf, doubled ? "\"" : "");
        text = pp_view_from(text, end + doubled);
    }
    pp_buf_str(buf, quote ? "\"" : "");
}

/* What stands in the column of the id. */
static struct pp_view id_text(struct pp_writer *writer, const struct pp_block *block, size_t row)
{
    const struct pp_block_row *of = &block->rows[row];
    struct pp_view text = of->id_copied ? pp_buf_view(&block->ids) : block->text;
    text = (struct pp_view){text.ptr + of->id, of->id_len};
    return of->id_copied ? text : pp_csv_text(text, &writer->slow->scratch);
}

/* Can the text be written as it is, whatever the form? */
static bool is_simple(struct pp_view text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (!(pp_is_alnum(c) || c == '_' || c == '.' || (c == '-' && i > 0)))
            return false;
    }
    return true;
}

/* What a row without an id goes by. Among ids, a number alone would be that of another person. */
static void put_number(struct pp_writer *writer, uint64_t row, bool alone)
{
    const char *quote = writer->plan->batch->json ? "\"" : "";
    pp_buf_printf(&writer->cell, "%s%s%" PRIu64 "%s", quote, alone ? "" : "row ", row, quote);
}

struct pp_view pp_writer_id(struct pp_writer *writer, const struct pp_block *block, size_t row)
{
    struct pp_buf *cell = &writer->cell;
    const struct pp_batch *batch = writer->plan->batch;
    bool absent = batch->input == PP_BATCH_CSV && writer->plan->id == SIZE_MAX;
    struct pp_view text = absent ? PP_V("") : id_text(writer, block, row);
    bool numbered = !pp_view_trim(text).len;
    if (!text.ptr)
        return text;
    if (!numbered && !batch->json && is_simple(text))
        return text;
    pp_buf_clear(cell);
    if (numbered) {
        put_number(writer, writer->first + block->rows[row].number + 1, absent);
    } else if (batch->json) {
        struct pp_json json;
        pp_json_init(&json, cell);
        pp_json_text(&json, text);
    } else {
        pp_write_cell(cell, text);
    }
    return pp_buf_status(cell) == PP_OK ? pp_buf_view(cell) : (struct pp_view){NULL, 0};
}

/* Count the rows of a block. */
static inline __attribute__((always_inline)) void
count_body(struct pp_writer *writer, const struct pp_block *block, const struct pp_plane *good)
{
    for (size_t c = 0; c < writer->plan->credential_count; c++)
        for (int i = 0; writer->plan->credentials[c].offered && i < PP_LEVELS; i++)
            for (size_t w = 0; w < PP_BLOCK_WORDS; w++)
                writer->tallies[c][i] += (uint64_t)__builtin_popcountll(
                    block->credentials[c].worse[i].words[w] & good->words[w]);
}

#if defined(__x86_64__)
__attribute__((target("popcnt"))) static void
count_popcnt(struct pp_writer *writer, const struct pp_block *block, const struct pp_plane *good)
{
    count_body(writer, block, good);
}
#endif

static void count(struct pp_writer *writer, const struct pp_block *block,
                  const struct pp_plane *good)
{
#if defined(__x86_64__)
    if (!writer->plan->batch->plain && __builtin_cpu_supports("popcnt")) {
        count_popcnt(writer, block, good);
        return;
    }
#endif
    count_body(writer, block, good);
}

enum pp_status pp_write_block(struct pp_writer *writer, struct pp_block *block)
{
    struct pp_plane good = pp_block_good(block);
    for (size_t w = 0; w < PP_BLOCK_WORDS; w++)
        writer->rows += (uint64_t)__builtin_popcountll(good.words[w]);
    switch (writer->plan->batch->output) {
    case PP_BATCH_LONG:
        return pp_write_long(writer, block);
    case PP_BATCH_WIDE:
        return pp_write_wide(writer, block);
    case PP_BATCH_PEOPLE:
        return pp_write_people(writer, block);
    case PP_BATCH_SUMMARY:
        count(writer, block, &good);
        break;
    }
    return PP_OK;
}

/* How many good rows have each verdict. */
static void counts_of(const struct pp_batch_plan_credential *credential,
                      const uint64_t worse[PP_LEVELS], uint64_t rows,
                      uint64_t out[PP_VERDICT_COUNT])
{
    memset(out, 0, PP_VERDICT_COUNT * sizeof(out[0]));
    if (!credential->offered) {
        out[PP_VERDICT_NOT_OFFERED] = rows;
        return;
    }
    for (int i = 0; i <= PP_LEVELS; i++)
        out[i] = (i ? worse[i - 1] : rows) - (i < PP_LEVELS ? worse[i] : 0);
}

static void summary_csv(struct pp_buf *buf, const struct pp_batch_plan *plan,
                        uint64_t (*tallies)[PP_LEVELS], uint64_t rows)
{
    pp_buf_str(buf, "jurisdiction,credential");
    for (size_t v = 0; v < PP_VERDICT_COUNT; v++)
        pp_buf_printf(buf, ",%s", pp_word(&pp_verdict_words, (int)v));
    pp_buf_char(buf, '\n');
    for (size_t c = 0; c < plan->credential_count; c++) {
        const struct pp_credential *credential = plan->credentials[c].credential->credential;
        uint64_t counts[PP_VERDICT_COUNT];
        counts_of(&plan->credentials[c], tallies[c], rows, counts);
        pp_buf_printf(buf, "%.*s,%.*s", PP_VARG(credential->jurisdiction->code),
                      PP_VARG(credential->id));
        for (size_t v = 0; v < PP_VERDICT_COUNT; v++)
            pp_buf_printf(buf, ",%" PRIu64, counts[v]);
        pp_buf_char(buf, '\n');
    }
}

void pp_write_summary(struct pp_buf *buf, const struct pp_batch_plan *plan,
                      uint64_t (*tallies)[PP_LEVELS], uint64_t rows, uint64_t left_out)
{
    struct pp_json json;
    if (!plan->batch->json) {
        summary_csv(buf, plan, tallies, rows);
        return;
    }
    pp_json_init(&json, buf);
    pp_json_object(&json);
    pp_json_key(&json, "as_of");
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, 128);
    pp_date_format(&text, plan->batch->as_of);
    pp_json_text(&json, pp_buf_view(&text));
    pp_json_key(&json, "stage");
    pp_json_string(&json, pp_word(&pp_stage_words, (int)plan->batch->stage));
    pp_json_key(&json, "rows");
    pp_json_int(&json, (int64_t)rows);
    pp_json_key(&json, "left_out");
    pp_json_int(&json, (int64_t)left_out);
    pp_json_key(&json, "credentials");
    pp_json_object(&json);
    for (size_t c = 0; c < plan->credential_count; c++) {
        const struct pp_credential *credential = plan->credentials[c].credential->credential;
        uint64_t counts[PP_VERDICT_COUNT];
        counts_of(&plan->credentials[c], tallies[c], rows, counts);
        pp_buf_clear(&text);
        pp_buf_add(&text, credential->id);
        pp_json_key(&json, text.data ? text.data : "");
        pp_json_object(&json);
        for (size_t v = 0; v < PP_VERDICT_COUNT; v++) {
            pp_json_key(&json, pp_word(&pp_verdict_words, (int)v));
            pp_json_int(&json, (int64_t)counts[v]);
        }
        pp_json_end_object(&json);
    }
    pp_json_end_object(&json);
    pp_json_end_object(&json);
    pp_buf_char(buf, '\n');
}
