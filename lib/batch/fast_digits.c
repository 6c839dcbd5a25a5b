/* Whole numbers: what most cells of amounts are. Eight at a time where the processor can. */
#include "batch/fast_read.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

enum {
    DIGITS_MOST = 8
};

/* One cell; false for anything out of the ordinary. */
static inline bool read_one(const char *end, uint32_t len, const struct pp_fast_column *column,
                            pp_amount *out)
{
    const uint32_t most = (uint32_t)column->most / PP_MILLI;
    uint32_t number;
    if (len > DIGITS_MOST || !pp_digits(end, len, &number) || number > most)
        return false;
    *out = len ? (pp_amount)(number * PP_MILLI) : PP_AMOUNT_UNKNOWN;
    return true;
}

static uint64_t read_plain(const struct pp_fast_work *work, const struct pp_fast_column *column,
                           const char *text, pp_amount out[PP_CSV_BATCH])
{
    const uint32_t *before = work->marks[column->before], *end = work->marks[column->end];
    uint64_t odd = 0;
    for (size_t i = 0; i < PP_CSV_BATCH; i++)
        if (!read_one(text + end[i], end[i] - before[i] - 1, column, &out[i]))
            odd |= (uint64_t)1 << i;
    return odd;
}

#if defined(__x86_64__)
#define INLINE static inline __attribute__((always_inline, target("avx2")))

/* Four cells: the bytes before each end, as digits' values; 0 in front of them. */
INLINE __m256i load_digits(const char *text, __m128i ends, __m128i lens)
{
    const __m256i zeros = _mm256_set1_epi8('0'), eight = _mm256_set1_epi64x(DIGITS_MOST);
    /* Every piece of the input has more than 8 bytes of margin before it. */
    __m256i bytes =
        _mm256_i32gather_epi64((const long long *)(const void *)(text - DIGITS_MOST), ends, 1);
    __m256i unused = _mm256_slli_epi64(_mm256_sub_epi64(eight, _mm256_cvtepu32_epi64(lens)), 3);
    bytes = _mm256_xor_si256(bytes, zeros);
    return _mm256_sllv_epi64(_mm256_srlv_epi64(bytes, unused), unused);
}

/* Bits of those of four that hold anything but digits. */
INLINE unsigned not_digits(__m256i digits)
{
    __m256i over = _mm256_subs_epu8(digits, _mm256_set1_epi8(9));
    __m256i good = _mm256_cmpeq_epi64(over, _mm256_setzero_si256());
    return ~(unsigned)_mm256_movemask_pd(_mm256_castsi256_pd(good)) & 15;
}

/* Pairs of digits become numbers to 99, pairs of these numbers to 9999. */
INLINE __m256i join_digits(__m256i digits)
{
    __m256i tens = _mm256_maddubs_epi16(digits, _mm256_set1_epi16(1 << 8 | 10));
    return _mm256_madd_epi16(tens, _mm256_set1_epi32(1 << 16 | 100));
}

/* Eight cells; returns the bits of the odd ones. */
INLINE unsigned read_eight(const char *text, __m256i before, __m256i ends, __m256i most,
                           pp_amount *out)
{
    __m256i lens = _mm256_sub_epi32(_mm256_sub_epi32(ends, before), _mm256_set1_epi32(1));
    __m256i is_long = _mm256_cmpgt_epi32(lens, _mm256_set1_epi32(DIGITS_MOST));
    __m256i a = load_digits(text, _mm256_castsi256_si128(ends), _mm256_castsi256_si128(lens));
    __m256i b =
        load_digits(text, _mm256_extracti128_si256(ends, 1), _mm256_extracti128_si256(lens, 1));
    unsigned odd = not_digits(a) | not_digits(b) << 4;
    __m256i joined = _mm256_packus_epi32(join_digits(a), join_digits(b));
    joined = _mm256_permute4x64_epi64(joined, _MM_SHUFFLE(3, 1, 2, 0));
    __m256i numbers = _mm256_madd_epi16(joined, _mm256_set1_epi32(1 << 16 | 10000));
    __m256i fault = _mm256_or_si256(is_long, _mm256_cmpgt_epi32(numbers, most));
    odd |= (unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(fault));
    /* Below a tenth of a billion, so that a thousand times as much may overflow, but only where it
     * is a fault. */
    __m256i amounts = _mm256_mullo_epi32(numbers, _mm256_set1_epi32(PP_MILLI));
    amounts = _mm256_or_si256(amounts, _mm256_cmpeq_epi32(lens, _mm256_setzero_si256()));
    _mm256_storeu_si256((__m256i *)(void *)out, amounts);
    return odd;
}

__attribute__((target("avx2"))) static uint64_t read_avx2(const struct pp_fast_work *work,
                                                          const struct pp_fast_column *column,
                                                          const char *text,
                                                          pp_amount out[PP_CSV_BATCH])
{
    const __m256i *before = (const __m256i *)(const void *)work->marks[column->before];
    const __m256i *ends = (const __m256i *)(const void *)work->marks[column->end];
    const __m256i most = _mm256_set1_epi32(column->most / PP_MILLI);
    uint64_t odd = 0;
    for (int i = 0; i < PP_CSV_BATCH / 8; i++)
        odd |= (uint64_t)read_eight(text, _mm256_loadu_si256(before + i),
                                    _mm256_loadu_si256(ends + i), most, out + (ptrdiff_t)i * 8)
               << (i * 8);
    return odd;
}
#endif

uint64_t pp_fast_read_digits(const struct pp_fast_work *work, const struct pp_fast_column *column,
                             const struct pp_cells *cells, pp_amount out[PP_CSV_BATCH])
{
#if defined(__x86_64__)
    if (!work->plain)
        return read_avx2(work, column, cells->text, out);
#endif
    return read_plain(work, column, cells->text, out);
}
