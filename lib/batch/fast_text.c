/* What texts mean: found out the slow way, one cell at a time, and then remembered. */
#include "batch/fast.h"

/* Read one cell alone, the slow way. False when it is faulty. */
static bool read_alone(struct pp_fast_work *work, size_t column, struct pp_view text,
                       struct pp_profile *out)
{
    struct pp_slow *slow = work->slow;
    struct pp_flat_column *one = &work->one.list[column];
    pp_arena_reset(&slow->arena);
    pp_diags_release(&slow->diags);
    work->cells[column] = text;
    one->ignored = false;
    bool good = pp_slow_is_text(slow, text, 0, column);
    enum pp_status status =
        good ? pp_profile_flat(&work->one, work->cells, 0, work->fast->plan->batch->db,
                               &slow->arena, out, &slow->diags)
             : PP_INPUT;
    one->ignored = true;
    work->cells[column] = PP_V("");
    work->no_memory |= status == PP_NOMEM;
    return status == PP_OK;
}

static uint64_t places_of(const struct pp_profile *profile)
{
    uint64_t places = 0;
    if (!profile->training_count)
        return 0;
    for (size_t i = 0; i < profile->training[0].approved_by.count; i++)
        places |= (uint64_t)1 << pp_place_find(profile->training[0].approved_by.list[i]);
    return places | PP_APPROVED_STATED;
}

uint64_t pp_fast_learn_word(struct pp_fast_work *work, const struct pp_fast_column *column,
                            struct pp_view text)
{
    struct pp_profile profile;
    if (!read_alone(work, column->number, text, &profile))
        return PP_FAST_ODD;
    switch (column->kind) {
    case PP_FLAT_EDUCATION:
        return (uint64_t)((int64_t)profile.education + 1);
    case PP_FLAT_BACKGROUND_CHECK:
        return (uint64_t)((int64_t)profile.background_check + 1);
    case PP_FLAT_LIVES_IN:
        return (uint64_t)((int64_t)profile.lives_place + 1);
    case PP_FLAT_WORKS_IN:
        return (uint64_t)((int64_t)profile.works_place + 1);
    case PP_FLAT_TRAINING_APPROVED_BY:
        return places_of(&profile);
    case PP_FLAT_ATTEST:
        return profile.attest_count == 0 ? 0 : profile.attests[0].yes ? 1 : 2;
    default:
        return PP_FAST_ODD;
    }
}

bool pp_fast_learn(struct pp_fast_work *work, const struct pp_fast_column *column,
                   enum pp_fast_text kind, struct pp_view text, uint64_t *out)
{
    const struct pp_fast *fast = work->fast;
    const struct pp_program *program = &fast->plan->program;
    size_t words = fast->text_words[kind];
    struct pp_profile profile;
    pp_profile_init(&profile);
    if (text.len && !read_alone(work, column->number, text, &profile))
        return false;
    work->slow->matcher.spent = 0;
    memset(out, 0, 3 * words * sizeof(*out));
    for (size_t i = 0; i < fast->predicate_count; i++) {
        const struct pp_fast_predicate *predicate = &fast->predicates[i];
        const struct pp_predicate *of = &program->predicates[predicate->number];
        if (predicate->text != (int)kind)
            continue;
        for (int k = 0; k < (predicate->axes[0].kind == PP_AXIS_NONE ? 1 : 3); k++) {
            pp_fast_set_recovery(predicate, of->requirement, k, &profile);
            enum pp_fast_state state = pp_fast_ask(fast, of, &profile, &work->slow->matcher);
            size_t bit = predicate->bit + (size_t)k;
            out[bit / 64] |= (uint64_t)(state == PP_FAST_UNMET) << (bit % 64);
            out[words + bit / 64] |= (uint64_t)(state == PP_FAST_OPEN) << (bit % 64);
            out[2 * words + bit / 64] |= (uint64_t)(state == PP_FAST_CONFIRM) << (bit % 64);
        }
    }
    work->no_memory |= work->slow->matcher.no_memory;
    return true;
}
