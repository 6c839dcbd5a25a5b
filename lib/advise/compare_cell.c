#include "advise/compare_cell.h"

#include "advise/cost.h"
#include "advise/serves.h"
#include "rules/compile.h"
#include "rules/route.h"
#include "rules/wording.h"

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

static bool option_in_force(const struct pp_alternative *option, pp_date as_of)
{
    return pp_option_asks(option, as_of, PP_STAGE_KEEP) != PP_OPTION_NOT_IN_FORCE;
}

/* How many ways of a choice there are on that day, and the first of them. */
static size_t count_ways(const struct pp_item *choice, pp_date as_of,
                         const struct pp_alternative **out_first)
{
    size_t count = 0;
    *out_first = NULL;
    for (size_t o = 0; o < choice->option_count; o++)
        if (option_in_force(&choice->options[o], as_of) && count++ == 0)
            *out_first = &choice->options[o];
    return count;
}

static void say_choice(struct pp_cell_writer *writer, const struct pp_item *choice, pp_date as_of)
{
    size_t ways = 0;
    for (size_t o = 0; o < choice->option_count; o++) {
        const struct pp_alternative *option = &choice->options[o];
        size_t said = 0;
        if (!option_in_force(option, as_of))
            continue;
        say(writer, ways++ ? ", or " : "either ");
        for (size_t i = 0; i < option->count; i++) {
            if (!in_force(option->list[i], as_of))
                continue;
            say(writer, said++ ? " and " : "");
            say_requirement(writer, option->list[i]);
        }
    }
}

static bool mentions(const struct pp_item *choice, enum pp_kind kind, pp_date as_of)
{
    for (size_t o = 0; o < choice->option_count; o++)
        for (size_t i = 0; i < choice->options[o].count; i++)
            if (choice->options[o].list[i]->kind == kind &&
                in_force(choice->options[o].list[i], as_of))
                return true;
    return false;
}

/* The kind of the first part that is in force: in its row stands the whole choice. */
static enum pp_kind first_kind(const struct pp_alternative *option, pp_date as_of)
{
    size_t i = 0;
    while (i + 1 < option->count && !in_force(option->list[i], as_of))
        i++;
    return option->list[i]->kind;
}

/* The cell of one kind that is being written. */
struct kind_cell {
    struct pp_cell_writer *writer;
    enum pp_kind kind;
    pp_date as_of;
    size_t said;
    bool in_choice;
};

static void add_requirement(struct kind_cell *cell, const struct pp_requirement *requirement)
{
    if (requirement->kind != cell->kind || !in_force(requirement, cell->as_of))
        return;
    say(cell->writer, cell->said++ ? "; " : "");
    say_requirement(cell->writer, requirement);
}

/* A choice that stands in another row: what this kind is asked for is the same where all of the
 * choice is. */
static void note_choice(struct kind_cell *cell, const struct pp_item *choice)
{
    struct pp_buf unsaid pp_cleanup_buf;
    struct pp_cell_writer writer = {&unsaid, cell->writer->same, cell->writer->cell};
    size_t sources = writer.cell->source_count;
    pp_buf_init(&unsaid, cell->writer->text->max);
    pp_buf_str(writer.same, "; ");
    say_choice(&writer, choice, cell->as_of);
    writer.cell->source_count = sources;
    cell->in_choice = true;
}

static void add_choice(struct kind_cell *cell, const struct pp_item *choice)
{
    const struct pp_alternative *first;
    size_t ways = count_ways(choice, cell->as_of, &first);
    if (ways == 1) { /* no choice is left */
        for (size_t i = 0; i < first->count; i++)
            add_requirement(cell, first->list[i]);
    } else if (ways && first_kind(first, cell->as_of) == cell->kind) {
        say(cell->writer, cell->said++ ? "; " : "");
        say_choice(cell->writer, choice, cell->as_of);
    } else if (mentions(choice, cell->kind, cell->as_of)) {
        note_choice(cell, choice);
    }
}

void pp_cell_of_kind(struct pp_cell_writer *writer, const struct pp_credential *credential,
                     enum pp_kind kind, pp_date as_of)
{
    const struct pp_route *route = pp_standard_route(credential);
    struct kind_cell cell = {writer, kind, as_of, 0, false};
    if (!route && credential->route_count)
        route = &credential->routes[0];
    if (!route)
        return;
    for (size_t i = 0; i < route->count; i++) {
        if (route->items[i].requirement)
            add_requirement(&cell, route->items[i].requirement);
        else
            add_choice(&cell, &route->items[i]);
    }
    if (cell.said)
        writer->cell->state = PP_CELL_ASKED;
    else if (cell.in_choice)
        writer->cell->state = PP_CELL_IN_CHOICE;
    else if (route->complete && !pp_is_not_known(credential, pp_kinds[kind].name))
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
    pp_say_served(writer->text, credential);
    pp_say_served(writer->same, credential);
    writer->cell->state = PP_CELL_ASKED;
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
    struct pp_cost_part part;
    const struct pp_fee *fee;
    pp_cost_fees(credential, what, &part);
    if (part.least == PP_MILLI_NONE)
        return;
    say_dollars(writer, part.least, part.most);
    for (size_t at = 0; (fee = pp_cost_next_fee(credential, what, &at));)
        cite(writer, &fee->sources);
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
    {"icrc", "IC&RC credential", "reciprocity.icrc", write_icrc},
    {"training_delivery", "Who gives the training", "training", write_delivery},
    {"training_cost", "Cost of the training", "fees.training", write_training_cost},
    {"fee_application", "Fee to apply", "fees.application", write_application},
    {"fee_exam", "Fee for the exam", "fees.exam", write_exam_fee},
    {"renewal", "Renewal", "renewal", write_renewal},
    {"fee_renewal", "Fee to renew", "fees.renewal", write_renewal_fee},
    {"medicaid", "Billed to Medicaid", "medicaid", write_medicaid},
};

const size_t pp_cell_fact_count = sizeof(pp_cell_facts) / sizeof(pp_cell_facts[0]);
const size_t pp_cell_facts_first = 2;
