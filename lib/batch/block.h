/*
 * Up to 256 rows at a time, and their verdicts as bits: one bit a row, so that 64 rows are judged
 * in one step.
 */
#ifndef PP_BATCH_BLOCK_H
#define PP_BATCH_BLOCK_H

#include "batch/plan.h"
#include "read/csv.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

enum {
    PP_BLOCK_ROWS = 256,
    PP_BLOCK_WORDS = PP_BLOCK_ROWS / 64,
    PP_LEVELS = PP_VERDICT_INELIGIBLE
};

/* One bit a row. */
struct pp_plane {
    uint64_t words[PP_BLOCK_WORDS];
};

/* Of one route or credential: the rows whose verdict is worse than eligible, than likely, than
 * unknown, than not_yet. */
struct pp_levels {
    struct pp_plane worse[PP_LEVELS];
};

struct pp_block_row {
    uint32_t begin;  /* of the record in the text of the piece */
    uint32_t end;    /* behind it */
    uint32_t number; /* records of the piece before it */
    uint32_t id;     /* where its id begins: in the text, or in `ids` */
    uint32_t id_len;
    bool id_copied; /* in `ids` */
};

struct pp_block {
    struct pp_view text; /* of the piece */
    struct pp_block_row rows[PP_BLOCK_ROWS];
    size_t count;
    struct pp_buf ids;
    struct pp_plane left_out; /* rows with faults */
    struct pp_plane slow;     /* rows that go by way of a profile */
    struct pp_levels *routes; /* by number in the plan */
    struct pp_levels
        *credentials; /* by number in the plan; of those that are not offered nothing */
};

static inline bool pp_plane_has(const struct pp_plane *plane, size_t row)
{
    return plane->words[row / 64] >> (row % 64) & 1;
}

static inline void pp_plane_set(struct pp_plane *plane, size_t row, bool on)
{
    uint64_t bit = (uint64_t)1 << (row % 64);
    plane->words[row / 64] = on ? plane->words[row / 64] | bit : plane->words[row / 64] & ~bit;
}

/* The rows whose code is `from` or more; codes are at most 127. */
static inline __attribute__((always_inline)) void
pp_plane_at_least(const uint8_t codes[PP_BLOCK_ROWS], uint8_t from, struct pp_plane *out)
{
    for (size_t w = 0; w < PP_BLOCK_WORDS; w++) {
        uint64_t bits = 0;
#if defined(__SSE2__)
        const __m128i below = _mm_set1_epi8((char)(from - 1));
        for (size_t i = 0; i < 64; i += 16) {
            __m128i part = _mm_loadu_si128((const __m128i *)(const void *)(codes + w * 64 + i));
            uint32_t mask = (uint32_t)_mm_movemask_epi8(_mm_cmpgt_epi8(part, below));
            bits |= (uint64_t)mask << i;
        }
#else
        for (size_t i = 0; i < 64; i++)
            bits |= (uint64_t)(codes[w * 64 + i] >= from) << i;
#endif
        out->words[w] = bits;
    }
}

/* Swap rows and columns of parts of 64 x 64 bits; a step of pp_turn(). */
static inline __attribute__((always_inline)) void pp_turn_step(uint64_t bits[64], unsigned step,
                                                               uint64_t mask)
{
    for (unsigned begin = 0; begin < 64; begin += 2 * step)
        for (unsigned i = begin; i < begin + step; i++) {
            uint64_t swap = ((bits[i] >> step) ^ bits[i + step]) & mask;
            bits[i] ^= swap << step;
            bits[i + step] ^= swap;
        }
}

/* Swap rows and columns of 64 x 64 bits. Inline, to be compiled for the caller's processor. */
static inline __attribute__((always_inline)) void pp_turn(uint64_t bits[64])
{
    pp_turn_step(bits, 32, 0x00000000ffffffffU);
    pp_turn_step(bits, 16, 0x0000ffff0000ffffU);
    pp_turn_step(bits, 8, 0x00ff00ff00ff00ffU);
    pp_turn_step(bits, 4, 0x0f0f0f0f0f0f0f0fU);
    pp_turn_step(bits, 2, 0x3333333333333333U);
    pp_turn_step(bits, 1, 0x5555555555555555U);
}

/* The rows that hold something and are good. */
struct pp_plane pp_block_good(const struct pp_block *block);

/* The verdict of a row out of such levels. */
static inline enum pp_verdict pp_levels_verdict(const struct pp_levels *levels, size_t row)
{
    int verdict = 0;
    for (int i = 0; i < PP_LEVELS; i++)
        verdict += pp_plane_has(&levels->worse[i], row);
    return (enum pp_verdict)verdict;
}

/* Set the verdict of a row. */
void pp_levels_set(struct pp_levels *levels, size_t row, enum pp_verdict verdict);

/* Room for the levels. Lifetime: that of the arena; release the ids. False without memory. */
bool pp_block_init(struct pp_block *block, const struct pp_batch_plan *plan,
                   struct pp_arena *arena);
void pp_block_release(struct pp_block *block);

/* The verdicts of the credentials out of those of their routes. */
void pp_block_combine(struct pp_block *block, const struct pp_batch_plan *plan);

/* The verdict of a credential for a row, and in *out_route the route (its number within the
 * credential) that speaks for it; SIZE_MAX when none does. */
enum pp_verdict pp_block_verdict(const struct pp_block *block, const struct pp_batch_plan *plan,
                                 size_t row, size_t credential, size_t *out_route);

#endif
