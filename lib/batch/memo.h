/*
 * What texts mean, remembered: most cells of a column hold one of few texts. Bounded: when it is
 * full, it forgets all.
 */
#ifndef PP_BATCH_MEMO_H
#define PP_BATCH_MEMO_H

#include <stdint.h>
#include <string.h>

#include "base/arena.h"

enum {
    PP_MEMO_LONGEST = 255 /* bytes of a text that is remembered */
};

struct pp_memo_slot {
    uint64_t hash; /* 0: free */
    uint32_t text; /* where it stands in `texts` */
    uint32_t len;
    uint64_t value;
};

struct pp_memo {
    struct pp_memo_slot *slots;
    uint32_t mask; /* number of slots, a power of two, less 1 */
    uint32_t count;
    char *texts;
    size_t text_room;
    size_t text_len;
};

/* Make room for `slots` (a power of two) texts. Lifetime: that of the arena. False without memory.
 */
bool pp_memo_init(struct pp_memo *memo, uint32_t slots, struct pp_arena *arena);

/* A hash of the text; never 0. At least 8 bytes behind it may be read. */
static inline uint64_t pp_memo_hash(struct pp_view text)
{
    uint64_t hash = text.len * 0x9e3779b97f4a7c15U;
    size_t at = 0;
    uint64_t part;
    for (; at + 8 <= text.len; at += 8) {
        memcpy(&part, text.ptr + at, 8);
        hash = (hash ^ part) * 0x9e3779b97f4a7c15U;
        hash ^= hash >> 32;
    }
    if (at < text.len) {
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
        memcpy(&part, text.ptr + at, 8);
        part &= ~0ULL >> (64 - 8 * (text.len - at));
#else
        part = 0;
        memcpy(&part, text.ptr + at, text.len - at);
#endif
        hash = (hash ^ part) * 0x9e3779b97f4a7c15U;
        hash ^= hash >> 32;
    }
    return hash | 1;
}

/* Are so many bytes the same? Behind both, 8 bytes may be read. */
static inline bool pp_memo_same(const char *a, const char *b, size_t len)
{
    uint64_t x, y;
    for (; len > 8; a += 8, b += 8, len -= 8) {
        memcpy(&x, a, 8);
        memcpy(&y, b, 8);
        if (x != y)
            return false;
    }
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    memcpy(&x, a, 8);
    memcpy(&y, b, 8);
    return len == 0 || (x ^ y) << (64 - 8 * len) == 0;
#else
    return memcmp(a, b, len) == 0;
#endif
}

/* Look a text up; NULL when it is not there. */
static inline const struct pp_memo_slot *pp_memo_find(const struct pp_memo *memo,
                                                      struct pp_view text, uint64_t hash)
{
    for (uint32_t at = (uint32_t)(hash >> 20) & memo->mask; memo->slots[at].hash;
         at = (at + 1) & memo->mask) {
        const struct pp_memo_slot *slot = &memo->slots[at];
        if (slot->hash == hash && slot->len == text.len &&
            pp_memo_same(memo->texts + slot->text, text.ptr, text.len))
            return slot;
    }
    return NULL;
}

/* See that so many more texts fit, of PP_MEMO_LONGEST bytes at most: if not, it forgets all. */
void pp_memo_make_room(struct pp_memo *memo, uint32_t more);
/* Remember what a text means; it is not there yet, and room was made for it. */
void pp_memo_add(struct pp_memo *memo, struct pp_view text, uint64_t hash, uint64_t value);

#endif
