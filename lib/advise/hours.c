#include "advise/hours.h"

enum pp_time pp_time_of(enum pp_kind kind)
{
    switch (kind) {
    case PP_KIND_TRAINING_HOURS:
    case PP_KIND_CE_HOURS:
    case PP_KIND_COURSE:
    case PP_KIND_ORIENTATION:
        return PP_TIME_TRAINING;
    case PP_KIND_EXPERIENCE_HOURS:
    case PP_KIND_SUPERVISION_HOURS:
        return PP_TIME_WORK;
    default:
        return PP_TIME_NONE;
    }
}

static bool is_named(enum pp_kind kind)
{
    return kind == PP_KIND_COURSE || kind == PP_KIND_ORIENTATION;
}

struct pp_hours pp_hours_of(const struct pp_item_answer *item)
{
    const struct pp_requirement *requirement = item->requirement;
    const struct pp_outcome *outcome = &item->outcome;
    pp_milli whole = is_named(requirement->kind) ? requirement->hours : requirement->amount;
    if (pp_time_of(requirement->kind) == PP_TIME_NONE || item->state == PP_STATE_MET ||
        whole == PP_MILLI_NONE)
        return (struct pp_hours){0, 0};
    if (item->state == PP_STATE_UNKNOWN || outcome->missing == PP_MILLI_NONE)
        return (struct pp_hours){whole, whole};
    return (struct pp_hours){outcome->missing,
                             outcome->at_least ? outcome->missing_most : outcome->missing};
}

/* One kind of hours: a total, and parts of it by topic. */
struct tally {
    struct pp_hours total;
    struct pp_hours largest; /* of the topics */
    struct pp_hours topics;  /* all of them together */
    pp_milli total_asked;    /* what the rule itself asks for */
    pp_milli topics_asked;
};

static pp_milli larger(pp_milli a, pp_milli b)
{
    return a > b ? a : b;
}

static struct pp_hours larger_of(struct pp_hours a, struct pp_hours b)
{
    return (struct pp_hours){larger(a.least, b.least), larger(a.most, b.most)};
}

struct pp_hours pp_hours_plus(struct pp_hours a, struct pp_hours b)
{
    return (struct pp_hours){a.least + b.least, a.most + b.most};
}

static void add(struct tally *tally, const struct pp_item_answer *item)
{
    const struct pp_requirement *requirement = item->requirement;
    struct pp_hours hours = pp_hours_of(item);
    if (requirement->topic.len) {
        tally->topics = pp_hours_plus(tally->topics, hours);
        tally->largest = larger_of(tally->largest, hours);
        tally->topics_asked += requirement->amount;
    } else {
        tally->total = larger_of(tally->total, hours);
        tally->total_asked = larger(tally->total_asked, requirement->amount);
    }
}

/* Topics that together ask for more than the total overlap (ethics, and ethics face to face): then
 * only the largest is certain. Without a total they add up. */
static struct pp_hours come_to(const struct tally *tally)
{
    struct pp_hours topics = tally->topics;
    if (tally->total_asked && tally->topics_asked > tally->total_asked)
        topics.least = tally->largest.least;
    return larger_of(tally->total, topics);
}

static void tally_list(const struct pp_items *items, enum pp_kind kind, int stage,
                       struct tally *tally)
{
    for (size_t i = 0; i < items->count; i++) {
        const struct pp_requirement *requirement = items->list[i]->requirement;
        if (requirement->kind == kind && requirement->stage <= stage)
            add(tally, items->list[i]);
    }
}

static struct pp_hours of_kind(const struct pp_items *unmet, const struct pp_items *open,
                               enum pp_kind kind, int stage)
{
    struct tally tally = {{0, 0}, {0, 0}, {0, 0}, 0, 0};
    tally_list(unmet, kind, stage, &tally);
    tally_list(open, kind, stage, &tally);
    return come_to(&tally);
}

static struct pp_hours of_named(const struct pp_items *items, int stage)
{
    struct pp_hours sum = {0, 0};
    for (size_t i = 0; i < items->count; i++)
        if (is_named(items->list[i]->requirement->kind) &&
            items->list[i]->requirement->stage <= stage)
            sum = pp_hours_plus(sum, pp_hours_of(items->list[i]));
    return sum;
}

struct pp_hours pp_hours_sum(const struct pp_items *unmet, const struct pp_items *open,
                             enum pp_time time, int stage)
{
    if (time == PP_TIME_WORK)
        return larger_of(of_kind(unmet, open, PP_KIND_EXPERIENCE_HOURS, stage),
                         of_kind(unmet, open, PP_KIND_SUPERVISION_HOURS, stage));
    struct pp_hours named = pp_hours_plus(of_named(unmet, stage), of_named(open, stage));
    struct pp_hours training = of_kind(unmet, open, PP_KIND_TRAINING_HOURS, stage);
    struct pp_hours further = of_kind(unmet, open, PP_KIND_CE_HOURS, stage);
    training = (struct pp_hours){larger(training.least, named.least), training.most + named.most};
    return pp_hours_plus(training, further);
}

static bool has_total(const struct pp_items *items, enum pp_kind kind)
{
    for (size_t i = 0; i < items->count; i++)
        if (items->list[i]->requirement->kind == kind && !items->list[i]->requirement->topic.len)
            return true;
    return false;
}

bool pp_hours_is_part(const struct pp_item_answer *item, const struct pp_items *unmet,
                      const struct pp_items *open)
{
    enum pp_kind kind = item->requirement->kind;
    return item->requirement->topic.len && (has_total(unmet, kind) || has_total(open, kind));
}
