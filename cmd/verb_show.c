/* show: everything that is known, with its sources. */
#include "advise/serves.h"
#include "cite.h"
#include "context.h"
#include "doc.h"
#include "out_advice.h"
#include "out_rules_json.h"
#include "rules/kinds.h"
#include "rules/lead.h"
#include "rules/wording.h"
#include "setup.h"

static const char *const stage_titles[] = {
    [PP_STAGE_TRAIN] = "to enter the training",
    [PP_STAGE_APPLY] = "to apply",
    [PP_STAGE_CERTIFY] = "before it is granted",
    [PP_STAGE_KEEP] = "afterwards",
};

/* What is shown of one jurisdiction. */
struct page {
    struct pp_doc *doc;
    const struct pp_jurisdiction *jurisdiction;
    struct pp_citations cited; /* every source of the jurisdiction has its number from the start */
};

/* A text of the rules, if there is one, between two of ours. */
static void say_text(struct page *page, struct pp_buf *line, const char *before,
                     struct pp_view text, const char *after)
{
    if (!text.len)
        return;
    pp_buf_str(line, before);
    pp_cite_text(&page->cited, line, page->jurisdiction, text);
    pp_buf_str(line, after);
}

static void put_text_item(struct page *page, struct pp_view text)
{
    struct pp_buf *line = pp_doc_line(page->doc);
    say_text(page, line, "", text, "");
    pp_doc_item(page->doc, 0, pp_buf_view(line));
}

static void put_text_items(struct page *page, const struct pp_views *texts)
{
    for (size_t i = 0; i < texts->count; i++)
        put_text_item(page, texts->list[i]);
}

static void put_text(struct page *page, struct pp_view text)
{
    struct pp_buf *line = pp_doc_line(page->doc);
    say_text(page, line, "", text, "");
    pp_doc_paragraph(page->doc, pp_buf_view(line));
}

static void say_span(struct pp_buf *line, const char *label, struct pp_date_span span)
{
    if (span.first == PP_DATE_NONE)
        return;
    pp_buf_str(line, label);
    pp_date_span_format(line, span);
}

static void put_requirement(struct page *page, int depth, const struct pp_requirement *requirement)
{
    struct pp_buf *line = pp_doc_line(page->doc);
    pp_say_requirement(line, requirement);
    pp_buf_printf(line, " (%s)", stage_titles[requirement->stage]);
    say_span(line, "; from ", requirement->effective);
    say_span(line, "; until ", requirement->until);
    say_text(page, line, "; pass mark: ", requirement->passing, "");
    say_text(page, line, "; what weighs against it: ", requirement->disqualifies, "");
    say_text(page, line, "; ", requirement->note, "");
    if (requirement->evidence.len)
        pp_buf_printf(line, " \"%.*s\"", PP_VARG(requirement->evidence));
    pp_cite(&page->cited, line, &requirement->sources);
    pp_doc_item(page->doc, depth, pp_buf_view(line));
}

static void put_route(struct page *page, const struct pp_route *route)
{
    struct pp_buf *line = pp_doc_line(page->doc);
    pp_buf_str(line, "Requirements");
    if (pp_view_is(route->name, "reciprocity"))
        pp_buf_str(line, " for people certified elsewhere");
    else if (!pp_view_is(route->name, "standard"))
        pp_buf_printf(line, " of the route '%.*s'", PP_VARG(route->name));
    pp_buf_str(line, route->complete ? " (the list is known to be whole)" : "");
    pp_doc_heading(page->doc, 3, pp_buf_view(line));
    if (route->count == 0)
        pp_doc_paragraph(page->doc, PP_V("The sources do not tell what this route asks for."));
    for (size_t i = 0; i < route->count; i++) {
        const struct pp_item *item = &route->items[i];
        if (item->requirement) {
            put_requirement(page, 0, item->requirement);
            continue;
        }
        line = pp_doc_line(page->doc);
        pp_buf_str(line, "one of these ways:");
        say_text(page, line, " (", item->note, ")");
        pp_doc_item(page->doc, 0, pp_buf_view(line));
        for (size_t o = 0; o < item->option_count; o++) {
            if (o)
                pp_doc_item(page->doc, 0, PP_V("or"));
            for (size_t k = 0; k < item->options[o].count; k++)
                put_requirement(page, 1, item->options[o].list[k]);
        }
    }
}

static void put_fees(struct page *page, const struct pp_credential *credential)
{
    if (credential->fee_count)
        pp_doc_heading(page->doc, 3, PP_V("Fees"));
    for (size_t i = 0; i < credential->fee_count; i++) {
        const struct pp_fee *fee = &credential->fees[i];
        struct pp_buf *line = pp_doc_line(page->doc);
        pp_say_topic(line, pp_view_of(pp_word(&pp_fee_words, fee->what)));
        pp_buf_str(line, ": $");
        pp_milli_format(line, fee->usd);
        say_text(page, line, " (", fee->note, ")");
        pp_cite(&page->cited, line, &fee->sources);
        pp_doc_item(page->doc, 0, pp_buf_view(line));
    }
}

static void put_training(struct page *page, const struct pp_training *training)
{
    struct pp_buf *line = pp_doc_line(page->doc);
    if (!training->given)
        return;
    for (size_t i = 0; i < pp_delivery_words.count; i++)
        if (training->delivery.bits & 1U << i) {
            pp_buf_str(line, line->len ? ", " : "");
            pp_say_topic(line, pp_view_of(pp_delivery_words.list[i]));
        }
    for (size_t i = 0; i < training->providers.count; i++)
        pp_buf_printf(line, "; %.*s", PP_VARG(training->providers.list[i]));
    if (training->cost_min != PP_MILLI_NONE) {
        pp_buf_str(line, "; costs $");
        pp_milli_format(line, training->cost_min);
        pp_buf_str(line, " to $");
        pp_milli_format(line, training->cost_max);
    }
    say_text(page, line, "; ", training->note, "");
    pp_cite(&page->cited, line, &training->sources);
    pp_doc_pair(page->doc, "training", pp_buf_view(line));
}

/* When the application is due, and from when on it is taken. */
static void say_leads(struct pp_buf *line, const struct pp_renewal *renewal)
{
    if (pp_lead_given(renewal->apply)) {
        pp_buf_str(line, "; apply at least ");
        pp_say_lead(line, renewal->apply);
        pp_buf_str(line, " before it ends");
    }
    if (pp_lead_given(renewal->opens)) {
        pp_buf_str(line, "; apply at most ");
        pp_say_lead(line, renewal->opens);
        pp_buf_str(line, " before it ends");
    }
}

static void put_renewal(struct page *page, const struct pp_renewal *renewal)
{
    struct pp_buf *line;
    if (!renewal->given)
        return;
    pp_doc_heading(page->doc, 3, PP_V("Keeping it"));
    line = pp_doc_line(page->doc);
    if (renewal->every_months != PP_INT_NONE)
        pp_buf_printf(line, "renewal every %d months", renewal->every_months);
    else
        pp_buf_str(line, "renewal; how often is not known");
    if (renewal->first_months == 0)
        pp_buf_str(line, " (the first time may be sooner)");
    else if (renewal->first_months != PP_INT_NONE)
        pp_buf_printf(line, " (the first period is %d months)", renewal->first_months);
    if (renewal->ce_hours != PP_MILLI_NONE) {
        pp_buf_str(line, ", with ");
        pp_say_amount(line, PP_KIND_CE_HOURS, renewal->ce_hours);
        pp_buf_str(line, " of continuing education");
    }
    for (size_t i = 0; i < renewal->of_which_count; i++) {
        pp_buf_str(line, i ? ", " : ", of which ");
        pp_milli_format(line, renewal->of_which[i].hours);
        pp_buf_str(line, " in ");
        pp_say_topic(line, renewal->of_which[i].topic);
    }
    say_leads(line, renewal);
    say_text(page, line, "; ", renewal->note, "");
    pp_cite(&page->cited, line, &renewal->sources);
    pp_doc_item(page->doc, 0, pp_buf_view(line));
    put_text_items(page, &renewal->other);
}

static void put_reciprocity(struct page *page, const struct pp_reciprocity *reciprocity)
{
    struct pp_buf *line;
    if (!reciprocity->given)
        return;
    pp_doc_heading(page->doc, 3, PP_V("Certified in another state?"));
    line = pp_doc_line(page->doc);
    pp_buf_printf(line, "takes holders of another state's certification: %s",
                  reciprocity->accepts == PP_INT_NONE
                      ? "not known"
                      : pp_word(&pp_accepts_words, reciprocity->accepts));
    pp_cite(&page->cited, line, &reciprocity->sources);
    pp_doc_item(page->doc, 0, pp_buf_view(line));
    line = pp_doc_line(page->doc);
    pp_buf_printf(line, "is the credential of IC&RC, a body whose members accept each other's: %s",
                  reciprocity->icrc == PP_INT_NONE ? "not known"
                                                   : pp_word(&pp_answer_words, reciprocity->icrc));
    pp_doc_item(page->doc, 0, pp_buf_view(line));
    put_text_items(page, &reciprocity->conditions);
}

static void put_holes(struct page *page, const struct pp_holes *holes)
{
    if (holes->count)
        pp_doc_heading(page->doc, 3, PP_V("Looked for and not found"));
    for (size_t i = 0; i < holes->count; i++) {
        struct pp_buf *line = pp_doc_line(page->doc);
        pp_say_area(line, holes->list[i].area);
        say_text(page, line, ": ", holes->list[i].words, "");
        pp_doc_item(page->doc, 0, pp_buf_view(line));
    }
}

static void put_facts(struct page *page, const struct pp_credential *credential)
{
    struct pp_buf *line = pp_doc_line(page->doc);
    for (size_t i = 0; i < credential->aka.count; i++)
        pp_buf_printf(line, "%s%.*s", i ? "; " : "", PP_VARG(credential->aka.list[i]));
    pp_doc_pair(page->doc, "also called", pp_buf_view(line));
    line = pp_doc_line(page->doc);
    pp_say_served(line, credential);
    pp_doc_pair(page->doc, "for work in", pp_buf_view(line));
    line = pp_doc_line(page->doc);
    pp_buf_printf(line, "%s, %s", pp_word(&pp_level_words, credential->level),
                  pp_word(&pp_status_words, credential->status));
    say_span(line, "; from ", credential->effective);
    say_span(line, "; until ", credential->until);
    pp_doc_pair(page->doc, "level and status", pp_buf_view(line));
    line = pp_doc_line(page->doc);
    say_text(page, line, "", credential->population, "");
    pp_doc_pair(page->doc, "for whom", pp_buf_view(line));
    pp_doc_pair(page->doc, "issuer", credential->issuer);
    pp_doc_pair(page->doc, "issuer's page", credential->issuer_url);
    pp_doc_pair(page->doc, "apply at", credential->apply_url);
    pp_doc_pair(page->doc, "billable to Medicaid",
                pp_view_of(pp_word(&pp_answer_words, credential->medicaid)));
    put_training(page, &credential->training);
}

static void put_credential(struct page *page, const struct pp_credential *credential)
{
    struct pp_buf *line = pp_doc_line(page->doc);
    pp_buf_add(line, credential->title);
    if (credential->acronym.len)
        pp_buf_printf(line, " (%.*s)", PP_VARG(credential->acronym));
    pp_buf_printf(line, " - %.*s", PP_VARG(credential->id));
    pp_doc_heading(page->doc, 2, pp_buf_view(line));
    put_facts(page, credential);
    for (size_t i = 0; i < credential->route_count; i++)
        put_route(page, &credential->routes[i]);
    put_fees(page, credential);
    put_renewal(page, &credential->renewal);
    put_reciprocity(page, &credential->reciprocity);
    put_holes(page, &credential->not_known);
    if (credential->conflicts.count)
        pp_doc_heading(page->doc, 3, PP_V("Where sources disagree"));
    put_text_items(page, &credential->conflicts);
    if (credential->notes.len) {
        pp_doc_heading(page->doc, 3, PP_V("Notes"));
        put_text(page, credential->notes);
    }
}

static void put_sources(struct page *page)
{
    pp_doc_heading(page->doc, 2, PP_V("Sources"));
    for (size_t i = 0; i < page->cited.count; i++) {
        const struct pp_source *source = page->cited.list[i];
        struct pp_buf *line = pp_doc_line(page->doc);
        char number[24];
        (void)snprintf(number, sizeof(number), "[%zu]", i + 1);
        pp_buf_add(line, source->title);
        pp_buf_printf(line, " (%s; dated %.*s)", pp_word(&pp_publisher_words, source->publisher),
                      PP_VARG(source->dated));
        pp_doc_link(page->doc, pp_view_of(number), source->url, pp_buf_view(line));
    }
}

static void put_jurisdiction(struct pp_doc *doc, const struct pp_where *where)
{
    const struct pp_jurisdiction *jurisdiction = where->jurisdiction;
    struct page page = {doc, jurisdiction, {.titled = true}};
    for (size_t i = 0; i < jurisdiction->source_count; i++)
        (void)pp_cite_number(&page.cited, &jurisdiction->sources[i]);
    struct pp_buf *line = pp_doc_line(doc);
    pp_buf_add(line, jurisdiction->name);
    pp_doc_heading(doc, 1, pp_buf_view(line));
    put_text(&page, jurisdiction->summary);
    line = pp_doc_line(doc);
    pp_buf_printf(line, "Certifies peer specialists: %s. ",
                  jurisdiction->certifies == PP_CERTIFIES_IN_PROCESS
                      ? "in process"
                      : pp_word(&pp_certifies_words, jurisdiction->certifies));
    pp_say_closing(line, jurisdiction, NULL);
    pp_doc_paragraph(doc, pp_buf_view(line));
    if (jurisdiction->notes.len)
        put_text(&page, jurisdiction->notes);
    put_holes(&page, &jurisdiction->not_known);
    for (size_t i = 0; i < jurisdiction->credential_count; i++)
        if (!where->credential || where->credential == &jurisdiction->credentials[i])
            put_credential(&page, &jurisdiction->credentials[i]);
    put_sources(&page);
}

static void print_json(const struct pp_context *context, const struct pp_selection *selection)
{
    struct pp_json json;
    pp_json_init(&json, &context->out->buf);
    pp_json_object(&json);
    pp_json_key(&json, "jurisdictions");
    pp_json_array(&json);
    for (size_t i = 0; i < selection->count; i++) {
        pp_out_jurisdiction_json(&json, selection->list[i].jurisdiction,
                                 selection->list[i].credential);
        pp_out_step(context->out);
    }
    pp_json_end_array(&json);
    pp_json_end_object(&json);
    pp_buf_char(&context->out->buf, '\n');
}

enum pp_exit pp_verb_show(struct pp_context *context)
{
    struct pp_db db pp_cleanup_db;
    struct pp_selection selection;
    int format = pp_opt_word(context->opts, PP_OPT_FORMAT);
    enum pp_status status = pp_setup_db(context, &db);
    if (status == PP_OK)
        status = pp_setup_selection(context, &db, 0, &selection);
    if (status != PP_OK)
        return pp_exit_of(status, context->diags);
    if (format == PP_FORMAT_JSON) {
        print_json(context, &selection);
        return PP_EXIT_YES;
    }
    struct pp_doc doc pp_cleanup_doc;
    pp_doc_init(&doc, context->out, context->term, format == PP_FORMAT_MARKDOWN);
    for (size_t i = 0; i < selection.count; i++) {
        if (i)
            pp_buf_char(&context->out->buf, '\n');
        put_jurisdiction(&doc, &selection.list[i]);
        pp_out_step(context->out);
    }
    return PP_EXIT_YES;
}
