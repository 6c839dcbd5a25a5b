/* The checklist of a certification: what is met, what is missing and by how much, what is not
 * known, what the issuer must confirm. */
#include "eval/gap.h"
#include "out_check_text.h"
#include "report.h"
#include "rules/wording.h"

/* How much of an amount is there: a bar, and the same in words. */
static void put_bar(struct pp_page *page, const struct pp_item_answer *item)
{
    const struct pp_outcome *outcome = &item->outcome;
    pp_milli whole = item->requirement->amount, have = outcome->have;
    if (item->state != PP_STATE_UNMET || whole == PP_MILLI_NONE || whole <= 0 ||
        have == PP_MILLI_NONE || have < 0 || have >= whole || outcome->missing == PP_MILLI_NONE)
        return;
    pp_buf_printf(page->buf,
                  "<span class=\"bar\"><svg viewBox=\"0 0 1000 8\" preserveAspectRatio=\"none\" "
                  "aria-hidden=\"true\"><rect class=\"whole\" width=\"1000\" height=\"8\"/><rect "
                  "class=\"done\" width=\"%lld\" height=\"8\"/></svg>",
                  (long long)(have * 1000 / whole));
    struct pp_buf *line = pp_page_line(page);
    pp_milli_format(line, have);
    pp_buf_str(line, " of ");
    pp_say_amount(line, item->requirement->kind, whole);
    pp_page_said(page, "<small>", "</small></span>");
}

/* The words of the source, and a link to each. */
static void put_source(struct pp_page *page, const struct pp_requirement *requirement,
                       struct pp_citations *cited)
{
    pp_page_markup(page, "<small class=\"from\">");
    if (requirement->evidence.len)
        pp_page_put(page, "<q>", requirement->evidence, "</q>");
    pp_page_cite(page, cited, &requirement->sources);
    pp_page_markup(page, "</small>");
}

static void put_requirement(struct pp_page *page, const struct pp_item_answer *item,
                            struct pp_citations *cited)
{
    static const char *const words[] = {"met", "unmet", "unknown"};
    static const char *const said[] = {"Met: ", "Missing: ", "Not known: "};
    const char *word = item->later && item->state != PP_STATE_MET ? "later" : words[item->state];
    pp_buf_printf(page->buf, "<li class=\"is-%s\">", word);
    pp_page_mark(page, word);
    pp_buf_printf(page->buf, "<div><span class=\"vh\">%s</span>", said[item->state]);
    pp_say_standing(pp_page_line(page), item);
    pp_page_sentence(page, "", "");
    put_bar(page, item);
    put_source(page, item->requirement, cited);
    pp_page_markup(page, "</div></li>\n");
}

static void put_choice(struct pp_page *page, const struct pp_item_answer *item,
                       struct pp_citations *cited)
{
    size_t shown = 0;
    bool met = item->state == PP_STATE_MET;
    pp_page_markup(page, met ? "<li class=\"choice\"><p>One of several ways, which you meet:</p>\n"
                             : "<li class=\"choice\"><p>One of these ways is enough:</p>\n");
    for (size_t o = 0; o < item->option_count; o++) {
        const struct pp_option_answer *option = &item->options[o];
        if (met && option->state != PP_STATE_MET)
            continue; /* one way is open: the others no longer matter */
        pp_page_markup(page, shown++ ? "<p class=\"or\">or</p>\n" : "");
        pp_page_markup(page, "<ul class=\"check\">\n");
        for (size_t i = 0; i < option->count; i++)
            put_requirement(page, &option->items[i], cited);
        pp_page_markup(page, "</ul>\n");
    }
    pp_page_markup(page, "</li>\n");
}

static bool belongs(const struct pp_item_answer *item, bool later, enum pp_state state)
{
    return item->later == later && (later || item->state == state);
}

static void put_part(struct pp_page *page, const struct pp_route_answer *route, const char *title,
                     bool later, enum pp_state state, struct pp_citations *cited)
{
    size_t count = 0;
    for (size_t i = 0; i < route->count; i++)
        count += belongs(&route->items[i], later, state);
    if (!count)
        return;
    pp_buf_printf(page->buf, "<h5>%s <span class=\"howmany\">%zu</span></h5>\n", title, count);
    pp_page_markup(page, "<ul class=\"check\">\n");
    for (size_t i = 0; i < route->count; i++) {
        const struct pp_item_answer *item = &route->items[i];
        if (!belongs(item, later, state))
            continue;
        if (item->requirement)
            put_requirement(page, item, cited);
        else
            put_choice(page, item, cited);
    }
    pp_page_markup(page, "</ul>\n");
}

static void put_route(struct pp_page *page, const struct pp_report *report,
                      const struct pp_route_answer *route, struct pp_citations *cited)
{
    if (route->empty)
        pp_page_markup(page,
                       "<p class=\"note\">The sources do not tell what this route asks for.</p>\n");
    put_part(page, route, "Still missing", false, PP_STATE_UNMET, cited);
    put_part(page, route, report->profile ? "Not known yet" : "Asked", false, PP_STATE_UNKNOWN,
             cited);
    put_part(page, route, "Met", false, PP_STATE_MET, cited);
    if (report->frame->stage != PP_STAGE_KEEP)
        put_part(page, route, "Later, not needed yet", true, PP_STATE_MET, cited);
}

static void put_other_route(struct pp_page *page, const struct pp_report *report,
                            const struct pp_route_answer *route, struct pp_citations *cited)
{
    struct pp_buf *line = pp_page_line(page);
    pp_buf_str(line, pp_view_is(route->route->name, "reciprocity") ? "The route " : "The ");
    pp_say_route(line, route->route->name);
    pp_buf_printf(line, ": %s", pp_verdict_name(route->verdict));
    pp_page_said(page, "<details class=\"route\"><summary>", "</summary>\n");
    put_route(page, report, route, cited);
    pp_page_markup(page, "</details>\n");
}

/* The questions whose answers decide. */
static void put_questions(struct pp_page *page, const struct pp_answer *answer)
{
    if (!answer->question_count)
        return;
    pp_page_markup(page, answer->question_count > 1
                             ? "<h4>Questions that decide, the most decisive first</h4>\n<ol>\n"
                             : "<h4>The question that decides</h4>\n<ol>\n");
    for (size_t i = 0; i < answer->question_count; i++) {
        pp_say_open_question(pp_page_line(page), &answer->questions[i]);
        pp_page_said(page, "<li>", "</li>\n");
    }
    pp_page_markup(page, "</ol>\n");
}

static void put_to_confirm(struct pp_page *page, const struct pp_answer *answer)
{
    struct pp_buf *line = pp_page_line(page);
    pp_say_to_confirm(line, answer);
    if (line->len)
        pp_page_said(page, "<h4>To be confirmed with the issuer</h4>\n<p>The sources do not say ",
                     ".</p>\n");
}

void pp_report_checklist(struct pp_page *page, const struct pp_report *report,
                         const struct pp_answer *answer, struct pp_citations *cited)
{
    put_questions(page, answer);
    if (answer->best) {
        pp_page_markup(page, "<h4>Checklist");
        if (answer->route_count > 1) {
            pp_say_route(pp_page_line(page), answer->best->route->name);
            pp_page_said(page, ": ", "");
        }
        pp_page_markup(page, "</h4>\n");
        put_route(page, report, answer->best, cited);
    }
    put_to_confirm(page, answer);
    for (size_t i = 0; i < answer->route_count; i++)
        if (&answer->routes[i] != answer->best)
            put_other_route(page, report, &answer->routes[i], cited);
}
