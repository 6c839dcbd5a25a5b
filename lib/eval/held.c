#include "eval/held.h"

#include "rules/route.h"

pp_date pp_held_to(const struct pp_certification *held)
{
    if (held->expires != PP_DATE_NONE || held->issued == PP_DATE_NONE || !held->credential)
        return held->expires;
    const struct pp_renewal *renewal = &held->credential->renewal;
    int months =
        renewal->first_months != PP_INT_NONE ? renewal->first_months : renewal->every_months;
    return renewal->given && months != PP_INT_NONE ? pp_date_add_months(held->issued, months)
                                                   : PP_DATE_NONE;
}

enum pp_state pp_held_on(const struct pp_certification *held, pp_date as_of)
{
    pp_date last = pp_held_to(held);
    if (held->issued != PP_DATE_NONE && held->issued > as_of)
        return PP_STATE_UNMET;
    if (last == PP_DATE_NONE || last >= as_of)
        return PP_STATE_MET;
    return held->expires != PP_DATE_NONE ? PP_STATE_UNMET : PP_STATE_UNKNOWN;
}

enum pp_state pp_holds(const struct pp_profile *profile, const struct pp_credential *credential,
                       pp_date as_of, const struct pp_certification **out_entry)
{
    enum pp_state best = profile->certifications_stated ? PP_STATE_UNMET : PP_STATE_UNKNOWN;
    const struct pp_certification *entry = NULL;
    for (size_t i = 0; i < profile->certification_count; i++) {
        const struct pp_certification *held = &profile->certifications[i];
        enum pp_state state = pp_held_on(held, as_of);
        if (state == PP_STATE_UNMET || best == PP_STATE_MET)
            continue;
        if (held->credential == credential) {
            best = state;
            entry = held;
        } else if (!held->credential &&
                   (!held->jurisdiction.len ||
                    pp_place_find(held->jurisdiction) == credential->jurisdiction->place)) {
            best = PP_STATE_UNKNOWN;
        }
    }
    if (out_entry)
        *out_entry = entry;
    return best;
}

static enum pp_state both(enum pp_state a, enum pp_state b)
{
    if (a == PP_STATE_UNMET || b == PP_STATE_UNMET)
        return PP_STATE_UNMET;
    return a == PP_STATE_MET && b == PP_STATE_MET ? PP_STATE_MET : PP_STATE_UNKNOWN;
}

static enum pp_state known_if(bool met)
{
    return met ? PP_STATE_MET : PP_STATE_UNMET;
}

static int place_of(const struct pp_certification *held)
{
    if (held->credential)
        return held->credential->jurisdiction->place;
    return held->jurisdiction.len ? pp_place_find(held->jurisdiction) : -1;
}

static enum pp_state issued_there(const struct pp_requirement *requirement,
                                  const struct pp_certification *held)
{
    static const struct pp_view national = {"US", 2};
    int place = place_of(held);
    if (place < 0)
        return PP_STATE_UNKNOWN;
    bool state = place != pp_place_find(national);
    for (size_t i = 0; i < requirement->issued_in.count; i++) {
        struct pp_view where = requirement->issued_in.list[i];
        if ((pp_view_is(where, "any_state") && state) ||
            (pp_view_is(where, "another_state") && state && place != requirement->place) ||
            pp_place_find(where) == place)
            return PP_STATE_MET;
    }
    return PP_STATE_UNMET;
}

enum {
    MOST_STEPS = 4 /* from a credential to the one before it, and so on */
};

static struct pp_hours_asked hours_of(const struct pp_credential *credential, int steps);

/* What a list of requirements asks. */
struct asked {
    const struct pp_jurisdiction *jurisdiction;
    int steps;
    pp_milli whole;       /* hours of training, on whatever topic */
    pp_milli topics;      /* hours on single topics, added up */
    pp_milli topic;       /* the largest of them */
    pp_milli courses;     /* hours of named courses, added up */
    pp_milli prior_least; /* of credentials that must be held before */
    pp_milli prior_named;
    bool open; /* a part whose hours are not known is among them */
};

static pp_milli larger(pp_milli a, pp_milli b)
{
    return a > b ? a : b;
}

/* Courses may be part of the whole, and one hour may deal with two topics. */
static pp_milli least_of(const struct asked *asked)
{
    pp_milli least = larger(larger(asked->whole, asked->topic), asked->courses);
    return larger(least, asked->prior_least);
}

/* Hours on a topic count towards the whole; courses and what went before may stand beside it. */
static pp_milli named_of(const struct asked *asked)
{
    return larger(asked->whole, asked->topics) + asked->courses + asked->prior_named;
}

static void add_prior(struct asked *asked, const struct pp_requirement *requirement)
{
    for (size_t i = 0; i < asked->jurisdiction->credential_count; i++) {
        const struct pp_credential *prior = &asked->jurisdiction->credentials[i];
        if (!pp_view_eq(prior->id, requirement->text) || asked->steps == 0)
            continue;
        struct pp_hours_asked hours = hours_of(prior, asked->steps - 1);
        asked->prior_least = larger(asked->prior_least, hours.least);
        asked->prior_named += hours.named;
        asked->open |= hours.most == PP_MILLI_NONE;
        return;
    }
    asked->open = true;
}

static void add_requirement(struct asked *asked, const struct pp_requirement *requirement)
{
    if (requirement->stage == PP_STAGE_KEEP)
        return;
    if (requirement->kind == PP_KIND_TRAINING_HOURS && requirement->topic.len) {
        asked->topics += requirement->amount;
        asked->topic = larger(asked->topic, requirement->amount);
    } else if (requirement->kind == PP_KIND_TRAINING_HOURS) {
        asked->whole = larger(asked->whole, requirement->amount);
    } else if (requirement->kind == PP_KIND_COURSE && requirement->hours != PP_MILLI_NONE) {
        asked->courses += requirement->hours;
    } else if (requirement->kind == PP_KIND_COURSE) {
        asked->open = true;
    } else if (requirement->kind == PP_KIND_PRIOR_CREDENTIAL) {
        add_prior(asked, requirement);
    }
}

/* The least and the most that the options of a choice ask. */
static struct pp_hours_asked hours_of_choice(const struct pp_item *item, struct asked *scope)
{
    struct pp_hours_asked hours = {item->option_count ? INT64_MAX : 0, 0, 0};
    for (size_t o = 0; o < item->option_count; o++) {
        struct asked option = {.jurisdiction = scope->jurisdiction, .steps = scope->steps};
        for (size_t i = 0; i < item->options[o].count; i++)
            add_requirement(&option, item->options[o].list[i]);
        pp_milli least = least_of(&option);
        hours.least = least < hours.least ? least : hours.least;
        hours.named = larger(hours.named, named_of(&option));
        scope->open |= option.open;
    }
    return hours;
}

static struct pp_hours_asked hours_of_route(const struct pp_credential *credential,
                                            const struct pp_route *route, int steps)
{
    struct asked asked = {.jurisdiction = credential->jurisdiction, .steps = steps};
    struct pp_hours_asked hours = {0, 0, PP_MILLI_NONE};
    for (size_t i = 0; i < route->count; i++) {
        if (route->items[i].requirement) {
            add_requirement(&asked, route->items[i].requirement);
            continue;
        }
        struct pp_hours_asked choice = hours_of_choice(&route->items[i], &asked);
        hours.least = larger(hours.least, choice.least);
        hours.named += choice.named;
    }
    hours.least = larger(hours.least, least_of(&asked));
    hours.named += named_of(&asked);
    if (route->complete && !asked.open)
        hours.most = hours.named;
    return hours;
}

static struct pp_hours_asked hours_of(const struct pp_credential *credential, int steps)
{
    const struct pp_route *route = pp_standard_route(credential);
    return route ? hours_of_route(credential, route, steps)
                 : (struct pp_hours_asked){0, 0, PP_MILLI_NONE};
}

struct pp_hours_asked pp_hours_asked(const struct pp_credential *credential)
{
    return hours_of(credential, MOST_STEPS);
}

static enum pp_state asked_enough(const struct pp_requirement *requirement,
                                  const struct pp_certification *held)
{
    if (!held->credential)
        return PP_STATE_UNKNOWN;
    struct pp_hours_asked hours = pp_hours_asked(held->credential);
    if (hours.least >= requirement->training_hours_min)
        return PP_STATE_MET;
    bool too_few = hours.most != PP_MILLI_NONE && hours.most < requirement->training_hours_min;
    return too_few ? PP_STATE_UNMET : PP_STATE_UNKNOWN;
}

enum pp_state pp_is_icrc(const struct pp_credential *credential)
{
    if (!credential->reciprocity.given)
        return PP_STATE_UNKNOWN;
    switch (credential->reciprocity.icrc) {
    case PP_ANSWER_YES:
        return PP_STATE_MET;
    case PP_ANSWER_NO:
        return PP_STATE_UNMET;
    default:
        return PP_STATE_UNKNOWN;
    }
}

static enum pp_state is_one_of(const struct pp_views *ids, const struct pp_certification *held)
{
    if (!held->credential)
        return PP_STATE_UNKNOWN;
    for (size_t i = 0; i < ids->count; i++)
        if (pp_view_eq(ids->list[i], held->credential->id))
            return PP_STATE_MET;
    return PP_STATE_UNMET;
}

static enum pp_match any_name_matches(const struct pp_requirement *requirement,
                                      const struct pp_credential *credential,
                                      struct pp_matcher *matcher)
{
    const struct pp_view own[] = {credential->title, credential->acronym, credential->id};
    for (size_t i = 0; i < sizeof(own) / sizeof(own[0]) + credential->aka.count; i++) {
        size_t known = sizeof(own) / sizeof(own[0]);
        struct pp_view name = i < known ? own[i] : credential->aka.list[i - known];
        enum pp_match match = pp_matcher_match(matcher, requirement->matches, name);
        if (match != PP_MATCH_NO)
            return match;
    }
    return PP_MATCH_NO;
}

/* A credential of the data has all its names there; one that a person names in own words may have
 * others. */
static enum pp_state name_matches(const struct pp_requirement *requirement,
                                  const struct pp_certification *held, struct pp_matcher *matcher)
{
    enum pp_match match;
    if (held->credential) {
        match = any_name_matches(requirement, held->credential, matcher);
        return match == PP_MATCH_FAILED ? PP_STATE_UNKNOWN : known_if(match == PP_MATCH_YES);
    }
    if (!held->name.len)
        return PP_STATE_UNKNOWN; /* some credential: nobody says which */
    match = pp_matcher_match(matcher, requirement->matches, held->name);
    return match == PP_MATCH_YES ? PP_STATE_MET : PP_STATE_UNKNOWN;
}

enum pp_state pp_held_satisfies(const struct pp_requirement *requirement,
                                const struct pp_certification *held, struct pp_matcher *matcher)
{
    enum pp_state state = PP_STATE_MET;
    bool told = false;
    if (pp_place_of_credential(requirement->text) >= 0 &&
        pp_view_find(requirement->text, ' ') == requirement->text.len) {
        struct pp_views one = {(struct pp_view *)&requirement->text, 1};
        state = both(state, is_one_of(&one, held));
        told = true;
    }
    if (requirement->credentials.count) {
        state = both(state, is_one_of(&requirement->credentials, held));
        told = true;
    }
    if (requirement->issued_in.count) {
        state = both(state, issued_there(requirement, held));
        told = true;
    }
    if (requirement->icrc == 0) {
        state = both(state, held->credential ? pp_is_icrc(held->credential) : PP_STATE_UNKNOWN);
        told = true;
    }
    if (requirement->training_hours_min != PP_MILLI_NONE) {
        state = both(state, asked_enough(requirement, held));
        told = true;
    }
    if (requirement->tracks.given) {
        state =
            both(state, held->credential
                            ? known_if(requirement->tracks.bits & (1U << held->credential->track))
                            : PP_STATE_UNKNOWN);
        told = true;
    }
    if (requirement->matches.len) {
        state = both(state, name_matches(requirement, held, matcher));
        told = true;
    }
    return told ? state : PP_STATE_UNKNOWN;
}
