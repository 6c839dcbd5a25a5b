/*
 * The rules held against 256 rows at once: codes become planes, planes become states of conditions,
 * and these the verdicts of routes. Compiled twice, for processors with and without AVX2.
 */
#include "batch/fast.h"

#define INLINE       static inline __attribute__((always_inline))

#define EACH_WORD(w) for (int w = 0; w < PP_BLOCK_WORDS; w++)

/* The three kinds of rows of an axis; kind 0 is what is in neither of the others. */
struct kinds {
    struct pp_plane one;
    struct pp_plane two;
};

INLINE void cut(const struct pp_fast_work *work, uint16_t feature, uint8_t from, struct kinds *out)
{
    struct pp_plane known;
    pp_plane_at_least(work->codes[feature], PP_SCALE_FIRST, &known);
    pp_plane_at_least(work->codes[feature], from, &out->two);
    EACH_WORD (w)
        out->one.words[w] = known.words[w] & ~out->two.words[w];
}

INLINE void value(const struct pp_fast_work *work, const struct pp_axis *axis, struct kinds *out)
{
    struct pp_plane known, above;
    pp_plane_at_least(work->codes[axis->low], PP_SCALE_FIRST, &known);
    pp_plane_at_least(work->codes[axis->low], axis->from, &out->two);
    pp_plane_at_least(work->codes[axis->low], (uint8_t)(axis->from + 1), &above);
    EACH_WORD (w) {
        out->two.words[w] &= ~above.words[w];
        out->one.words[w] = known.words[w] & ~out->two.words[w];
    }
}

INLINE void range(const struct pp_fast_work *work, const struct pp_axis *axis, struct kinds *out)
{
    struct pp_plane reaches;
    struct kinds own;
    pp_plane_at_least(work->codes[axis->high], axis->high_from, &reaches);
    EACH_WORD (w) {
        out->one.words[w] = ~reaches.words[w];
        out->two.words[w] = 0;
    }
    if (axis->low != PP_FEATURE_NONE)
        pp_plane_at_least(work->codes[axis->low], axis->from, &out->two);
    if (axis->own == PP_FEATURE_NONE)
        return;
    struct pp_plane stated;
    pp_plane_at_least(work->codes[axis->own], PP_SCALE_FIRST, &stated);
    cut(work, axis->own, axis->own_from, &own);
    EACH_WORD (w) {
        out->one.words[w] = own.one.words[w] | (out->one.words[w] & ~stated.words[w]);
        out->two.words[w] = own.two.words[w];
    }
}

INLINE void approved(const struct pp_fast_work *work, const struct pp_axis *axis, struct kinds *out)
{
    const struct pp_plane *stated = &work->approved_planes[63];
    out->two = work->approved_planes[axis->place];
    EACH_WORD (w)
        out->one.words[w] = stated->words[w] & ~out->two.words[w];
}

INLINE void kinds_of(const struct pp_fast_work *work, const struct pp_axis *axis, struct kinds *out)
{
    EACH_WORD (w)
        out->one.words[w] = out->two.words[w] = 0;
    switch (axis->kind) {
    case PP_AXIS_NONE:
        break;
    case PP_AXIS_CUT:
        cut(work, axis->low, axis->from, out);
        break;
    case PP_AXIS_VALUE:
        value(work, axis, out);
        break;
    case PP_AXIS_RANGE:
        range(work, axis, out);
        break;
    case PP_AXIS_APPROVED:
        approved(work, axis, out);
        break;
    }
}

/* Add rows to the state that they are in. */
INLINE void add(struct pp_fast_planes *out, enum pp_fast_state state, const struct pp_plane *rows)
{
    struct pp_plane *plane = state == PP_FAST_UNMET  ? &out->unmet
                             : state == PP_FAST_OPEN ? &out->open
                                                     : &out->confirm;
    if (state == PP_FAST_MET)
        return;
    EACH_WORD (w)
        plane->words[w] |= rows->words[w];
}

/* In no state that counts. */
INLINE void clear(struct pp_fast_planes *out)
{
    EACH_WORD (w)
        out->unmet.words[w] = out->open.words[w] = out->confirm.words[w] = 0;
}

INLINE void split(const struct kinds *kinds, struct pp_plane out[3])
{
    out[1] = kinds->one;
    out[2] = kinds->two;
    EACH_WORD (w)
        out[0].words[w] = ~(kinds->one.words[w] | kinds->two.words[w]);
}

INLINE void states_of(const struct pp_fast_work *work, const struct pp_fast_predicate *predicate,
                      struct pp_fast_planes *out)
{
    struct kinds kinds;
    struct pp_plane x[3], y[3];
    clear(out);
    kinds_of(work, &predicate->axes[0], &kinds);
    split(&kinds, x);
    if (predicate->axes[1].kind == PP_AXIS_NONE) {
        for (int i = 0; i < 3; i++)
            add(out, (enum pp_fast_state)predicate->states[i][0], &x[i]);
        return;
    }
    kinds_of(work, &predicate->axes[1], &kinds);
    split(&kinds, y);
    for (int i = 0; i < 3; i++) {
        for (int k = 0; k < 3; k++) {
            struct pp_plane rows;
            EACH_WORD (w)
                rows.words[w] = x[i].words[w] & y[k].words[w];
            add(out, (enum pp_fast_state)predicate->states[i][k], &rows);
        }
    }
}

/* States that texts mean; where the time in recovery counts, one of three for each row. */
INLINE void states_of_text(const struct pp_fast_work *work,
                           const struct pp_fast_predicate *predicate, struct pp_fast_planes *out)
{
    const struct pp_plane *planes = work->text_planes[predicate->text];
    size_t bits = work->fast->text_words[predicate->text] * 64;
    struct kinds kinds;
    struct pp_plane x[3];
    out->unmet = planes[predicate->bit];
    out->open = planes[bits + predicate->bit];
    out->confirm = planes[2 * bits + predicate->bit];
    if (predicate->axes[0].kind == PP_AXIS_NONE)
        return;
    kinds_of(work, &predicate->axes[0], &kinds);
    split(&kinds, x);
    clear(out);
    for (size_t i = 0; i < 3; i++) {
        EACH_WORD (w) {
            out->unmet.words[w] |= planes[predicate->bit + i].words[w] & x[i].words[w];
            out->open.words[w] |= planes[bits + predicate->bit + i].words[w] & x[i].words[w];
            out->confirm.words[w] |= planes[2 * bits + predicate->bit + i].words[w] & x[i].words[w];
        }
    }
}

/* The person's own answer stands. */
INLINE void answer(const struct pp_fast_work *work, const struct pp_fast_predicate *predicate,
                   struct pp_fast_planes *out)
{
    struct kinds kinds;
    struct pp_plane answers[3];
    cut(work, predicate->answer, 2, &kinds); /* code 1: yes, code 2: no */
    split(&kinds, answers);
    EACH_WORD (w) {
        out->unmet.words[w] &= answers[0].words[w];
        out->open.words[w] &= answers[0].words[w];
        out->confirm.words[w] &= answers[0].words[w];
    }
    add(out, (enum pp_fast_state)predicate->answers[1], &answers[1]);
    add(out, (enum pp_fast_state)predicate->answers[2], &answers[2]);
}

INLINE void any_of(const struct pp_fast_work *work, uint32_t from, uint32_t to, size_t part,
                   struct pp_plane *out)
{
    const uint16_t *members = work->fast->members;
    for (uint32_t i = from; i < to; i++) {
        const struct pp_plane *plane = &work->planes[members[i]].unmet + part;
        EACH_WORD (w)
            out->words[w] |= plane->words[w];
    }
}

INLINE void judge_clause(const struct pp_fast_work *work, const struct pp_fast_clause *clause,
                         struct pp_levels *out)
{
    struct pp_plane unmet = {{0}}, never = {{0}}, open = {{0}}, confirm = {{0}};
    any_of(work, clause->unmet, clause->never, 0, &unmet);
    any_of(work, clause->never, clause->open, 0, &never);
    any_of(work, clause->open, clause->confirm, 1, &open);
    any_of(work, clause->confirm, clause->end, 2, &confirm);
    uint64_t always = clause->always_open ? ~0ULL : 0;
    EACH_WORD (w) {
        uint64_t lacking = unmet.words[w] | never.words[w];
        uint64_t unknown = lacking | open.words[w] | always;
        out->worse[3].words[w] = never.words[w];
        out->worse[2].words[w] = lacking;
        out->worse[1].words[w] = unknown;
        out->worse[0].words[w] = unknown | confirm.words[w];
    }
}

INLINE void judge_route(const struct pp_fast_work *work, const struct pp_fast_route *route,
                        struct pp_levels *out)
{
    const struct pp_fast *fast = work->fast;
    if (route->empty) {
        memset(&out->worse[0], 0xff, 2 * sizeof(out->worse[0]));
        memset(&out->worse[2], 0, 2 * sizeof(out->worse[0]));
        return;
    }
    judge_clause(work, &fast->clauses[route->first_clause], out);
    for (uint32_t c = 0; c < route->choice_count; c++) {
        const uint32_t *bounds = &fast->choices[route->first_choice + c];
        struct pp_levels best, option;
        memset(&best, 0xff, sizeof(best));
        for (uint32_t o = bounds[0]; o < bounds[1]; o++) {
            judge_clause(work, &fast->clauses[o], &option);
            for (int i = 0; i < PP_LEVELS; i++)
                EACH_WORD (w)
                    best.worse[i].words[w] &= option.worse[i].words[w];
        }
        for (int i = 0; i < PP_LEVELS; i++)
            EACH_WORD (w)
                out->worse[i].words[w] |= best.worse[i].words[w];
    }
    if (!route->whole)
        memset(&out->worse[0], 0xff, sizeof(out->worse[0]));
}

/* Words of bits, one a row, become planes, one a bit. */
INLINE void turn_words(const uint64_t words[64], int w, struct pp_plane out[64])
{
    uint64_t bits[64], any = 0;
    for (int i = 0; i < 64; i++)
        any |= bits[i] = words[i];
    if (any)
        pp_turn(bits);
    for (int i = 0; i < 64; i++)
        out[i].words[w] = bits[i];
}

/* What the texts of one kind mean. */
INLINE void turn_texts(struct pp_fast_work *work, int kind)
{
    uint64_t words[64];
    for (size_t k = 0; k < 3 * work->fast->text_words[kind]; k++) {
        EACH_WORD (w) {
            const uint32_t *begins = work->texts[kind] + w * 64;
            for (int i = 0; i < 64; i++)
                words[i] = work->meanings[kind][begins[i] + k];
            turn_words(words, w, work->text_planes[kind] + k * 64);
        }
    }
}

INLINE void judge_body(struct pp_fast_work *work, struct pp_block *block)
{
    const struct pp_fast *fast = work->fast;
    for (int kind = 0; kind < PP_TEXT_COUNT; kind++)
        turn_texts(work, kind);
    if (fast->places_asked)
        EACH_WORD (w)
            turn_words(work->approved + w * 64, w, work->approved_planes);
    for (size_t i = 0; i < fast->predicate_count; i++) {
        const struct pp_fast_predicate *predicate = &fast->predicates[i];
        if (predicate->text < 0)
            states_of(work, predicate, &work->planes[i]);
        else
            states_of_text(work, predicate, &work->planes[i]);
        if (predicate->answer != PP_FEATURE_NONE)
            answer(work, predicate, &work->planes[i]);
    }
    for (size_t r = 0; r < fast->plan->route_count; r++)
        judge_route(work, &fast->routes[r], &block->routes[r]);
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static void judge_avx2(struct pp_fast_work *work,
                                                       struct pp_block *block)
{
    judge_body(work, block);
}
#endif

void pp_fast_judge(struct pp_fast_work *work, struct pp_block *block)
{
#if defined(__x86_64__)
    if (!work->plain) {
        judge_avx2(work, block);
        return;
    }
#endif
    judge_body(work, block);
}
