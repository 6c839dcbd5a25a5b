#include "reference.h"

#include "rules/compile.h"
#include "rules/route.h"

/* What a list of conditions comes to. */
struct finding {
    bool asks;    /* something counts at the stage */
    bool unknown; /* something is not known */
    bool unmet;   /* something is unmet */
    bool never;   /* something is unmet that closes neither by doing nor by waiting */
    bool confirm; /* something is met only as far as one can tell */
};

struct question {
    const struct pp_profile *profile;
    pp_date as_of;
    enum pp_stage stage;
    struct pp_matcher *matcher;
};

/* Days before the first possible day are outside, days after the last possible day too; between the
 * two it is not certain. */
static int in_force(struct pp_date_span from, struct pp_date_span to, pp_date day)
{
    int begun = from.first == PP_DATE_NONE || day >= from.last ? 1 : day < from.first ? 0 : -1;
    int going = to.first == PP_DATE_NONE || day <= to.first ? 1 : day > to.last ? 0 : -1;
    if (begun == 0 || going == 0)
        return 0;
    return begun < 0 || going < 0 ? -1 : 1;
}

static struct finding look_at(const struct question *q, const struct pp_requirement *requirement)
{
    struct finding finding = {0};
    int counts = in_force(requirement->effective, requirement->until, q->as_of);
    struct pp_outcome outcome;
    if (requirement->stage > (int)q->stage || counts == 0)
        return finding;
    finding.asks = true;
    pp_evaluate(requirement, q->profile, q->as_of, q->matcher, &outcome);
    if (outcome.state == PP_STATE_UNKNOWN || (outcome.state == PP_STATE_UNMET && counts < 0)) {
        finding.unknown = true;
    } else if (outcome.state == PP_STATE_UNMET) {
        finding.unmet = true;
        finding.never =
            requirement->kind == PP_KIND_AGE_MAX || requirement->kind == PP_KIND_LIVED_EXPERIENCE;
    } else {
        finding.confirm = outcome.confirm;
    }
    return finding;
}

static struct finding all_of(struct finding a, struct finding b)
{
    return (struct finding){a.asks || b.asks, a.unknown || b.unknown, a.unmet || b.unmet,
                            a.never || b.never, a.confirm || b.confirm};
}

static enum pp_verdict verdict_of(struct finding finding, bool whole)
{
    if (finding.unmet)
        return finding.never ? PP_VERDICT_INELIGIBLE : PP_VERDICT_NOT_YET;
    if (finding.unknown)
        return PP_VERDICT_UNKNOWN;
    return whole && !finding.confirm ? PP_VERDICT_ELIGIBLE : PP_VERDICT_LIKELY;
}

/* One option is enough: the best of them by the order of verdicts; it asks nothing when one option
 * asks nothing. */
static struct finding any_of(const struct question *q, const struct pp_item *item)
{
    struct finding best = {0};
    enum pp_verdict best_verdict = PP_VERDICT_COUNT;
    for (size_t o = 0; o < item->option_count; o++) {
        struct finding option = {0};
        for (size_t i = 0; i < item->options[o].count; i++)
            option = all_of(option, look_at(q, item->options[o].list[i]));
        if (!option.asks) {
            bool will_ask = false;
            for (size_t i = 0; i < item->options[o].count; i++)
                will_ask |= in_force(item->options[o].list[i]->effective,
                                     item->options[o].list[i]->until, q->as_of) != 0;
            if (will_ask)
                return (struct finding){0}; /* this way is open so far */
            continue;                       /* on that day there is no such way */
        }
        enum pp_verdict verdict = verdict_of(option, true);
        if (verdict < best_verdict) {
            best_verdict = verdict;
            best = option;
        }
    }
    return best;
}

enum pp_verdict pp_reference_verdict(const struct pp_credential *credential,
                                     const struct pp_profile *profile, pp_date as_of,
                                     enum pp_stage stage, struct pp_matcher *matcher)
{
    const struct question q = {profile, as_of, stage, matcher};
    int offered = in_force(credential->effective, credential->until, as_of);
    enum pp_verdict best = PP_VERDICT_COUNT;
    if (offered == 0)
        return PP_VERDICT_NOT_OFFERED;
    if (credential->status == PP_STATUS_PLANNED && credential->effective.first == PP_DATE_NONE)
        return PP_VERDICT_NOT_OFFERED;
    if (credential->status == PP_STATUS_RETIRED && credential->until.first == PP_DATE_NONE)
        return PP_VERDICT_NOT_OFFERED;
    for (size_t r = 0; r < credential->route_count; r++) {
        const struct pp_route *route = &credential->routes[r];
        struct finding finding = {0};
        bool whole = route->complete && offered == 1 && credential->status != PP_STATUS_UNCLEAR &&
                     !pp_route_has_hole(credential, route);
        for (size_t i = 0; i < route->count; i++)
            finding = all_of(finding, route->items[i].requirement
                                          ? look_at(&q, route->items[i].requirement)
                                          : any_of(&q, &route->items[i]));
        enum pp_verdict verdict = verdict_of(finding, whole);
        if (route->count == 0)
            verdict = PP_VERDICT_UNKNOWN;
        else if (!finding.asks)
            continue;
        best = verdict < best ? verdict : best;
    }
    return best == PP_VERDICT_COUNT ? PP_VERDICT_UNKNOWN : best;
}
