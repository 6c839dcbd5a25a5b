/* A section for every place of a page, with an article for each certification. */
#include "advise/serves.h"
#include "age.h"
#include "out_check_text.h"
#include "report.h"
#include "rules/wording.h"

static void put_fact(struct pp_page *page, const char *label, struct pp_view value)
{
    if (value.len) {
        pp_buf_printf(page->buf, "<div><dt>%s</dt><dd>", label);
        pp_page_put(page, "", value, "</dd></div>\n");
    }
}

static void put_facts(struct pp_page *page, const struct pp_credential *credential)
{
    struct pp_view site = credential->issuer_url;
    struct pp_buf served pp_cleanup_buf;
    pp_buf_init(&served, 1 << 10);
    pp_page_markup(page, "<dl class=\"facts\">\n");
    if (credential->issuer.len) {
        pp_page_markup(page, "<div><dt>Who decides</dt><dd>");
        if (pp_page_is_address(site))
            pp_page_link(page, "", site, credential->issuer);
        else
            pp_page_text(page, credential->issuer);
        pp_page_markup(page, "</dd></div>\n");
    }
    pp_say_served(&served, credential);
    put_fact(page, "Serves", pp_buf_text(&served, pp_page_line(page)));
    put_fact(page, "Short name", credential->acronym);
    pp_page_markup(page, "<div><dt>Rules last reviewed</dt><dd>");
    pp_page_date(page, credential->jurisdiction->reviewed);
    pp_page_markup(page, "</dd></div>\n</dl>\n");
}

static void put_answer(struct pp_page *page, const struct pp_report *report,
                       const struct pp_answer *answer)
{
    pp_page_markup(page, "<p class=\"verdict\">");
    pp_page_swatch(page, answer->verdict);
    pp_say_verdict(pp_page_line(page), &report->check, answer);
    pp_page_said(page, " <span>", "</span></p>\n");
    if (pp_say_held(pp_page_line(page), answer->held, answer->certification, true))
        pp_page_said(page, "<p>", "</p>\n");
}

static void put_article(struct pp_page *page, const struct pp_report *report,
                        const struct pp_report_entry *entry, struct pp_citations *cited)
{
    const struct pp_answer *answer = entry->answer;
    const struct pp_credential *credential = answer->credential;
    if (!credential) {
        pp_page_markup(page, "<article>\n");
        put_answer(page, report, answer);
        pp_page_markup(page, "<p>");
        pp_page_cite_text(page, cited, answer->jurisdiction, answer->jurisdiction->summary);
        pp_page_markup(page, "</p>\n</article>\n");
        return;
    }
    pp_page_put(page, "<article id=\"", credential->id, "\">\n<h3>");
    pp_page_text(page, credential->title);
    pp_page_markup(page, "</h3>\n");
    put_answer(page, report, answer);
    put_facts(page, credential);
    if (answer->verdict != PP_VERDICT_NOT_OFFERED) {
        pp_page_markup(page, "<div class=\"columns\">\n<div class=\"list\">\n");
        pp_report_checklist(page, report, answer, cited);
        pp_page_markup(page, "</div>\n<div class=\"next\">\n");
        pp_report_steps(page, entry, cited);
        pp_page_markup(page, "</div>\n</div>\n");
    }
    pp_page_markup(page, "</article>\n");
}

static void put_sources(struct pp_page *page, const struct pp_citations *cited)
{
    if (!cited->count)
        return;
    pp_page_markup(page, "<h3 class=\"sources-title\">Where this is written</h3>\n"
                         "<ol class=\"sources\">\n");
    for (size_t i = 0; i < cited->count; i++) {
        const struct pp_source *source = cited->list[i];
        pp_page_markup(page, "<li>");
        pp_page_link(page, "out", source->url, source->title.len ? source->title : source->url);
        pp_page_markup(page, " <small>");
        pp_page_markup(page, pp_word(&pp_publisher_words, source->publisher));
        if (source->dated.len)
            pp_page_put(page, ", ", source->dated, "");
        pp_page_markup(page, "</small></li>\n");
    }
    pp_page_markup(page, "</ol>\n");
}

/* The signs of a folded place: its answers, so that nobody must open it to see them. */
static void put_signs(struct pp_page *page, const struct pp_report *report,
                      const struct pp_jurisdiction *place)
{
    size_t counts[PP_VERDICT_COUNT] = {0};
    for (size_t i = 0; i < report->count; i++)
        if (report->entries[i].answer->jurisdiction == place)
            counts[report->entries[i].answer->verdict]++;
    pp_page_markup(page, "<span class=\"signs\">");
    for (int v = 0; v < PP_VERDICT_COUNT; v++)
        if (counts[v])
            pp_page_chip(page, (enum pp_verdict)v, counts[v]);
    pp_page_markup(page, "</span>");
}

static void put_aged(struct pp_page *page, const struct pp_report *report,
                     const struct pp_jurisdiction *place)
{
    if (!pp_is_aged(place, report->frame->as_of))
        return;
    pp_page_markup(page, "<p class=\"aged\">These rules were last reviewed on ");
    pp_page_date(page, place->reviewed);
    pp_page_markup(page,
                   ", more than a year before the day asked about. They may have changed.</p>\n");
}

static void put_place(struct pp_page *page, const struct pp_report *report,
                      const struct pp_jurisdiction *place)
{
    struct pp_citations cited = {.count = 0};
    bool folded = report->place_count > PP_REPORT_OPEN_PLACES;
    bool home = report->profile && report->profile->lives_place == place->place;
    pp_page_markup(page, !folded ? "<section class=\"place\"><h2>"
                         : home  ? "<details class=\"place\" open><summary><h2>"
                                 : "<details class=\"place\"><summary><h2>");
    pp_page_text(page, place->name);
    if (folded) {
        pp_page_markup(page, "</h2>");
        put_signs(page, report, place);
        pp_page_put(page, "</summary>\n<div id=\"", place->code, "\">\n");
    } else {
        pp_page_put(page, "</h2>\n<div id=\"", place->code, "\">\n");
    }
    put_aged(page, report, place);
    for (size_t i = 0; i < report->count; i++)
        if (report->entries[i].answer->jurisdiction == place)
            put_article(page, report, &report->entries[i], &cited);
    put_sources(page, &cited);
    pp_page_markup(page, folded ? "</div>\n</details>\n" : "</div>\n</section>\n");
}

/* The places in the order in which they were asked for; where all were, by name. Returns how many.
 */
static size_t order(const struct pp_report *report,
                    const struct pp_jurisdiction *out[PP_PLACE_COUNT])
{
    bool done[PP_PLACE_COUNT] = {false};
    size_t count = 0;
    for (size_t i = 0; i < report->count; i++) {
        const struct pp_jurisdiction *place = report->entries[i].answer->jurisdiction;
        if (done[place->place])
            continue;
        done[place->place] = true;
        size_t at = count++;
        for (; report->frame->all && at && pp_view_cmp(place->name, out[at - 1]->name) < 0; at--)
            out[at] = out[at - 1];
        out[at] = place;
    }
    return count;
}

void pp_report_places(struct pp_page *page, const struct pp_report *report)
{
    const struct pp_jurisdiction *places[PP_PLACE_COUNT];
    size_t count = order(report, places);
    pp_page_markup(page, "<div class=\"places\">\n");
    if (report->place_count > PP_REPORT_OPEN_PLACES)
        pp_page_markup(page, "<h2>Place by place</h2>\n<p class=\"note\">Open a place to see its "
                             "checklists and next steps. What is open is printed.</p>\n");
    for (size_t i = 0; i < count; i++)
        put_place(page, report, places[i]);
    pp_page_markup(page, "</div>\n");
}
