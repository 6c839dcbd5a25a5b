/* The answer of a page in plain words, first of all. */
#include "out_check_text.h"
#include "report.h"
#include "rules/wording.h"

enum {
    MOST_NAMED = 3 /* certifications; more are counted */
};

static const char *plural(size_t count)
{
    return count == 1 ? " certification" : " certifications";
}

/* Is there one with an open answer that questions decide? */
static bool has_questions(const struct pp_report *report)
{
    for (size_t i = 0; i < report->count; i++)
        if (report->entries[i].answer->verdict == PP_VERDICT_UNKNOWN &&
            !pp_report_untold(report->entries[i].answer))
            return true;
    return false;
}

/* Places that were asked about and have no certification at all. */
static size_t places_without(const struct pp_report *report)
{
    size_t count = 0;
    for (size_t i = 0; i < report->count; i++)
        count += !report->entries[i].answer->credential;
    return count;
}

/* What it means that so many certifications have this answer. */
static void say_count(struct pp_buf *buf, const struct pp_report *report, enum pp_verdict verdict,
                      size_t count)
{
    const char *purpose = pp_stage_purpose(report->frame->stage);
    switch (verdict) {
    case PP_VERDICT_ELIGIBLE:
        pp_buf_printf(buf, ": you meet everything that is asked %s", purpose);
        break;
    case PP_VERDICT_LIKELY:
        pp_buf_printf(buf,
                      ": you meet everything that is known to be asked %s, and the issuer must "
                      "confirm it",
                      purpose);
        break;
    case PP_VERDICT_UNKNOWN:
        if (!has_questions(report))
            pp_buf_str(buf, ": the sources do not tell what is asked");
        else
            pp_buf_str(buf, report->profile ? ": nothing stands in the way so far, and some "
                                              "answers are still open"
                                            : ": the questions on this page decide");
        break;
    case PP_VERDICT_NOT_YET:
        pp_buf_str(buf, ": something is missing that can be done, or that time will bring");
        break;
    case PP_VERDICT_INELIGIBLE:
        pp_buf_printf(buf, ": %s for something that neither doing nor waiting changes",
                      count == 1 ? "it asks" : "they ask");
        break;
    case PP_VERDICT_NOT_OFFERED:
    case PP_VERDICT_COUNT:
        pp_buf_str(buf,
                   count == 1 ? ": not given on this day" : ": none of them is given on this day");
        break;
    }
}

/* Links to the first few certifications with an answer. */
static void put_names(struct pp_page *page, const struct pp_report *report, enum pp_verdict verdict)
{
    if (report->counts[verdict] > MOST_NAMED || verdict == PP_VERDICT_NOT_OFFERED)
        return;
    for (size_t i = 0, said = 0; i < report->count; i++) {
        const struct pp_answer *answer = report->entries[i].answer;
        if (answer->verdict != verdict || !answer->credential)
            continue;
        pp_page_put(page, said++ ? ", <a href=\"#" : ": <a href=\"#", answer->credential->id,
                    "\">");
        pp_page_text(page, answer->credential->title);
        pp_page_put(page, "</a> (", answer->jurisdiction->code, ")");
    }
}

static void put_counts(struct pp_page *page, const struct pp_report *report)
{
    pp_page_markup(page, "<ul class=\"counts\">\n");
    for (int v = 0; v < PP_VERDICT_COUNT; v++) {
        size_t count = report->counts[v];
        if (!count)
            continue;
        pp_page_markup(page, "<li>");
        size_t places = v == PP_VERDICT_NOT_OFFERED ? places_without(report) : 0;
        pp_page_chip(page, (enum pp_verdict)v, 0);
        pp_page_markup(page, " <span>");
        if (count > places) {
            pp_buf_printf(page->buf, "<b>%zu%s</b>", count - places, plural(count - places));
            say_count(pp_page_line(page), report, (enum pp_verdict)v, count - places);
            pp_page_said(page, "", "");
            put_names(page, report, (enum pp_verdict)v);
        }
        if (places)
            pp_buf_printf(page->buf, "%s<b>%zu %s</b>: no certification at all",
                          count > places ? "; " : "", places, places == 1 ? "place" : "places");
        pp_page_markup(page, "</span></li>\n");
    }
    pp_page_markup(page, "</ul>\n");
}

/* The reviews of the rules: one day, or the first and the last. */
static void put_reviewed(struct pp_page *page, const struct pp_report *report)
{
    pp_date oldest = PP_DATE_NONE, newest = PP_DATE_NONE;
    for (int place = 0; place < PP_PLACE_COUNT; place++) {
        const struct pp_jurisdiction *jurisdiction = report->places[place];
        if (!jurisdiction)
            continue;
        if (oldest == PP_DATE_NONE || jurisdiction->reviewed < oldest)
            oldest = jurisdiction->reviewed;
        if (newest == PP_DATE_NONE || jurisdiction->reviewed > newest)
            newest = jurisdiction->reviewed;
    }
    pp_page_markup(page, "<p class=\"decides\"><b>The issuer decides.</b> This is guidance, from "
                         "rules that were last reviewed ");
    pp_page_markup(page, oldest == newest ? "on " : "between ");
    pp_page_date(page, oldest);
    if (oldest != newest) {
        pp_page_markup(page, " and ");
        pp_page_date(page, newest);
    }
    pp_page_markup(page, ". What is not known here never counts as a yes, and what has not been "
                         "said never counts as a no.</p>\n");
}

void pp_report_answer(struct pp_page *page, const struct pp_report *report)
{
    pp_page_markup(page, "<section class=\"answer\" aria-label=\"The answer\">\n");
    if (report->count == 0)
        pp_page_markup(page, "<p class=\"lead\">No certification there is of the kind that was "
                             "asked about.</p>\n");
    else if (!report->profile)
        pp_page_markup(page,
                       "<p class=\"lead\">This page shows what is asked, and the questions whose "
                       "answers decide. Nothing is known about you yet, so nothing here is a yes "
                       "or a no for you.</p>\n");
    if (report->profile && report->count == 1) {
        pp_say_verdict(pp_page_line(page), &report->check, report->entries[0].answer);
        pp_page_said(page, "<p class=\"lead\">", "</p>\n");
    } else if (report->count) {
        put_counts(page, report);
    }
    if (report->count)
        put_reviewed(page, report);
    pp_page_markup(page, "</section>\n");
}
