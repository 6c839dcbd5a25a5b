/* A line for each person, a column for each credential. */
#include "batch/write.h"

#include <string.h>

/* For 64 rows: of each, a bit a credential, for each of the three bits of a verdict. */
static void turn_rows(struct pp_writer *writer, const struct pp_block *block, size_t word)
{
    const struct pp_batch_plan *plan = writer->plan;
    for (size_t c = 0; c < plan->credential_count; c++) {
        const struct pp_plane *worse = block->credentials[c].worse;
        uint64_t likely = worse[0].words[word], unknown = worse[1].words[word];
        uint64_t not_yet = worse[2].words[word], never = worse[3].words[word];
        uint64_t(*out)[64] = writer->turned[c / 64];
        bool offered = plan->credentials[c].offered;
        out[0][c % 64] = offered ? (likely & ~unknown) | (not_yet & ~never) : ~0ULL;
        out[1][c % 64] = offered ? unknown & ~never : 0;
        out[2][c % 64] = offered ? never : ~0ULL;
    }
    for (size_t t = 0; t < (plan->credential_count + 63) / 64; t++)
        for (int i = 0; i < 3; i++)
            pp_turn(writer->turned[t][i]);
}

/* The three bits of each verdict of two credentials, in the order of pp_texts.pairs. */
static inline unsigned pair_of(uint64_t (*const bits)[64], size_t row, unsigned at)
{
    return (unsigned)(bits[0][row] >> at & 3) | (unsigned)(bits[1][row] >> at & 3) << 2 |
           (unsigned)(bits[2][row] >> at & 3) << 4;
}

/* The verdicts of a row as CSV. There are PP_SLOT bytes more room than are needed. */
static char *put_csv(const struct pp_writer *writer, size_t row, char *at)
{
    const struct pp_texts *texts = writer->texts;
    size_t count = writer->plan->credential_count;
    for (size_t c = 0; c + 1 < count; c += 2) {
        unsigned bits = pair_of(writer->turned[c / 64], row, (unsigned)(c % 64));
        memcpy(at, texts->pairs[bits].text, PP_SLOT);
        at += texts->pairs[bits].len;
    }
    if (count % 2) {
        size_t last = count - 1;
        unsigned bits = pair_of(writer->turned[last / 64], row, (unsigned)(last % 64));
        struct pp_view text = texts->wide[last][(bits & 1) | (bits >> 1 & 2) | (bits >> 2 & 4)];
        memcpy(at, text.ptr, text.len);
        at += text.len;
    }
    return at;
}

static char *put_json(const struct pp_writer *writer, size_t row, char *at)
{
    for (size_t c = 0; c < writer->plan->credential_count; c++) {
        unsigned bits = pair_of(writer->turned[c / 64], row, (unsigned)(c % 64));
        struct pp_view text =
            writer->texts->wide[c][(bits & 1) | (bits >> 1 & 2) | (bits >> 2 & 4)];
        memcpy(at, text.ptr, text.len);
        at += text.len;
    }
    *at++ = '}';
    return at;
}

/* Bytes that the verdicts of a row take at most. */
static size_t longest(const struct pp_writer *writer)
{
    size_t sum = 2 * PP_SLOT;
    for (size_t c = 0; c < writer->plan->credential_count; c++)
        sum += writer->texts->wide[c][PP_VERDICT_NOT_OFFERED].len;
    return sum;
}

enum pp_status pp_write_wide(struct pp_writer *writer, struct pp_block *block)
{
    const bool json = writer->plan->batch->json;
    const struct pp_view key = json ? PP_V("{\"id\": ") : PP_V("");
    struct pp_plane good = pp_block_good(block);
    size_t most = longest(writer);
    for (size_t word = 0; word * 64 < block->count; word++) {
        turn_rows(writer, block, word);
        for (uint64_t rest = good.words[word]; rest; rest &= rest - 1) {
            size_t row = (size_t)__builtin_ctzll(rest);
            struct pp_view id = pp_writer_id(writer, block, word * 64 + row);
            char *at = id.ptr ? pp_outlet_room(writer->outlet, key.len + id.len + most) : NULL;
            if (!at)
                return id.ptr ? PP_OK : PP_NOMEM; /* the outlet remembers that it failed */
            memcpy(at, key.ptr, key.len);
            memcpy(at + key.len, id.ptr, id.len);
            at += key.len + id.len;
            at = json ? put_json(writer, row, at) : put_csv(writer, row, at);
            *at++ = '\n';
            pp_outlet_took(writer->outlet, at);
        }
    }
    return PP_OK;
}
