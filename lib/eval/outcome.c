#include "eval/outcome.h"

static void set(struct pp_outcome *out, enum pp_state state)
{
    out->state = state;
}

static void set_if(struct pp_outcome *out, bool met)
{
    out->state = met ? PP_STATE_MET : PP_STATE_UNMET;
}

/* Whole years, and the day on which a minimum is reached. */
static void evaluate_age(const struct pp_requirement *requirement, const struct pp_profile *profile,
                         pp_date as_of, struct pp_outcome *out)
{
    bool minimum = requirement->kind == PP_KIND_AGE_MIN;
    if (profile->born == PP_DATE_NONE && profile->age == PP_MILLI_NONE)
        return;
    if (profile->born != PP_DATE_NONE)
        out->have = (pp_milli)(pp_date_months_between(profile->born, as_of) / 12) * PP_MILLI;
    else
        out->have = profile->age / PP_MILLI * PP_MILLI;
    set_if(out, minimum ? out->have >= requirement->amount : out->have <= requirement->amount);
    if (out->state == PP_STATE_MET || !minimum)
        return;
    out->missing = requirement->amount - out->have;
    if (profile->born != PP_DATE_NONE) {
        out->on = pp_date_add_months(profile->born, (int)(requirement->amount * 12 / PP_MILLI));
    } else {
        /* Somebody who is 17 turns 18 within a year: only the latest day is known. */
        out->on = pp_date_add_months(as_of, (int)(out->missing * 12 / PP_MILLI));
        out->on_latest = true;
    }
}

static void evaluate_recovery(const struct pp_requirement *requirement,
                              const struct pp_profile *profile, pp_date as_of,
                              struct pp_outcome *out)
{
    int wanted = (int)((requirement->amount + PP_MILLI - 1) / PP_MILLI);
    if (requirement->recovery_of == PP_OF_SOBRIETY)
        return; /* being in recovery does not say how long somebody has lived without substance use
                 */
    if (profile->recovery_since != PP_DATE_NONE) {
        out->have = (pp_milli)pp_date_months_between(profile->recovery_since, as_of) * PP_MILLI;
        out->on = pp_date_add_months(profile->recovery_since, wanted);
    } else if (profile->recovery_months != PP_MILLI_NONE) {
        out->have = profile->recovery_months;
        out->on = pp_date_add_months(as_of, wanted - (int)(out->have / PP_MILLI));
        out->on_latest = true;
    } else {
        return;
    }
    set_if(out, out->have >= requirement->amount);
    /* "Of the last so many months" cannot be told from a beginning alone. */
    out->confirm = out->state == PP_STATE_MET && requirement->window_months != PP_INT_NONE;
    if (out->state == PP_STATE_MET) {
        out->on = PP_DATE_NONE;
        out->on_latest = false;
    } else {
        out->missing = requirement->amount - out->have;
    }
}

static void evaluate_lived(const struct pp_requirement *requirement,
                           const struct pp_profile *profile, pp_date as_of, struct pp_outcome *out)
{
    if (!profile->lived.given)
        return;
    set_if(out, requirement->lived.bits & profile->lived.bits);
    if (out->state == PP_STATE_UNMET || requirement->months == PP_INT_NONE)
        return;
    /* Time in recovery shows that the experience is at least as long; without it the length is not
     * known. */
    pp_milli months = 0;
    if (profile->recovery_since != PP_DATE_NONE)
        months = (pp_milli)pp_date_months_between(profile->recovery_since, as_of) * PP_MILLI;
    else if (profile->recovery_months != PP_MILLI_NONE)
        months = profile->recovery_months;
    const uint32_t own =
        1U << PP_LIVED_MENTAL_HEALTH | 1U << PP_LIVED_SUBSTANCE_USE | 1U << PP_LIVED_CO_OCCURRING;
    bool long_enough = months >= (pp_milli)requirement->months * PP_MILLI &&
                       (requirement->lived.bits & profile->lived.bits & own);
    set(out, long_enough ? PP_STATE_MET : PP_STATE_UNKNOWN);
}

static enum pp_state is_there(int stated, int wanted)
{
    if (stated < 0)
        return PP_STATE_UNKNOWN;
    return stated == wanted ? PP_STATE_MET : PP_STATE_UNMET;
}

/* In both, or in one of the two, by three-valued logic. */
static enum pp_state both(enum pp_state a, enum pp_state b)
{
    if (a == PP_STATE_UNMET || b == PP_STATE_UNMET)
        return PP_STATE_UNMET;
    return a == PP_STATE_MET && b == PP_STATE_MET ? PP_STATE_MET : PP_STATE_UNKNOWN;
}

static enum pp_state either(enum pp_state a, enum pp_state b)
{
    if (a == PP_STATE_MET || b == PP_STATE_MET)
        return PP_STATE_MET;
    return a == PP_STATE_UNMET && b == PP_STATE_UNMET ? PP_STATE_UNMET : PP_STATE_UNKNOWN;
}

static void evaluate_residency(const struct pp_requirement *requirement,
                               const struct pp_profile *profile, struct pp_outcome *out)
{
    enum pp_state lives = is_there(profile->lives_place, requirement->place);
    enum pp_state works = is_there(profile->works_place, requirement->place);
    switch ((enum pp_residency)requirement->word) {
    case PP_RESIDENCY_LIVE:
        set(out, lives);
        break;
    case PP_RESIDENCY_WORK:
        set(out, works);
        break;
    case PP_RESIDENCY_LIVE_OR_WORK:
        set(out, either(lives, works));
        break;
    case PP_RESIDENCY_LIVE_AND_WORK:
        set(out, both(lives, works));
        break;
    }
    /* Whoever lives there is there most of the time; how much of the work is there, the profile
     * does not say. */
    out->confirm =
        requirement->percent != PP_INT_NONE && out->state == PP_STATE_MET && lives != PP_STATE_MET;
}

static void evaluate_background(const struct pp_requirement *requirement,
                                const struct pp_profile *profile, struct pp_outcome *out)
{
    if (requirement->word != PP_BACKGROUND_REQUIRED)
        set(out, PP_STATE_MET);
    else if (profile->background_check == 0)
        set(out, PP_STATE_MET);
    /* A record decides nothing by itself: what it means is for the issuer to say, so it stays
     * unknown. */
}

/* The answer given to an id or a kind; NULL when there is none. */
static const struct pp_attest *find_attest(const struct pp_profile *profile, struct pp_view id)
{
    for (size_t i = 0; i < profile->attest_count; i++)
        if (pp_view_eq(profile->attests[i].id, id))
            return &profile->attests[i];
    return NULL;
}

static void evaluate_agreement(const struct pp_requirement *requirement,
                               const struct pp_profile *profile, struct pp_outcome *out)
{
    const struct pp_attest *attest =
        find_attest(profile, pp_view_of(pp_kinds[requirement->kind].name));
    if (requirement->word == 1)
        set(out, PP_STATE_MET); /* the data says that none is asked for */
    else if (attest)
        set_if(out, attest->yes);
}

static void evaluate_by_kind(const struct pp_requirement *requirement,
                             const struct pp_profile *profile, pp_date as_of,
                             struct pp_matcher *matcher, struct pp_outcome *out)
{
    switch (requirement->kind) {
    case PP_KIND_AGE_MIN:
    case PP_KIND_AGE_MAX:
        evaluate_age(requirement, profile, as_of, out);
        break;
    case PP_KIND_EDUCATION_MIN:
        if (requirement->word == PP_EDUCATION_NONE)
            set(out, PP_STATE_MET);
        else if (profile->education != PP_INT_NONE)
            set_if(out, profile->education >= requirement->word);
        break;
    case PP_KIND_LIVED_EXPERIENCE:
        evaluate_lived(requirement, profile, as_of, out);
        break;
    case PP_KIND_RECOVERY_DURATION:
        evaluate_recovery(requirement, profile, as_of, out);
        break;
    case PP_KIND_REFERENCES:
        if (profile->references == PP_MILLI_NONE)
            break;
        out->have = profile->references;
        set_if(out, out->have >= requirement->amount);
        if (out->state == PP_STATE_UNMET)
            out->missing = requirement->amount - out->have;
        break;
    case PP_KIND_RESIDENCY:
        evaluate_residency(requirement, profile, out);
        break;
    case PP_KIND_BACKGROUND_CHECK:
        evaluate_background(requirement, profile, out);
        break;
    case PP_KIND_CODE_OF_ETHICS:
    case PP_KIND_INTERVIEW:
        evaluate_agreement(requirement, profile, out);
        break;
    case PP_KIND_TRAINING_HOURS:
    case PP_KIND_CE_HOURS:
    case PP_KIND_EXPERIENCE_HOURS:
    case PP_KIND_SUPERVISION_HOURS:
        pp_evaluate_sum(requirement, profile, as_of, matcher, out);
        break;
    case PP_KIND_COURSE:
    case PP_KIND_EXAM:
    case PP_KIND_ORIENTATION:
    case PP_KIND_PRIOR_CREDENTIAL:
    case PP_KIND_PRIOR_STATUS:
        pp_evaluate_named(requirement, profile, as_of, matcher, out);
        break;
    case PP_KIND_EMPLOYMENT:
    case PP_KIND_OTHER:
    case PP_KIND_COUNT:
        break;
    }
}

void pp_evaluate(const struct pp_requirement *requirement, const struct pp_profile *profile,
                 pp_date as_of, struct pp_matcher *matcher, struct pp_outcome *out)
{
    *out = (struct pp_outcome){
        .state = PP_STATE_UNKNOWN,
        .have = PP_MILLI_NONE,
        .missing = PP_MILLI_NONE,
        .on = PP_DATE_NONE,
        .closes = pp_kinds[requirement->kind].closes,
    };
    evaluate_by_kind(requirement, profile, as_of, matcher, out);
    const struct pp_attest *attest = find_attest(profile, requirement->id);
    if (!attest)
        return;
    /* The person's answer to this very requirement stands; an amount that speaks against it is not
     * shown beside it. */
    enum pp_state worked_out = out->state;
    set_if(out, attest->yes);
    out->answered = true;
    out->confirm = false;
    out->unsure = NULL;
    if (out->state != worked_out) {
        out->have = out->missing = PP_MILLI_NONE;
        out->on = PP_DATE_NONE;
    }
}
