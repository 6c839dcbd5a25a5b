#include "advise/ncps.h"

#include "rules/walk.h"

/* All credentials of the states, in the order of the data. */
struct states {
    const struct pp_credential **list;
    size_t count;
};

static enum pp_status load(struct pp_db *db, int national, struct pp_arena *arena,
                           const struct pp_jurisdiction **out_us, struct states *out,
                           struct pp_diags *diags)
{
    const struct pp_jurisdiction *all[PP_PLACE_COUNT] = {NULL};
    size_t count = 0;
    for (int place = 0; place < PP_PLACE_COUNT; place++) {
        enum pp_status status = pp_db_get(db, place, &all[place], diags);
        if (status == PP_OK && place != national)
            count += all[place]->credential_count;
        else if (status != PP_OK && (status != PP_NOTFOUND || place == national))
            return status;
    }
    *out_us = all[national];
    *out = (struct states){PP_NEW_N(arena, const struct pp_credential *, count + 1), 0};
    for (int place = 0; place < PP_PLACE_COUNT && out->list; place++)
        for (size_t i = 0; place != national && all[place] && i < all[place]->credential_count; i++)
            out->list[out->count++] = &all[place]->credentials[i];
    return out->list ? PP_OK : PP_NOMEM;
}

/* Of one that is no longer issued what counts is how it was on its last day. */
static pp_date day_to_ask_about(const struct pp_credential *credential, pp_date as_of)
{
    bool ended = credential->until.last != PP_DATE_NONE && credential->until.last < as_of;
    return ended ? credential->until.last : as_of;
}

static enum pp_status answer_nationals(const struct pp_person *person,
                                       const struct pp_jurisdiction *us, struct pp_ncps *out)
{
    out->nationals = PP_NEW_N(person->arena, struct pp_national, us->credential_count + 1);
    if (!out->nationals)
        return PP_NOMEM;
    for (size_t i = 0; i < us->credential_count; i++) {
        const struct pp_credential *credential = &us->credentials[i];
        struct pp_national *national = &out->nationals[out->national_count++];
        struct pp_person then = *person;
        then.as_of = national->as_of = day_to_ask_about(credential, person->as_of);
        national->retired = national->as_of != person->as_of;
        enum pp_status status = pp_person_answers(&then, &credential, 1, &national->answer);
        if (status != PP_OK)
            return status;
    }
    return PP_OK;
}

/* What the person holds, held against the rule on its day. */
static bool match_held(const struct pp_person *person, struct pp_hours_rule *rule)
{
    const struct pp_profile *profile = person->profile;
    rule->held = PP_NEW_N(person->arena, struct pp_stand_in, profile->certification_count + 1);
    if (!rule->held)
        return false;
    for (size_t i = 0; i < profile->certification_count; i++) {
        const struct pp_certification *held = &profile->certifications[i];
        struct pp_stand_in *entry = &rule->held[rule->held_count++];
        *entry = (struct pp_stand_in){.credential = held->credential, .held = held};
        entry->state = pp_held_satisfies(rule->requirement, held, person->matcher);
        entry->current = pp_held_on(held, rule->as_of);
        if (held->credential)
            entry->hours = pp_hours_asked(held->credential);
    }
    return true;
}

static bool match_all(const struct pp_person *person, const struct states *states,
                      struct pp_hours_rule *rule)
{
    rule->all = PP_NEW_N(person->arena, struct pp_stand_in, states->count + 1);
    if (!rule->all)
        return false;
    for (size_t i = 0; i < states->count; i++) {
        if (pp_credential_offered(states->list[i], person->as_of) == PP_IN_FORCE_NO)
            continue; /* planned or retired: nobody gets it today */
        const struct pp_certification one = {.id = states->list[i]->id,
                                             .credential = states->list[i],
                                             .issued = PP_DATE_NONE,
                                             .expires = PP_DATE_NONE};
        struct pp_stand_in *entry = &rule->all[rule->all_count++];
        *entry = (struct pp_stand_in){.credential = states->list[i],
                                      .hours = pp_hours_asked(states->list[i])};
        entry->state = pp_held_satisfies(rule->requirement, &one, person->matcher);
        rule->counts[entry->state]++;
    }
    return true;
}

static bool find_rules(const struct pp_person *person, const struct pp_jurisdiction *us,
                       const struct states *states, struct pp_ncps *out)
{
    enum {
        MOST_RULES = 64
    };
    out->rules = PP_NEW_N(person->arena, struct pp_hours_rule, MOST_RULES);
    if (!out->rules)
        return false;
    for (size_t c = 0; c < us->credential_count; c++) {
        const struct pp_requirement *requirement;
        struct pp_walk walk = pp_walk_of(&us->credentials[c]);
        while (out->rule_count < MOST_RULES && (requirement = pp_walk_next(&walk)) != NULL) {
            if (requirement->kind != PP_KIND_PRIOR_CREDENTIAL ||
                requirement->training_hours_min == PP_MILLI_NONE)
                continue;
            struct pp_hours_rule *rule = &out->rules[out->rule_count++];
            rule->national = &us->credentials[c];
            rule->as_of = day_to_ask_about(rule->national, person->as_of);
            rule->requirement = requirement;
            if (!match_held(person, rule) || !match_all(person, states, rule))
                return false;
        }
    }
    return true;
}

static bool is_near(const struct pp_person *person, const struct pp_credential *credential)
{
    int place = credential->jurisdiction->place;
    return place == person->profile->lives_place || place == person->profile->works_place;
}

/* The credentials that are IC&RC's: first those where the person lives or works, then the rest. */
static enum pp_status find_boards(const struct pp_person *person, const struct states *states,
                                  struct pp_ncps *out)
{
    out->boards = PP_NEW_N(person->arena, struct pp_member_board, states->count + 1);
    if (!out->boards)
        return PP_NOMEM;
    for (int near = 1; near >= 0; near--) {
        for (size_t i = 0; i < states->count; i++) {
            const struct pp_credential *credential = states->list[i];
            if (is_near(person, credential) != (near == 1))
                continue;
            out->boards_unclear += pp_is_icrc(credential) == PP_STATE_UNKNOWN;
            if (pp_is_icrc(credential) != PP_STATE_MET)
                continue;
            struct pp_member_board *board = &out->boards[out->board_count++];
            board->near = near == 1;
            enum pp_status status = pp_person_answers(person, &credential, 1, &board->answer);
            if (status != PP_OK)
                return status;
        }
    }
    return PP_OK;
}

enum pp_status pp_ncps_make(const struct pp_person *person, struct pp_db *db, struct pp_ncps *out,
                            struct pp_diags *diags)
{
    const struct pp_jurisdiction *us = NULL;
    struct pp_ncps ncps = {.as_of = person->as_of};
    struct states states;
    int national = pp_place_find(PP_V("US"));
    enum pp_status status = load(db, national, person->arena, &us, &states, diags);
    if (status == PP_OK)
        status = answer_nationals(person, us, &ncps);
    if (status == PP_OK && !find_rules(person, us, &states, &ncps))
        status = PP_NOMEM;
    if (status == PP_OK)
        status = find_boards(person, &states, &ncps);
    if (status == PP_NOMEM)
        return pp_no_memory(diags);
    if (status == PP_OK)
        *out = ncps;
    return status;
}
