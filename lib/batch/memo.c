#include "batch/memo.h"

enum {
    TEXT_BYTES = 48 /* of a slot, on average */
};

bool pp_memo_init(struct pp_memo *memo, uint32_t slots, struct pp_arena *arena)
{
    *memo = (struct pp_memo){
        .slots = PP_NEW_N(arena, struct pp_memo_slot, slots),
        .mask = slots - 1,
        .text_room = (size_t)slots * TEXT_BYTES + PP_MEMO_LONGEST,
    };
    memo->texts = PP_NEW_N(arena, char, memo->text_room + 8); /* pp_memo_same() reads behind */
    return memo->slots && memo->texts;
}

void pp_memo_make_room(struct pp_memo *memo, uint32_t more)
{
    if (memo->count + more <= memo->mask / 2 &&
        memo->text_len + (size_t)more * PP_MEMO_LONGEST <= memo->text_room)
        return;
    memset(memo->slots, 0, ((size_t)memo->mask + 1) * sizeof(memo->slots[0]));
    memo->count = 0;
    memo->text_len = 0;
}

void pp_memo_add(struct pp_memo *memo, struct pp_view text, uint64_t hash, uint64_t value)
{
    uint32_t at = (uint32_t)(hash >> 20) & memo->mask;
    while (memo->slots[at].hash)
        at = (at + 1) & memo->mask;
    memcpy(memo->texts + memo->text_len, text.ptr, text.len);
    memo->slots[at] =
        (struct pp_memo_slot){hash, (uint32_t)memo->text_len, (uint32_t)text.len, value};
    memo->text_len += text.len;
    memo->count++;
}
