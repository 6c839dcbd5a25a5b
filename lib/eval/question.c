/* Which questions would decide an unknown, and in which order. */
#include "eval/answer.h"
#include "rules/alike.h"
#include "rules/kinds.h"

#include <stdlib.h>

struct question {
    struct pp_open_question asked;
    size_t waiting; /* unknown routes that wait for it */
    size_t order;
    const struct pp_route_answer *last; /* the route counted last, so that none counts twice */
};

struct collection {
    struct question *list;
    size_t count;
    size_t room;
    struct pp_arena *arena;
    bool no_memory;
};

bool pp_same_question(const struct pp_requirement *a, const struct pp_requirement *b)
{
    if (a->kind != b->kind)
        return false;
    if (pp_view_eq(a->id, b->id))
        return true;
    if (a->text.len || b->text.len)
        return false; /* told in words: only the same id is the same question */
    return a->amount == b->amount && pp_measure_alike(a, b) &&
           (a->kind != PP_KIND_RESIDENCY || a->place == b->place);
}

static bool same(const struct pp_open_question *a, const struct pp_open_question *b)
{
    if (a->unsure || b->unsure)
        return a->unsure == b->unsure;
    return pp_same_question(a->requirement, b->requirement);
}

static void add_question(struct collection *all, struct pp_open_question asked,
                         const struct pp_route_answer *route)
{
    for (size_t i = 0; i < all->count; i++) {
        if (same(&all->list[i].asked, &asked)) {
            all->list[i].waiting += all->list[i].last != route;
            all->list[i].last = route;
            return;
        }
    }
    if (all->count == all->room) {
        size_t room = all->room ? all->room * 2 : 32;
        struct question *list = PP_NEW_N(all->arena, struct question, room);
        if (!list) {
            all->no_memory = true;
            return;
        }
        for (size_t i = 0; i < all->count; i++)
            list[i] = all->list[i];
        all->list = list;
        all->room = room;
    }
    all->list[all->count] = (struct question){asked, 1, all->count, route};
    all->count++;
}

static void collect_item(struct collection *all, const struct pp_item_answer *item,
                         const struct pp_route_answer *route)
{
    if (item->state != PP_STATE_UNKNOWN || item->later)
        return;
    if (item->requirement) {
        /* Where the person's side is known, only the issuer can tell: there is nothing to ask the
         * person. */
        if (item->outcome.state == PP_STATE_UNKNOWN && !item->outcome.issuer_decides)
            add_question(all, (struct pp_open_question){item->requirement, item->outcome.unsure},
                         route);
        return;
    }
    for (size_t o = 0; o < item->option_count; o++)
        for (size_t i = 0; item->options[o].state == PP_STATE_UNKNOWN && i < item->options[o].count;
             i++)
            collect_item(all, &item->options[o].items[i], route);
}

static int by_decisiveness(const void *left, const void *right)
{
    const struct question *a = left, *b = right;
    bool never_a = pp_kinds[a->asked.requirement->kind].closes == PP_CLOSES_NEVER;
    bool never_b = pp_kinds[b->asked.requirement->kind].closes == PP_CLOSES_NEVER;
    if (never_a != never_b)
        return never_a ? -1 : 1;
    if (a->waiting != b->waiting)
        return a->waiting > b->waiting ? -1 : 1;
    if (a->asked.requirement->stage != b->asked.requirement->stage)
        return a->asked.requirement->stage < b->asked.requirement->stage ? -1 : 1;
    return a->order < b->order ? -1 : 1;
}

/* The questions of one answer, in the order of all of them. */
static bool pick(const struct collection *all, struct pp_answer *answer, struct pp_arena *arena)
{
    struct collection own = {.arena = arena};
    for (size_t r = 0; r < answer->route_count; r++)
        if (answer->routes[r].verdict == PP_VERDICT_UNKNOWN)
            for (size_t i = 0; i < answer->routes[r].count; i++)
                collect_item(&own, &answer->routes[r].items[i], &answer->routes[r]);
    answer->questions = PP_NEW_N(arena, struct pp_open_question, own.count);
    if (own.no_memory || !answer->questions)
        return false;
    for (size_t i = 0; i < all->count; i++)
        for (size_t k = 0; k < own.count; k++)
            if (same(&all->list[i].asked, &own.list[k].asked)) {
                answer->questions[answer->question_count++] = own.list[k].asked;
                break;
            }
    return true;
}

enum pp_status pp_answer_questions(struct pp_answer *answers, size_t count, struct pp_arena *arena)
{
    struct collection all = {.arena = arena};
    for (size_t a = 0; a < count; a++) {
        answers[a].question_count = 0;
        if (answers[a].verdict != PP_VERDICT_UNKNOWN)
            continue;
        for (size_t r = 0; r < answers[a].route_count; r++)
            if (answers[a].routes[r].verdict == PP_VERDICT_UNKNOWN)
                for (size_t i = 0; i < answers[a].routes[r].count; i++)
                    collect_item(&all, &answers[a].routes[r].items[i], &answers[a].routes[r]);
    }
    if (all.no_memory)
        return PP_NOMEM;
    if (all.count)
        qsort(all.list, all.count, sizeof(all.list[0]), by_decisiveness);
    for (size_t a = 0; a < count; a++)
        if (answers[a].verdict == PP_VERDICT_UNKNOWN && !pick(&all, &answers[a], arena))
            return PP_NOMEM;
    return PP_OK;
}
