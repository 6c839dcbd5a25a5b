#include "advise/figure.h"

#include "advise/cost.h"
#include "advise/figure_training.h"
#include "advise/serves.h"
#include "rules/route.h"

enum {
    MONTHS_A_YEAR = 12
};

const int *pp_figure_steps(enum pp_figure_by by)
{
    static const int steps[PP_BY_COUNT][PP_FIGURE_STEPS - 1] = {
        [PP_BY_TRAINING_HOURS] = {40, 50, 60, 80},
        [PP_BY_CE_HOURS] = {6, 10, 15, 20}, /* a year */
        [PP_BY_FEE] = {0, 50, 100, 150},
    };
    return steps[by];
}

pp_milli pp_figure_per_year(const struct pp_figure_part *part)
{
    if (part->least == PP_MILLI_NONE || part->months == PP_INT_NONE || part->months == 0)
        return PP_MILLI_NONE;
    return part->least * MONTHS_A_YEAR / part->months;
}

/* What two parts are compared by; PP_MILLI_NONE sorts last. */
static pp_milli measure(enum pp_figure_by by, const struct pp_figure_part *part)
{
    return by == PP_BY_CE_HOURS ? pp_figure_per_year(part) : part->least;
}

/* Is it had on top of another certification of standard level, which the same state issues? Then it
 * is nothing that a newcomer can ask for. */
static bool is_added(const struct pp_credential *credential)
{
    const struct pp_route *route = pp_standard_route(credential);
    for (size_t i = 0; route && i < route->count; i++) {
        const struct pp_requirement *requirement = route->items[i].requirement;
        if (requirement && requirement->named && requirement->named->level == PP_LEVEL_STANDARD)
            return true;
    }
    return false;
}

/* How far a credential is from what a newcomer asks for: 0 is nearest. */
static int distance(const struct pp_credential *credential)
{
    bool unclear = credential->status == PP_STATUS_UNCLEAR;
    bool added = credential->level == PP_LEVEL_ADVANCED || is_added(credential);
    bool first_step = credential->level == PP_LEVEL_PROVISIONAL;
    return unclear * 4 + added * 2 + first_step;
}

static bool counts(const struct pp_credential *credential, uint32_t tracks, pp_date as_of)
{
    return pp_is_for(credential, tracks) &&
           pp_credential_offered(credential, as_of) != PP_IN_FORCE_NO;
}

/* Fill in which credentials count. False without memory. */
static bool gather(const struct pp_person *person, enum pp_figure_by by, uint32_t tracks,
                   struct pp_figure *figure)
{
    const struct pp_jurisdiction *jurisdiction = figure->jurisdiction;
    bool all = by == PP_BY_VERDICT || pp_view_is(jurisdiction->code, "US");
    int nearest = INT32_MAX;
    figure->parts =
        PP_NEW_N(person->arena, struct pp_figure_part, jurisdiction->credential_count + 1);
    if (!figure->parts)
        return false;
    for (size_t i = 0; i < jurisdiction->credential_count; i++) {
        const struct pp_credential *credential = &jurisdiction->credentials[i];
        int far = all ? 0 : distance(credential);
        if (!counts(credential, tracks, person->as_of) || far > nearest)
            continue;
        if (far < nearest)
            figure->count = 0;
        nearest = far;
        figure->parts[figure->count++] = (struct pp_figure_part){.credential = credential,
                                                                 .verdict = PP_VERDICT_NOT_OFFERED,
                                                                 .least = PP_MILLI_NONE,
                                                                 .most = PP_MILLI_NONE,
                                                                 .months = PP_INT_NONE};
    }
    return true;
}

static void measure_ce(struct pp_figure_part *part)
{
    const struct pp_renewal *renewal = &part->credential->renewal;
    if (!renewal->given || renewal->ce_hours == PP_MILLI_NONE)
        return;
    part->least = part->most = renewal->ce_hours;
    part->months = renewal->every_months;
    part->sources = &renewal->sources;
}

static void measure_fee(struct pp_figure_part *part)
{
    struct pp_cost_part fee;
    pp_cost_fees(part->credential, pp_cost_word(PP_COST_APPLICATION), &fee);
    part->least = fee.least;
    part->most = fee.most;
    part->sources = fee.sources;
}

/* Fill in the amounts. False without memory. */
static bool measure_all(const struct pp_person *person, enum pp_figure_by by,
                        struct pp_figure *figure)
{
    for (size_t i = 0; i < figure->count; i++) {
        struct pp_figure_part *part = &figure->parts[i];
        if (by == PP_BY_CE_HOURS)
            measure_ce(part);
        else if (by == PP_BY_FEE)
            measure_fee(part);
        else if (by == PP_BY_TRAINING_HOURS &&
                 !pp_figure_training(part->credential, person->as_of, person->arena, part))
            return false;
    }
    return true;
}

static int step_of(enum pp_figure_by by, pp_milli amount)
{
    const int *steps = pp_figure_steps(by);
    int step = 0;
    while (step < PP_FIGURE_STEPS - 1 && amount > (pp_milli)steps[step] * PP_MILLI)
        step++;
    return step;
}

/* Which part speaks for the place, and what is to be said of the others. */
static void choose_amount(enum pp_figure_by by, struct pp_figure *figure)
{
    const struct pp_figure_part *best = NULL;
    for (size_t i = 0; i < figure->count; i++) {
        const struct pp_figure_part *part = &figure->parts[i];
        pp_milli amount = measure(by, part);
        if (part->least != PP_MILLI_NONE &&
            (!best || (amount != PP_MILLI_NONE &&
                       (measure(by, best) == PP_MILLI_NONE || amount < measure(by, best)))))
            best = part;
    }
    figure->best = best;
    for (size_t i = 0; best && i < figure->count; i++) {
        const struct pp_figure_part *part = &figure->parts[i];
        pp_milli amount = measure(by, part);
        figure->open |= part != best && amount == PP_MILLI_NONE;
        figure->more |=
            amount != PP_MILLI_NONE && (amount > measure(by, best) || part->most != part->least);
    }
    if (best && measure(by, best) != PP_MILLI_NONE)
        figure->class = step_of(by, measure(by, best));
}

static void choose_verdict(struct pp_figure *figure)
{
    for (size_t i = 0; i < figure->count; i++)
        if (!figure->best || figure->parts[i].verdict < figure->best->verdict)
            figure->best = &figure->parts[i];
    /* Without a part, nothing is offered. */
    figure->class = (int)(figure->best ? figure->best->verdict : PP_VERDICT_NOT_OFFERED);
}

/* The verdicts of all parts of all places. */
static enum pp_status judge(const struct pp_person *person, struct pp_figure *figures, size_t count)
{
    struct pp_program program;
    struct pp_bits bits;
    const struct pp_compiled_route *route;
    size_t total = 0;
    for (size_t i = 0; i < count; i++)
        total += figures[i].count;
    const struct pp_credential **credentials =
        PP_NEW_N(person->arena, const struct pp_credential *, total + 1);
    if (!credentials)
        return PP_NOMEM;
    total = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t p = 0; p < figures[i].count; p++)
            credentials[total++] = figures[i].parts[p].credential;
    enum pp_status status = pp_person_measure(person, credentials, total, &program, &bits);
    if (status != PP_OK)
        return status;
    total = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t p = 0; p < figures[i].count; p++)
            figures[i].parts[p].verdict =
                pp_credential_verdict(&program, &program.credentials[total++], &bits, &route);
    return PP_OK;
}

enum pp_status pp_figures_make(const struct pp_person *person, const struct pp_where *places,
                               size_t place_count, enum pp_figure_by by, uint32_t tracks,
                               struct pp_figure *out)
{
    for (size_t i = 0; i < place_count; i++) {
        out[i] =
            (struct pp_figure){.jurisdiction = places[i].jurisdiction, .class = PP_FIGURE_NO_CLASS};
        if (!gather(person, by, tracks, &out[i]) || !measure_all(person, by, &out[i]))
            return PP_NOMEM;
    }
    enum pp_status status = by == PP_BY_VERDICT ? judge(person, out, place_count) : PP_OK;
    for (size_t i = 0; status == PP_OK && i < place_count; i++) {
        if (by == PP_BY_VERDICT)
            choose_verdict(&out[i]);
        else
            choose_amount(by, &out[i]);
    }
    return status;
}
