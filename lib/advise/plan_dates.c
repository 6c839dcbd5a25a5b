#include "advise/plan_dates.h"

#include "advise/hours.h"

/* The day after which `hours` at so many a week are done, counting from the morning of `from`;
 * PP_DATE_NONE beyond the calendar. */
static pp_date after_hours(pp_date from, pp_milli hours, unsigned pace)
{
    pp_milli week = (pp_milli)pace * PP_MILLI;
    pp_milli days = (hours * 7 + week - 1) / week;
    pp_date last = pp_date_of(2199, 12, 31);
    if (from == PP_DATE_NONE || days > last - from)
        return PP_DATE_NONE;
    return from + (pp_date)days;
}

static pp_date later(pp_date a, pp_date b)
{
    if (a == PP_DATE_NONE || b == PP_DATE_NONE)
        return PP_DATE_NONE;
    return a > b ? a : b;
}

/* The day on which all waits of a stage are over, and what it asks for first can be held. */
static pp_date waited(const struct pp_roadmap *plan, int stage, pp_date from)
{
    for (size_t i = 0; i < plan->way->unmet.count; i++) {
        const struct pp_item_answer *item = plan->way->unmet.list[i];
        if (item->requirement->stage == stage && item->outcome.closes == PP_CLOSES_BY_WAITING)
            from = later(from, item->outcome.on);
    }
    for (size_t i = 0; i < plan->count; i++)
        if (plan->steps[i].first && plan->steps[i].stage == stage)
            from = later(from, plan->steps[i].to);
    return from;
}

/* Hours that come on top at a stage: a course before the training may be a part of what the
 * training comes to in the end. */
static pp_milli hours_at(const struct pp_roadmap *plan, int stage, enum pp_time time)
{
    const struct pp_items *unmet = &plan->way->unmet, *open = &plan->way->open;
    return pp_hours_sum(unmet, open, time, stage).least -
           pp_hours_sum(unmet, open, time, stage - 1).least;
}

/* Give the steps of one stage and kind of time their first and last day. */
static pp_date spend(struct pp_roadmap *plan, int stage, enum pp_step_what what, pp_date from)
{
    enum pp_time time = what == PP_STEP_LEARN ? PP_TIME_TRAINING : PP_TIME_WORK;
    pp_date to = after_hours(from, hours_at(plan, stage, time), plan->pace);
    for (size_t i = 0; i < plan->count; i++) {
        struct pp_step *step = &plan->steps[i];
        if (step->stage == stage && step->what == what && step->hours.most) {
            step->from = from;
            step->to = to;
        }
    }
    return to;
}

/* The day of which `months` go back to `from`, at the latest. */
static bool fits(pp_date from, pp_date to, int months)
{
    return to != PP_DATE_NONE && to <= pp_date_add_months(from, months);
}

/* Can the hours of a step come together within the time that its rule looks back, at this pace?
 * Work must fit into it; training must not be too old when the work behind it is done. */
static bool is_in_time(const struct pp_roadmap *plan, const struct pp_step *step, unsigned pace,
                       pp_date from)
{
    const struct pp_requirement *requirement = step->item ? step->item->requirement : NULL;
    if (!requirement || requirement->window_months == PP_INT_NONE)
        return true;
    pp_milli hours = requirement->kind == PP_KIND_EXPERIENCE_HOURS ? step->hours.least
                     : step->what == PP_STEP_LEARN ? hours_at(plan, step->stage, PP_TIME_WORK)
                                                   : 0;
    return !hours || fits(from, after_hours(from, hours, pace), requirement->window_months);
}

static const struct pp_step *find_late(const struct pp_roadmap *plan, unsigned pace, pp_date from)
{
    for (size_t i = 0; i < plan->count; i++)
        if (!is_in_time(plan, &plan->steps[i], pace, from))
            return &plan->steps[i];
    return NULL;
}

/* Hours that never come together have no days. */
static void give_up(struct pp_roadmap *plan, pp_date as_of)
{
    for (unsigned pace = plan->pace + 1; pace <= PP_PACE_MOST && !plan->least_pace; pace++)
        if (!find_late(plan, pace, as_of))
            plan->least_pace = pace;
    for (size_t i = 0; i < plan->count; i++)
        if (plan->steps[i].what == PP_STEP_WORK || plan->steps[i].what == PP_STEP_APPLY ||
            &plan->steps[i] == plan->late)
            plan->steps[i].from = plan->steps[i].to = PP_DATE_NONE;
    plan->apply_on = plan->earliest = PP_DATE_NONE;
}

void pp_roadmap_date(struct pp_roadmap *plan, pp_date as_of)
{
    pp_date day = as_of;
    for (int stage = PP_STAGE_TRAIN; stage <= PP_STAGE_CERTIFY; stage++) {
        pp_date waiting = waited(plan, stage, day);
        day = spend(plan, stage, PP_STEP_LEARN, day);
        day = spend(plan, stage, PP_STEP_WORK, day);
        day = later(day, waiting);
        if (stage == PP_STAGE_APPLY)
            plan->apply_on = day;
    }
    /* Where all that takes time has no stated hours, no date means anything. */
    if (plan->way->unmeasured && plan->training.most + plan->work.most == 0)
        day = plan->apply_on = PP_DATE_NONE;
    plan->earliest = day;
    for (size_t i = 0; i < plan->count; i++) {
        struct pp_step *step = &plan->steps[i];
        if (step->what == PP_STEP_WAIT && step->item->state == PP_STATE_UNMET)
            step->to = step->item->outcome.on;
        if (step->what == PP_STEP_APPLY)
            step->from = step->to = plan->apply_on;
    }
    plan->late = find_late(plan, plan->pace, as_of);
    if (plan->late)
        give_up(plan, as_of);
}
