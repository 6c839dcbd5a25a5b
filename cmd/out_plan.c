/* A plan for people: as text or Markdown. */
#include "out_plan.h"

#include "eval/gap.h"
#include "out_advice.h"
#include "out_check_text.h"
#include "rules/wording.h"

static void say_dates(struct pp_buf *buf, const struct pp_step *step)
{
    if (step->what == PP_STEP_APPLY)
        return; /* says its own */
    if (step->first && step->to != PP_DATE_NONE) {
        pp_buf_str(buf, "; not before ");
        pp_date_format(buf, step->to);
    } else if (step->from != PP_DATE_NONE && step->to != PP_DATE_NONE && !step->part) {
        pp_buf_str(buf, "; from ");
        pp_date_format(buf, step->from);
        pp_buf_str(buf, " to ");
        pp_date_format(buf, step->to);
    }
}

static void put_step(struct pp_doc *doc, const struct pp_planning *planning,
                     const struct pp_step *step, struct pp_citations *cited)
{
    struct pp_buf *line = pp_doc_line(doc);
    if (step->item && step->item->state == PP_STATE_UNKNOWN)
        pp_buf_str(line, "[?] ");
    if (step->part)
        pp_buf_str(line, "of which ");
    pp_say_step(line, planning, step);
    say_dates(line, step);
    if (step->item)
        pp_cite(cited, line, &step->item->requirement->sources);
    pp_doc_item(doc, step->part, pp_buf_view(line));
}

static void put_steps(struct pp_doc *doc, const struct pp_planning *planning,
                      struct pp_citations *cited)
{
    const struct pp_roadmap *plan = &planning->plan;
    int stage = -1;
    for (size_t i = 0; i < plan->count; i++) {
        if (plan->steps[i].stage != stage) {
            stage = plan->steps[i].stage;
            pp_doc_heading(doc, 2, pp_view_of(pp_step_title(stage)));
        }
        put_step(doc, planning, &plan->steps[i], cited);
    }
}

static void put_training(struct pp_doc *doc, const struct pp_planning *planning,
                         struct pp_citations *cited)
{
    static const char *const deliveries[] = {
        "the state gives it", "given under contract with the state",
        "programs that the state or board approved", "any program counts"};
    const struct pp_training *training = &planning->credential->training;
    struct pp_buf *line = pp_doc_line(doc);
    size_t said = 0;
    if (!planning->plan.cost.parts[PP_COST_TRAINING].due)
        return;
    for (size_t i = 0; i < sizeof(deliveries) / sizeof(deliveries[0]); i++)
        if (training->delivery.bits & 1U << i)
            pp_buf_printf(line, "%s%s", said++ ? "; " : "", deliveries[i]);
    for (size_t i = 0; i < training->providers.count; i++)
        pp_buf_printf(line, "%s%.*s",
                      i      ? ", "
                      : said ? ": "
                             : "",
                      PP_VARG(training->providers.list[i]));
    pp_doc_heading(doc, 2, PP_V("Who gives the training"));
    if (!line->len)
        pp_buf_str(line, "The sources do not tell; ask the issuer.");
    else
        pp_cite(cited, line, &training->sources);
    pp_doc_paragraph(doc, pp_buf_view(line));
}

static void put_cost(struct pp_doc *doc, const struct pp_planning *planning,
                     struct pp_citations *cited)
{
    const struct pp_credential *credential = planning->credential;
    struct pp_buf *line = pp_doc_line(doc);
    pp_doc_heading(doc, 2, PP_V("Cost"));
    pp_buf_str(line, "Sum: ");
    pp_say_cost(line, &planning->plan.cost, cited);
    pp_doc_paragraph(doc, pp_buf_view(line));
    for (size_t i = 0; i < planning->plan.count; i++) {
        const struct pp_step *step = &planning->plan.steps[i];
        line = pp_doc_line(doc);
        if (!step->first)
            continue;
        pp_buf_str(line, "Not counted: the cost of ");
        pp_say_prior(line, step->item->requirement);
        pp_doc_item(doc, 0, pp_buf_view(line));
    }
    for (size_t i = 0; i < credential->fee_count; i++) {
        const struct pp_fee *fee = &credential->fees[i];
        if (!pp_view_is(PP_V("other"), pp_word(&pp_fee_words, fee->what)) ||
            fee->usd == PP_MILLI_NONE)
            continue;
        line = pp_doc_line(doc);
        pp_buf_str(line, "Not counted, may apply: ");
        pp_say_dollars(line, fee->usd, fee->usd);
        if (fee->note.len)
            pp_buf_str(line, " for ");
        pp_cite_text(cited, line, planning->jurisdiction, fee->note);
        pp_cite(cited, line, &fee->sources);
        pp_doc_item(doc, 0, pp_buf_view(line));
    }
}

static void put_proofs(struct pp_doc *doc, const struct pp_planning *planning)
{
    struct pp_buf proofs pp_cleanup_buf;
    pp_buf_init(&proofs, 1 << 18);
    pp_doc_heading(doc, 2, PP_V("What to bring when applying"));
    pp_doc_paragraph(doc, PP_V(PP_PROOFS_ARE));
    pp_say_proofs(&proofs, planning);
    struct pp_view rest = pp_buf_text(&proofs, &doc->out->buf);
    while (rest.len)
        pp_doc_item(doc, 0, pp_next_proof(&rest));
}

static void put_assumptions(struct pp_doc *doc, const struct pp_planning *planning)
{
    pp_doc_heading(doc, 2, PP_V("How the date is worked out"));
    for (size_t i = 0;; i++) {
        struct pp_buf *line = pp_doc_line(doc);
        if (!pp_say_assumption(line, planning, i))
            break;
        pp_doc_item(doc, 0, pp_buf_view(line));
    }
}

static void put_other_routes(struct pp_doc *doc, const struct pp_roadmap *plan)
{
    if (plan->way_count < 2)
        return;
    pp_doc_heading(doc, 2, PP_V("Other routes"));
    for (size_t i = 0; i < plan->way_count; i++) {
        const struct pp_way *way = &plan->ways[i];
        struct pp_buf *line = pp_doc_line(doc);
        if (way == plan->way)
            continue;
        pp_buf_str(line, way->elsewhere ? "the route " : "the ");
        pp_say_route(line, way->route->route->name);
        if (!pp_way_is_open(way))
            pp_buf_str(line, ": not open to you by what is known");
        else
            pp_buf_printf(line, ": you meet %zu of its %zu requirements", way->met.count,
                          way->met.count + way->unmet.count + way->open.count);
        pp_doc_item(doc, 0, pp_buf_view(line));
    }
}

/* What closes each way, where something does. */
static void put_bars(struct pp_doc *doc, const struct pp_roadmap *plan, struct pp_citations *cited)
{
    if (plan->dead_end) {
        struct pp_buf *line = pp_doc_line(doc);
        pp_buf_str(line, "asked first: holding ");
        pp_say_credential(line, plan->dead_end);
        pp_buf_printf(line, "; see 'peerpath plan %.*s'", PP_VARG(plan->dead_end->id));
        pp_doc_item(doc, 0, pp_buf_view(line));
    }
    for (size_t w = 0; w < plan->way_count; w++) {
        const struct pp_way *way = &plan->ways[w];
        for (size_t i = 0; i < way->unmet.count; i++) {
            struct pp_buf *line = pp_doc_line(doc);
            if (!pp_way_is_closed_by(way, way->unmet.list[i]))
                continue;
            pp_buf_str(line, way->elsewhere ? "the route " : "the ");
            pp_say_route(line, way->route->route->name);
            pp_buf_str(line, " asks: ");
            pp_say_item(line, way->unmet.list[i], cited);
            pp_doc_item(doc, 0, pp_buf_view(line));
        }
    }
}

/* Of a plan that cannot be made: what is known to be asked after applying. */
static void put_known(struct pp_doc *doc, const struct pp_way *way, struct pp_citations *cited)
{
    const struct pp_items *lists[] = {&way->met, &way->unmet, &way->open};
    bool said = false;
    for (size_t l = 0; l < sizeof(lists) / sizeof(lists[0]); l++)
        for (size_t i = 0; i < lists[l]->count; i++) {
            if (!said)
                pp_doc_heading(doc, 2, PP_V("All that is known to be asked"));
            said = true;
            struct pp_buf *line = pp_doc_line(doc);
            pp_say_item(line, lists[l]->list[i], cited);
            pp_doc_item(doc, 0, pp_buf_view(line));
        }
}

/* Somebody whose certification ran out need perhaps not begin again. */
static void put_lapsed(struct pp_doc *doc, const struct pp_planning *planning)
{
    struct pp_buf *line = pp_doc_line(doc);
    pp_buf_str(line, "Your profile lists it, and it expired on ");
    pp_date_format(line, planning->lapsed);
    pp_buf_printf(line,
                  ". This is the way from the beginning. Renewing late or reinstating it may take "
                  "less: 'peerpath renew %.*s' tells what is known of that; ask the issuer first.",
                  PP_VARG(planning->credential->id));
    pp_doc_paragraph(doc, pp_buf_view(line));
}

static void put_head(struct pp_doc *doc, const struct pp_planning *planning)
{
    const struct pp_jurisdiction *jurisdiction = planning->jurisdiction;
    struct pp_buf *line = pp_doc_line(doc);
    pp_buf_printf(line, "Plan for %.*s", PP_VARG(jurisdiction->name));
    if (planning->credential) {
        pp_buf_str(line, ": ");
        pp_say_credential(line, planning->credential);
    }
    pp_doc_heading(doc, 1, pp_buf_view(line));
    line = pp_doc_line(doc);
    pp_say_plan(line, planning);
    pp_doc_paragraph(doc, pp_buf_view(line));
    line = pp_doc_line(doc);
    if (pp_say_held(line, planning->held, planning->certification, planning->paper))
        pp_doc_paragraph(doc, pp_buf_view(line));
    if (planning->lapsed != PP_DATE_NONE)
        put_lapsed(doc, planning);
    if (!planning->chosen)
        return;
    line = pp_doc_line(doc);
    pp_buf_printf(line, "%.*s has others too; name one to plan it: ", PP_VARG(jurisdiction->name));
    pp_say_others(line, jurisdiction, planning->credential, planning->as_of);
    pp_buf_char(line, '.');
    pp_doc_paragraph(doc, pp_buf_view(line));
}

static void put_closing(struct pp_doc *doc, const struct pp_planning *planning)
{
    struct pp_buf *line = pp_doc_line(doc);
    pp_say_closing(line, planning->jurisdiction, planning->credential);
    pp_doc_heading(doc, 2, PP_V("Who decides"));
    pp_doc_paragraph(doc, pp_buf_view(line));
}

void pp_out_plan_doc(struct pp_doc *doc, const struct pp_planning *planning)
{
    struct pp_citations cited = {.count = 0};
    put_head(doc, planning);
    if (!planning->credential) {
        struct pp_buf *line = pp_doc_line(doc);
        pp_cite_text(&cited, line, planning->jurisdiction, planning->jurisdiction->summary);
        pp_doc_paragraph(doc, pp_buf_view(line));
    } else if (planning->plan.state == PP_ROADMAP_STEPS ||
               planning->plan.state == PP_ROADMAP_READY) {
        put_steps(doc, planning, &cited);
        put_training(doc, planning, &cited);
        put_cost(doc, planning, &cited);
        put_proofs(doc, planning);
        put_assumptions(doc, planning);
        put_other_routes(doc, &planning->plan);
    } else if (planning->plan.state == PP_ROADMAP_EMPTY && planning->plan.way) {
        put_known(doc, planning->plan.way, &cited);
    } else {
        put_bars(doc, &planning->plan, &cited);
    }
    put_closing(doc, planning);
    pp_doc_sources(doc, &cited);
}
