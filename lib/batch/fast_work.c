/* What one thread needs for the fast path. */
#include "batch/fast.h"

enum {
    WORD_SLOTS = 256,
    TEXT_SLOTS = 4096
};

/* Columns of one kind share what their words mean. */
static bool init_memos(struct pp_fast_work *work, struct pp_arena *arena)
{
    const struct pp_fast *fast = work->fast;
    bool good = true;
    for (size_t i = 0; i < fast->column_count; i++) {
        struct pp_memo *memo = &work->memos[fast->columns[i].kind];
        if (!memo->slots)
            good &= pp_memo_init(memo, WORD_SLOTS, arena);
    }
    return good;
}

static bool init_texts(struct pp_fast_work *work, struct pp_arena *arena)
{
    bool good = true;
    for (int kind = 0; kind < PP_TEXT_COUNT; kind++) {
        size_t words = 3 * work->fast->text_words[kind];
        work->meanings[kind] = PP_NEW_N(arena, uint64_t, words * (TEXT_SLOTS / 2 + 1));
        work->text_planes[kind] = PP_NEW_N(arena, struct pp_plane, words * 64);
        good = good && work->meanings[kind] && work->text_planes[kind] &&
               pp_memo_init(&work->text_memos[kind], TEXT_SLOTS, arena) &&
               pp_fast_learn(work, NULL, (enum pp_fast_text)kind, PP_V(""), work->meanings[kind]);
    }
    return good;
}

/* The columns, each of which is read alone at times. */
static bool init_columns(struct pp_fast_work *work, struct pp_arena *arena)
{
    const struct pp_flat_columns *columns = &work->fast->plan->columns;
    work->one = *columns;
    work->one.list = PP_NEW_N(arena, struct pp_flat_column, columns->count);
    work->cells = PP_NEW_N(arena, struct pp_view, columns->count);
    work->no_marks = PP_NEW_N(arena, uint32_t, columns->count + PP_MARKS_AT_ONCE);
    work->marks =
        pp_arena_array(arena, 1 + work->fast->group_count * PP_MARKS_AT_ONCE, sizeof(*work->marks));
    if (!work->one.list || !work->cells || !work->no_marks || !work->marks)
        return false;
    for (size_t i = 0; i < columns->count; i++) {
        work->one.list[i] = columns->list[i];
        work->one.list[i].ignored = true;
        work->cells[i] = PP_V("");
        work->no_marks[i] = (uint32_t)i; /* each ends where it begins */
    }
    return true;
}

static bool init_sums(struct pp_fast_work *work, struct pp_arena *arena)
{
    work->totals = pp_arena_array(arena, PP_SUM_COUNT, sizeof(*work->totals));
    work->sums = pp_arena_array(arena, PP_SUM_COUNT, sizeof(*work->sums));
    for (int s = 0; s < PP_SUM_WITH_TOPICS; s++) {
        work->topics[s] =
            pp_arena_array(arena, work->fast->sums[s].topic_count, sizeof(*work->topics[s]));
        if (!work->topics[s])
            return false;
    }
    return work->totals && work->sums;
}

bool pp_fast_work_init(struct pp_fast_work *work, const struct pp_fast *fast, struct pp_slow *slow,
                       struct pp_arena *arena)
{
    *work = (struct pp_fast_work){.fast = fast, .slow = slow, .plain = true};
#if defined(__x86_64__)
    work->plain = fast->plan->batch->plain || !__builtin_cpu_supports("avx2");
#endif
    if (!fast->on)
        return true;
    work->codes = pp_arena_array(arena, fast->feature_count, sizeof(*work->codes));
    work->planes = PP_NEW_N(arena, struct pp_fast_planes, fast->predicate_count);
    work->approved_planes = PP_NEW_N(arena, struct pp_plane, 64);
    return work->codes && work->planes && work->approved_planes && init_memos(work, arena) &&
           init_columns(work, arena) && init_sums(work, arena) && init_texts(work, arena) &&
           !work->no_memory;
}

void pp_fast_begin(struct pp_fast_work *work)
{
    const struct pp_fast *fast = work->fast;
    memset(work->codes, 0, fast->feature_count * sizeof(*work->codes));
    memset(work->totals, 0xff, PP_SUM_COUNT * sizeof(*work->totals)); /* PP_AMOUNT_UNKNOWN */
    memset(work->sums, 0, PP_SUM_COUNT * sizeof(*work->sums));
    for (int kind = 0; kind < PP_TEXT_COUNT; kind++) /* what they mean is looked at at the end */
        pp_memo_make_room(&work->text_memos[kind], PP_BLOCK_ROWS);
}
