#include "out_ncps.h"

#include "eval/gap.h"
#include "out_advice.h"
#include "out_check_text.h"
#include "rules/wording.h"

/* The parts of an answer's best route in one state, a line each. */
static void put_parts(struct pp_doc *doc, struct pp_citations *cited,
                      const struct pp_route_answer *route, enum pp_state state, const char *label)
{
    for (size_t i = 0; i < route->count; i++) {
        const struct pp_item_answer *item = &route->items[i];
        struct pp_buf *line = pp_doc_line(doc);
        if (item->later || item->state != state)
            continue;
        pp_buf_str(line, label);
        if (item->requirement) {
            if (state == PP_STATE_UNMET)
                pp_say_gap(line, item->requirement, &item->outcome);
            else
                pp_say_requirement(line, item->requirement);
            pp_cite(cited, line, &item->requirement->sources);
        }
        for (size_t o = 0; o < item->option_count; o++) {
            pp_buf_str(line, o ? "; or " : "one of these: ");
            for (size_t k = 0; k < item->options[o].count; k++) {
                pp_buf_str(line, k ? " and " : "");
                pp_say_requirement(line, item->options[o].items[k].requirement);
                pp_cite(cited, line, &item->options[o].items[k].requirement->sources);
            }
        }
        pp_doc_item(doc, 0, pp_buf_view(line));
    }
}

static void put_national(struct pp_doc *doc, const struct pp_ncps_page *page,
                         const struct pp_national *national, struct pp_citations *cited)
{
    const struct pp_answer *answer = &national->answer;
    struct pp_check check = {.as_of = national->as_of, .stage = page->stage};
    struct pp_buf *line = pp_doc_line(doc);
    pp_say_credential(line, answer->credential);
    pp_doc_heading(doc, 2, pp_buf_view(line));
    line = pp_doc_line(doc);
    if (national->retired) {
        pp_buf_str(line, "No longer issued. Answered by its terms on the last day, ");
        pp_date_format(line, national->as_of);
        pp_buf_str(line, ": ");
    }
    pp_say_verdict(line, &check, answer);
    pp_doc_paragraph(doc, pp_buf_view(line));
    line = pp_doc_line(doc);
    if (pp_say_held(line, answer->held, answer->certification, false))
        pp_doc_paragraph(doc, pp_buf_view(line));
    if (answer->best) {
        put_parts(doc, cited, answer->best, PP_STATE_UNMET, "Missing: ");
        put_parts(doc, cited, answer->best, PP_STATE_UNKNOWN, "Not known yet: ");
        put_parts(doc, cited, answer->best, PP_STATE_MET, "Met: ");
    }
    line = pp_doc_line(doc);
    pp_buf_str(line, "The issuer decides: ");
    pp_buf_add(line, answer->credential->issuer);
    pp_doc_paragraph(doc, pp_buf_view(line));
}

static void say_hours_asked(struct pp_buf *line, const struct pp_hours_asked *hours)
{
    if (hours->named == 0 && hours->most == PP_MILLI_NONE) {
        pp_buf_str(line, "how many hours of training it asks for is not known");
        return;
    }
    pp_buf_str(line, "it asks for ");
    if (hours->least != hours->named) {
        pp_milli_format(line, hours->least);
        pp_buf_str(line, " to ");
    }
    pp_say_amount(line, PP_KIND_TRAINING_HOURS, hours->named);
    pp_buf_str(line, " of training");
    if (hours->least != hours->named)
        pp_buf_str(line, ", depending on the way one takes");
    if (hours->most == PP_MILLI_NONE)
        pp_buf_str(line, ", as far as the sources tell");
}

static void say_not_current(struct pp_buf *line, const struct pp_ncps_page *page,
                            const struct pp_hours_rule *rule, const struct pp_stand_in *entry)
{
    if (entry->current == PP_STATE_UNKNOWN) {
        pp_buf_str(line, ". Your profile does not say until when it is valid; ");
        pp_say_unclear_end(line, entry->held);
        pp_buf_str(line, ", so it is not known whether it counts");
        return;
    }
    if (rule->as_of == page->ncps->as_of) {
        pp_buf_str(line, ". It is not current by your profile, so it does not count now");
        return;
    }
    pp_buf_str(line, ". By your profile it was not current on ");
    pp_date_format(line, rule->as_of);
    pp_buf_str(line, ", the last day of these terms, so it did not count");
}

static void put_held(struct pp_doc *doc, const struct pp_ncps_page *page,
                     const struct pp_hours_rule *rule)
{
    static const char *const says[] = {"counts", "does not count", "cannot be told"};
    static const char *const lapsed[] = {"would count", "does not count", "cannot be told"};
    for (size_t i = 0; i < rule->held_count; i++) {
        const struct pp_stand_in *entry = &rule->held[i];
        bool current = entry->current == PP_STATE_MET;
        struct pp_buf *line = pp_doc_line(doc);
        pp_buf_str(line, entry->current == PP_STATE_UNKNOWN ? "Your profile lists " : "You hold ");
        if (entry->credential) {
            pp_say_credential(line, entry->credential);
            pp_buf_printf(line, ": %s (", (current ? says : lapsed)[entry->state]);
            say_hours_asked(line, &entry->hours);
            pp_buf_char(line, ')');
        } else {
            pp_buf_add(line, entry->held->name);
            pp_buf_str(line, ": cannot be told, as the data does not have it");
        }
        if (!current)
            say_not_current(line, page, rule, entry);
        pp_doc_item(doc, 0, pp_buf_view(line));
    }
}

/* The ids of all credentials of the states in one state. */
static void put_all(struct pp_doc *doc, const struct pp_hours_rule *rule, enum pp_state state,
                    const char *says)
{
    struct pp_buf *line = pp_doc_line(doc);
    size_t said = 0;
    if (rule->counts[state] == 0)
        return;
    pp_buf_printf(line, "%s (%zu): ", says, rule->counts[state]);
    for (size_t i = 0; i < rule->all_count; i++)
        if (rule->all[i].state == state) {
            pp_buf_str(line, said++ ? ", " : "");
            pp_buf_add(line, rule->all[i].credential->id);
        }
    pp_doc_item(doc, 0, pp_buf_view(line));
}

static void put_rule(struct pp_doc *doc, const struct pp_ncps_page *page,
                     const struct pp_hours_rule *rule, struct pp_citations *cited)
{
    struct pp_buf *line = pp_doc_line(doc);
    pp_buf_str(line, "State certifications that count for ");
    pp_say_credential(line, rule->national);
    pp_doc_heading(doc, 2, pp_buf_view(line));
    line = pp_doc_line(doc);
    pp_buf_str(line, "Its rule: ");
    pp_buf_add(line, rule->requirement->text);
    pp_cite(cited, line, &rule->requirement->sources);
    pp_buf_str(line, ". Which certifications do so is worked out from the hours of training that "
                     "each asks for in these rules; the board has no list that could be found, "
                     "and it decides.");
    pp_doc_paragraph(doc, pp_buf_view(line));
    put_held(doc, page, rule);
    if (!page->profile->certifications_stated)
        pp_doc_item(doc, 0, PP_V("Your profile does not say which certifications you hold."));
    else if (rule->held_count == 0)
        pp_doc_item(doc, 0, PP_V("Your profile says that you hold no certification."));
    if (rule->national->status == PP_STATUS_RETIRED)
        return; /* the list is that of its successor */
    put_all(doc, rule, PP_STATE_MET, "Count");
    put_all(doc, rule, PP_STATE_UNMET, "Ask for too few hours");
    put_all(doc, rule, PP_STATE_UNKNOWN,
            "Cannot be told, as the hours are not known or differ by the way one takes");
}

static void put_board(struct pp_doc *doc, const struct pp_member_board *board)
{
    const struct pp_credential *credential = board->answer.credential;
    struct pp_buf *line = pp_doc_line(doc);
    pp_buf_add(line, credential->jurisdiction->name);
    pp_buf_str(line, ": ");
    pp_say_credential(line, credential);
    if (board->answer.held == PP_STATE_MET)
        pp_buf_str(line, ": you hold it");
    else
        pp_buf_printf(line, ": %s", pp_verdict_name(board->answer.verdict));
    pp_doc_item(doc, 0, pp_buf_view(line));
}

static void put_boards(struct pp_doc *doc, const struct pp_ncps_page *page)
{
    const struct pp_ncps *ncps = page->ncps;
    bool placed = page->profile->lives_place >= 0 || page->profile->works_place >= 0;
    size_t near = 0;
    struct pp_buf *line;
    pp_doc_heading(doc, 2, PP_V("IC&RC Peer Recovery through a member board"));
    pp_doc_paragraph(doc, PP_V("IC&RC itself certifies nobody: the certificate comes from the "
                               "member board of the place where one lives or works. These are the "
                               "certifications that the rules name as IC&RC's, with the answer for "
                               "your profile."));
    while (near < ncps->board_count && ncps->boards[near].near)
        near++;
    if (placed && near == 0)
        pp_doc_item(doc, 0, PP_V("None is known where you live or work."));
    else if (!placed)
        pp_doc_item(doc, 0, PP_V("Your profile does not say where you live or work."));
    for (size_t i = 0; i < ncps->board_count; i++) {
        if (i == near && near > 0) {
            pp_doc_paragraph(doc, PP_V("In other places:"));
        }
        put_board(doc, &ncps->boards[i]);
    }
    line = pp_doc_line(doc);
    pp_buf_printf(line,
                  "Of %zu more certifications the sources do not tell whether they are IC&RC's.",
                  ncps->boards_unclear);
    pp_doc_paragraph(doc, pp_buf_view(line));
}

void pp_out_ncps(struct pp_doc *doc, const struct pp_ncps_page *page)
{
    const struct pp_ncps *ncps = page->ncps;
    struct pp_citations cited = {.count = 0};
    struct pp_buf *line = pp_doc_line(doc);
    pp_buf_str(line, "National certifications, as of ");
    pp_date_format(line, ncps->as_of);
    pp_doc_heading(doc, 1, pp_buf_view(line));
    if (!page->has_profile)
        pp_doc_paragraph(doc, PP_V("There is no profile, so nothing is known of the person yet."));
    for (size_t i = 0; i < ncps->national_count; i++) {
        put_national(doc, page, &ncps->nationals[i], &cited);
        pp_out_step(doc->out);
    }
    for (size_t i = 0; i < ncps->rule_count; i++)
        put_rule(doc, page, &ncps->rules[i], &cited);
    put_boards(doc, page);
    if (ncps->national_count) {
        line = pp_doc_line(doc);
        pp_buf_str(line, "Rules of the national certifications last reviewed on ");
        pp_date_format(line, ncps->nationals[0].answer.jurisdiction->reviewed);
        pp_buf_char(line, '.');
        pp_doc_paragraph(doc, pp_buf_view(line));
    }
    pp_doc_sources(doc, &cited);
}
