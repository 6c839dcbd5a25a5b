#include "out_renew.h"

#include "out_advice.h"
#include "out_renew_words.h"
#include "rules/wording.h"

struct page {
    struct pp_doc *doc;
    const struct pp_renewals *renewals;
    const struct pp_renewal_advice *advice;
    struct pp_citations *cited; /* of all certifications */
};

static void say_hours(struct pp_buf *buf, pp_milli hours)
{
    pp_say_amount(buf, PP_KIND_CE_HOURS, hours);
}

static void put_title(struct page *page)
{
    const struct pp_renewal_advice *advice = page->advice;
    struct pp_buf *line = pp_doc_line(page->doc);
    if (advice->credential) {
        pp_buf_add(line, advice->credential->jurisdiction->name);
        pp_buf_str(line, ": ");
        pp_buf_add(line, advice->credential->title);
        pp_buf_printf(line, " [%.*s]", PP_VARG(advice->credential->id));
    } else {
        pp_buf_add(line, advice->held->name);
    }
    pp_doc_heading(page->doc, 2, pp_buf_view(line));
}

static void put_standing(struct page *page)
{
    struct pp_buf *line = pp_doc_line(page->doc);
    pp_say_renewal_standing(line, page->advice, page->renewals->as_of);
    pp_doc_paragraph(page->doc, pp_buf_view(line));
}

/* What is done of one amount, and what is still to do. */
static void say_done(struct pp_buf *line, const struct page *page, const struct pp_ce_need *need)
{
    pp_milli perhaps = need->done.high == PP_RANGE_OPEN ? 0 : need->done.high - need->done.low;
    if (page->advice->standing == PP_STANDING_NOT_HELD)
        return;
    if (!page->advice->ce_stated) {
        pp_buf_str(line, ": your profile does not say what is done");
        return;
    }
    pp_buf_str(line, ": ");
    pp_milli_format(line, need->done.low);
    pp_buf_str(line, " done");
    if (need->state == PP_STATE_MET) {
        pp_buf_str(line, ", complete");
        return;
    }
    if (perhaps) {
        pp_buf_str(line, ", ");
        pp_milli_format(line, perhaps);
        pp_buf_str(line, perhaps == PP_MILLI ? " more hour may count" : " more hours may count");
    }
    if (need->state == PP_STATE_UNMET) {
        pp_buf_str(line, perhaps ? ", at least " : ", ");
        say_hours(line, need->missing);
        pp_buf_str(line, " still to do");
    } else if (need->asked != PP_MILLI_NONE) {
        pp_buf_str(line, ", up to ");
        say_hours(line, need->asked - need->done.low);
        pp_buf_str(line, " still to do");
    }
}

static void put_need(struct page *page, const struct pp_ce_need *need)
{
    struct pp_buf *line = pp_doc_line(page->doc);
    if (need->asked == PP_MILLI_NONE)
        pp_buf_str(line, "the number of hours is not known");
    else
        say_hours(line, need->asked);
    if (need->topic.len) {
        pp_buf_str(line, " in ");
        pp_say_topic(line, need->topic);
    } else if (page->advice->need_count > 1) {
        pp_buf_str(line, " in all");
    }
    say_done(line, page, need);
    if (!need->topic.len)
        pp_cite(page->cited, line, &page->advice->credential->renewal.sources);
    pp_doc_item(page->doc, 1, pp_buf_view(line));
}

/* Hours that do not count, and why. */
static void put_outside(struct page *page)
{
    const struct pp_renewal_advice *advice = page->advice;
    const struct {
        pp_milli hours;
        const char *why;
    } parts[] = {
        {advice->undated, "without a date: counted only if done within the period"},
        {advice->perhaps_early, "from after the day of issue, but more than one period before the "
                                "last day: they may count, ask the issuer"},
        {advice->early, "from before the period: not counted"},
        {advice->late, "from after the last day: not counted; ask the issuer"},
        {advice->to_come, "dated later than the day asked about: not counted yet"},
    };
    for (size_t i = 0; advice->need_count && i < sizeof(parts) / sizeof(parts[0]); i++) {
        struct pp_buf *line = pp_doc_line(page->doc);
        if (parts[i].hours == 0)
            continue;
        say_hours(line, parts[i].hours);
        pp_buf_printf(line, " %s", parts[i].why);
        pp_doc_item(page->doc, 1, pp_buf_view(line));
    }
}

static void put_period(struct page *page)
{
    const struct pp_renewal_advice *advice = page->advice;
    struct pp_buf *line = pp_doc_line(page->doc);
    pp_buf_str(line, "Continuing education");
    if (advice->period_begins != PP_DATE_NONE) {
        pp_buf_str(line, ", counted from ");
        pp_date_format(line, advice->period_begins);
        pp_buf_str(line, " to ");
        pp_date_format(line, advice->period_ends);
    } else if (advice->credential->renewal.every_months != PP_INT_NONE) {
        pp_buf_printf(line, ", in each period of %d months",
                      advice->credential->renewal.every_months);
    } else {
        pp_buf_str(line, " (the length of a period is not known)");
    }
    pp_buf_char(line, ':');
    pp_doc_item(page->doc, 0, pp_buf_view(line));
    for (size_t i = 0; i < advice->need_count; i++)
        put_need(page, &advice->needs[i]);
    put_outside(page);
}

static void put_fee_note(struct page *page, struct pp_buf *line, const struct pp_fee *fee)
{
    if (fee->note.len) {
        pp_buf_str(line, " (");
        pp_cite_text(page->cited, line, page->advice->credential->jurisdiction, fee->note);
        pp_buf_char(line, ')');
    }
    pp_cite(page->cited, line, &fee->sources);
}

static void put_fees(struct page *page)
{
    const struct pp_renewal_advice *advice = page->advice;
    for (size_t i = 0; i < advice->fee_count; i++) {
        struct pp_buf *line = pp_doc_line(page->doc);
        pp_buf_str(line, "Fee: ");
        if (advice->fees[i]->usd == PP_MILLI_NONE) {
            pp_buf_str(line, "the amount is not known");
        } else {
            pp_say_dollars(line, advice->fees[i]->usd, advice->fees[i]->usd);
        }
        put_fee_note(page, line, advice->fees[i]);
        pp_doc_item(page->doc, 0, pp_buf_view(line));
    }
    if (!advice->fee_count)
        pp_doc_item(page->doc, 0, PP_V("Fee: the sources do not tell."));
}

/* Fees for what may have to be made up for. The data gives them a note, no name. */
static void put_late_fees(struct page *page)
{
    const struct pp_renewal_advice *advice = page->advice;
    bool late = advice->standing == PP_STANDING_EXPIRED || advice->first_end != PP_DATE_NONE;
    for (size_t i = 0; late && i < advice->credential->fee_count; i++) {
        const struct pp_fee *fee = &advice->credential->fees[i];
        struct pp_buf *line = pp_doc_line(page->doc);
        if (!pp_view_is(PP_V("other"), pp_word(&pp_fee_words, fee->what)) ||
            fee->usd == PP_MILLI_NONE)
            continue;
        pp_buf_str(line, "Other fees that may apply: ");
        pp_say_dollars(line, fee->usd, fee->usd);
        put_fee_note(page, line, fee);
        pp_doc_item(page->doc, 0, pp_buf_view(line));
    }
}

/* What was asked in the first months, which are over. */
static void say_over(struct pp_buf *line, const struct pp_renewal_advice *advice, size_t number)
{
    struct pp_requirement asked = *advice->keeps[number];
    asked.window_months = PP_INT_NONE;
    pp_buf_printf(line, "Asked in the first %d months alone, which ended on ",
                  advice->keeps[number]->window_months);
    pp_date_format(line, advice->keep_ends[number]);
    pp_buf_str(line, ": ");
    pp_say_requirement(line, &asked);
    pp_buf_str(line, advice->keep_outcomes[number].state == PP_STATE_MET
                         ? ": met"
                         : "; your profile does not show whether you did so: if not, ask the "
                           "issuer");
}

static void put_keep(struct page *page, size_t number)
{
    static const char *const states[] = {"met", "still missing", "not known"};
    const struct pp_renewal_advice *advice = page->advice;
    struct pp_buf *line = pp_doc_line(page->doc);
    if (advice->keep_ends[number] != PP_DATE_NONE) {
        say_over(line, advice, number);
    } else {
        pp_buf_str(line, "Asked of everybody who holds it: ");
        pp_say_requirement(line, advice->keeps[number]);
        if (advice->standing != PP_STANDING_NOT_HELD)
            pp_buf_printf(line, ": %s", states[advice->keep_outcomes[number].state]);
    }
    pp_cite(page->cited, line, &advice->keeps[number]->sources);
    pp_doc_item(page->doc, 0, pp_buf_view(line));
}

static void put_conditions(struct page *page)
{
    const struct pp_renewal_advice *advice = page->advice;
    const struct pp_renewal *renewal = &advice->credential->renewal;
    const struct pp_jurisdiction *jurisdiction = advice->credential->jurisdiction;
    for (size_t i = 0; renewal->given && i < renewal->other.count; i++) {
        struct pp_buf *line = pp_doc_line(page->doc);
        pp_buf_str(line, "Also: ");
        pp_cite_text(page->cited, line, jurisdiction, renewal->other.list[i]);
        pp_cite(page->cited, line, &renewal->sources);
        pp_doc_item(page->doc, 0, pp_buf_view(line));
    }
    for (size_t i = 0; i < advice->keep_count; i++)
        put_keep(page, i);
    if (renewal->given && renewal->note.len) {
        struct pp_buf *line = pp_doc_line(page->doc);
        pp_buf_str(line, "Note: ");
        pp_cite_text(page->cited, line, jurisdiction, renewal->note);
        pp_doc_item(page->doc, 0, pp_buf_view(line));
    }
}

/* What was looked for and not found about renewal. */
static void put_holes(struct page *page)
{
    const struct pp_holes *holes = &page->advice->credential->not_known;
    for (size_t i = 0; i < holes->count; i++) {
        struct pp_buf *line = pp_doc_line(page->doc);
        if (!pp_is_renewal_hole(&holes->list[i]))
            continue;
        pp_buf_str(line, "Not known: ");
        pp_say_renewal_hole(line, page->advice->credential->jurisdiction, &holes->list[i]);
        pp_doc_item(page->doc, 0, pp_buf_view(line));
    }
}

static void put_closing(struct page *page)
{
    const struct pp_credential *credential = page->advice->credential;
    struct pp_buf *line = pp_doc_line(page->doc);
    pp_say_closing(line, credential->jurisdiction, credential);
    pp_doc_paragraph(page->doc, pp_buf_view(line));
}

static void put_advice(struct page *page)
{
    const struct pp_renewal_advice *advice = page->advice;
    put_title(page);
    put_standing(page);
    if (!advice->credential) {
        pp_doc_paragraph(page->doc, PP_V("peerpath has no rules for this certification. Its "
                                         "issuer can tell what renewal takes."));
        return;
    }
    if (advice->need_count)
        put_period(page);
    else
        pp_doc_item(page->doc, 0,
                    PP_V("Continuing education: the sources do not tell how many hours are asked. "
                         "Ask the issuer."));
    put_fees(page);
    put_late_fees(page);
    put_conditions(page);
    put_holes(page);
    put_closing(page);
}

void pp_out_renew(struct pp_doc *doc, const struct pp_renewals *renewals)
{
    struct pp_citations cited = {.count = 0};
    struct pp_buf *line = pp_doc_line(doc);
    pp_buf_str(line, "Renewal, as of ");
    pp_date_format(line, renewals->as_of);
    pp_doc_heading(doc, 1, pp_buf_view(line));
    for (size_t i = 0; i < renewals->count; i++) {
        struct page page = {doc, renewals, &renewals->list[i], &cited};
        put_advice(&page);
        pp_out_step(doc->out);
    }
    pp_doc_sources(doc, &cited);
}
