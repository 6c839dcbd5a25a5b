#include "batch/block.h"

#include <string.h>

bool pp_block_init(struct pp_block *block, const struct pp_batch_plan *plan, struct pp_arena *arena)
{
    *block = (struct pp_block){
        .routes = PP_NEW_N(arena, struct pp_levels, plan->route_count),
        .credentials = PP_NEW_N(arena, struct pp_levels, plan->credential_count),
    };
    pp_buf_init(&block->ids, (size_t)1 << 20);
    return block->routes && block->credentials;
}

void pp_block_release(struct pp_block *block)
{
    pp_buf_release(&block->ids);
}

struct pp_plane pp_block_good(const struct pp_block *block)
{
    struct pp_plane good;
    for (size_t w = 0; w < PP_BLOCK_WORDS; w++) {
        size_t rows = block->count > w * 64 ? block->count - w * 64 : 0;
        uint64_t there = rows >= 64 ? ~0ULL : ((uint64_t)1 << rows) - 1;
        good.words[w] = there & ~block->left_out.words[w];
    }
    return good;
}

void pp_levels_set(struct pp_levels *levels, size_t row, enum pp_verdict verdict)
{
    for (int i = 0; i < PP_LEVELS; i++)
        pp_plane_set(&levels->worse[i], row, (int)verdict > i);
}

void pp_block_combine(struct pp_block *block, const struct pp_batch_plan *plan)
{
    for (size_t c = 0; c < plan->credential_count; c++) {
        const struct pp_batch_plan_credential *credential = &plan->credentials[c];
        struct pp_levels *out = &block->credentials[c];
        if (!credential->offered)
            continue;
        if (credential->count == 0) { /* no route speaks: unknown */
            memset(&out->worse[0], 0xff, 2 * sizeof(out->worse[0]));
            memset(&out->worse[2], 0, 2 * sizeof(out->worse[0]));
            continue;
        }
        *out = block->routes[credential->first];
        for (size_t r = 1; r < credential->count; r++) /* the best one speaks */
            for (int i = 0; i < PP_LEVELS; i++)
                for (size_t w = 0; w < PP_BLOCK_WORDS; w++)
                    out->worse[i].words[w] &=
                        block->routes[credential->first + r].worse[i].words[w];
    }
}

enum pp_verdict pp_block_verdict(const struct pp_block *block, const struct pp_batch_plan *plan,
                                 size_t row, size_t credential, size_t *out_route)
{
    const struct pp_batch_plan_credential *of = &plan->credentials[credential];
    *out_route = SIZE_MAX;
    if (!of->offered)
        return PP_VERDICT_NOT_OFFERED;
    enum pp_verdict verdict = pp_levels_verdict(&block->credentials[credential], row);
    for (size_t r = 0; r < of->count && *out_route == SIZE_MAX; r++)
        if (pp_levels_verdict(&block->routes[of->first + r], row) == verdict)
            *out_route = of->first + r;
    return verdict;
}
