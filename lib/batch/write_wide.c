/* A line for each person, a column for each credential. */
#include "batch/write.h"

#include <string.h>

#define INLINE static inline __attribute__((always_inline))

/* For 64 rows: of each, a bit a credential, for each of the three bits of a verdict. */
INLINE void turn_rows(struct pp_writer *writer, const struct pp_block *block, size_t word)
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

/* The bits of the verdict of one credential. */
INLINE unsigned verdict_of(uint64_t (*const bits)[64], size_t row, size_t at)
{
    return (unsigned)(bits[0][row] >> at & 1) | (unsigned)(bits[1][row] >> at & 1) << 1 |
           (unsigned)(bits[2][row] >> at & 1) << 2;
}

/* Those of PP_RUN credentials, in the order of pp_texts.runs. */
INLINE unsigned run_of(uint64_t (*const bits)[64], size_t row, size_t at)
{
    const unsigned mask = (1U << PP_RUN) - 1;
    return ((unsigned)(bits[0][row] >> at) & mask) |
           ((unsigned)(bits[1][row] >> at) & mask) << PP_RUN |
           ((unsigned)(bits[2][row] >> at) & mask) << (2 * PP_RUN);
}

/* Credentials from `c` on, one by one. */
INLINE char *put_rest(const struct pp_writer *writer, size_t row, size_t c, char *at)
{
    for (; c < writer->plan->credential_count; c++) {
        struct pp_view text =
            writer->texts->wide[c][verdict_of(writer->turned[c / 64], row, c % 64)];
        memcpy(at, text.ptr, text.len);
        at += text.len;
    }
    return at;
}

/* The verdicts of a row as CSV. There are PP_SLOT bytes more room than are needed. */
INLINE char *put_csv(const struct pp_writer *writer, size_t row, char *at)
{
    const struct pp_run_text *runs = writer->texts->runs;
    size_t count = writer->plan->credential_count, c = 0;
    for (; c + PP_RUN <= count; c += PP_RUN) {
        const struct pp_run_text *run = &runs[run_of(writer->turned[c / 64], row, c % 64)];
        memcpy(at, run->text, PP_SLOT);
        at += run->len;
    }
    return put_rest(writer, row, c, at);
}

/* Bytes that the verdicts of a row take at most. */
static size_t longest(const struct pp_writer *writer)
{
    size_t sum = 2 + PP_SLOT; /* the end of an object and of the line */
    for (size_t c = 0; c < writer->plan->credential_count; c++)
        sum += writer->texts->wide[c][PP_VERDICT_NOT_OFFERED].len;
    return sum;
}

INLINE enum pp_status write_body(struct pp_writer *writer, struct pp_block *block)
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
            at = json ? put_rest(writer, row, 0, at) : put_csv(writer, row, at);
            if (json)
                *at++ = '}';
            *at++ = '\n';
            pp_outlet_took(writer->outlet, at);
        }
    }
    return PP_OK;
}

#if defined(__x86_64__)
__attribute__((target("avx2,bmi"))) static enum pp_status write_avx2(struct pp_writer *writer,
                                                                     struct pp_block *block)
{
    return write_body(writer, block);
}
#endif

enum pp_status pp_write_wide(struct pp_writer *writer, struct pp_block *block)
{
#if defined(__x86_64__)
    if (!writer->plan->batch->plain && __builtin_cpu_supports("avx2") &&
        __builtin_cpu_supports("bmi"))
        return write_avx2(writer, block);
#endif
    return write_body(writer, block);
}
