#include "advise/way.h"

#include "advise/hours.h"

static const struct pp_items none = {NULL, 0};

/* A requirement that is there only to say that nothing is asked. */
static bool asks_nothing(const struct pp_requirement *requirement)
{
    return (requirement->kind == PP_KIND_BACKGROUND_CHECK &&
            requirement->word != PP_BACKGROUND_REQUIRED) ||
           (requirement->kind == PP_KIND_EDUCATION_MIN && requirement->word == PP_EDUCATION_NONE);
}

static bool counts(const struct pp_item_answer *item)
{
    return item->requirement->stage <= (int)PP_STAGE_CERTIFY && !asks_nothing(item->requirement);
}

/* Kinds that only the person can answer. */
static bool is_told(enum pp_kind kind)
{
    return kind == PP_KIND_PRIOR_CREDENTIAL || kind == PP_KIND_PRIOR_STATUS ||
           kind == PP_KIND_EMPLOYMENT || kind == PP_KIND_OTHER;
}

static bool is_barred(const struct pp_item_answer *item)
{
    return item->state == PP_STATE_UNMET && item->outcome.closes == PP_CLOSES_NEVER;
}

/* Training whose hours the sources do not tell. */
static bool is_unmeasured(const struct pp_item_answer *item)
{
    return pp_time_of(item->requirement->kind) == PP_TIME_TRAINING && pp_hours_of(item).most == 0;
}

/* How much an option asks of the person: compared from the first field on. */
struct burden {
    bool barred;
    size_t told;
    size_t schooling; /* a degree takes longer than any hours */
    size_t unmeasured;
    pp_milli hours;
    size_t unmet;
    size_t parts; /* that are not met */
};

static struct burden burden_of(const struct pp_option_answer *option)
{
    struct burden burden = {0};
    for (size_t i = 0; i < option->count; i++) {
        const struct pp_item_answer *item = &option->items[i];
        if (!counts(item) || item->state == PP_STATE_MET)
            continue;
        burden.barred |= is_barred(item);
        burden.told += is_told(item->requirement->kind);
        burden.schooling += item->requirement->kind == PP_KIND_EDUCATION_MIN;
        burden.unmeasured += is_unmeasured(item);
        burden.hours += pp_hours_of(item).most;
        burden.unmet += item->state == PP_STATE_UNMET;
        burden.parts++;
    }
    return burden;
}

static int cmp_size(size_t a, size_t b)
{
    return a < b ? -1 : a > b;
}

static int cmp_milli(pp_milli a, pp_milli b)
{
    return a < b ? -1 : a > b;
}

static int cmp_burden(const struct burden *a, const struct burden *b)
{
    if (a->barred != b->barred)
        return a->barred ? 1 : -1;
    if ((a->parts == 0) != (b->parts == 0))
        return a->parts ? 1 : -1;
    int told = cmp_size(a->told, b->told);
    int schooling = cmp_size(a->schooling, b->schooling);
    int unmeasured = cmp_size(a->unmeasured, b->unmeasured);
    int hours = cmp_milli(a->hours, b->hours);
    return told         ? told
           : schooling  ? schooling
           : unmeasured ? unmeasured
           : hours      ? hours
                        : cmp_size(a->unmet, b->unmet);
}

/* The first in the data where nothing tells them apart. */
static const struct pp_option_answer *lightest(const struct pp_item_answer *choice)
{
    const struct pp_option_answer *best = NULL;
    struct burden least = {0};
    for (size_t o = 0; o < choice->option_count; o++) {
        struct burden burden = burden_of(&choice->options[o]);
        if (!best || cmp_burden(&burden, &least) < 0) {
            best = &choice->options[o];
            least = burden;
        }
    }
    return best;
}

static void put(struct pp_items *items, const struct pp_item_answer *item)
{
    items->list[items->count++] = item;
}

static void sort_in(struct pp_way *way, const struct pp_item_answer *item)
{
    if (!counts(item))
        return;
    put(item->state == PP_STATE_MET     ? &way->met
        : item->state == PP_STATE_UNMET ? &way->unmet
                                        : &way->open,
        item);
    if (item->requirement->kind == PP_KIND_PRIOR_CREDENTIAL && item->state != PP_STATE_MET &&
        way->entry != PP_STATE_UNMET)
        way->entry = item->state;
    if (item->state == PP_STATE_MET)
        return;
    way->told += is_told(item->requirement->kind);
    if (item->requirement->kind == PP_KIND_PRIOR_CREDENTIAL && !way->elsewhere) {
        way->first++;
        way->first_sure |= item->state == PP_STATE_UNMET;
    }
}

static void weigh_unmet(struct pp_way *way)
{
    for (size_t i = 0; i < way->unmet.count; i++) {
        const struct pp_item_answer *item = way->unmet.list[i];
        const struct pp_outcome *outcome = &item->outcome;
        if (outcome->closes == PP_CLOSES_NEVER)
            way->barred = true;
        else if (outcome->closes == PP_CLOSES_BY_WAITING && outcome->on == PP_DATE_NONE)
            way->wait_open = true;
        else if (outcome->closes == PP_CLOSES_BY_WAITING)
            way->wait =
                way->wait == PP_DATE_NONE || outcome->on > way->wait ? outcome->on : way->wait;
        else if (pp_hours_of(item).most == 0)
            way->things++;
    }
}

static size_t count_unmeasured(const struct pp_items *items)
{
    size_t count = 0;
    for (size_t i = 0; i < items->count; i++)
        count += is_unmeasured(items->list[i]);
    return count;
}

static struct pp_hours_left hours_left(const struct pp_way *way, enum pp_time time)
{
    return (struct pp_hours_left){
        .sure = pp_hours_sum(&way->unmet, &none, time, PP_STAGE_CERTIFY),
        .all = pp_hours_sum(&way->unmet, &way->open, time, PP_STAGE_CERTIFY),
    };
}

static size_t room_for(const struct pp_route_answer *route)
{
    size_t room = 1;
    for (size_t i = 0; i < route->count; i++) {
        room++;
        for (size_t o = 0; o < route->items[i].option_count; o++)
            room += route->items[i].options[o].count;
    }
    return room;
}

enum pp_status pp_way_of(const struct pp_credential *credential,
                         const struct pp_route_answer *route, struct pp_arena *arena,
                         struct pp_way *out)
{
    struct pp_way way = {.credential = credential, .route = route, .wait = PP_DATE_NONE};
    size_t room = room_for(route);
    way.met.list = PP_NEW_N(arena, const struct pp_item_answer *, room);
    way.unmet.list = PP_NEW_N(arena, const struct pp_item_answer *, room);
    way.open.list = PP_NEW_N(arena, const struct pp_item_answer *, room);
    if (!way.met.list || !way.unmet.list || !way.open.list)
        return PP_NOMEM;
    way.elsewhere = pp_view_is(route->route->name, "reciprocity");
    way.entry = PP_STATE_MET;
    for (size_t i = 0; i < route->count; i++) {
        const struct pp_item_answer *item = &route->items[i];
        const struct pp_option_answer *option = item->requirement ? NULL : lightest(item);
        if (item->requirement)
            sort_in(&way, item);
        for (size_t k = 0; option && k < option->count; k++)
            sort_in(&way, &option->items[k]);
    }
    weigh_unmet(&way);
    way.unmeasured_sure = count_unmeasured(&way.unmet) > 0;
    way.unmeasured = count_unmeasured(&way.unmet) + count_unmeasured(&way.open);
    way.training = hours_left(&way, PP_TIME_TRAINING);
    way.work = hours_left(&way, PP_TIME_WORK);
    *out = way;
    return PP_OK;
}

struct pp_hours_left pp_way_hours(const struct pp_way *way)
{
    return (struct pp_hours_left){.sure = pp_hours_plus(way->training.sure, way->work.sure),
                                  .all = pp_hours_plus(way->training.all, way->work.all)};
}

const struct pp_item_answer *pp_way_choice_of(const struct pp_way *way,
                                              const struct pp_item_answer *item)
{
    for (size_t i = 0; i < way->route->count; i++)
        for (size_t o = 0; o < way->route->items[i].option_count; o++) {
            const struct pp_option_answer *option = &way->route->items[i].options[o];
            for (size_t k = 0; k < option->count; k++)
                if (&option->items[k] == item)
                    return &way->route->items[i];
        }
    return NULL;
}

bool pp_way_is_open(const struct pp_way *way)
{
    return !way->barred && !(way->elsewhere && way->entry == PP_STATE_UNMET);
}

bool pp_way_is_closed_by(const struct pp_way *way, const struct pp_item_answer *item)
{
    return is_barred(item) || (way->elsewhere && item->state == PP_STATE_UNMET &&
                               item->requirement->kind == PP_KIND_PRIOR_CREDENTIAL);
}

static int cmp_wait(const struct pp_way *a, const struct pp_way *b)
{
    if (a->wait_open != b->wait_open)
        return a->wait_open ? 1 : -1;
    return a->wait < b->wait ? -1 : a->wait > b->wait; /* PP_DATE_NONE lies before every date */
}

int pp_way_class(enum pp_verdict verdict)
{
    return verdict == PP_VERDICT_NOT_YET ? (int)PP_VERDICT_UNKNOWN : (int)verdict;
}

int pp_way_cmp(const struct pp_way *a, const struct pp_way *b)
{
    struct pp_hours_left left = pp_way_hours(a), right = pp_way_hours(b);
    int by[] = {
        pp_way_class(a->route->verdict) - pp_way_class(b->route->verdict),
        pp_way_is_open(b) - pp_way_is_open(a),
        a->route->empty - b->route->empty,
        a->first_sure - b->first_sure,
        a->unmeasured_sure - b->unmeasured_sure,
        cmp_milli(left.sure.least, right.sure.least),
        cmp_milli(left.all.most, right.all.most),
        cmp_wait(a, b),
        cmp_size(a->things, b->things),
        cmp_size(a->things + a->open.count, b->things + b->open.count),
        (int)a->route->verdict - (int)b->route->verdict,
    };
    for (size_t i = 0; i < sizeof(by) / sizeof(by[0]); i++)
        if (by[i])
            return by[i];
    return 0;
}
