/* Which cells are where: the marks of many records, turned so that a column's stand side by side.
 */
#include "batch/fast_read.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* Four marks of four records. */
static inline void turn(const uint32_t *const records[4], uint32_t first,
                        uint32_t (*out)[PP_CSV_BATCH], size_t at)
{
#if defined(__SSE2__)
    __m128i in[4], half[4];
    for (int i = 0; i < 4; i++)
        in[i] = _mm_loadu_si128((const __m128i *)(const void *)(records[i] + first));
    half[0] = _mm_unpacklo_epi32(in[0], in[1]);
    half[1] = _mm_unpacklo_epi32(in[2], in[3]);
    half[2] = _mm_unpackhi_epi32(in[0], in[1]);
    half[3] = _mm_unpackhi_epi32(in[2], in[3]);
    _mm_storeu_si128((__m128i *)(void *)&out[0][at], _mm_unpacklo_epi64(half[0], half[1]));
    _mm_storeu_si128((__m128i *)(void *)&out[1][at], _mm_unpackhi_epi64(half[0], half[1]));
    _mm_storeu_si128((__m128i *)(void *)&out[2][at], _mm_unpacklo_epi64(half[2], half[3]));
    _mm_storeu_si128((__m128i *)(void *)&out[3][at], _mm_unpackhi_epi64(half[2], half[3]));
#else
    for (int mark = 0; mark < 4; mark++)
        for (int i = 0; i < 4; i++)
            out[mark][at + (size_t)i] = records[i][first + (uint32_t)mark];
#endif
}

void pp_fast_turn_marks(struct pp_fast_work *work, const struct pp_csv_index *index)
{
    const struct pp_fast *fast = work->fast;
    const uint32_t *marks[PP_CSV_BATCH];
    for (size_t i = 0; i < PP_CSV_BATCH; i++) {
        bool good = i < index->count && index->records[i].fault == PP_CSV_GOOD;
        marks[i] = good ? index->marks + index->records[i].first : work->no_marks;
        work->marks[0][i] = (good ? index->records[i].begin : 0) - 1;
    }
    for (size_t g = 0; g < fast->group_count; g++)
        for (size_t i = 0; i < PP_CSV_BATCH; i += 4)
            turn(marks + i, fast->groups[g], work->marks + 1 + g * PP_MARKS_AT_ONCE, i);
}
