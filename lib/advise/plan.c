#include "advise/plan.h"

#include "advise/hours.h"
#include "advise/plan_dates.h"

/* Who would this way be for? Another route than the standard one is planned only for somebody who
 * certainly may take it. */
static bool suits(const struct pp_way *way)
{
    return pp_way_is_open(way) &&
           (pp_view_is(way->route->route->name, "standard") || way->told == 0);
}

/* Do the sources tell nothing of what it asks up to applying, though it may ask more? */
static bool is_silent(const struct pp_way *way)
{
    const struct pp_items *lists[] = {&way->met, &way->unmet, &way->open};
    for (size_t l = 0; l < sizeof(lists) / sizeof(lists[0]); l++)
        for (size_t i = 0; i < lists[l]->count; i++)
            if (lists[l]->list[i]->requirement->stage <= (int)PP_STAGE_APPLY)
                return false;
    return way->route->empty || !way->route->route->complete;
}

/* The way with the least to do when everything unknown counts as to do. */
static bool is_lighter(const struct pp_way *a, const struct pp_way *b)
{
    struct pp_hours_left left = pp_way_hours(a), right = pp_way_hours(b);
    if (suits(a) != suits(b))
        return suits(a);
    if (pp_way_is_open(a) != pp_way_is_open(b))
        return pp_way_is_open(a);
    if (is_silent(a) != is_silent(b))
        return is_silent(b);
    if (left.all.most != right.all.most)
        return left.all.most < right.all.most;
    return a->unmet.count + a->open.count < b->unmet.count + b->open.count;
}

static enum pp_status find_ways(const struct pp_answer *answer, struct pp_arena *arena,
                                struct pp_roadmap *plan)
{
    struct pp_way *ways = PP_NEW_N(arena, struct pp_way, answer->route_count);
    if (!ways)
        return PP_NOMEM;
    for (size_t i = 0; i < answer->route_count; i++) {
        struct pp_way *way = &ways[plan->way_count++];
        if (pp_way_of(answer->credential, &answer->routes[i], arena, way) != PP_OK)
            return PP_NOMEM;
        if (!plan->way || is_lighter(way, plan->way))
            plan->way = way;
    }
    plan->ways = ways;
    return PP_OK;
}

static enum pp_step_what what_of(const struct pp_item_answer *item)
{
    if (pp_kinds[item->requirement->kind].closes == PP_CLOSES_BY_WAITING)
        return PP_STEP_WAIT;
    switch (pp_time_of(item->requirement->kind)) {
    case PP_TIME_TRAINING:
        return PP_STEP_LEARN;
    case PP_TIME_WORK:
        return PP_STEP_WORK;
    case PP_TIME_NONE:
        break;
    }
    return PP_STEP_DO;
}

enum order {
    ORDER_WAIT,
    ORDER_BE,
    ORDER_LEARN,
    ORDER_EXAM, /* one that is asked before applying is given with the training */
    ORDER_HOLD, /* a certification that asks for the same training */
    ORDER_WORK,
    ORDER_PAPERS,
    ORDER_APPLY
};

/* Does the plan for the certification that comes first hold training that this one asks for too? */
static bool shares_training(const struct pp_way *way, const struct pp_roadmap *first)
{
    for (size_t i = 0; first && i < first->count; i++) {
        const struct pp_item_answer *item = first->steps[i].item;
        if (!item || item->requirement->kind != PP_KIND_TRAINING_HOURS)
            continue;
        const struct pp_items *lists[] = {&way->unmet, &way->open};
        for (size_t l = 0; l < 2; l++)
            for (size_t k = 0; k < lists[l]->count; k++) {
                const struct pp_requirement *other = lists[l]->list[k]->requirement;
                if (other->kind == PP_KIND_TRAINING_HOURS &&
                    other->amount == item->requirement->amount &&
                    pp_view_eq(other->approved_by, item->requirement->approved_by))
                    return true;
            }
    }
    return false;
}

/* Within a stage: what one must be or wait for, then training and its exam, work, papers. */
static enum order order_of(const struct pp_step *step, const struct pp_way *way)
{
    switch (step->what) {
    case PP_STEP_APPLY:
        return ORDER_APPLY;
    case PP_STEP_WAIT:
        return ORDER_WAIT;
    case PP_STEP_LEARN:
        return ORDER_LEARN;
    case PP_STEP_WORK:
        return ORDER_WORK;
    case PP_STEP_DO:
        break;
    }
    switch (step->item->requirement->kind) {
    case PP_KIND_LIVED_EXPERIENCE:
    case PP_KIND_AGE_MAX:
    case PP_KIND_EDUCATION_MIN:
    case PP_KIND_RESIDENCY:
    case PP_KIND_PRIOR_STATUS:
        return ORDER_BE;
    case PP_KIND_PRIOR_CREDENTIAL:
        return shares_training(way, step->first) ? ORDER_HOLD : ORDER_BE;
    case PP_KIND_EXAM:
        return ORDER_EXAM;
    default:
        return ORDER_PAPERS;
    }
}

static void add_step(struct pp_roadmap *plan, struct pp_step step)
{
    size_t at = plan->count++;
    step.order = (int)order_of(&step, plan->way);
    for (; at > 0; at--) {
        const struct pp_step *before = &plan->steps[at - 1];
        if (before->stage < step.stage ||
            (before->stage == step.stage && before->order <= step.order))
            break;
        plan->steps[at] = *before;
    }
    plan->steps[at] = step;
}

/* A plan that is being made, for a certification that another one may ask for first. */
struct making {
    const struct pp_person *person;
    unsigned pace;
    int depth;
};

enum {
    MOST_FIRST = 4 /* certifications in a row; the rules may name each other in a circle */
};

static enum pp_status make(const struct making *making, const struct pp_credential *credential,
                           struct pp_roadmap *out);

/* Is the requirement asked of everybody who wants this, whichever way one goes? */
static bool is_inevitable(const struct pp_roadmap *plan, const struct pp_item_answer *item)
{
    for (size_t i = 0; i < plan->way_count; i++)
        if (&plan->ways[i] != plan->way && pp_way_is_open(&plan->ways[i]))
            return false;
    return !pp_way_choice_of(plan->way, item);
}

/* Plan what comes first. Without a plan that leads there, none leads on; but a person who has not
 * said what he or she holds may hold it. */
static enum pp_status plan_first(const struct making *making, const struct pp_item_answer *item,
                                 struct pp_roadmap *plan, const struct pp_roadmap **out)
{
    const struct pp_credential *named = item->requirement->named;
    struct making deeper = *making;
    *out = NULL;
    if (!named || named == plan->way->credential || deeper.depth++ == MOST_FIRST)
        return PP_OK;
    struct pp_roadmap *first = PP_NEW(making->person->arena, struct pp_roadmap);
    if (!first)
        return PP_NOMEM;
    enum pp_status status = make(&deeper, named, first);
    if (status != PP_OK)
        return status;
    if (item->state == PP_STATE_UNMET && is_inevitable(plan, item) &&
        (first->state == PP_ROADMAP_BARRED || first->state == PP_ROADMAP_NOWHERE))
        plan->dead_end = named;
    *out = first;
    return PP_OK;
}

static enum pp_status add_list(const struct making *making, struct pp_roadmap *plan,
                               const struct pp_items *items)
{
    for (size_t i = 0; i < items->count; i++) {
        const struct pp_item_answer *item = items->list[i];
        struct pp_step step = {.what = what_of(item),
                               .stage = item->requirement->stage,
                               .item = item,
                               .hours = pp_hours_of(item),
                               .part = pp_hours_is_part(item, &plan->way->unmet, &plan->way->open),
                               .from = PP_DATE_NONE,
                               .to = PP_DATE_NONE};
        enum pp_status status = plan_first(making, item, plan, &step.first);
        if (status != PP_OK)
            return status;
        if (step.first)
            step.to = step.first->earliest;
        add_step(plan, step);
    }
    return PP_OK;
}

static enum pp_status lay_out(const struct making *making, struct pp_roadmap *plan)
{
    const struct pp_way *way = plan->way;
    plan->steps =
        PP_NEW_N(making->person->arena, struct pp_step, way->unmet.count + way->open.count + 1);
    if (!plan->steps)
        return PP_NOMEM;
    enum pp_status status = add_list(making, plan, &way->unmet);
    if (status == PP_OK)
        status = add_list(making, plan, &way->open);
    if (status != PP_OK)
        return status;
    if (plan->dead_end) {
        plan->state = PP_ROADMAP_BARRED;
        plan->count = 0;
        return PP_OK;
    }
    plan->state = plan->count ? PP_ROADMAP_STEPS : PP_ROADMAP_READY;
    add_step(plan, (struct pp_step){.what = PP_STEP_APPLY, .stage = PP_STAGE_APPLY});
    plan->training = way->training.all;
    plan->work = way->work.all;
    pp_roadmap_date(plan, making->person->as_of);
    return PP_OK;
}

/* `making->person` is asked about up to certification. */
static enum pp_status make(const struct making *making, const struct pp_credential *credential,
                           struct pp_roadmap *out)
{
    struct pp_arena *arena = making->person->arena;
    struct pp_roadmap plan = {
        .pace = making->pace, .apply_on = PP_DATE_NONE, .earliest = PP_DATE_NONE};
    struct pp_answer *answer = PP_NEW(arena, struct pp_answer);
    if (!answer)
        return PP_NOMEM;
    enum pp_status status = pp_person_answers(making->person, &credential, 1, answer);
    if (status == PP_OK)
        status = find_ways(answer, arena, &plan);
    if (status != PP_OK)
        return status;
    plan.answer = answer;
    if (answer->offered == PP_IN_FORCE_NO)
        plan.state = PP_ROADMAP_NOWHERE;
    else if (!plan.way || is_silent(plan.way))
        plan.state = PP_ROADMAP_EMPTY;
    else if (!pp_way_is_open(plan.way))
        plan.state = PP_ROADMAP_BARRED;
    else
        status = lay_out(making, &plan);
    if (status != PP_OK)
        return status;
    if (plan.way)
        pp_cost_of(plan.way, &plan.cost);
    *out = plan;
    return PP_OK;
}

enum pp_status pp_roadmap_make(const struct pp_person *person,
                               const struct pp_credential *credential, unsigned pace,
                               struct pp_roadmap *out)
{
    struct pp_person certified = *person;
    struct making making = {&certified, pace, 0};
    certified.stage = PP_STAGE_CERTIFY;
    return make(&making, credential, out);
}
