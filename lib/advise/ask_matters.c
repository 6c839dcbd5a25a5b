/*
 * A verdict gets better, never worse, with every requirement that is met. So a question matters if
 * and only if it matters where all that one way through a route needs is met and nothing else is: a
 * way is a route with one option of each of its choices. Each way is imagined with the best answer
 * to the question, with the least, and without an answer; the real evaluator judges all three.
 * Answers that never close (lived experience, a highest age) also matter with nothing else met:
 * they tell "not yet" from "not by these rules". And topics, which share hours, also matter alone.
 */
#include "advise/ask_matters.h"

#include "advise/ask_fill.h"

enum {
    MOST_WAYS = 1024, /* of one route; past it, questions are taken to matter */
    MOST_ROUNDS = 16,
    MOST_SELECTED = 5 /* entries of which every selection is tried */
};

enum answer {
    ANSWER_BEST,
    ANSWER_LEAST,
    ANSWER_LEAST_OTHER,
    ANSWER_NONE
};

struct trial {
    struct pp_interview *interview;
    struct pp_ask_credential *asked;
    const struct pp_slot *slot;
    const struct pp_requirement **way; /* what the way needs and is not known */
    size_t count;
    const struct pp_requirement **lasting; /* room for the part of it that never closes */
    uint64_t entries;                      /* of the slot's family, those that are filled well */
    bool old;
    bool bare; /* nothing but the way is answered */
};

static struct pp_outcome outcome_of(const struct pp_interview *interview,
                                    const struct pp_requirement *requirement,
                                    const struct pp_profile *profile)
{
    struct pp_outcome outcome;
    pp_evaluate(requirement, profile, interview->as_of, interview->matcher, &outcome);
    return outcome;
}

bool pp_ask_slots(const struct pp_interview *interview, const struct pp_requirement *requirement,
                  const struct pp_profile *profile, struct pp_slots *out)
{
    struct pp_outcome outcome = outcome_of(interview, requirement, profile);
    bool unknown = outcome.state == PP_STATE_UNKNOWN;
    size_t kept = 0;
    out->count = 0;
    if (!unknown && !outcome.confirm)
        return false;
    pp_slots_open(requirement, profile, interview->as_of, out);
    for (size_t i = 0; i < out->count; i++)
        if (unknown || out->list[i].what == PP_ASK_TRAINING_APPROVAL)
            out->list[kept++] = out->list[i];
    out->count = kept;
    return true;
}

static bool is_unknown(const struct pp_interview *interview,
                       const struct pp_requirement *requirement, const struct pp_profile *profile)
{
    return outcome_of(interview, requirement, profile).state == PP_STATE_UNKNOWN;
}

/* Is the requirement's own question the only one that bears on it? */
static bool by_id_alone(const struct pp_requirement *requirement)
{
    switch (requirement->kind) {
    case PP_KIND_COURSE:
    case PP_KIND_EXAM:
    case PP_KIND_EMPLOYMENT:
    case PP_KIND_ORIENTATION:
    case PP_KIND_OTHER:
        return true;
    case PP_KIND_PRIOR_STATUS:
        return pp_word_find(&pp_lived_words, requirement->text) < 0;
    default:
        return false;
    }
}

bool pp_ask_bears(const struct pp_interview *interview, const struct pp_requirement *requirement,
                  const struct pp_slot *slot)
{
    struct pp_slots open;
    struct pp_slot own = pp_slot_of(PP_ASK_ATTEST, 0, requirement);
    if (!pp_ask_slots(interview, requirement, &interview->profile, &open))
        return false;
    return pp_slot_in(slot, open.list, open.count) ||
           (pp_may_attest(requirement) && pp_slot_same(slot, &own) &&
            is_unknown(interview, requirement, &interview->profile));
}

/* May the person be imagined to answer this requirement by its id? Not where the slot on trial
 * bears on it: there its answer decides. */
static bool may_attest(const struct trial *trial, const struct pp_requirement *requirement,
                       enum answer answer)
{
    const struct pp_interview *interview = trial->interview;
    struct pp_slot own = pp_slot_of(PP_ASK_ATTEST, 0, requirement);
    if (!by_id_alone(requirement) && !pp_may_attest(requirement))
        return false;
    if (pp_slot_in(&own, interview->closed, interview->closed_count))
        return false;
    if (pp_slot_same(&own, trial->slot))
        return answer == ANSWER_BEST;
    return !pp_ask_bears(interview, requirement, trial->slot);
}

/* Give the least answer to everything that is still open. An answer may open further slots. */
static void fill_rest(const struct trial *trial, struct pp_fill *fill)
{
    bool changed = true;
    for (int round = 0; changed && round < MOST_ROUNDS; round++) {
        changed = false;
        for (size_t i = 0; i < trial->asked->scope.count; i++) {
            const struct pp_requirement *requirement = trial->asked->scope.list[i];
            struct pp_slots open;
            (void)pp_ask_slots(trial->interview, requirement, fill->draft, &open);
            for (size_t k = 0; k < open.count; k++) {
                bool closed = pp_slot_in(&open.list[k], fill->closed, fill->closed_count) ||
                              (fill->fixed && pp_slot_same(&open.list[k], fill->fixed));
                if (closed)
                    continue;
                pp_fill_least(fill, &open.list[k], PP_LEAST_USUAL);
                changed = true;
            }
        }
    }
}

static void attest(const struct trial *trial, struct pp_fill *fill, enum answer answer,
                   const struct pp_requirement *requirement, bool yes)
{
    if (may_attest(trial, requirement, answer) &&
        is_unknown(trial->interview, requirement, fill->draft))
        pp_draft_attest(fill->draft, requirement, fill->scope,
                        (struct pp_closed){fill->closed, fill->closed_count}, yes);
}

static enum pp_verdict imagine(const struct trial *trial, enum answer answer)
{
    struct pp_interview *interview = trial->interview;
    const struct pp_scope *scope = &trial->asked->scope;
    const struct pp_compiled_route *best;
    struct pp_profile draft;
    pp_arena_reset(&interview->scratch);
    if (!pp_draft_copy(&interview->profile, scope->count + 2, &interview->scratch, &draft)) {
        interview->no_memory = true;
        return PP_VERDICT_UNKNOWN;
    }
    struct pp_fill fill = {
        .base = &interview->profile,
        .draft = &draft,
        .closed = interview->closed,
        .closed_count = interview->closed_count,
        .fixed = answer == ANSWER_BEST ? NULL : trial->slot,
        .scope = scope,
        .as_of = interview->as_of,
        .elsewhere = interview->elsewhere,
        .family = pp_slot_family(trial->slot->what),
        .entries = trial->entries,
        .old = trial->old,
        .arena = &interview->scratch,
    };
    if (answer == ANSWER_LEAST || answer == ANSWER_LEAST_OTHER)
        pp_fill_least(&fill, trial->slot, answer == ANSWER_LEAST ? PP_LEAST_USUAL : PP_LEAST_OTHER);
    for (size_t i = 0; i < trial->count; i++)
        pp_fill_best(&fill, trial->way[i]);
    for (size_t i = 0; i < trial->count; i++)
        if (by_id_alone(trial->way[i]))
            attest(trial, &fill, answer, trial->way[i], true);
    if (!trial->bare)
        fill_rest(trial, &fill);
    /* By their ids, as in an interview, only once nothing else is left to ask about them. */
    for (size_t i = 0; i < trial->count; i++)
        attest(trial, &fill, answer, trial->way[i], true);
    for (size_t i = 0; !trial->bare && i < scope->count; i++)
        attest(trial, &fill, answer, scope->list[i], false);
    interview->no_memory |= fill.no_memory;
    pp_bits_fill(&trial->asked->bits, &trial->asked->program, &draft, interview->matcher);
    return pp_credential_verdict(&trial->asked->program, &trial->asked->program.credentials[0],
                                 &trial->asked->bits, &best);
}

static bool bears_on_way(const struct trial *trial)
{
    for (size_t i = 0; i < trial->count; i++)
        if (pp_ask_bears(trial->interview, trial->way[i], trial->slot))
            return true;
    return false;
}

static bool differs_with(const struct trial *trial)
{
    enum pp_verdict best = imagine(trial, ANSWER_BEST);
    return imagine(trial, ANSWER_LEAST) != best || imagine(trial, ANSWER_NONE) != best ||
           (pp_fill_has_other(trial->slot) && imagine(trial, ANSWER_LEAST_OTHER) != best);
}

/* How many entries the slot's family has. */
static size_t family_size(const struct pp_interview *interview, enum pp_slot_family family)
{
    switch (family) {
    case PP_FAMILY_PLACES:
        return 2;
    case PP_FAMILY_CERTIFICATIONS:
        return interview->profile.certification_count;
    case PP_FAMILY_TRAINING:
        return interview->profile.training_count;
    case PP_FAMILY_WORK:
        return interview->profile.experience_count;
    case PP_FAMILY_CE:
        return interview->profile.ce_count;
    case PP_FAMILY_NONE:
        break;
    }
    return 1;
}

/*
 * Where other entries can stand in for the one that is asked about, it may matter with some of them
 * and not with others: every selection is tried for a few entries, and growing ones for many.
 */
static bool differs(const struct trial *trial)
{
    struct trial with = *trial;
    size_t size = family_size(trial->interview, pp_slot_family(trial->slot->what));
    size_t own = trial->slot->entry < 63 ? trial->slot->entry : 63;
    size_t selections = size <= MOST_SELECTED ? (size_t)1 << size : size + 1;
    if (!bears_on_way(trial))
        return false;
    for (size_t i = 0; i < selections; i++) {
        uint64_t growing = i < 64 ? ((uint64_t)1 << i) - 1 : UINT64_MAX;
        with.entries = size <= MOST_SELECTED ? i : growing;
        if (size <= MOST_SELECTED && with.entries >> own & 1)
            continue; /* the same as without: its own entry is always in */
        with.entries |= (uint64_t)1 << own;
        if (differs_with(&with))
            return true;
    }
    return false;
}

/* The same way with nothing met but what never closes. */
static bool differs_for_good(const struct trial *trial)
{
    struct trial never = *trial;
    size_t count = 0;
    never.way = trial->lasting;
    for (size_t i = 0; i < trial->count; i++)
        if (pp_kinds[trial->way[i]->kind].closes == PP_CLOSES_NEVER)
            never.way[count++] = trial->way[i];
    never.count = count;
    return count < trial->count && differs(&never);
}

/*
 * What is said of one topic may leave too few hours of the course for another: then no way can be
 * met as a whole, and yet the answer tells "not known" from "not yet". So each requirement of the
 * way is tried alone, too, with nothing else answered.
 */
static bool differs_alone(const struct trial *trial)
{
    struct trial alone = *trial;
    alone.way = trial->lasting;
    alone.count = 1;
    alone.bare = true;
    if (trial->slot->what != PP_ASK_TRAINING_TOPIC && trial->slot->what != PP_ASK_SUPERVISION_TOPIC)
        return false;
    for (size_t i = 0; i < trial->count; i++) {
        alone.way[0] = trial->way[i];
        if (differs(&alone))
            return true;
    }
    return false;
}

static bool counts(const struct pp_interview *interview, const struct pp_requirement *requirement)
{
    return pp_requirement_counts(requirement, interview->as_of, interview->stage) != PP_IN_FORCE_NO;
}

static void add_to_way(struct trial *trial, const struct pp_requirement *requirement)
{
    struct pp_slots open;
    if (counts(trial->interview, requirement) &&
        pp_ask_slots(trial->interview, requirement, &trial->interview->profile, &open))
        trial->way[trial->count++] = requirement;
}

/* Way number `number` through a route; false when there is none. */
static bool take_way(struct trial *trial, const struct pp_route *route, size_t number)
{
    trial->count = 0;
    for (size_t i = 0; i < route->count; i++) {
        const struct pp_item *item = &route->items[i];
        if (item->requirement) {
            add_to_way(trial, item->requirement);
        } else if (item->option_count) {
            const struct pp_alternative *option = &item->options[number % item->option_count];
            for (size_t k = 0; k < option->count; k++)
                add_to_way(trial, option->list[k]);
            number /= item->option_count;
        }
    }
    return number == 0;
}

static size_t room_for_way(const struct pp_route *route)
{
    size_t room = 1;
    for (size_t i = 0; i < route->count; i++) {
        room++;
        for (size_t o = 0; o < route->items[i].option_count; o++)
            room += route->items[i].options[o].count;
    }
    return room;
}

static bool matters_in_route(struct trial *trial, const struct pp_route *route)
{
    for (size_t number = 0; take_way(trial, route, number); number++) {
        if (number == MOST_WAYS)
            return true;
        if (differs(trial) || differs_for_good(trial) || differs_alone(trial))
            return true;
    }
    return false;
}

static bool has_highest_age(const struct pp_scope *scope)
{
    for (size_t i = 0; i < scope->count; i++)
        if (scope->list[i]->kind == PP_KIND_AGE_MAX)
            return true;
    return false;
}

bool pp_ask_matters(struct pp_interview *interview, struct pp_ask_credential *asked,
                    const struct pp_slot *slot)
{
    const struct pp_compiled_credential *compiled = &asked->program.credentials[0];
    struct trial trial = {.interview = interview, .asked = asked, .slot = slot};
    int ages = has_highest_age(&asked->scope) ? 2 : 1;
    if (compiled->offered == PP_IN_FORCE_NO)
        return false;
    for (size_t r = 0; r < compiled->route_count; r++) {
        const struct pp_route *route = compiled->routes[r].route;
        if (!compiled->routes[r].speaks)
            continue;
        size_t room = room_for_way(route);
        pp_arena_reset(&interview->ways);
        trial.way = PP_NEW_N(&interview->ways, const struct pp_requirement *, room);
        trial.lasting = PP_NEW_N(&interview->ways, const struct pp_requirement *, room);
        if (!trial.way || !trial.lasting) {
            interview->no_memory = true;
            return true;
        }
        for (int age = 0; age < ages; age++) {
            trial.old = age == 1;
            if (matters_in_route(&trial, route))
                return true;
        }
    }
    return false;
}
