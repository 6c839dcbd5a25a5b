#include "advise/compare_cell.h"

#include "rules/compile.h"
#include "rules/wording.h"

bool pp_cell_is_hole(const struct pp_credential *credential, const char *area)
{
    struct pp_view wanted = pp_view_of(area);
    for (size_t i = 0; i < credential->not_known.count; i++) {
        struct pp_view hole = credential->not_known.list[i].area;
        if (pp_view_eq(pp_view_first(hole, pp_view_find(hole, '.')), wanted))
            return true;
    }
    return false;
}

static void cite_one(struct pp_compare_cell *cell, const struct pp_source *source)
{
    for (size_t i = 0; i < cell->source_count; i++)
        if (cell->sources[i] == source)
            return;
    cell->sources[cell->source_count++] = source;
}

static void cite(struct pp_cell_writer *writer, const struct pp_sources *sources)
{
    for (size_t i = 0; i < sources->count; i++)
        cite_one(writer->cell, sources->list[i]);
}

static const struct pp_route *main_route(const struct pp_credential *credential)
{
    for (size_t i = 0; i < credential->route_count; i++)
        if (pp_view_is(credential->routes[i].name, "standard"))
            return &credential->routes[i];
    return credential->route_count ? &credential->routes[0] : NULL;
}

/* Both texts get it; where a requirement says where, `same` leaves the place out. */
static void say(struct pp_cell_writer *writer, const char *text)
{
    pp_buf_str(writer->text, text);
    pp_buf_str(writer->same, text);
}

static void say_stage(struct pp_cell_writer *writer, const struct pp_requirement *requirement)
{
    static const char *const words[] = {
        [PP_STAGE_TRAIN] = " (to enter the training)",
        [PP_STAGE_APPLY] = " (before applying)",
        [PP_STAGE_CERTIFY] = " (before it is granted)",
        [PP_STAGE_KEEP] = " (after certification)",
    };
    if (requirement->stage != (int)pp_kinds[requirement->kind].stage)
        say(writer, words[requirement->stage]);
}

static void say_requirement(struct pp_cell_writer *writer, const struct pp_requirement *requirement)
{
    pp_say_requirement(writer->text, requirement);
    if (requirement->kind == PP_KIND_RESIDENCY) {
        pp_buf_str(writer->same, pp_word(&pp_residency_words, requirement->word));
        pp_buf_printf(writer->same, " %d", requirement->percent);
    } else {
        pp_say_requirement(writer->same, requirement);
    }
    say_stage(writer, requirement);
    cite(writer, &requirement->sources);
}

static bool in_force(const struct pp_requirement *requirement, pp_date as_of)
{
    return pp_requirement_counts(requirement, as_of, PP_STAGE_KEEP) != PP_IN_FORCE_NO;
}

static void say_choice(struct pp_cell_writer *writer, const struct pp_item *item, pp_date as_of)
{
    for (size_t o = 0; o < item->option_count; o++) {
        size_t said = 0;
        say(writer, o ? ", or " : "either ");
        for (size_t i = 0; i < item->options[o].count; i++) {
            if (!in_force(item->options[o].list[i], as_of))
                continue;
            say(writer, said++ ? " and " : "");
            say_requirement(writer, item->options[o].list[i]);
        }
    }
}

/* A choice stands in the row of the first kind that it names. */
static bool is_in_row(const struct pp_item *item, enum pp_kind kind)
{
    if (item->requirement)
        return item->requirement->kind == kind;
    return item->option_count && item->options[0].count && item->options[0].list[0]->kind == kind;
}

static bool mentions(const struct pp_item *item, enum pp_kind kind)
{
    for (size_t o = 0; o < item->option_count; o++)
        for (size_t i = 0; i < item->options[o].count; i++)
            if (item->options[o].list[i]->kind == kind)
                return true;
    return false;
}

void pp_cell_of_kind(struct pp_cell_writer *writer, const struct pp_credential *credential,
                     enum pp_kind kind, pp_date as_of)
{
    const struct pp_route *route = main_route(credential);
    size_t said = 0;
    bool in_choice = false;
    if (!route)
        return;
    for (size_t i = 0; i < route->count; i++) {
        const struct pp_item *item = &route->items[i];
        if (item->requirement && !in_force(item->requirement, as_of))
            continue;
        if (!is_in_row(item, kind)) {
            in_choice |= mentions(item, kind);
            continue;
        }
        say(writer, said++ ? "; " : "");
        if (item->requirement)
            say_requirement(writer, item->requirement);
        else
            say_choice(writer, item, as_of);
    }
    if (said)
        writer->cell->state = PP_CELL_ASKED;
    else if (in_choice)
        writer->cell->state = PP_CELL_IN_CHOICE;
    else if (route->complete && !pp_cell_is_hole(credential, pp_kinds[kind].name))
        writer->cell->state = PP_CELL_NOT_ASKED;
}

static void fact(struct pp_cell_writer *writer, const char *text)
{
    if (!*text)
        return;
    say(writer, text);
    writer->cell->state = PP_CELL_ASKED;
}

static void write_track(struct pp_cell_writer *writer, const struct pp_credential *credential)
{
    fact(writer, pp_track_name(credential->track));
}

static void write_level(struct pp_cell_writer *writer, const struct pp_credential *credential)
{
    fact(writer, pp_word(&pp_level_words, credential->level));
}

static void write_medicaid(struct pp_cell_writer *writer, const struct pp_credential *credential)
{
    if (credential->medicaid == PP_ANSWER_YES || credential->medicaid == PP_ANSWER_NO)
        fact(writer, pp_word(&pp_answer_words, credential->medicaid));
}

static void say_both(struct pp_cell_writer *writer, struct pp_view text)
{
    pp_buf_add(writer->text, text);
    pp_buf_add(writer->same, text);
}

static void say_dollars(struct pp_cell_writer *writer, pp_milli least, pp_milli most)
{
    struct pp_buf amount pp_cleanup_buf;
    pp_buf_init(&amount, 128);
    pp_buf_char(&amount, '$');
    pp_milli_format(&amount, least);
    if (most != least) {
        pp_buf_str(&amount, " to $");
        pp_milli_format(&amount, most);
    }
    say_both(writer, pp_buf_text(&amount, writer->text));
    writer->cell->state = PP_CELL_ASKED;
}

static void write_fee(struct pp_cell_writer *writer, const struct pp_credential *credential,
                      const char *what)
{
    pp_milli least = PP_MILLI_NONE, most = PP_MILLI_NONE;
    for (size_t i = 0; i < credential->fee_count; i++) {
        const struct pp_fee *fee = &credential->fees[i];
        if (fee->usd == PP_MILLI_NONE ||
            !pp_view_is(pp_view_of(what), pp_word(&pp_fee_words, fee->what)))
            continue;
        least = least == PP_MILLI_NONE || fee->usd < least ? fee->usd : least;
        most = most == PP_MILLI_NONE || fee->usd > most ? fee->usd : most;
        cite(writer, &fee->sources);
    }
    if (least != PP_MILLI_NONE)
        say_dollars(writer, least, most);
}

static void write_application(struct pp_cell_writer *writer, const struct pp_credential *credential)
{
    write_fee(writer, credential, "application");
}

static void write_exam_fee(struct pp_cell_writer *writer, const struct pp_credential *credential)
{
    write_fee(writer, credential, "exam");
}

static void write_renewal_fee(struct pp_cell_writer *writer, const struct pp_credential *credential)
{
    write_fee(writer, credential, "renewal");
}

static void write_training_cost(struct pp_cell_writer *writer,
                                const struct pp_credential *credential)
{
    const struct pp_training *training = &credential->training;
    if (training->cost_min == PP_MILLI_NONE) {
        write_fee(writer, credential, "training");
        return;
    }
    say_dollars(writer, training->cost_min, training->cost_max);
    cite(writer, &training->sources);
}

static void write_delivery(struct pp_cell_writer *writer, const struct pp_credential *credential)
{
    static const char *const words[] = {"given by the state", "given under contract with the state",
                                        "given by programs that the state or board approved",
                                        "any training"};
    uint32_t bits = credential->training.delivery.bits;
    for (size_t i = 0, said = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (bits & 1U << i) {
            say(writer, said++ ? "; " : "");
            fact(writer, words[i]);
        }
    if (writer->cell->state == PP_CELL_ASKED)
        cite(writer, &credential->training.sources);
}

static void write_elsewhere(struct pp_cell_writer *writer, const struct pp_credential *credential)
{
    const struct pp_reciprocity *terms = &credential->reciprocity;
    static const char *const words[] = {"accepted", "not accepted", "", "on conditions"};
    if (!terms->given || terms->accepts == PP_INT_NONE || terms->accepts == PP_ANSWER_UNKNOWN)
        return;
    fact(writer, words[terms->accepts]);
    for (size_t i = 0; i < terms->conditions.count; i++) {
        say(writer, i ? "; " : ": ");
        say_both(writer, terms->conditions.list[i]);
    }
    cite(writer, &terms->sources);
}

static void write_icrc(struct pp_cell_writer *writer, const struct pp_credential *credential)
{
    const struct pp_reciprocity *terms = &credential->reciprocity;
    if (!terms->given || (terms->icrc != PP_ANSWER_YES && terms->icrc != PP_ANSWER_NO))
        return;
    fact(writer, pp_word(&pp_answer_words, terms->icrc));
    cite(writer, &terms->sources);
}

static void write_renewal(struct pp_cell_writer *writer, const struct pp_credential *credential)
{
    const struct pp_renewal *renewal = &credential->renewal;
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, 4096);
    if (!renewal->given)
        return;
    if (renewal->every_months != PP_INT_NONE)
        pp_buf_printf(&text, "every %d months", renewal->every_months);
    if (renewal->ce_hours != PP_MILLI_NONE) {
        pp_buf_str(&text, text.len ? ", " : "");
        pp_say_amount(&text, PP_KIND_CE_HOURS, renewal->ce_hours);
        pp_buf_str(&text, " of continuing education");
    }
    for (size_t i = 0; i < renewal->of_which_count; i++) {
        pp_buf_str(&text, i ? ", " : " (");
        pp_milli_format(&text, renewal->of_which[i].hours);
        pp_buf_str(&text, " in ");
        pp_say_topic(&text, renewal->of_which[i].topic);
        pp_buf_str(&text, i + 1 == renewal->of_which_count ? ")" : "");
    }
    if (!text.len && pp_buf_status(&text) == PP_OK)
        return;
    say_both(writer, pp_buf_text(&text, writer->text));
    writer->cell->state = PP_CELL_ASKED;
    cite(writer, &renewal->sources);
}

const struct pp_cell_fact pp_cell_facts[] = {
    {"track", "Serves", NULL, write_track},
    {"level", "Level", "level", write_level},
    {"out_of_state", "Certified elsewhere", "reciprocity", write_elsewhere},
    {"icrc", "IC&RC credential", "reciprocity", write_icrc},
    {"training_delivery", "Who gives the training", "training", write_delivery},
    {"training_cost", "Cost of the training", "fees", write_training_cost},
    {"fee_application", "Fee to apply", "fees", write_application},
    {"fee_exam", "Fee for the exam", "fees", write_exam_fee},
    {"renewal", "Renewal", "renewal", write_renewal},
    {"fee_renewal", "Fee to renew", "fees", write_renewal_fee},
    {"medicaid", "Billed to Medicaid", "medicaid", write_medicaid},
};

const size_t pp_cell_fact_count = sizeof(pp_cell_facts) / sizeof(pp_cell_facts[0]);
const size_t pp_cell_facts_first = 2;
