/* The sentences of a plan, which all forms share. */
#include "eval/gap.h"
#include "out_advice.h"
#include "out_check_text.h"
#include "out_plan.h"
#include "rules/wording.h"

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
    pp_say_plan_date(buf, plan);
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

/* There is nothing to plan: why, and what there is in its place. */
static void say_nowhere(struct pp_buf *buf, const struct pp_planning *planning)
{
    const struct pp_jurisdiction *jurisdiction = planning->jurisdiction;
    struct pp_buf others pp_cleanup_buf;
    pp_buf_init(&others, 1 << 12);
    pp_say_others(&others, jurisdiction, planning->credential, planning->as_of);
    struct pp_view said = pp_buf_text(&others, buf);
    if (planning->credential || !jurisdiction->credential_count)
        pp_say_not_offered(buf, planning->as_of, jurisdiction, planning->credential);
    else if (said.len)
        pp_buf_printf(buf, "By its rules, no certification of %.*s is for work with these people.",
                      PP_VARG(jurisdiction->name));
    else
        pp_buf_printf(buf, "%.*s issues no certification on this day.",
                      PP_VARG(jurisdiction->name));
    pp_buf_str(buf, " So there is nothing to plan.");
    if (said.len)
        pp_buf_printf(buf, " %.*s has: %.*s.", PP_VARG(jurisdiction->name), PP_VARG(said));
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
        say_nowhere(buf, planning);
        break;
    case PP_ROADMAP_EMPTY:
        pp_buf_str(buf,
                   "The sources do not tell what is asked to apply, so there is nothing to plan "
                   "yet. Ask the issuer.");
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
