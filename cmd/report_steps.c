/* The next steps of a page: in order, with dates, cost, and what to bring. */
#include "out_advice.h"
#include "report.h"
#include "rules/wording.h"

static void put_dates(struct pp_page *page, const struct pp_step *step)
{
    if (step->first && step->to != PP_DATE_NONE) {
        pp_page_markup(page, "<span class=\"when\">not before ");
        pp_page_date(page, step->to);
        pp_page_markup(page, "</span>");
        return;
    }
    if (step->from == PP_DATE_NONE || step->part)
        return;
    pp_page_markup(page, step->what == PP_STEP_APPLY ? "<span class=\"when\">from "
                                                     : "<span class=\"when\">");
    pp_page_date(page, step->from);
    if (step->to != PP_DATE_NONE && step->to != step->from) {
        pp_page_markup(page, " to ");
        pp_page_date(page, step->to);
    }
    pp_page_markup(page, "</span>");
}

/* Where to apply: a link, or what there is instead. */
static void put_apply(struct pp_page *page, const struct pp_credential *credential)
{
    struct pp_view url = credential->apply_url.len ? credential->apply_url : credential->issuer_url;
    pp_page_markup(page, "Apply");
    if (credential->issuer.len)
        pp_page_put(page, " to ", credential->issuer, "");
    if (url.len) {
        pp_page_markup(page, ": ");
        pp_page_link(page, "out", url, url);
    }
}

static void put_step(struct pp_page *page, const struct pp_planning *planning,
                     const struct pp_step *step, struct pp_citations *cited)
{
    bool open = step->item && step->item->state == PP_STATE_UNKNOWN;
    pp_page_markup(page, step->part ? "<li class=\"part\"><span>" : "<li><span>");
    if (step->what == PP_STEP_APPLY) {
        put_apply(page, planning->credential);
    } else {
        struct pp_buf *line = pp_page_line(page);
        pp_buf_str(line, step->part ? "of which " : "");
        pp_say_step(line, planning, step);
        pp_page_sentence(page, "", "");
        pp_page_cite(page, cited, &step->item->requirement->sources);
    }
    if (open && planning->has_profile)
        pp_page_markup(page, " <em class=\"open\">perhaps done already?</em>");
    pp_page_markup(page, "</span>");
    put_dates(page, step);
    pp_page_markup(page, "</li>\n");
}

static void put_list(struct pp_page *page, const struct pp_planning *planning,
                     struct pp_citations *cited)
{
    const struct pp_roadmap *plan = &planning->plan;
    int stage = -1;
    for (size_t i = 0; i < plan->count; i++) {
        if (plan->steps[i].stage != stage) {
            pp_page_markup(page, stage < 0 ? "<h5>" : "</ol>\n<h5>");
            stage = plan->steps[i].stage;
            pp_page_markup(page, pp_step_title(stage));
            pp_page_markup(page, "</h5>\n<ol class=\"steps\">\n");
        }
        put_step(page, planning, &plan->steps[i], cited);
    }
    pp_page_markup(page, plan->count ? "</ol>\n" : "");
}

/* What stands in the scratch buffer, with what it is. */
static void put_figure(struct pp_page *page, const char *label, const char *note)
{
    pp_page_said(page, "<div><dd>", "</dd>");
    pp_buf_printf(page->buf, "<dt>%s%s</dt></div>\n", label, note);
}

/* Hours, date and cost at a glance. */
static void put_figures(struct pp_page *page, const struct pp_roadmap *plan)
{
    struct pp_hours hours = {plan->training.least + plan->work.least,
                             plan->training.most + plan->work.most};
    pp_page_markup(page, "<dl class=\"figures\">\n");
    pp_buf_printf(pp_page_line(page), "%zu", plan->count - 1);
    put_figure(page, plan->count - 1 == 1 ? "step" : "steps", " to go");
    if (hours.most) {
        pp_say_hours(pp_page_line(page), hours);
        put_figure(page, "of training and work", plan->way->unmeasured ? ", and more" : "");
    }
    if (plan->earliest != PP_DATE_NONE) {
        pp_page_markup(page, "<div><dd>");
        pp_page_date(page, plan->earliest);
        pp_page_markup(page, pp_date_is_least(plan) ? "</dd><dt>not before this date"
                                                    : "</dd><dt>earliest date");
        if (hours.most)
            pp_say_pace(page->buf, ", at ", plan->pace);
        pp_page_markup(page, "</dt></div>\n");
    }
    if (plan->cost.known) {
        pp_say_dollars(pp_page_line(page), plan->cost.least, plan->cost.most);
        put_figure(page, "known cost", plan->cost.unknown ? ", not all of it is known" : "");
    }
    pp_page_markup(page, "</dl>\n");
    if (plan->earliest == PP_DATE_NONE) {
        pp_say_plan_date(pp_page_line(page), plan);
        pp_page_said(page, "<p>", "</p>\n");
    }
}

/* What the sum is made of; the fees that may come on top. */
static void put_cost(struct pp_page *page, const struct pp_planning *planning,
                     struct pp_citations *cited)
{
    const struct pp_credential *credential = planning->credential;
    const struct pp_cost *cost = &planning->plan.cost;
    pp_page_markup(page, "<h5>Cost</h5>\n<ul class=\"plain\">\n");
    for (int what = 0; what < PP_COST_COUNT; what++) {
        const struct pp_cost_part *part = &cost->parts[what];
        if (!part->due)
            continue;
        struct pp_buf *line = pp_page_line(page);
        pp_buf_printf(line, "%s: ", pp_cost_name((enum pp_cost_what)what));
        if (part->least == PP_MILLI_NONE)
            pp_buf_str(line, "not known; ask");
        else
            pp_say_dollars(line, part->least, part->most);
        pp_page_sentence(page, "<li>", part->note.len ? ", " : "");
        pp_page_cite_text(page, cited, credential->jurisdiction, part->note);
        if (part->sources)
            pp_page_cite(page, cited, part->sources);
        pp_page_markup(page, "</li>\n");
    }
    for (size_t i = 0; i < credential->fee_count; i++) {
        const struct pp_fee *fee = &credential->fees[i];
        if (!pp_view_is(PP_V("other"), pp_word(&pp_fee_words, fee->what)) ||
            fee->usd == PP_MILLI_NONE)
            continue;
        struct pp_buf *line = pp_page_line(page);
        pp_buf_str(line, "may come on top: ");
        pp_say_dollars(line, fee->usd, fee->usd);
        pp_page_sentence(page, "<li>", fee->note.len ? " for " : "");
        pp_page_cite_text(page, cited, credential->jurisdiction, fee->note);
        pp_page_cite(page, cited, &fee->sources);
        pp_page_markup(page, "</li>\n");
    }
    pp_page_markup(page, "</ul>\n");
}

static void put_proofs(struct pp_page *page, const struct pp_planning *planning)
{
    struct pp_buf proofs pp_cleanup_buf;
    pp_buf_init(&proofs, 1 << 18);
    pp_say_proofs(&proofs, planning);
    struct pp_view rest = pp_buf_text(&proofs, page->buf);
    if (!rest.len)
        return;
    pp_page_markup(page, "<h5>What to bring when applying</h5>\n<p class=\"note\">" PP_PROOFS_ARE
                         "</p>\n<ul class=\"bring\">\n");
    while (rest.len)
        pp_page_put(page, "<li>", pp_next_proof(&rest), "</li>\n");
    pp_page_markup(page, "</ul>\n");
}

static void put_assumptions(struct pp_page *page, const struct pp_planning *planning)
{
    pp_page_markup(page, "<details class=\"how\"><summary>How the dates are worked out</summary>\n"
                         "<ul>\n");
    for (size_t i = 0; pp_say_assumption(pp_page_line(page), planning, i); i++)
        pp_page_said(page, "<li>", "</li>\n");
    pp_page_markup(page, "</ul>\n</details>\n");
}

/* Where no plan can be made: what to do all the same. */
static void put_without_plan(struct pp_page *page, const struct pp_report_entry *entry)
{
    const struct pp_answer *answer = entry->answer;
    if (answer->verdict == PP_VERDICT_NOT_OFFERED)
        return;
    pp_page_markup(page, "<h4>Next steps</h4>\n<p>");
    pp_page_markup(page, answer->verdict == PP_VERDICT_INELIGIBLE
                             ? "Look at the other certifications, or ask the issuer. "
                             : "The sources do not tell enough for a plan: ask the issuer what is "
                               "asked. ");
    put_apply(page, answer->credential);
    pp_page_markup(page, ".</p>\n");
}

static void put_ready(struct pp_page *page, const struct pp_roadmap *plan)
{
    pp_page_markup(page, "<p>");
    pp_page_text(page, pp_view_of(pp_ready_sentence(plan)));
    pp_page_markup(page, "</p>\n");
}

void pp_report_steps(struct pp_page *page, const struct pp_report_entry *entry,
                     struct pp_citations *cited)
{
    const struct pp_planning *planning = &entry->planning;
    if (!entry->planned) {
        put_without_plan(page, entry);
        return;
    }
    pp_page_markup(page, "<h4>Next steps</h4>\n");
    if (planning->plan.state == PP_ROADMAP_READY)
        put_ready(page, &planning->plan);
    else
        put_figures(page, &planning->plan);
    put_list(page, planning, cited);
    put_cost(page, planning, cited);
    put_proofs(page, planning);
    put_assumptions(page, planning);
}
