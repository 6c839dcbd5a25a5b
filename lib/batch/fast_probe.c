/* What a condition makes of each kind of row: found out by asking for a made-up person. */
#include "batch/fast.h"
#include "rules/kinds.h"

/* A person who is what the axes say, and of whom nothing else is known. */
struct model {
    struct pp_profile profile;
    struct pp_training_entry training;
    struct pp_topic_hours topic;
    struct pp_view approved;
    struct pp_experience_entry experience;
    struct pp_ce_entry ce;
    struct pp_attest attest;
};

enum pp_fast_state pp_fast_ask(const struct pp_fast *fast, const struct pp_predicate *predicate,
                               const struct pp_profile *profile, struct pp_matcher *matcher)
{
    struct pp_outcome outcome;
    pp_evaluate(predicate->requirement, profile, fast->plan->batch->as_of, matcher, &outcome);
    if (outcome.state == PP_STATE_MET)
        return outcome.confirm ? PP_FAST_CONFIRM : PP_FAST_MET;
    return outcome.state == PP_STATE_UNMET && !predicate->doubtful ? PP_FAST_UNMET : PP_FAST_OPEN;
}

static void init_model(struct model *model)
{
    *model = (struct model){
        .training = {.hours = PP_MILLI_NONE, .completed = PP_DATE_NONE},
        .experience = PP_EXPERIENCE_UNTOLD,
        .ce = {.hours = PP_MILLI_NONE, .completed = PP_DATE_NONE},
    };
    pp_profile_init(&model->profile);
}

/* So many hours, no more and no less, of what the requirement asks for. */
static void set_hours(struct model *model, const struct pp_requirement *requirement, pp_milli hours)
{
    struct pp_profile *profile = &model->profile;
    bool topic = requirement->topic_slug.len > 0;
    model->topic = (struct pp_topic_hours){requirement->topic_slug, hours};
    switch (requirement->kind) {
    case PP_KIND_TRAINING_HOURS:
        model->training.hours = topic ? PP_MILLI_NONE : hours;
        model->training.topics = &model->topic;
        model->training.topic_count = topic;
        profile->training = &model->training;
        profile->training_count = profile->training_stated = true;
        break;
    case PP_KIND_CE_HOURS:
        model->ce.hours = topic ? PP_MILLI_NONE : hours;
        model->ce.topics = &model->topic;
        model->ce.topic_count = topic;
        profile->ce = &model->ce;
        profile->ce_count = profile->ce_stated = true;
        break;
    case PP_KIND_SUPERVISION_HOURS:
        model->experience.supervision_hours = topic ? PP_MILLI_NONE : hours;
        model->experience.topics = &model->topic;
        model->experience.topic_count = topic;
        profile->experience = &model->experience;
        profile->experience_count = profile->experience_stated = true;
        break;
    default:
        model->experience.hours = model->experience.supervised_hours = hours;
        model->experience.paid_hours = requirement->pay == PP_PAY_VOLUNTEER ? 0 : hours;
        profile->experience = &model->experience;
        profile->experience_count = profile->experience_stated = true;
        break;
    }
}

static void set_cut(struct model *model, const struct pp_requirement *requirement,
                    enum pp_feature feature, int kind)
{
    struct pp_profile *profile = &model->profile;
    pp_milli at = requirement->amount;
    switch (feature) {
    case PP_FEATURE_AGE:
        if (requirement->kind == PP_KIND_AGE_MAX)
            at = (at / PP_MILLI + 1) * PP_MILLI;
        profile->age = kind == 2 ? (at + PP_MILLI - 1) / PP_MILLI * PP_MILLI : at - PP_MILLI;
        break;
    case PP_FEATURE_RECOVERY:
        if (requirement->kind == PP_KIND_LIVED_EXPERIENCE)
            at = (pp_milli)requirement->months * PP_MILLI;
        profile->recovery_months = kind == 2 ? at : at - 1;
        break;
    case PP_FEATURE_REFERENCES:
        profile->references = kind == 2 ? at : at - 1;
        break;
    default:
        profile->education = kind == 2 ? requirement->word : requirement->word - 1;
        break;
    }
}

static void set_value(struct model *model, const struct pp_requirement *requirement,
                      uint16_t feature, int kind)
{
    struct pp_profile *profile = &model->profile;
    int place = kind == 2 ? requirement->place : (requirement->place + 1) % PP_PLACE_COUNT;
    switch (feature) {
    case PP_FEATURE_LIVES:
        profile->lives_place = place;
        profile->lives_in = pp_view_of(pp_places[place].code);
        break;
    case PP_FEATURE_WORKS:
        profile->works_place = place;
        profile->works_in = pp_view_of(pp_places[place].code);
        break;
    case PP_FEATURE_BACKGROUND:
        profile->background_check = kind == 2 ? 0 : 1;
        break;
    default: /* an answer by the name of the kind */
        model->attest =
            (struct pp_attest){pp_view_of(pp_kinds[requirement->kind].name), kind == 2, NULL};
        profile->attests = &model->attest;
        profile->attest_count = 1;
        break;
    }
}

static void set_approved(struct model *model, uint8_t place, int kind)
{
    struct pp_profile *profile = &model->profile;
    model->approved = pp_view_of(pp_places[kind == 2 ? place : (place + 1) % PP_PLACE_COUNT].code);
    model->training.approved_by = (struct pp_views){&model->approved, 1};
    model->training.approval_stated = true;
    profile->training = &model->training;
    profile->training_count = profile->training_stated = true;
}

static void set_axis(struct model *model, const struct pp_requirement *requirement,
                     const struct pp_axis *axis, int kind)
{
    if (kind == 0)
        return;
    switch (axis->kind) {
    case PP_AXIS_NONE:
        break;
    case PP_AXIS_CUT:
        set_cut(model, requirement, (enum pp_feature)axis->low, kind);
        break;
    case PP_AXIS_VALUE:
        set_value(model, requirement, axis->low, kind);
        break;
    case PP_AXIS_RANGE:
        set_hours(model, requirement, kind == 2 ? requirement->amount : requirement->amount - 1);
        break;
    case PP_AXIS_APPROVED:
        set_approved(model, axis->place, kind);
        break;
    }
}

void pp_fast_probe(const struct pp_fast *fast, struct pp_fast_predicate *predicate,
                   struct pp_matcher *matcher)
{
    const struct pp_predicate *of = &fast->plan->program.predicates[predicate->number];
    struct model model;
    for (int x = 0; x < 3; x++) {
        for (int y = 0; y < 3; y++) {
            init_model(&model);
            set_axis(&model, of->requirement, &predicate->axes[0], x);
            set_axis(&model, of->requirement, &predicate->axes[1], y);
            predicate->states[x][y] = (uint8_t)pp_fast_ask(fast, of, &model.profile, matcher);
        }
    }
    for (int answer = 1; answer < 3; answer++) {
        init_model(&model);
        model.attest = (struct pp_attest){of->requirement->id, answer == 1, NULL};
        model.profile.attests = &model.attest;
        model.profile.attest_count = 1;
        predicate->answers[answer] = (uint8_t)pp_fast_ask(fast, of, &model.profile, matcher);
    }
}

void pp_fast_set_recovery(const struct pp_fast_predicate *predicate,
                          const struct pp_requirement *requirement, int kind,
                          struct pp_profile *profile)
{
    struct model model;
    init_model(&model);
    set_axis(&model, requirement, &predicate->axes[0], kind);
    profile->recovery_months = model.profile.recovery_months;
}
