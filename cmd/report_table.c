/* Every certification of a page in one table, by answer: the map once more, in words. */
#include "eval/gap.h"
#include "out_advice.h"
#include "out_check_text.h"
#include "report.h"

enum {
    LEAST_ROWS = 7, /* fewer, in one place: the answer above names them all */
    MOST_OPEN = 40  /* groups of more rows than this are folded */
};

/* What stands between the person and the certification, in a few words. */
static void say_missing(struct pp_buf *buf, const struct pp_answer *answer)
{
    const struct pp_item_answer *first = NULL;
    size_t count = 0;
    if (pp_report_untold(answer)) {
        pp_buf_str(buf, "the sources do not tell what is asked");
        return;
    }
    if (answer->verdict == PP_VERDICT_UNKNOWN) {
        pp_buf_printf(buf, "%zu %s open", answer->question_count,
                      answer->question_count == 1 ? "question" : "questions");
        return;
    }
    for (size_t i = 0; answer->best && i < answer->best->count; i++) {
        const struct pp_item_answer *item = &answer->best->items[i];
        if (item->later || item->state != PP_STATE_UNMET)
            continue;
        /* What nothing closes says more than what comes first. */
        bool closed = item->requirement && item->outcome.closes == PP_CLOSES_NEVER;
        if (!first || (closed && answer->verdict == PP_VERDICT_INELIGIBLE &&
                       (!first->requirement || first->outcome.closes != PP_CLOSES_NEVER)))
            first = item;
        count++;
    }
    if (!first)
        return;
    if (first->requirement)
        pp_say_gap(buf, first->requirement, &first->outcome);
    else
        pp_buf_str(buf, "one of several ways");
    if (count > 1)
        pp_buf_printf(buf, "; %zu more", count - 1);
}

/* Is there something to say of what is missing or open? */
static bool lacks(enum pp_verdict verdict)
{
    return verdict == PP_VERDICT_UNKNOWN || verdict == PP_VERDICT_NOT_YET ||
           verdict == PP_VERDICT_INELIGIBLE;
}

/* Do answers of this kind have a plan? */
static bool dates(enum pp_verdict verdict)
{
    return verdict <= PP_VERDICT_NOT_YET;
}

static void put_dates(struct pp_page *page, const struct pp_report_entry *entry)
{
    const struct pp_roadmap *plan = &entry->planning.plan;
    pp_page_markup(page, "<td class=\"when\">");
    if (entry->planned && plan->earliest != PP_DATE_NONE) {
        pp_page_markup(page, plan->way->unmeasured ? "not before " : "");
        pp_page_date(page, plan->earliest);
    } else {
        pp_page_markup(page, "not known");
    }
    pp_page_markup(page, "</td><td class=\"sum\">");
    if (entry->planned && plan->cost.known) {
        pp_say_dollars(pp_page_line(page), plan->cost.least, plan->cost.most);
        pp_page_said(page, "", plan->cost.unknown ? ", not all known" : "");
    } else {
        pp_page_markup(page, "not known");
    }
    pp_page_markup(page, "</td>");
}

static void put_row(struct pp_page *page, const struct pp_report_entry *entry)
{
    const struct pp_answer *answer = entry->answer;
    const struct pp_credential *credential = answer->credential;
    pp_page_put(page, "<tr><td>", answer->jurisdiction->code, "</td><th scope=\"row\"><a href=\"#");
    pp_page_put(page, "", credential ? credential->id : answer->jurisdiction->code, "\">");
    pp_page_text(page, credential ? credential->title : answer->jurisdiction->name);
    pp_page_markup(page, "</a></th>");
    if (lacks(answer->verdict)) {
        say_missing(pp_page_line(page), answer);
        pp_page_sentence(page, "<td>", "</td>");
    }
    if (dates(answer->verdict))
        put_dates(page, entry);
    pp_page_markup(page, "</tr>\n");
}

static void put_group(struct pp_page *page, const struct pp_report *report, enum pp_verdict verdict)
{
    size_t rows = report->counts[verdict];
    if (!rows)
        return;
    pp_buf_printf(page->buf, "<details class=\"group\"%s><summary><h3>",
                  rows <= MOST_OPEN && dates(verdict) ? " open" : "");
    pp_page_chip(page, verdict, 0);
    pp_buf_printf(page->buf,
                  " <span class=\"howmany\">%zu</span></h3></summary>\n<div class=\"scroll\">",
                  rows);
    pp_page_markup(
        page, "<table class=\"certs\">\n<thead><tr><th scope=\"col\">Place</th><th scope=\"col\">"
              "Certification</th>");
    if (lacks(verdict))
        pp_page_markup(page, verdict == PP_VERDICT_UNKNOWN
                                 ? "<th scope=\"col\">What is open</th>"
                                 : "<th scope=\"col\">What is missing</th>");
    if (dates(verdict))
        pp_page_markup(page, "<th scope=\"col\" class=\"when\">Earliest date</th><th scope=\"col\" "
                             "class=\"sum\">Known cost</th>");
    pp_page_markup(page, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < report->count; i++)
        if (report->entries[i].answer->verdict == verdict)
            put_row(page, &report->entries[i]);
    pp_page_markup(page, "</tbody></table></div>\n</details>\n");
}

void pp_report_table(struct pp_page *page, const struct pp_report *report)
{
    if (report->count < LEAST_ROWS && report->place_count < 2)
        return;
    pp_page_markup(page, "<section class=\"overview\" aria-labelledby=\"overview\">\n<h2 "
                         "id=\"overview\">By answer</h2>\n");
    for (int v = 0; v < PP_VERDICT_COUNT; v++)
        put_group(page, report, (enum pp_verdict)v);
    pp_page_markup(page, "</section>\n");
}
