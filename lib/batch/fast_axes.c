/* How each predicate is decided: which rows are told apart for it, and what it comes to for each
 * kind. */
#include "batch/fast_make.h"

static bool is_place(struct pp_view approved_by)
{
    return approved_by.len && !pp_view_is(approved_by, "any");
}

static struct pp_axis cut(const struct pp_fast_making *making, enum pp_feature feature, bool there,
                          pp_milli amount)
{
    struct pp_axis axis = {PP_AXIS_CUT, .low = (uint16_t)feature};
    if (!there)
        return (struct pp_axis){PP_AXIS_NONE};
    axis.from = pp_scale_code_from(&making->fast->scales[feature], amount);
    return axis;
}

static struct pp_axis value(uint16_t feature, bool there, int code)
{
    if (!there)
        return (struct pp_axis){PP_AXIS_NONE};
    return (struct pp_axis){PP_AXIS_VALUE, .low = feature, .from = (uint8_t)code};
}

/* Hours with or without a topic. */
static struct pp_axis range(struct pp_fast_making *making, enum pp_sum number,
                            const struct pp_requirement *requirement)
{
    struct pp_fast_sum *sum = &making->fast->sums[number];
    struct pp_axis axis = {PP_AXIS_RANGE, .low = PP_FEATURE_NONE, .own = PP_FEATURE_NONE};
    if (!sum->there)
        return (struct pp_axis){PP_AXIS_NONE};
    if (number < PP_SUM_WITH_TOPICS && requirement->topic_slug.len) {
        const struct pp_fast_topic *topic =
            pp_fast_topic_of(making, number, requirement->topic_slug);
        axis.own = topic->own;
        axis.own_from = pp_scale_code_from(&topic->scale, requirement->amount);
        axis.high = topic->rest;
        axis.high_from = pp_scale_code_from(&sum->rest_scale, requirement->amount);
        return axis;
    }
    axis.high = sum->high;
    axis.from = axis.high_from = pp_scale_code_from(&sum->scale, requirement->amount);
    if (requirement->topic_slug.len == 0) /* what kind of work it was, a table does not say */
        axis.low = sum->low;
    return axis;
}

static struct pp_axis approved(struct pp_fast_making *making,
                               const struct pp_requirement *requirement)
{
    if (!pp_fast_has(making, PP_FLAT_TRAINING_APPROVED_BY) || !is_place(requirement->approved_by))
        return (struct pp_axis){PP_AXIS_NONE};
    int place = pp_place_find(requirement->approved_by);
    making->fast->places_asked |= (uint64_t)1 << place;
    return (struct pp_axis){PP_AXIS_APPROVED, .place = (uint8_t)place};
}

/* The feature of the column that answers a requirement by its id, or NONE. */
static uint16_t answer_to(const struct pp_fast_making *making, struct pp_view id)
{
    const struct pp_fast *fast = making->fast;
    for (size_t i = 0; i < fast->column_count; i++)
        if (fast->columns[i].kind == PP_FLAT_ATTEST &&
            pp_view_eq(fast->plan->columns.list[fast->columns[i].number].sub, id))
            return fast->columns[i].feature;
    return PP_FEATURE_NONE;
}

/* Choose the axes and the text of a predicate; without columns that decide it, none. */
static void choose(struct pp_fast_making *making, const struct pp_requirement *requirement,
                   struct pp_fast_predicate *out)
{
    bool recovery =
        pp_fast_has(making, PP_FLAT_RECOVERY_SINCE) || pp_fast_has(making, PP_FLAT_RECOVERY_MONTHS);
    bool age = pp_fast_has(making, PP_FLAT_BORN) || pp_fast_has(making, PP_FLAT_AGE);
    pp_milli amount = requirement->amount;
    struct pp_axis *axes = out->axes;
    switch (requirement->kind) {
    case PP_KIND_AGE_MIN:
        axes[0] = cut(making, PP_FEATURE_AGE, age, (amount + PP_MILLI - 1) / PP_MILLI * PP_MILLI);
        break;
    case PP_KIND_AGE_MAX:
        axes[0] = cut(making, PP_FEATURE_AGE, age, (amount / PP_MILLI + 1) * PP_MILLI);
        break;
    case PP_KIND_EDUCATION_MIN:
        if (pp_fast_has(making, PP_FLAT_EDUCATION))
            axes[0] = (struct pp_axis){PP_AXIS_CUT, .low = PP_FEATURE_EDUCATION,
                                       .from = (uint8_t)(requirement->word + 1)};
        break;
    case PP_KIND_LIVED_EXPERIENCE:
        out->text = pp_fast_has(making, PP_FLAT_LIVED_EXPERIENCE) ? PP_TEXT_LIVED : -1;
        if (requirement->months != PP_INT_NONE)
            axes[0] = cut(making, PP_FEATURE_RECOVERY, recovery,
                          (pp_milli)requirement->months * PP_MILLI);
        break;
    case PP_KIND_PRIOR_STATUS:
        out->text = pp_fast_has(making, PP_FLAT_LIVED_EXPERIENCE) ? PP_TEXT_LIVED : -1;
        break;
    case PP_KIND_RECOVERY_DURATION:
        axes[0] = cut(making, PP_FEATURE_RECOVERY, recovery, amount);
        break;
    case PP_KIND_TRAINING_HOURS:
        axes[0] = range(making, PP_SUM_TRAINING, requirement);
        axes[1] = approved(making, requirement);
        break;
    case PP_KIND_COURSE:
        axes[1] = approved(making, requirement);
        break;
    case PP_KIND_SUPERVISION_HOURS:
        axes[0] = range(making, PP_SUM_SUPERVISION, requirement);
        break;
    case PP_KIND_CE_HOURS:
        axes[0] = range(making, PP_SUM_CE, requirement);
        break;
    case PP_KIND_EXPERIENCE_HOURS:
        axes[0] = range(making, pp_fast_work_sum(requirement), requirement);
        break;
    case PP_KIND_REFERENCES:
        axes[0] =
            cut(making, PP_FEATURE_REFERENCES, pp_fast_has(making, PP_FLAT_REFERENCES), amount);
        break;
    case PP_KIND_RESIDENCY:
        axes[0] =
            value(PP_FEATURE_LIVES, pp_fast_has(making, PP_FLAT_LIVES_IN), requirement->place + 1);
        axes[1] =
            value(PP_FEATURE_WORKS, pp_fast_has(making, PP_FLAT_WORKS_IN), requirement->place + 1);
        break;
    case PP_KIND_BACKGROUND_CHECK:
        axes[0] = value(PP_FEATURE_BACKGROUND, pp_fast_has(making, PP_FLAT_BACKGROUND_CHECK), 1);
        break;
    case PP_KIND_CODE_OF_ETHICS:
    case PP_KIND_INTERVIEW: {
        uint16_t answer = answer_to(making, pp_view_of(pp_kinds[requirement->kind].name));
        axes[0] = value(answer, answer != PP_FEATURE_NONE, 1);
        break;
    }
    case PP_KIND_EXAM:
        out->text = pp_fast_has(making, PP_FLAT_EXAMS) ? PP_TEXT_EXAMS : -1;
        break;
    case PP_KIND_PRIOR_CREDENTIAL:
        out->text = pp_fast_has(making, PP_FLAT_CERTIFICATIONS) ? PP_TEXT_CERTIFICATIONS : -1;
        break;
    case PP_KIND_EMPLOYMENT:
    case PP_KIND_ORIENTATION:
    case PP_KIND_OTHER:
    case PP_KIND_COUNT:
        break;
    }
}

/* Does no column say anything about it? */
static bool is_constant(const struct pp_fast_predicate *predicate)
{
    return predicate->text < 0 && predicate->answer == PP_FEATURE_NONE &&
           predicate->axes[0].kind == PP_AXIS_NONE && predicate->axes[1].kind == PP_AXIS_NONE;
}

bool pp_fast_make_predicates(struct pp_fast_making *making)
{
    struct pp_fast *fast = making->fast;
    const struct pp_program *program = &fast->plan->program;
    struct pp_matcher matcher pp_cleanup_matcher;
    size_t bits[PP_TEXT_COUNT] = {0};
    pp_matcher_init(&matcher);
    fast->predicates = PP_NEW_N(making->arena, struct pp_fast_predicate, program->predicate_count);
    fast->planes = PP_NEW_N(making->arena, uint16_t, program->predicate_count);
    fast->always = PP_NEW_N(making->arena, bool, program->predicate_count);
    if (!fast->predicates || !fast->planes || !fast->always)
        return false;
    for (size_t i = 0; i < program->predicate_count; i++) {
        const struct pp_requirement *requirement = program->predicates[i].requirement;
        struct pp_fast_predicate *predicate = &fast->predicates[fast->predicate_count];
        *predicate = (struct pp_fast_predicate){.number = (uint16_t)i, .text = -1};
        predicate->answer = answer_to(making, requirement->id);
        choose(making, requirement, predicate);
        pp_fast_probe(fast, predicate, &matcher);
        fast->planes[i] = PP_FEATURE_NONE;
        bool constant = is_constant(predicate);
        fast->always[i] = constant && predicate->states[0][0] == PP_FAST_MET;
        if (fast->always[i] || (constant && predicate->states[0][0] == PP_FAST_OPEN))
            continue;
        if (predicate->text >= 0) {
            size_t *next = &bits[predicate->text];
            predicate->bit = (uint16_t)*next;
            *next += predicate->axes[0].kind == PP_AXIS_NONE ? 1 : 3;
        }
        fast->planes[i] = (uint16_t)fast->predicate_count++;
    }
    for (int t = 0; t < PP_TEXT_COUNT; t++)
        fast->text_words[t] = (bits[t] + 63) / 64;
    return !matcher.no_memory;
}
