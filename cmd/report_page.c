/* The frame of a page: head, sprite of signs, order of the parts, end. */
#include "out_check_text.h"
#include "report.h"
#include "report_style.h"
#include "rules/mention.h"

static const char sprite[] =
    "<svg class=\"sprite\" aria-hidden=\"true\">"
    "<symbol id=\"m-eligible\" viewBox=\"0 0 20 20\"><path d=\"M4 10.5l4 4 8-9\"/></symbol>"
    "<symbol id=\"m-likely\" viewBox=\"0 0 20 20\"><path d=\"M3 8.2c2.4-2.6 4.6-2.6 7 0s4.6 2.6 7 0"
    "M3 13.2c2.4-2.6 4.6-2.6 7 0s4.6 2.6 7 0\"/></symbol>"
    "<symbol id=\"m-unknown\" viewBox=\"0 0 20 20\"><path d=\"M6.5 7a3.5 3.5 0 1 1 5.2 3"
    "c-1.2.7-1.7 1.3-1.7 2.8M10 16v.6\"/></symbol>"
    "<symbol id=\"m-not_yet\" viewBox=\"0 0 20 20\"><path d=\"M10 5v5l3.5 2.5\"/>"
    "<circle cx=\"10\" cy=\"10\" r=\"7.5\"/></symbol>"
    "<symbol id=\"m-ineligible\" viewBox=\"0 0 20 20\"><path d=\"M5 5l10 10M15 5L5 15\"/></symbol>"
    "<symbol id=\"m-not_offered\" viewBox=\"0 0 20 20\"><path d=\"M4.5 10h11\"/></symbol>"
    "<symbol id=\"m-met\" viewBox=\"0 0 20 20\"><path d=\"M4 10.5l4 4 8-9\"/></symbol>"
    "<symbol id=\"m-unmet\" viewBox=\"0 0 20 20\"><circle cx=\"10\" cy=\"10\" r=\"6.5\"/></symbol>"
    "<symbol id=\"m-later\" viewBox=\"0 0 20 20\"><path d=\"M4 10h11M11 6l4 4-4 4\"/></symbol>"
    "</svg>\n";

void pp_page_begin(struct pp_page *page, struct pp_view title)
{
    pp_page_markup(page, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                         "'none'; style-src '");
    pp_page_markup(page, pp_report_style_hash);
    pp_page_put(page,
                "'; base-uri 'none'; form-action 'none'\">\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                "<meta name=\"color-scheme\" content=\"light dark\">\n"
                "<meta name=\"referrer\" content=\"no-referrer\">\n"
                "<meta name=\"robots\" content=\"noindex\">\n<title>",
                title, "</title>\n<style>");
    pp_page_markup(page, pp_report_style);
    pp_page_markup(page, "</style>\n</head>\n<body>\n");
    pp_page_markup(page, sprite);
    pp_page_markup(page, "<main>\n");
}

void pp_page_end(struct pp_page *page, const struct pp_report_frame *frame)
{
    pp_page_markup(page, "</main>\n<footer>\n<p>The issuer of a certification, a board or agency, "
                         "decides. This page is guidance: it holds what the sources that it names "
                         "say, as of ");
    pp_page_date(page, frame->as_of);
    pp_page_put(page, ".</p>\n<p>Made by peerpath " PP_VERSION ". Rules: ", frame->data,
                ". The page was made on the computer on which it was asked for; nothing about "
                "the person was sent anywhere.</p>\n</footer>\n</body>\n</html>\n");
}

struct pp_view pp_report_place(const struct pp_jurisdiction *jurisdiction)
{
    return pp_view_is(jurisdiction->code, "US") ? PP_V("the whole United States")
                                                : jurisdiction->name;
}

void pp_page_chip(struct pp_page *page, enum pp_verdict verdict, size_t count)
{
    const char *word = pp_word(&pp_verdict_words, (int)verdict);
    pp_buf_printf(page->buf, "<span class=\"chip v-%s\">", word);
    pp_page_mark(page, word);
    if (count)
        pp_buf_printf(page->buf, "%zu ", count);
    pp_buf_printf(page->buf, "%s</span>", pp_verdict_name(verdict));
}

void pp_page_swatch(struct pp_page *page, enum pp_verdict verdict)
{
    const char *word = pp_word(&pp_verdict_words, (int)verdict);
    pp_buf_printf(page->buf, "<span class=\"swatch v-%s\">", word);
    pp_page_mark(page, word);
    pp_page_markup(page, "</span>");
}

void pp_page_cite(struct pp_page *page, struct pp_citations *cited,
                  const struct pp_sources *sources)
{
    for (size_t i = 0; i < sources->count; i++) {
        const struct pp_source *source = sources->list[i];
        size_t number = pp_cite_once(cited, sources, i);
        if (!number || !pp_page_is_address(source->url))
            continue;
        /* A word joiner: a number never stands alone at the head of a line. */
        pp_page_put(page, "&#8288;<a class=\"ref\" href=\"", source->url,
                    "\" rel=\"noreferrer\"><span class=\"vh\">source </span>");
        pp_buf_printf(page->buf, "%zu</a>", number);
    }
}

void pp_page_cite_text(struct pp_page *page, struct pp_citations *cited,
                       const struct pp_jurisdiction *jurisdiction, struct pp_view text)
{
    struct pp_mention mention;
    while (pp_mention_next(jurisdiction, &text, &mention)) {
        const struct pp_sources named = {mention.sources, mention.count};
        pp_page_text(page, mention.before);
        pp_page_cite(page, cited, &named);
    }
}

/* "California", "California and Texas", "12 places", "the United States" */
static void say_scope(struct pp_buf *buf, const struct pp_report *report)
{
    size_t said = 0;
    if (report->frame->all || report->place_count > PP_REPORT_OPEN_PLACES) {
        if (report->frame->all)
            pp_buf_str(buf, "across the United States");
        else
            pp_buf_printf(buf, "in %zu places", report->place_count);
        return;
    }
    pp_buf_str(buf, report->place_count ? "in " : "");
    for (int place = 0; place < PP_PLACE_COUNT; place++) {
        if (!report->places[place])
            continue;
        pp_buf_str(buf, said == 0 ? "" : said + 1 == report->place_count ? " and " : ", ");
        pp_buf_add(buf, pp_report_place(report->places[place]));
        said++;
    }
}

static void put_head(struct pp_page *page, const struct pp_report *report)
{
    struct pp_buf *line = pp_page_line(page);
    pp_buf_str(line, "Peer support certification ");
    say_scope(line, report);
    pp_page_said(page, "<header>\n<h1>", "</h1>\n<p class=\"kicker\">");
    if (report->id.len)
        pp_page_put(page, "For <b>", report->id, "</b>, as of ");
    else
        pp_page_markup(page, report->profile ? "Your answer as of " : "What is asked, as of ");
    pp_page_date(page, report->frame->as_of);
    pp_page_markup(page, "</p>\n</header>\n");
}

void pp_report_write(struct pp_buf *buf, const struct pp_report *report)
{
    struct pp_page page pp_cleanup_page;
    struct pp_buf title pp_cleanup_buf;
    pp_page_init(&page, buf);
    pp_buf_init(&title, 4096);
    pp_buf_str(&title, "Peer support certification ");
    say_scope(&title, report);
    if (report->id.len)
        pp_buf_printf(&title, ": %.*s", PP_VARG(report->id));
    pp_page_begin(&page, pp_buf_text(&title, buf));
    put_head(&page, report);
    pp_page_markup(&page, report->place_count > PP_REPORT_OPEN_PLACES
                              ? "<div class=\"top\">\n"
                              : "<div class=\"top few\">\n");
    pp_report_answer(&page, report);
    pp_report_map(&page, report);
    pp_page_markup(&page, "</div>\n");
    pp_report_table(&page, report);
    pp_report_places(&page, report);
    pp_report_person(&page, report);
    pp_page_end(&page, report->frame);
}
