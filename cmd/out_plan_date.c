/* When a plan leads there, and how that is worked out. */
#include "eval/gap.h"
#include "out_advice.h"
#include "out_plan.h"
#include "rules/wording.h"

/* The step with a certification that is to be got first; NULL without. */
static const struct pp_step *first_of(const struct pp_roadmap *plan)
{
    for (size_t i = 0; i < plan->count; i++)
        if (plan->steps[i].first)
            return &plan->steps[i];
    return NULL;
}

/* Is there a step of which nobody can tell here how long it takes, though it takes its time: a wait
 * that the profile leaves open, or a certification of another issuer? */
static bool has_uncounted(const struct pp_roadmap *plan)
{
    for (size_t i = 0; i < plan->count; i++) {
        const struct pp_step *step = &plan->steps[i];
        if ((step->what == PP_STEP_WAIT && step->item->state == PP_STATE_UNKNOWN) ||
            (step->item && step->item->requirement->kind == PP_KIND_PRIOR_CREDENTIAL &&
             !step->first))
            return true;
    }
    return false;
}

/* Is there a step whose hours the sources do not tell: an orientation, or other training? */
static bool has_unmeasured(const struct pp_roadmap *plan, bool orientation)
{
    for (size_t i = 0; i < plan->count; i++) {
        const struct pp_step *step = &plan->steps[i];
        if (step->what == PP_STEP_LEARN && !step->hours.most &&
            (step->item->requirement->kind == PP_KIND_ORIENTATION) == orientation)
            return true;
    }
    return false;
}

/* Have hours of work been done that may be too old for the rule when the rest is? */
static bool has_ageing(const struct pp_roadmap *plan)
{
    for (size_t i = 0; i < plan->count; i++) {
        const struct pp_step *step = &plan->steps[i];
        if (step->what == PP_STEP_WORK && step->item->outcome.have > 0 &&
            step->item->requirement->window_months != PP_INT_NONE)
            return true;
    }
    return false;
}

/* Is work of a certain kind asked for, which not everybody can begin today? */
static bool has_narrowed(const struct pp_roadmap *plan)
{
    for (size_t i = 0; i < plan->count; i++)
        if (plan->steps[i].what == PP_STEP_WORK && plan->steps[i].item->requirement->topic_slug.len)
            return true;
    return false;
}

enum no_date {
    DATE_IS_TOLD,
    TOO_SLOW,
    HOURS_NOT_TOLD,
    FIRST_HAS_NONE,
    NO_KNOWN_END
};

static enum no_date why_no_date(const struct pp_roadmap *plan)
{
    const struct pp_step *first = first_of(plan);
    if (plan->state != PP_ROADMAP_STEPS || plan->earliest != PP_DATE_NONE)
        return DATE_IS_TOLD;
    return plan->late                           ? TOO_SLOW
           : plan->way->unmeasured              ? HOURS_NOT_TOLD
           : first && first->to == PP_DATE_NONE ? FIRST_HAS_NONE
                                                : NO_KNOWN_END;
}

const char *pp_no_date_word(const struct pp_roadmap *plan)
{
    static const char *const words[] = {[DATE_IS_TOLD] = NULL,
                                        [TOO_SLOW] = "too_slow",
                                        [HOURS_NOT_TOLD] = "hours_not_told",
                                        [FIRST_HAS_NONE] = "certification_first",
                                        [NO_KNOWN_END] = "no_known_end"};
    return words[why_no_date(plan)];
}

void pp_say_pace(struct pp_buf *buf, const char *before, unsigned pace)
{
    pp_buf_printf(buf, "%s%u %s a week", before, pace, pace == 1 ? "hour" : "hours");
}

static void say_too_slow(struct pp_buf *buf, const struct pp_roadmap *plan)
{
    pp_say_pace(buf, "There is no date: at ", plan->pace);
    pp_buf_str(buf, plan->late->what == PP_STEP_WORK
                        ? ", the hours never come together in the time that counts ("
                        : ", the training is too old before the work is done (");
    pp_say_gap(buf, plan->late->item->requirement, &plan->late->item->outcome);
    pp_buf_str(buf, "). ");
    if (plan->least_pace)
        pp_say_pace(buf, "It takes at least ", plan->least_pace);
    else
        pp_buf_str(buf, "No number of hours a week is enough");
    pp_buf_char(buf, '.');
}

static void say_no_date(struct pp_buf *buf, const struct pp_roadmap *plan)
{
    switch (why_no_date(plan)) {
    case TOO_SLOW:
        say_too_slow(buf, plan);
        break;
    case HOURS_NOT_TOLD:
        pp_buf_printf(buf,
                      "The earliest date cannot be told: the sources do not tell how many hours "
                      "the %s takes.",
                      has_unmeasured(plan, false) ? "training" : "orientation");
        break;
    case FIRST_HAS_NONE:
        pp_buf_str(buf, "The earliest date cannot be told: none can be told for ");
        pp_say_credential(buf, first_of(plan)->first->answer->credential);
        pp_buf_char(buf, '.');
        break;
    case NO_KNOWN_END:
    case DATE_IS_TOLD:
        pp_buf_str(buf, "The earliest date cannot be told: a wait has no known end, or the hours "
                        "reach past the calendar.");
        break;
    }
}

bool pp_date_is_least(const struct pp_roadmap *plan)
{
    return first_of(plan) || plan->way->unmeasured || has_uncounted(plan) || has_ageing(plan) ||
           has_narrowed(plan);
}

void pp_say_plan_date(struct pp_buf *buf, const struct pp_roadmap *plan)
{
    const struct pp_step *first = first_of(plan);
    if (plan->earliest == PP_DATE_NONE) {
        say_no_date(buf, plan);
        return;
    }
    pp_buf_str(buf, pp_date_is_least(plan) ? "Not before " : "Earliest date: ");
    pp_date_format(buf, plan->earliest);
    if (first || plan->training.most + plan->work.most)
        pp_say_pace(buf, ", at ", plan->pace);
    if (plan->way->unmeasured)
        pp_buf_printf(buf, "; the sources do not tell the hours of %s",
                      has_unmeasured(plan, false) ? "all the training" : "the orientation");
    pp_buf_char(buf, '.');
}

static bool has_state(const struct pp_roadmap *plan, enum pp_state state)
{
    for (size_t i = 0; i < plan->count; i++)
        if (plan->steps[i].item && plan->steps[i].item->state == state)
            return true;
    return false;
}

static bool has_kind(const struct pp_roadmap *plan, enum pp_kind kind)
{
    for (size_t i = 0; i < plan->count; i++)
        if (plan->steps[i].item && plan->steps[i].item->requirement->kind == kind)
            return true;
    return false;
}

static bool has_late_wait(const struct pp_roadmap *plan)
{
    for (size_t i = 0; i < plan->count; i++)
        if (plan->steps[i].item && plan->steps[i].item->outcome.on_latest)
            return true;
    return false;
}

bool pp_say_assumption(struct pp_buf *buf, const struct pp_planning *planning, size_t number)
{
    const struct pp_roadmap *plan = &planning->plan;
    bool hours = plan->training.most + plan->work.most > 0;
    const struct {
        bool holds;
        const char *text;
    } all[] = {
        {hours && !planning->paper,
         "The hours are done one after the other at the pace stated, training before work; "
         "another pace: --hours-per-week."},
        {hours && planning->paper,
         "The hours are done one after the other at the pace stated, training before work."},
        {hours && plan->work.most > 0 && has_kind(plan, PP_KIND_SUPERVISION_HOURS),
         "Supervision is received during the work, so its hours are not added to it."},
        {plan->training.least != plan->training.most || plan->work.least != plan->work.most,
         "Where hours may be a part of others or come on top, the date counts them as a part."},
        {has_kind(plan, PP_KIND_AGE_MIN) || has_kind(plan, PP_KIND_RECOVERY_DURATION),
         "Waits run beside the hours; one that is asked to enter the training holds the training "
         "up."},
        {has_late_wait(plan), "Where only an age or a number of months is known, the wait ends on "
                              "the day given at the latest."},
        {!planning->has_profile, "Without a profile, everything counts as still to do."},
        {planning->has_profile && has_state(plan, PP_STATE_UNKNOWN),
         "What your profile does not tell counts as still to do. Steps marked with a question mark "
         "may be done already: put them into the profile."},
        {first_of(plan) != NULL,
         "A certification that is asked for first has a plan of its own. Its hours may be the same "
         "as some of these, so they are counted beside them: it may take longer."},
        {has_uncounted(plan), "A wait whose beginning your profile does not tell, and a "
                              "certification of another issuer, "
                              "are not in the date: it may be later."},
        {has_ageing(plan), "Only hours of a certain time count, and some that you have may be too "
                           "old by then: it may take longer."},
        {has_narrowed(plan),
         "Only work of the kind that is named counts. When you can begin it is not "
         "in the date: ask the issuer."},
        {has_unmeasured(plan, false),
         "Training whose hours the sources do not tell is not in the date: it will take longer."},
        {has_unmeasured(plan, true), "An orientation whose hours the sources do not tell is not in "
                                     "the date: it will take longer."},
        {true,
         "Schooling, dates of courses and exams, letters, checks and the time that the issuer "
         "takes are not in the date: nobody can know how long they take you."},
        {plan->way && plan->way->route->hole,
         "The sources do not show that this list is whole: ask the issuer whether more is asked."},
    };
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
        if (!all[i].holds || number-- > 0)
            continue;
        pp_buf_str(buf, all[i].text);
        return true;
    }
    return false;
}
