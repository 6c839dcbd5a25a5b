#include "out_advice.h"

#include "eval/gap.h"
#include "json_parts.h"
#include "out_check.h"
#include "out_rules_json.h"
#include "rules/mention.h"
#include "rules/wording.h"

void pp_say_hours(struct pp_buf *buf, struct pp_hours hours)
{
    if (hours.most != hours.least) {
        pp_milli_format(buf, hours.least);
        pp_buf_str(buf, " to ");
    }
    pp_say_amount(buf, PP_KIND_TRAINING_HOURS, hours.most);
}

/* Cents only where there are any: $27.25, $100. */
static void say_price(struct pp_buf *buf, pp_milli price)
{
    pp_buf_char(buf, '$');
    pp_buf_int(buf, price / PP_MILLI);
    if (price % PP_MILLI)
        pp_buf_printf(buf, ".%02d", (int)(price % PP_MILLI / 10));
}

void pp_say_dollars(struct pp_buf *buf, pp_milli least, pp_milli most)
{
    say_price(buf, least);
    if (most != least) {
        pp_buf_str(buf, " to ");
        say_price(buf, most);
    }
}

const char *pp_cost_name(enum pp_cost_what what)
{
    static const char *const names[PP_COST_COUNT] = {
        [PP_COST_APPLICATION] = "the fee to apply",
        [PP_COST_TRAINING] = "the training",
        [PP_COST_ORIENTATION] = "the orientation",
        [PP_COST_FURTHER] = "the continuing education",
        [PP_COST_EXAM] = "the exam",
        [PP_COST_BACKGROUND_CHECK] = "the background check",
    };
    return names[what];
}

/* The parts that are known, or those that are not. */
static void say_parts(struct pp_buf *buf, const struct pp_cost *cost, bool known,
                      struct pp_citations *cited)
{
    for (int what = 0, said = 0; what < PP_COST_COUNT; what++) {
        const struct pp_cost_part *part = &cost->parts[what];
        if (!part->due || (part->least != PP_MILLI_NONE) != known)
            continue;
        pp_buf_str(buf, said++ ? "; " : "");
        pp_buf_str(buf, pp_cost_name((enum pp_cost_what)what));
        if (!known)
            continue;
        pp_buf_char(buf, ' ');
        pp_say_dollars(buf, part->least, part->most);
        pp_buf_str(buf, part->note.len ? ", " : "");
        pp_cite_text(cited, buf, cost->jurisdiction, part->note);
        if (part->sources)
            pp_cite(cited, buf, part->sources);
    }
}

void pp_say_cost(struct pp_buf *buf, const struct pp_cost *cost, struct pp_citations *cited)
{
    if (cost->known) {
        /* "$0" alone would read as free. */
        if (cost->unknown && !cost->most)
            pp_buf_str(buf, "not known");
        else
            pp_say_dollars(buf, cost->least, cost->most);
        pp_buf_str(buf, !cost->unknown ? " ("
                        : cost->most   ? ", as far as it is known ("
                                       : " (known: ");
        say_parts(buf, cost, true, cited);
        pp_buf_str(buf, cost->unknown ? "). Not known: " : ")");
    } else {
        pp_buf_str(buf, "not known (");
    }
    say_parts(buf, cost, false, cited);
    pp_buf_str(buf, cost->known ? "." : ").");
}

void pp_say_item(struct pp_buf *buf, const struct pp_item_answer *item, struct pp_citations *cited)
{
    struct pp_buf have pp_cleanup_buf;
    pp_buf_init(&have, 4096);
    if (item->state == PP_STATE_UNMET)
        pp_say_gap(buf, item->requirement, &item->outcome);
    else
        pp_say_requirement(buf, item->requirement);
    pp_say_have(&have, item->requirement, &item->outcome);
    struct pp_view said = pp_buf_text(&have, buf);
    if (said.len && item->state != PP_STATE_UNKNOWN)
        pp_buf_printf(buf, " (%.*s)", PP_VARG(said));
    pp_cite(cited, buf, &item->requirement->sources);
}

void pp_say_closing(struct pp_buf *buf, const struct pp_jurisdiction *jurisdiction,
                    const struct pp_credential *credential)
{
    pp_buf_str(buf, "Rules last reviewed on ");
    pp_date_format(buf, jurisdiction->reviewed);
    pp_buf_char(buf, '.');
    if (credential && credential->issuer.len)
        pp_buf_printf(buf, " The issuer decides: %.*s.", PP_VARG(credential->issuer));
    else if (credential || jurisdiction->credential_count)
        pp_buf_str(buf, " The issuer decides.");
}

void pp_reviews_add(struct pp_reviews *reviews, const struct pp_jurisdiction *jurisdiction)
{
    pp_date day = jurisdiction->reviewed;
    reviews->newest = day > reviews->newest ? day : reviews->newest;
    if (reviews->oldest == PP_DATE_NONE || day < reviews->oldest)
        reviews->oldest = day;
}

void pp_say_closing_of_all(struct pp_buf *buf, struct pp_reviews reviews)
{
    bool one = reviews.oldest == reviews.newest;
    if (reviews.newest != PP_DATE_NONE) {
        pp_buf_str(buf, one ? "Rules last reviewed on " : "Rules last reviewed from ");
        pp_date_format(buf, reviews.oldest);
        pp_buf_str(buf, one ? "" : " to ");
        if (!one)
            pp_date_format(buf, reviews.newest);
        pp_buf_str(buf, ". ");
    }
    pp_buf_str(buf, "The issuers decide.");
}

void pp_say_unclear(struct pp_buf *buf, const struct pp_answer *answer)
{
    if (answer->offered == PP_IN_FORCE_PERHAPS)
        pp_buf_str(buf, "Whether it is issued on that day is not clear: ask the issuer first.");
}

void pp_say_others(struct pp_buf *buf, const struct pp_jurisdiction *jurisdiction,
                   const struct pp_credential *except, pp_date as_of)
{
    size_t said = 0;
    for (size_t i = 0; i < jurisdiction->credential_count; i++) {
        const struct pp_credential *other = &jurisdiction->credentials[i];
        if (other != except && pp_credential_offered(other, as_of) != PP_IN_FORCE_NO)
            pp_buf_printf(buf, "%s%.*s", said++ ? ", " : "", PP_VARG(other->id));
    }
}

void pp_doc_sources(struct pp_doc *doc, const struct pp_citations *cited)
{
    if (!cited->count)
        return;
    pp_doc_heading(doc, 2, PP_V("Sources"));
    for (size_t i = 0; i < cited->count; i++) {
        char number[24], note[64];
        (void)snprintf(number, sizeof(number), "[%zu]", i + 1);
        (void)snprintf(note, sizeof(note), "(%s)",
                       pp_word(&pp_publisher_words, cited->list[i]->publisher));
        pp_doc_link(doc, pp_view_of(number), cited->list[i]->url, pp_view_of(note));
    }
}

void pp_json_hours(struct pp_json *json, const char *key, struct pp_hours hours)
{
    pp_json_range(json, key, hours.least, hours.most);
}

static void put_part(struct pp_json *json, const struct pp_jurisdiction *jurisdiction, int what,
                     const struct pp_cost_part *part)
{
    struct pp_buf note pp_cleanup_buf;
    pp_buf_init(&note, 1 << 16);
    pp_say_mentions(&note, jurisdiction, part->note);
    pp_json_object(json);
    pp_json_key(json, "what");
    pp_json_string(json, pp_cost_word((enum pp_cost_what)what));
    pp_json_range(json, "usd", part->least, part->most);
    pp_json_pair(json, "note", pp_buf_text(&note, json->buf));
    if (part->sources) {
        pp_json_key(json, "sources");
        pp_out_sources_json(json, part->sources);
    }
    pp_json_end_object(json);
}

void pp_json_cost(struct pp_json *json, const char *key, const struct pp_cost *cost)
{
    pp_json_key(json, key);
    pp_json_object(json);
    pp_json_key(json, "usd");
    if (cost->known) {
        pp_json_array(json);
        pp_json_milli(json, cost->least);
        pp_json_milli(json, cost->most);
        pp_json_end_array(json);
    } else {
        pp_json_null(json);
    }
    pp_json_key(json, "known");
    pp_json_array(json);
    for (int what = 0; what < PP_COST_COUNT; what++)
        if (cost->parts[what].due && cost->parts[what].least != PP_MILLI_NONE)
            put_part(json, cost->jurisdiction, what, &cost->parts[what]);
    pp_json_end_array(json);
    pp_json_key(json, "not_known");
    pp_json_array(json);
    for (int what = 0; what < PP_COST_COUNT; what++)
        if (cost->parts[what].due && cost->parts[what].least == PP_MILLI_NONE)
            pp_json_string(json, pp_cost_word((enum pp_cost_what)what));
    pp_json_end_array(json);
    pp_json_end_object(json);
}

void pp_json_items(struct pp_json *json, const char *key,
                   const struct pp_jurisdiction *jurisdiction, const struct pp_items *items)
{
    pp_json_key(json, key);
    pp_json_array(json);
    for (size_t i = 0; i < items->count; i++)
        pp_out_requirement_json(json, jurisdiction, items->list[i]);
    pp_json_end_array(json);
}
