#include "advise/renew.h"

#include "advise/renew_ce.h"
#include "eval/held.h"
#include "rules/lead.h"
#include "rules/route.h"

static const char *const standings[] = {
    [PP_STANDING_CURRENT] = "current",   [PP_STANDING_EXPIRED] = "expired",
    [PP_STANDING_FUTURE] = "future",     [PP_STANDING_OPEN] = "open",
    [PP_STANDING_NOT_HELD] = "not_held",
};

const struct pp_words pp_standing_words = {standings, sizeof(standings) / sizeof(standings[0])};

static bool same_credential(const struct pp_certification *a, const struct pp_certification *b)
{
    if (a->credential || b->credential)
        return a->credential == b->credential;
    return pp_view_eq_fold(a->name, b->name) && pp_view_eq_fold(a->jurisdiction, b->jurisdiction);
}

/* Is date `b` later than `a`, both being stated? */
static bool is_later(pp_date a, pp_date b)
{
    return a != PP_DATE_NONE && b != PP_DATE_NONE && b > a;
}

bool pp_certification_replaced(const struct pp_profile *profile, size_t number, pp_date as_of)
{
    const struct pp_certification *old = &profile->certifications[number];
    for (size_t i = 0; i < profile->certification_count; i++) {
        const struct pp_certification *other = &profile->certifications[i];
        if (i == number || !same_credential(old, other))
            continue;
        if (other->issued != PP_DATE_NONE && other->issued > as_of)
            continue;
        bool later = is_later(old->expires, other->expires) || is_later(old->issued, other->issued);
        bool twice = old->expires == other->expires && old->issued == other->issued && i > number;
        if (later || twice)
            return true;
    }
    return false;
}

static enum pp_standing standing_of(const struct pp_certification *held, pp_date as_of)
{
    if (!held)
        return PP_STANDING_NOT_HELD;
    if (held->issued != PP_DATE_NONE && held->issued > as_of)
        return PP_STANDING_FUTURE;
    if (held->expires == PP_DATE_NONE)
        return PP_STANDING_OPEN;
    return held->expires < as_of ? PP_STANDING_EXPIRED : PP_STANDING_CURRENT;
}

/* The first end of a period on or after the day, counted in whole periods from the day of issue so
 * that a month's last day stays the last day. */
static pp_date next_end(pp_date issued, int months, pp_date as_of)
{
    int periods = 1 + pp_date_months_between(issued, as_of) / months;
    pp_date before = pp_date_add_months(issued, (periods - 1) * months);
    if (before >= as_of && periods > 1)
        return before;
    return pp_date_add_months(issued, periods * months);
}

/* When the application is taken, by the rules: counted back from the stated end. */
static void find_due(struct pp_renewal_advice *advice, pp_date as_of)
{
    const struct pp_credential *credential = advice->credential;
    if (!credential || !credential->renewal.given)
        return;
    advice->apply_by = pp_lead_day(credential->renewal.apply, advice->deadline);
    advice->opens = pp_lead_day(credential->renewal.opens, advice->deadline);
    if (advice->apply_by != PP_DATE_NONE)
        advice->apply_days = advice->apply_by - as_of;
}

pp_date pp_renewal_due(const struct pp_renewal_advice *advice)
{
    return advice->apply_by != PP_DATE_NONE ? advice->apply_by : advice->deadline;
}

static void find_period(struct pp_renewal_advice *advice, pp_date as_of)
{
    const struct pp_certification *held = advice->held;
    int months = advice->credential && advice->credential->renewal.given
                     ? advice->credential->renewal.every_months
                     : PP_INT_NONE;
    advice->deadline = advice->supposed = advice->first_end = PP_DATE_NONE;
    advice->apply_by = advice->opens = PP_DATE_NONE;
    advice->period_begins = advice->period_ends = PP_DATE_NONE;
    if (!held)
        return;
    if (held->expires == PP_DATE_NONE) {
        pp_date first = pp_held_to(held);
        int own = advice->credential ? advice->credential->renewal.first_months : PP_INT_NONE;
        if (held->issued == PP_DATE_NONE || held->issued > as_of || first == PP_DATE_NONE || !own)
            return;
        if (first < as_of)
            advice->first_end = first;
        /* Where the first period has a length of its own, counting on from it would be a guess. */
        if (own == PP_INT_NONE)
            advice->supposed = next_end(held->issued, months, as_of);
        return;
    }
    advice->deadline = advice->period_ends = held->expires;
    advice->days = held->expires - as_of;
    find_due(advice, as_of);
    if (months <= 0)
        return;
    advice->period_begins = pp_date_add_months(held->expires, -months);
    if (held->issued != PP_DATE_NONE && held->issued >= advice->period_begins) {
        advice->period_begins = held->issued;
        advice->begins_as_issued = true;
    }
}

static bool find_fees(struct pp_renewal_advice *advice, struct pp_arena *arena)
{
    const struct pp_credential *credential = advice->credential;
    if (!credential)
        return true;
    advice->fees = PP_NEW_N(arena, const struct pp_fee *, credential->fee_count + 1);
    if (!advice->fees)
        return false;
    for (size_t i = 0; i < credential->fee_count; i++)
        if (pp_view_is(PP_V("renewal"), pp_word(&pp_fee_words, credential->fees[i].what)))
            advice->fees[advice->fee_count++] = &credential->fees[i];
    return true;
}

/*
 * A requirement for keeping that has a window is one of the first months after the day of issue.
 * Once they are over it is held against their last day, and what does not show is no gap: whoever
 * still holds the certification was past it, or was granted more time.
 */
static pp_date evaluate_keep(const struct pp_renewal_advice *advice,
                             const struct pp_requirement *asked, const struct pp_profile *profile,
                             pp_date as_of, struct pp_matcher *matcher, struct pp_outcome *out)
{
    pp_date ends = PP_DATE_NONE;
    if (advice->held && asked->window_months != PP_INT_NONE && advice->held->issued != PP_DATE_NONE)
        ends = pp_date_add_months(advice->held->issued, asked->window_months);
    if (ends == PP_DATE_NONE || ends >= as_of)
        ends = PP_DATE_NONE;
    pp_evaluate(asked, profile, ends == PP_DATE_NONE ? as_of : ends, matcher, out);
    bool unsure = ends != PP_DATE_NONE || (advice->held && asked->window_months != PP_INT_NONE &&
                                           advice->held->issued == PP_DATE_NONE);
    if (unsure && out->state == PP_STATE_UNMET)
        out->state = PP_STATE_UNKNOWN;
    return ends;
}

/* The standard route's requirements for keeping the credential. Those inside a choice are left out:
 * none of the data has one, and a choice is not asked of everybody. */
static bool find_keeps(struct pp_renewal_advice *advice, const struct pp_profile *profile,
                       pp_date as_of, struct pp_matcher *matcher, struct pp_arena *arena)
{
    const struct pp_credential *credential = advice->credential;
    const struct pp_route *route = credential ? pp_standard_route(credential) : NULL;
    if (!route)
        return true;
    advice->keeps = PP_NEW_N(arena, const struct pp_requirement *, route->count + 1);
    advice->keep_outcomes = PP_NEW_N(arena, struct pp_outcome, route->count + 1);
    advice->keep_ends = PP_NEW_N(arena, pp_date, route->count + 1);
    if (!advice->keeps || !advice->keep_outcomes || !advice->keep_ends)
        return false;
    for (size_t i = 0; i < route->count; i++) {
        const struct pp_requirement *asked = route->items[i].requirement;
        if (!asked || asked->stage != PP_STAGE_KEEP ||
            pp_requirement_counts(asked, as_of, PP_STAGE_KEEP) == PP_IN_FORCE_NO)
            continue;
        advice->keep_ends[advice->keep_count] = evaluate_keep(
            advice, asked, profile, as_of, matcher, &advice->keep_outcomes[advice->keep_count]);
        advice->keeps[advice->keep_count++] = asked;
    }
    return true;
}

enum pp_status pp_renewal_advise(const struct pp_certification *held,
                                 const struct pp_credential *credential,
                                 const struct pp_profile *profile, pp_date as_of,
                                 struct pp_matcher *matcher, struct pp_arena *arena,
                                 struct pp_renewal_advice *out)
{
    struct pp_renewal_advice advice = {
        .held = held,
        .credential = held ? held->credential : credential,
        .standing = standing_of(held, as_of),
        .offered = PP_IN_FORCE_YES,
        .ce_stated = profile->ce_stated,
    };
    if (advice.credential)
        advice.offered = pp_credential_offered(advice.credential, as_of);
    find_period(&advice, as_of);
    if (!pp_renewal_count_ce(&advice, profile, as_of, arena) || !find_fees(&advice, arena) ||
        !find_keeps(&advice, profile, as_of, matcher, arena) || matcher->no_memory)
        return PP_NOMEM;
    *out = advice;
    return PP_OK;
}
