/* The sentences of a plan, which all forms share. */
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

static void say_date(struct pp_buf *buf, const struct pp_roadmap *plan)
{
    const struct pp_step *first = first_of(plan);
    bool open = first || plan->way->unmeasured || has_uncounted(plan);
    if (plan->earliest == PP_DATE_NONE && plan->way->unmeasured) {
        pp_buf_str(buf, "The earliest date cannot be told: the sources do not tell how many hours "
                        "the training takes.");
    } else if (plan->earliest == PP_DATE_NONE && first && first->to == PP_DATE_NONE) {
        pp_buf_printf(buf, "The earliest date cannot be told: none can be told for %.*s.",
                      PP_VARG(first->item->requirement->text));
    } else if (plan->earliest == PP_DATE_NONE) {
        pp_buf_str(buf, "The earliest date cannot be told: a wait has no known end, or the hours "
                        "reach past the calendar.");
    } else {
        pp_buf_str(buf, open ? "Not before " : "Earliest date: ");
        pp_date_format(buf, plan->earliest);
        if (first || plan->training.most + plan->work.most)
            pp_buf_printf(buf, ", at %u hours a week", plan->pace);
        pp_buf_str(buf, plan->way->unmeasured
                            ? "; the sources do not tell the hours of all the training."
                            : ".");
    }
}

static void say_steps(struct pp_buf *buf, const struct pp_roadmap *plan)
{
    struct pp_hours hours = {plan->training.least + plan->work.least,
                             plan->training.most + plan->work.most};
    size_t count = plan->count - 1; /* without the one of applying */
    pp_buf_printf(buf, "%zu %s to go", count, count == 1 ? "step" : "steps");
    if (hours.most) {
        pp_buf_str(buf, ", with ");
        pp_say_hours(buf, hours);
        pp_buf_str(buf, " to do");
    }
    pp_buf_str(buf, ". ");
    say_date(buf, plan);
}

/* Which way it goes, where there are several. */
static void say_route(struct pp_buf *buf, const struct pp_roadmap *plan)
{
    if (plan->way_count < 2)
        return;
    pp_buf_str(buf, plan->way->elsewhere ? " Planned by the route " : " Planned by the ");
    pp_say_route(buf, plan->way->route->route->name);
    pp_buf_char(buf, '.');
}

/* As `check` has it: "yes", or "likely, the issuer must confirm it". */
const char *pp_ready_sentence(const struct pp_roadmap *plan)
{
    return plan->way->route->verdict == PP_VERDICT_ELIGIBLE
               ? "What is left is to apply."
               : "What is left is to have the issuer confirm it, and to apply.";
}

static void say_unclear(struct pp_buf *buf, const struct pp_roadmap *plan)
{
    if (plan->answer->offered != PP_IN_FORCE_PERHAPS)
        return;
    pp_buf_char(buf, ' ');
    pp_say_unclear(buf, plan->answer);
}

/* Is the route for people certified elsewhere closed for want of a certification alone? */
static bool needs_to_be_held(const struct pp_roadmap *plan)
{
    for (size_t i = 0; i < plan->way_count; i++)
        if (plan->ways[i].elsewhere && !plan->ways[i].barred && !pp_way_is_open(&plan->ways[i]))
            return true;
    return false;
}

void pp_say_plan(struct pp_buf *buf, const struct pp_planning *planning)
{
    const struct pp_roadmap *plan = &planning->plan;
    switch (plan->state) {
    case PP_ROADMAP_READY:
        pp_buf_str(buf, "You meet everything that is known to be asked. ");
        pp_buf_str(buf, pp_ready_sentence(plan));
        say_route(buf, plan);
        say_unclear(buf, plan);
        break;
    case PP_ROADMAP_STEPS:
        say_steps(buf, plan);
        say_route(buf, plan);
        say_unclear(buf, plan);
        break;
    case PP_ROADMAP_BARRED:
        pp_buf_str(buf, "No plan leads there: something is asked that neither doing nor waiting "
                        "brings");
        if (needs_to_be_held(plan))
            pp_buf_str(buf, ", and the route for people certified elsewhere asks for a "
                            "certification that you do not hold");
        pp_buf_str(buf, ". Another certification may fit: see 'peerpath check ");
        pp_buf_add(buf, planning->jurisdiction->code);
        pp_buf_str(buf, "'.");
        break;
    case PP_ROADMAP_NOWHERE:
        pp_buf_str(buf, "There is no such certification on this day, so there is nothing to plan.");
        break;
    case PP_ROADMAP_EMPTY:
        pp_buf_str(buf, "The sources do not tell what is asked, so there is nothing to plan yet. "
                        "Ask the issuer.");
        break;
    }
}

const char *pp_step_title(int stage)
{
    static const char *const titles[] = {[PP_STAGE_TRAIN] = "Before the training",
                                         [PP_STAGE_APPLY] = "Before applying",
                                         [PP_STAGE_CERTIFY] = "Before it is granted"};
    return titles[stage];
}

void pp_say_step(struct pp_buf *buf, const struct pp_planning *planning, const struct pp_step *step)
{
    if (step->what == PP_STEP_APPLY) {
        const struct pp_credential *credential = planning->credential;
        struct pp_view url =
            credential->apply_url.len ? credential->apply_url : credential->issuer_url;
        pp_buf_str(buf, "Apply");
        if (step->from > planning->as_of) { /* PP_DATE_NONE lies before every date */
            pp_buf_str(buf, ", from ");
            pp_date_format(buf, step->from);
            pp_buf_str(buf, " on,");
        }
        if (credential->issuer.len)
            pp_buf_printf(buf, " to %.*s", PP_VARG(credential->issuer));
        if (url.len)
            pp_buf_printf(buf, ": %.*s", PP_VARG(url));
        return;
    }
    const struct pp_requirement *requirement = step->item->requirement;
    const struct pp_item_answer *choice = pp_way_choice_of(planning->plan.way, step->item);
    if (step->item->state == PP_STATE_UNMET)
        pp_say_gap(buf, requirement, &step->item->outcome);
    else
        pp_say_requirement(buf, requirement);
    if (planning->paper && choice)
        pp_buf_printf(buf, " (one of %zu ways: the checklist has the others)",
                      choice->option_count);
    if (planning->paper && step->first)
        pp_buf_str(buf, " (a certification with steps of its own)");
    if (planning->paper)
        return;
    if (step->first)
        pp_buf_printf(buf, " (see 'peerpath plan %.*s')", PP_VARG(requirement->text));
    if (choice)
        pp_buf_printf(buf, " (one of %zu ways: 'peerpath check %.*s' shows the others)",
                      choice->option_count, PP_VARG(planning->credential->id));
}

struct pp_view pp_next_proof(struct pp_view *rest)
{
    struct pp_view line = pp_view_first(*rest, pp_view_find(*rest, '\n'));
    *rest = pp_view_from(*rest, line.len < rest->len ? line.len + 1 : line.len);
    return line;
}

static bool has_line(struct pp_view lines, struct pp_view line)
{
    while (lines.len)
        if (pp_view_eq(pp_next_proof(&lines), line))
            return true;
    return false;
}

void pp_say_proofs(struct pp_buf *buf, const struct pp_planning *planning)
{
    const struct pp_way *way = planning->plan.way;
    const struct pp_items *lists[] = {&way->met, &way->unmet, &way->open};
    struct pp_buf proof pp_cleanup_buf;
    pp_buf_init(&proof, 1 << 16);
    for (size_t l = 0; l < sizeof(lists) / sizeof(lists[0]); l++) {
        for (size_t i = 0; i < lists[l]->count; i++) {
            const struct pp_requirement *requirement = lists[l]->list[i]->requirement;
            pp_buf_clear(&proof);
            if (requirement->stage <= (int)PP_STAGE_APPLY)
                pp_say_proof(&proof, requirement);
            struct pp_view said = pp_buf_text(&proof, buf);
            if (!said.len || has_line(pp_buf_view(buf), said))
                continue;
            pp_buf_add(buf, said);
            pp_buf_char(buf, '\n');
        }
    }
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
        {plan->way && plan->way->unmeasured,
         "Training whose hours the sources do not tell is not in the date: it will take longer."},
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
