#include "advise/figure_training.h"

#include "advise/hours.h"
#include "rules/route.h"

/* The training on a route: requirements of a person of whom nothing is known. */
struct training {
    struct pp_item_answer *items;
    size_t count;
    const struct pp_requirement *total; /* the largest stated without a topic */
    pp_milli courses;                   /* of named ones, added up */
    bool untold;                        /* a named course without hours */
    bool prior;                         /* another credential is asked for first */
};

static bool is_training(const struct pp_requirement *requirement)
{
    return requirement->kind == PP_KIND_TRAINING_HOURS || requirement->kind == PP_KIND_COURSE;
}

static void add(struct training *training, const struct pp_requirement *requirement, pp_date as_of)
{
    if (pp_requirement_counts(requirement, as_of, PP_STAGE_CERTIFY) == PP_IN_FORCE_NO)
        return;
    training->prior |= requirement->kind == PP_KIND_PRIOR_CREDENTIAL;
    if (is_training(requirement))
        training->items[training->count++] =
            (struct pp_item_answer){.state = PP_STATE_UNKNOWN, .requirement = requirement};
}

/* Of a choice, the first way that asks for training on that day. */
static void add_choice(struct training *training, const struct pp_item *choice, pp_date as_of)
{
    for (size_t o = 0; o < choice->option_count; o++) {
        size_t before = training->count;
        for (size_t i = 0; i < choice->options[o].count; i++)
            add(training, choice->options[o].list[i], as_of);
        if (training->count > before)
            return;
    }
}

static size_t room_for(const struct pp_route *route)
{
    size_t room = 1;
    for (size_t i = 0; i < route->count; i++) {
        room += route->items[i].requirement != NULL;
        for (size_t o = 0; o < route->items[i].option_count; o++)
            room += route->items[i].options[o].count;
    }
    return room;
}

/* A course of unknown length that bears the name of the training is that training. */
static bool is_total_itself(const struct training *training, const struct pp_requirement *course)
{
    return training->total && pp_view_eq_fold(training->total->name, course->text);
}

static void look_through(struct training *training)
{
    for (size_t i = 0; i < training->count; i++) {
        const struct pp_requirement *requirement = training->items[i].requirement;
        if (requirement->kind == PP_KIND_TRAINING_HOURS && !requirement->topic.len &&
            (!training->total || requirement->amount > training->total->amount))
            training->total = requirement;
    }
    for (size_t i = 0; i < training->count; i++) {
        const struct pp_requirement *requirement = training->items[i].requirement;
        if (requirement->kind != PP_KIND_COURSE)
            continue;
        if (requirement->hours != PP_MILLI_NONE)
            training->courses += requirement->hours;
        else
            training->untold |= !is_total_itself(training, requirement);
    }
}

/* Is it within the total that is stated: hours on a topic, or courses that make it up exactly? */
static bool is_within(const struct training *training, const struct pp_requirement *requirement)
{
    if (!training->total || requirement == training->total)
        return false;
    return requirement->topic.len ||
           (requirement->kind == PP_KIND_COURSE && training->courses == training->total->amount);
}

static bool sum(const struct training *training, struct pp_arena *arena, struct pp_hours *out)
{
    struct pp_items items = {PP_NEW_N(arena, const struct pp_item_answer *, training->count + 1),
                             0};
    struct pp_items none = {NULL, 0};
    if (!items.list)
        return false;
    for (size_t i = 0; i < training->count; i++)
        if (!is_within(training, training->items[i].requirement))
            items.list[items.count++] = &training->items[i];
    *out = pp_hours_sum(&none, &items, PP_TIME_TRAINING, PP_STAGE_CERTIFY);
    return true;
}

bool pp_figure_training(const struct pp_credential *credential, pp_date as_of,
                        struct pp_arena *arena, struct pp_figure_part *out)
{
    struct training training = {0};
    struct pp_hours hours = {0, 0};
    const struct pp_route *route = pp_standard_route(credential);
    if (!route)
        return true;
    training.items = PP_NEW_N(arena, struct pp_item_answer, room_for(route));
    if (!training.items)
        return false;
    for (size_t i = 0; i < route->count; i++) {
        if (route->items[i].requirement)
            add(&training, route->items[i].requirement, as_of);
        else
            add_choice(&training, &route->items[i], as_of);
    }
    look_through(&training);
    if (!sum(&training, arena, &hours))
        return false;
    bool told =
        training.count > 0 && !training.untold && !pp_is_not_known(credential, "training_hours");
    bool none = training.count == 0 && route->complete && !training.prior;
    if (!training.total && !told && !none)
        return true;
    out->least = hours.least;
    out->most = training.untold ? PP_MILLI_NONE : hours.most;
    if (training.count)
        out->sources = &(training.total ? training.total : training.items[0].requirement)->sources;
    return true;
}
