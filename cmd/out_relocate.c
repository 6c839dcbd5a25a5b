/* Advice about moving, for people: as text or Markdown. */
#include "out_relocate.h"

#include "eval/gap.h"
#include "out_advice.h"
#include "out_check_text.h"
#include "rules/wording.h"

static void put_items(struct pp_doc *doc, const char *title, const struct pp_items *items,
                      struct pp_citations *cited)
{
    if (!items->count)
        return;
    pp_doc_paragraph(doc, pp_view_of(title));
    for (size_t i = 0; i < items->count; i++) {
        struct pp_buf *line = pp_doc_line(doc);
        pp_say_item(line, items->list[i], cited);
        pp_doc_item(doc, 1, pp_buf_view(line));
    }
}

/* "no hours", "34 hours", "10 to 40 hours, depending on what is not known" */
static void say_hours_left(struct pp_buf *buf, const struct pp_way *way)
{
    struct pp_hours_left hours = pp_way_hours(way);
    if (hours.all.most == 0) {
        pp_buf_str(buf, way->unmeasured ? "hours that the sources do not tell" : "no hours");
        return;
    }
    if (hours.all.most == hours.sure.least) {
        pp_say_hours(buf, hours.sure);
    } else {
        pp_say_hours(buf, (struct pp_hours){hours.sure.least, hours.all.most});
        pp_buf_str(buf, ", depending on what is not known");
    }
    if (way->unmeasured)
        pp_buf_str(buf, ", and others that the sources do not tell");
}

/* What a way comes to: "34 hours; 2 things to do; 1 open question". */
void pp_say_left(struct pp_buf *buf, const struct pp_way *way)
{
    if (way->barred) {
        pp_buf_str(buf, "closed: something is asked that neither doing nor waiting brings");
        return;
    }
    if (!pp_way_is_open(way)) {
        pp_buf_str(buf, "not open: it asks for a certification that you do not hold");
        return;
    }
    if (way->route->empty) {
        pp_buf_str(buf, "the sources do not tell what it asks");
        return;
    }
    if (way->first_sure)
        pp_buf_str(buf, "another certification first; ");
    say_hours_left(buf, way);
    if (way->wait != PP_DATE_NONE) {
        pp_buf_str(buf, "; a wait until ");
        pp_date_format(buf, way->wait);
    }
    if (way->things)
        pp_buf_printf(buf, "; %zu %s to do", way->things, way->things == 1 ? "thing" : "things");
    if (way->again.count)
        pp_buf_printf(buf, "; %zu to do again", way->again.count);
    if (way->open.count)
        pp_buf_printf(buf, "; %zu open %s", way->open.count,
                      way->open.count == 1 ? "question" : "questions");
}

/* Which way it is, its verdict, and how much of it is left. */
static void put_way_head(struct pp_doc *doc, const struct pp_way *way, const char *begin)
{
    struct pp_buf *line = pp_doc_line(doc);
    pp_buf_str(line, begin);
    pp_say_route(line, way->route->route->name);
    pp_buf_printf(line, ": %s", pp_verdict_name(way->route->verdict));
    pp_doc_heading(doc, 4, pp_buf_view(line));
    line = pp_doc_line(doc);
    pp_buf_str(line, "Left: ");
    pp_say_left(line, way);
    pp_buf_char(line, '.');
    pp_doc_paragraph(doc, pp_buf_view(line));
}

static void put_way(struct pp_doc *doc, const struct pp_way *way, struct pp_citations *cited)
{
    struct pp_cost cost;
    put_way_head(doc, way, way->elsewhere ? "The route " : "The ");
    if (way->route->empty)
        return;
    put_items(doc, "Carries over or holds already:", &way->met, cited);
    put_items(doc, "To be done again, as each issuer does its own:", &way->again, cited);
    put_items(doc, "To do there:", &way->unmet, cited);
    put_items(doc, "Not known:", &way->open, cited);
    pp_cost_of(way, &cost);
    struct pp_buf *line = pp_doc_line(doc);
    pp_buf_str(line, "Cost: ");
    pp_say_cost(line, &cost, cited);
    pp_doc_paragraph(doc, pp_buf_view(line));
}

/* What else the sources say of people certified elsewhere. */
static void put_conditions(struct pp_doc *doc, const struct pp_credential *credential,
                           const char *title, struct pp_citations *cited)
{
    const struct pp_jurisdiction *jurisdiction = credential->jurisdiction;
    const struct pp_reciprocity *terms = &credential->reciprocity;
    if (title && terms->conditions.count)
        pp_doc_paragraph(doc, pp_view_of(title));
    for (size_t i = 0; i < terms->conditions.count; i++) {
        struct pp_buf *line = pp_doc_line(doc);
        pp_cite_text(cited, line, jurisdiction, terms->conditions.list[i]);
        pp_cite_more(cited, line, &terms->sources);
        pp_doc_item(doc, 1, pp_buf_view(line));
    }
}

/* What the data says of people certified elsewhere where it has no route for them. */
static void put_terms(struct pp_doc *doc, const struct pp_credential *credential,
                      struct pp_citations *cited)
{
    const struct pp_reciprocity *terms = &credential->reciprocity;
    struct pp_buf *line = pp_doc_line(doc);
    pp_doc_heading(doc, 4, PP_V("People certified elsewhere"));
    if (terms->given && terms->accepts == PP_ANSWER_NO)
        pp_buf_str(line, "The sources say that no other state's certification is accepted.");
    else if (terms->given && terms->accepts == PP_ANSWER_CONDITIONAL)
        pp_buf_str(line, "The sources say that other certifications can count, on conditions, but "
                         "not all that is asked of such a person.");
    else if (terms->given && terms->accepts == PP_ANSWER_YES)
        pp_buf_str(line, "The sources say that other certifications are accepted, but not how.");
    else if (terms->given && terms->conditions.count)
        pp_buf_str(line, "The sources do not settle whether another state's certification counts. "
                         "They say of it:");
    else
        pp_buf_str(line, "The sources do not say whether another state's certification counts.");
    if (terms->given)
        pp_cite(cited, line, &terms->sources);
    pp_doc_paragraph(doc, pp_buf_view(line));
    put_conditions(doc, credential, NULL, cited);
}

static void put_losses(struct pp_doc *doc, const struct pp_move *move, const struct pp_from *from,
                       struct pp_citations *cited)
{
    if (!move->losses.count)
        return;
    pp_doc_heading(doc, 4, PP_V("Does not carry over"));
    for (size_t i = 0; i < move->losses.count; i++) {
        const struct pp_loss *loss = &move->losses.list[i];
        struct pp_buf *line = pp_doc_line(doc);
        pp_say_loss(line, loss, from);
        if (loss->requirement)
            pp_cite(cited, line, &loss->requirement->sources);
        pp_doc_item(doc, 0, pp_buf_view(line));
    }
}

/* Routes of other names: what of them is still to do or not known. */
static void put_other_ways(struct pp_doc *doc, const struct pp_move *move,
                           struct pp_citations *cited)
{
    for (size_t i = 0; i < move->way_count; i++) {
        const struct pp_way *way = &move->ways[i];
        if (way == move->own || way == move->elsewhere)
            continue;
        put_way_head(doc, way, "Also the ");
        put_items(doc, "To do there:", &way->unmet, cited);
        put_items(doc, "Not known:", &way->open, cited);
    }
}

/* What neither doing nor waiting brings, of each route. */
static void put_bars(struct pp_doc *doc, const struct pp_move *move, struct pp_citations *cited)
{
    pp_doc_paragraph(doc, PP_V("It asks for what neither doing nor waiting brings:"));
    for (size_t w = 0; w < move->way_count; w++) {
        const struct pp_items *unmet = &move->ways[w].unmet;
        for (size_t i = 0; i < unmet->count; i++) {
            struct pp_buf *line = pp_doc_line(doc);
            if (unmet->list[i]->outcome.closes != PP_CLOSES_NEVER)
                continue;
            pp_say_item(line, unmet->list[i], cited);
            pp_doc_item(doc, 1, pp_buf_view(line));
        }
    }
}

/* Which way to take, and where to apply. */
static void put_next(struct pp_doc *doc, const struct pp_move *move)
{
    const struct pp_credential *credential = move->answer->credential;
    bool apply = credential->apply_url.len != 0;
    struct pp_view url = apply ? credential->apply_url : credential->issuer_url;
    struct pp_buf *line = pp_doc_line(doc);
    if (move->shorter != PP_SHORTER_ONE)
        pp_say_shorter(line, move);
    if (url.len)
        pp_buf_printf(line, "%s%s %.*s", line->len ? " " : "",
                      apply ? "Apply at" : "Issuer's page:", PP_VARG(url));
    if (!line->len)
        return;
    pp_doc_heading(doc, 4, move->shorter == PP_SHORTER_ONE ? PP_V("Next") : PP_V("Shorter way"));
    pp_doc_paragraph(doc, pp_buf_view(line));
}

static void put_move(struct pp_doc *doc, const struct pp_move *move, const struct pp_from *from,
                     struct pp_citations *cited)
{
    const struct pp_credential *credential = move->answer->credential;
    struct pp_buf *line = pp_doc_line(doc);
    pp_say_credential(line, credential);
    pp_buf_printf(line, ": %s", pp_verdict_name(move->answer->verdict));
    pp_doc_heading(doc, 3, pp_buf_view(line));
    if (from->tracks && !(from->tracks & 1U << credential->track)) {
        line = pp_doc_line(doc);
        pp_buf_str(line, "It is for work in ");
        pp_say_served(line, credential);
        pp_buf_char(line, '.');
        pp_doc_paragraph(doc, pp_buf_view(line));
    }
    if (move->answer->verdict == PP_VERDICT_NOT_OFFERED) {
        pp_doc_paragraph(doc, PP_V("It is not issued on this day."));
        return;
    }
    if (move->answer->verdict == PP_VERDICT_INELIGIBLE) {
        put_bars(doc, move, cited);
        return;
    }
    line = pp_doc_line(doc);
    pp_say_unclear(line, move->answer);
    if (line->len)
        pp_doc_paragraph(doc, pp_buf_view(line));
    if (move->elsewhere) {
        put_way(doc, move->elsewhere, cited);
        put_conditions(doc, credential, "The sources also say of this route:", cited);
    } else {
        put_terms(doc, credential, cited);
    }
    if (move->own)
        put_way(doc, move->own, cited);
    put_other_ways(doc, move, cited);
    put_losses(doc, move, from, cited);
    put_next(doc, move);
}

/* ", or-pss (mental health and substance use; by its rules also family and youth)" */
static void say_other(struct pp_buf *buf, const struct pp_credential *other, const char *before)
{
    pp_buf_printf(buf, "%s%.*s (", before, PP_VARG(other->id));
    pp_say_served(buf, other);
    pp_buf_char(buf, ')');
}

static void put_nothing(struct pp_doc *doc, const struct pp_target *target, pp_date as_of,
                        struct pp_citations *cited)
{
    const struct pp_jurisdiction *jurisdiction = target->jurisdiction;
    struct pp_buf *line = pp_doc_line(doc);
    if (target->other_tracks) {
        pp_buf_printf(line,
                      "No common track: by its rules, no certification of %.*s is for work with "
                      "the same people. It has: ",
                      PP_VARG(jurisdiction->name));
        for (size_t i = 0, said = 0; i < jurisdiction->credential_count; i++) {
            const struct pp_credential *other = &jurisdiction->credentials[i];
            if (pp_credential_offered(other, as_of) != PP_IN_FORCE_NO)
                say_other(line, other, said++ ? ", " : "");
        }
        pp_buf_str(line, ". Name one with --to to see it all the same.");
    } else {
        pp_buf_printf(line, "%.*s issues no certification on this day. ",
                      PP_VARG(jurisdiction->name));
        pp_cite_text(cited, line, jurisdiction, jurisdiction->summary);
    }
    pp_doc_paragraph(doc, pp_buf_view(line));
}

static void put_target(struct pp_doc *doc, const struct pp_relocation *relocation,
                       const struct pp_target *target, struct pp_citations *cited)
{
    struct pp_buf *line = pp_doc_line(doc);
    pp_buf_printf(line, "%.*s: %s", PP_VARG(target->jurisdiction->name),
                  pp_verdict_name(target->verdict));
    pp_doc_heading(doc, 2, pp_buf_view(line));
    if (!target->count)
        put_nothing(doc, target, relocation->as_of, cited);
    for (size_t i = 0; i < target->count; i++)
        put_move(doc, &target->moves[i], &relocation->from, cited);
    line = pp_doc_line(doc);
    pp_say_closing(line, target->jurisdiction, NULL);
    pp_doc_paragraph(doc, pp_buf_view(line));
}

void pp_doc_relocation(struct pp_doc *doc, const struct pp_relocation *relocation)
{
    static const char *const purposes[] = {"enter the training", "apply", "be certified",
                                           "keep the certification"};
    struct pp_buf *line = pp_doc_line(doc);
    pp_buf_printf(line, "Moving from %.*s%s", PP_VARG(relocation->from.jurisdiction->name),
                  relocation->from.said == PP_FROM_NONE ? "" : " with a certification");
    pp_doc_heading(doc, 1, pp_buf_view(line));
    line = pp_doc_line(doc);
    pp_say_from(line, relocation);
    pp_doc_paragraph(doc, pp_buf_view(line));
    line = pp_doc_line(doc);
    pp_buf_str(line, "A certification is in general not valid in another state: each decides for "
                     "itself. Answered as of ");
    pp_date_format(line, relocation->as_of);
    pp_buf_printf(line, ", as if you already lived there: may you %s?",
                  purposes[relocation->stage]);
    pp_doc_paragraph(doc, pp_buf_view(line));
}

void pp_out_relocate_doc(struct pp_doc *doc, const struct pp_relocation *relocation)
{
    struct pp_citations cited = {.count = 0};
    pp_doc_relocation(doc, relocation);
    for (size_t i = 0; i < relocation->count; i++) {
        put_target(doc, relocation, &relocation->targets[i], &cited);
        pp_out_step(doc->out);
    }
    pp_doc_sources(doc, &cited);
}
