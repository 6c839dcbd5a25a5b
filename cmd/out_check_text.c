#include "out_check_text.h"

#include "base/escape.h"
#include "cite.h"
#include "eval/gap.h"
#include "out_advice.h"
#include "rules/wording.h"
#include "text.h"

enum {
    MOST_LINE = 1 << 16,
    MOST_QUESTIONS = 5, /* in the text; JSON has them all */
    INDENT = 2
};

const char pp_no_certification[] =
    "No certification there is, by its rules, for work with these people.\n";

struct block {
    struct pp_buf *buf;
    const struct pp_term *term;
    const struct pp_check *check;
    const struct pp_answer *answer;
    struct pp_citations cited;
};

static void heading(struct block *block, struct pp_view text)
{
    pp_buf_fill(block->buf, ' ', INDENT);
    pp_wrap_styled(block->buf, block->term, PP_STYLE_BOLD, text, INDENT, INDENT);
}

static void paragraph(struct block *block, struct pp_view text, size_t indent)
{
    pp_buf_fill(block->buf, ' ', indent);
    pp_wrap(block->buf, text, indent, indent, block->term->width);
}

/* A line of a checklist: mark, text, and its sources. */
static void bullet(struct block *block, size_t indent, enum pp_style style, const char *mark,
                   struct pp_view text)
{
    size_t text_at = indent + pp_utf8_width(pp_view_of(mark)) + 1;
    pp_buf_fill(block->buf, ' ', indent);
    pp_styled(block->buf, block->term, style, pp_view_of(mark));
    pp_buf_char(block->buf, ' ');
    pp_wrap(block->buf, text, text_at, text_at, block->term->width);
}

static void put_requirement(struct block *block, const struct pp_item_answer *item, size_t indent)
{
    static const enum pp_style styles[] = {PP_STYLE_GREEN, PP_STYLE_RED, PP_STYLE_YELLOW};
    const char *marks[] = {pp_term_mark(block->term, "✓", "[x]"),
                           pp_term_mark(block->term, "✗", "[ ]"),
                           pp_term_mark(block->term, "?", "[?]")};
    struct pp_buf line pp_cleanup_buf;
    pp_buf_init(&line, MOST_LINE);
    pp_say_standing(&line, item);
    pp_cite(&block->cited, &line, &item->requirement->sources);
    bullet(block, indent, styles[item->state], marks[item->state], pp_buf_text(&line, block->buf));
}

static void put_choice(struct block *block, const struct pp_item_answer *item, size_t indent)
{
    size_t shown = 0;
    paragraph(block,
              item->state == PP_STATE_MET ? PP_V("one of these, which you meet:")
                                          : PP_V("one of these ways is enough:"),
              indent);
    for (size_t o = 0; o < item->option_count; o++) {
        const struct pp_option_answer *option = &item->options[o];
        if (item->state == PP_STATE_MET && option->state != PP_STATE_MET)
            continue; /* one way is open: the others no longer matter */
        if (shown++) {
            pp_buf_fill(block->buf, ' ', indent + INDENT);
            pp_buf_str(block->buf, "or\n");
        }
        for (size_t i = 0; i < option->count; i++)
            put_requirement(block, &option->items[i], indent + INDENT);
    }
}

static bool in_section(const struct pp_item_answer *item, bool later, enum pp_state state)
{
    if (item->later != later)
        return false;
    return later || item->state == state;
}

/* All items of a route in one state under a heading; nothing when there are none. */
static void put_section(struct block *block, const struct pp_route_answer *route, const char *title,
                        bool later, enum pp_state state)
{
    bool begun = false;
    for (size_t i = 0; i < route->count; i++) {
        const struct pp_item_answer *item = &route->items[i];
        if (!in_section(item, later, state))
            continue;
        if (!begun)
            heading(block, pp_view_of(title));
        begun = true;
        if (item->requirement)
            put_requirement(block, item, 2 * INDENT);
        else
            put_choice(block, item, 2 * INDENT);
    }
}

static bool is_plain_met(const struct pp_route_answer *route)
{
    return route->verdict <= PP_VERDICT_LIKELY;
}

static void put_route(struct block *block, const struct pp_route_answer *route, bool best)
{
    struct pp_buf title pp_cleanup_buf;
    pp_buf_init(&title, MOST_LINE);
    if (block->answer->route_count > 1) {
        pp_buf_str(&title, best ? "The " : "Also the ");
        if (pp_view_is(route->route->name, "reciprocity"))
            pp_buf_str(&title, "route ");
        pp_say_route(&title, route->route->name);
        pp_buf_printf(&title, ": %s", pp_verdict_name(route->verdict));
        pp_buf_char(block->buf, '\n');
        heading(block, pp_buf_text(&title, block->buf));
    } else {
        pp_buf_char(block->buf, '\n');
    }
    if (route->empty) {
        paragraph(block, PP_V("The sources do not tell what this route asks for."), 2 * INDENT);
        return;
    }
    put_section(block, route, "Still missing", false, PP_STATE_UNMET);
    put_section(block, route, "Not known yet", false, PP_STATE_UNKNOWN);
    if (best || is_plain_met(route))
        put_section(block, route, "Already met", false, PP_STATE_MET);
    if (best && block->check->stage != PP_STAGE_KEEP)
        put_section(block, route, "Later (not needed yet)", true, PP_STATE_MET);
}

/* What the issuer must confirm, beside all that is known to be missing. */
static void put_holes(struct block *block)
{
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, MOST_LINE);
    pp_say_to_confirm(&text, block->answer);
    if (!text.len)
        return;
    pp_buf_char(block->buf, '\n');
    heading(block, PP_V("To be confirmed with the issuer, as the sources do not say"));
    paragraph(block, pp_buf_text(&text, block->buf), 2 * INDENT);
}

static void put_questions(struct block *block)
{
    const struct pp_answer *answer = block->answer;
    if (!answer->question_count)
        return;
    pp_buf_char(block->buf, '\n');
    heading(block, answer->question_count > 1
                       ? PP_V("These answers would decide it, the most decisive first")
                       : PP_V("This answer would decide it"));
    for (size_t i = 0; i < answer->question_count && i < MOST_QUESTIONS; i++) {
        struct pp_buf line pp_cleanup_buf;
        char number[24];
        pp_buf_init(&line, MOST_LINE);
        pp_say_open_question(&line, &answer->questions[i]);
        pp_buf_str(&line, "  [profile: ");
        pp_say_open_field(&line, &answer->questions[i]);
        pp_buf_char(&line, ']');
        (void)snprintf(number, sizeof(number), "%2zu.", i + 1);
        bullet(block, 2 * INDENT, PP_STYLE_NONE, number, pp_buf_text(&line, block->buf));
    }
    if (answer->question_count > MOST_QUESTIONS) {
        struct pp_buf more pp_cleanup_buf;
        pp_buf_init(&more, MOST_LINE);
        pp_buf_printf(&more, "and %zu more, listed below as not known yet",
                      answer->question_count - MOST_QUESTIONS);
        paragraph(block, pp_buf_text(&more, block->buf), 2 * INDENT);
    }
}

static void say_address(struct pp_buf *line, const struct pp_credential *credential)
{
    if (credential->apply_url.len) {
        pp_buf_str(line, "Apply at ");
        pp_buf_add(line, credential->apply_url);
    } else if (credential->issuer_url.len) {
        pp_buf_str(line, "The issuer's page: ");
        pp_buf_add(line, credential->issuer_url);
    } else {
        pp_buf_str(line, "The data has no web address for it; ask the issuer how to apply.");
    }
}

static bool has_unknown(const struct pp_route_answer *route)
{
    for (size_t i = 0; route && i < route->count; i++)
        if (!route->items[i].later && route->items[i].state == PP_STATE_UNKNOWN)
            return true;
    return false;
}

/* What the person can do now, in order. */
static void put_next(struct block *block)
{
    const struct pp_answer *answer = block->answer;
    const struct pp_credential *credential = answer->credential;
    struct pp_buf line pp_cleanup_buf;
    pp_buf_init(&line, MOST_LINE);
    switch (answer->verdict) {
    case PP_VERDICT_ELIGIBLE:
        pp_buf_str(&line, "Next: apply. ");
        break;
    case PP_VERDICT_LIKELY:
        pp_buf_str(&line, "Next: ask the issuer to confirm, and apply. ");
        break;
    case PP_VERDICT_UNKNOWN:
        if (!answer->question_count)
            pp_buf_str(&line, "Next: ask the issuer what is required. ");
        else if (block->check->has_profile)
            pp_buf_str(&line, "Next: put the answers into your profile and ask again. ");
        else
            pp_buf_str(&line, "Next: write what you know into a profile and ask again with "
                              "--profile FILE ('peerpath help check' shows one). ");
        break;
    case PP_VERDICT_NOT_YET:
        pp_buf_str(&line, has_unknown(answer->best)
                              ? "Next: close the gaps above, and answer what is not known yet. "
                              : "Next: close the gaps above. ");
        if (!pp_closed_standard(answer))
            break;
        pp_buf_str(&line, "Certifications of other tracks may be nearer: 'peerpath check ");
        pp_buf_add(&line, answer->jurisdiction->code);
        pp_buf_str(&line, "'. ");
        break;
    case PP_VERDICT_INELIGIBLE:
        pp_buf_str(&line, "Next: look at the certifications of other tracks ('peerpath check ");
        pp_buf_add(&line, answer->jurisdiction->code);
        pp_buf_str(&line, "'), or ask the issuer. ");
        break;
    case PP_VERDICT_NOT_OFFERED:
    case PP_VERDICT_COUNT:
        return;
    }
    say_address(&line, credential);
    pp_buf_char(block->buf, '\n');
    paragraph(block, pp_buf_text(&line, block->buf), INDENT);
}

static void put_sources(struct block *block)
{
    if (!block->cited.count)
        return;
    pp_buf_char(block->buf, '\n');
    heading(block, PP_V("Sources"));
    for (size_t i = 0; i < block->cited.count; i++) {
        const struct pp_source *source = block->cited.list[i];
        struct pp_buf line pp_cleanup_buf;
        char number[24];
        pp_buf_init(&line, MOST_LINE);
        pp_buf_add(&line, source->url);
        pp_buf_printf(&line, " (%s)", pp_word(&pp_publisher_words, source->publisher));
        (void)snprintf(number, sizeof(number), "[%zu]", i + 1);
        bullet(block, 2 * INDENT, PP_STYLE_DIM, number, pp_buf_text(&line, block->buf));
    }
}

static void put_closing(struct block *block)
{
    const struct pp_answer *answer = block->answer;
    struct pp_buf line pp_cleanup_buf;
    pp_buf_init(&line, MOST_LINE);
    pp_say_closing(&line, answer->jurisdiction, answer->credential);
    pp_buf_char(block->buf, '\n');
    paragraph(block, pp_buf_text(&line, block->buf), INDENT);
}

static void put_title(struct block *block)
{
    const struct pp_answer *answer = block->answer;
    const struct pp_credential *credential = answer->credential;
    struct pp_buf line pp_cleanup_buf;
    pp_buf_init(&line, MOST_LINE);
    pp_buf_add(&line, answer->jurisdiction->name);
    if (credential) {
        pp_buf_str(&line, ": ");
        pp_buf_add(&line, credential->title);
        if (credential->acronym.len)
            pp_buf_printf(&line, " (%.*s)", PP_VARG(credential->acronym));
        pp_buf_printf(&line, " [%.*s]", PP_VARG(credential->id));
    }
    pp_wrap_styled(block->buf, block->term, PP_STYLE_BOLD, pp_buf_text(&line, block->buf), 0, 0);
    pp_buf_clear(&line);
    pp_say_verdict(&line, block->check, answer);
    pp_buf_fill(block->buf, ' ', INDENT);
    pp_wrap_styled(block->buf, block->term, (enum pp_style)pp_verdict_style(answer->verdict),
                   pp_buf_text(&line, block->buf), INDENT, INDENT);
    pp_buf_clear(&line);
    if (pp_say_held(&line, answer->held, answer->certification, false))
        paragraph(block, pp_buf_text(&line, block->buf), INDENT);
}

static void put_summary(struct block *block)
{
    const struct pp_jurisdiction *jurisdiction = block->answer->jurisdiction;
    struct pp_buf line pp_cleanup_buf;
    pp_buf_init(&line, MOST_LINE);
    pp_cite_text(&block->cited, &line, jurisdiction, jurisdiction->summary);
    pp_buf_char(block->buf, '\n');
    paragraph(block, pp_buf_text(&line, block->buf), INDENT);
}

static void put_answer(struct block *block)
{
    const struct pp_answer *answer = block->answer;
    put_title(block);
    if (!answer->credential) {
        put_summary(block);
    } else if (answer->verdict != PP_VERDICT_NOT_OFFERED) {
        put_questions(block);
        if (answer->best)
            put_route(block, answer->best, true);
        for (size_t i = 0; i < answer->route_count; i++)
            if (&answer->routes[i] != answer->best)
                put_route(block, &answer->routes[i], false);
        put_holes(block);
        put_next(block);
    }
    put_sources(block);
    put_closing(block);
}

void pp_out_check_text(struct pp_out *out, const struct pp_term *term, const struct pp_check *check)
{
    if (check->count == 0)
        pp_buf_str(&out->buf, pp_no_certification);
    if (check->brief) {
        pp_out_check_brief(out, term, check);
        return;
    }
    for (size_t i = 0; i < check->count; i++) {
        struct block block = {&out->buf, term, check, &check->answers[i], {{NULL}, 0}};
        if (i)
            pp_buf_char(&out->buf, '\n');
        put_answer(&block);
        pp_out_step(out);
    }
}
