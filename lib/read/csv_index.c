/*
 * The cells of many records at once: 64 bytes at a time become one bit a separator. Records with
 * quotes take the slower way, byte by byte.
 */
#include "read/csv.h"

#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

enum {
    MARKS_MOST = 1 << 16, /* of a wide table, fewer records are indexed at a time */
    MARKS_AT_ONCE = 8,
    MARKS_OF_WORD =
        64 + MARKS_AT_ONCE /* that may be written for 64 bytes, some of them for nothing */
};

#define INLINE static inline __attribute__((always_inline))

size_t pp_csv_room(size_t columns)
{
    size_t all = (columns + 1) * PP_CSV_BATCH + MARKS_OF_WORD;
    size_t one = columns + 128;
    return all < MARKS_MOST ? all : one > MARKS_MOST ? one : MARKS_MOST;
}

/* The bits of the bytes that are `byte`, among the 64 at `text`. */
INLINE uint64_t bytes_that_are(const char *text, char byte)
{
    uint64_t bits = 0;
#if defined(__SSE2__)
    const __m128i wanted = _mm_set1_epi8(byte);
    for (int i = 0; i < 4; i++) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(text + i * 16));
        bits |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, wanted)) << (i * 16);
    }
#else
    for (int i = 0; i < 64; i++)
        bits |= (uint64_t)(text[i] == byte) << i;
#endif
    return bits;
}

static void add_record(struct pp_csv_index *index, uint32_t begin, uint32_t end, uint32_t first,
                       uint32_t cells, uint32_t number, enum pp_csv_fault fault)
{
    if (fault == PP_CSV_GOOD && cells != index->columns)
        fault = PP_CSV_CELLS;
    index->records[index->count++] =
        (struct pp_csv_record){begin, end, first, cells, number, fault};
}

static char separator_of(const struct pp_csv_index *index)
{
    return index->separator ? index->separator : ',';
}

/* Does a record without quotes hold nothing but separators and white space? */
INLINE bool is_blank(struct pp_view record, char separator)
{
    size_t at = 0;
    while (at < record.len && (record.ptr[at] == separator || pp_is_space(record.ptr[at])))
        at++;
    return at == record.len;
}

/* One record byte by byte, with all that quotes bring. Returns where the next one begins. */
static size_t index_slowly(struct pp_view text, size_t begin, uint32_t number,
                           struct pp_csv_index *index)
{
    enum pp_csv_state state = PP_CSV_START;
    enum pp_csv_fault fault = PP_CSV_GOOD;
    const char separator = separator_of(index);
    size_t at = begin, first = index->used;
    uint32_t cells = 0;
    bool blank = true;
    for (; at < text.len; at++) {
        char byte = text.ptr[at];
        if (state == PP_CSV_QUOTED) {
            state = byte == '"' ? PP_CSV_CLOSED : PP_CSV_QUOTED;
            blank &= byte == '"' || pp_is_space(byte);
        } else if (byte == separator || byte == '\n') {
            size_t end = byte == '\n' && at > begin && text.ptr[at - 1] == '\r' ? at - 1 : at;
            if (index->used - first < index->columns)
                index->marks[index->used++] = (uint32_t)end;
            cells += fault == PP_CSV_GOOD;
            state = PP_CSV_START;
            if (byte == '\n')
                break;
        } else if (byte == '"' && state != PP_CSV_PLAIN) {
            blank &= state == PP_CSV_START; /* else it is a quote that was doubled */
            state = PP_CSV_QUOTED;
        } else {
            bool ends = byte == '\r' && at + 1 < text.len && text.ptr[at + 1] == '\n';
            if (state == PP_CSV_CLOSED && !ends && fault == PP_CSV_GOOD) {
                fault = PP_CSV_BEHIND_QUOTE;
                cells++;
            }
            state = PP_CSV_PLAIN;
            blank &= pp_is_space(byte);
        }
    }
    if (at == text.len) {
        fault = PP_CSV_OPEN;
        cells++;
    }
    if (blank && fault == PP_CSV_GOOD) {
        index->used = first;
        return at + 1;
    }
    size_t next = at < text.len ? at + 1 : at;
    add_record(index, (uint32_t)begin, (uint32_t)next, (uint32_t)first, cells, number, fault);
    return next;
}

/* Where a record in the making stands. */
struct making {
    size_t begin;
    size_t first; /* the number of its first mark */
    uint32_t number;
};

/* End records at the line breaks among 64 bytes whose separators were marked from `base` on. */
INLINE void end_records(struct pp_view text, size_t at, size_t base, uint64_t breaks,
                        uint64_t marked, struct making *making, struct pp_csv_index *index)
{
    const char separator = separator_of(index);
    for (; breaks && index->count < PP_CSV_BATCH; breaks &= breaks - 1) {
        size_t end = at + (size_t)__builtin_ctzll(breaks);
        uint64_t before = marked & ((breaks & -breaks) - 1);
        size_t mark = base + (size_t)__builtin_popcountll(before);
        bool carriage = end > making->begin && text.ptr[end - 1] == '\r';
        index->marks[mark] = (uint32_t)(end - carriage);
        if (!is_blank((struct pp_view){text.ptr + making->begin, end - making->begin}, separator))
            add_record(index, (uint32_t)making->begin, (uint32_t)end + 1, (uint32_t)making->first,
                       (uint32_t)(mark + 1 - making->first), making->number, PP_CSV_GOOD);
        making->begin = end + 1;
        making->first = mark + 1;
        making->number++;
    }
}

/* Write the positions of the bits, counted from `word`. In steps of always the same length: the
 * processor cannot foresee how many bits there are. */
INLINE void put_marks(uint64_t bits, size_t word, uint32_t *out)
{
    const uint64_t top = (uint64_t)1 << 63;
    int count = __builtin_popcountll(bits);
    for (int i = 0; i < count; i += MARKS_AT_ONCE) {
        for (int k = 0; k < MARKS_AT_ONCE; k++, bits &= bits - 1)
            out[i + k] = (uint32_t)(word + (size_t)__builtin_ctzll(bits | top));
    }
}

INLINE void index_body(struct pp_view text, size_t *at, uint32_t *number,
                       struct pp_csv_index *index)
{
    struct making making = {*at, 0, *number};
    const char separator = separator_of(index);
    size_t word = *at;
    index->count = index->used = 0;
    while (word < text.len && index->count < PP_CSV_BATCH) {
        const char *bytes = text.ptr + word;
        uint64_t quotes = bytes_that_are(bytes, '"');
        uint64_t breaks = bytes_that_are(bytes, '\n');
        uint64_t marked = breaks | bytes_that_are(bytes, separator);
        uint64_t valid = text.len - word < 64 ? ((uint64_t)1 << (text.len - word)) - 1 : ~0ULL;
        bool slowly = (quotes & valid) || index->used + MARKS_OF_WORD > index->room;
        /* Up to the first quote the fast way serves. */
        if (quotes & valid)
            valid &= (quotes & -quotes) - 1;
        if (index->used + MARKS_OF_WORD > index->room)
            valid = 0;
        breaks &= valid;
        marked &= valid;
        size_t base = index->used;
        index->used += (size_t)__builtin_popcountll(marked);
        put_marks(marked, word, index->marks + base);
        end_records(text, word, base, breaks, marked, &making, index);
        word += 64;
        if (slowly && index->count < PP_CSV_BATCH) {
            if (index->room - making.first < index->columns)
                break; /* no room: the next batch begins here */
            index->used = making.first;
            word = index_slowly(text, making.begin, making.number, index);
            making = (struct making){word, index->used, making.number + 1};
        }
    }
    *at = making.begin < text.len ? making.begin : text.len;
    *number = making.number;
}

#if defined(__x86_64__)
__attribute__((target("avx2,bmi,popcnt"))) static void
index_fast(struct pp_view text, size_t *at, uint32_t *number, struct pp_csv_index *index)
{
    index_body(text, at, number, index);
}
#endif

void pp_csv_index(struct pp_view text, size_t *at, uint32_t *number, bool plain,
                  struct pp_csv_index *index)
{
#if defined(__x86_64__)
    if (!plain && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
        __builtin_cpu_supports("popcnt")) {
        index_fast(text, at, number, index);
        return;
    }
#endif
    (void)plain;
    index_body(text, at, number, index);
}
