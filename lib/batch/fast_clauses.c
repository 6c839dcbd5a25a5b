/* The routes of the plan as lists of planes. */
#include "batch/fast_make.h"

/* Room for everything, counted before. */
struct room {
    size_t clauses;
    size_t members;
    size_t choices;
};

static size_t bits_of(const struct pp_clause *clause)
{
    size_t bits = 0;
    for (size_t i = 0; i < clause->count; i++)
        bits += (size_t)__builtin_popcountll(clause->masks[i].bits);
    return bits;
}

static const struct pp_compiled_route *route_of(const struct pp_batch_plan *plan, size_t credential,
                                                size_t route)
{
    return pp_batch_plan_route(plan, &plan->program, credential, route);
}

static struct room count(const struct pp_batch_plan *plan)
{
    struct room room = {0};
    for (size_t c = 0; c < plan->credential_count; c++) {
        const struct pp_batch_plan_credential *credential = &plan->credentials[c];
        for (size_t r = credential->first; r < credential->first + credential->count; r++) {
            const struct pp_compiled_route *route = route_of(plan, c, r);
            room.clauses++;
            room.members += bits_of(&route->all);
            room.choices += route->choice_count + 1;
            for (size_t k = 0; k < route->choice_count; k++) {
                room.clauses += route->choices[k].count;
                for (size_t o = 0; o < route->choices[k].count; o++)
                    room.members += bits_of(&route->choices[k].options[o]);
            }
        }
    }
    return room;
}

/* Can the predicate come to this state? */
static bool may_be(const struct pp_fast_predicate *predicate, enum pp_fast_state state)
{
    if (predicate->text >= 0)
        return true;
    for (int x = 0; x < 3; x++)
        for (int y = 0; y < 3; y++)
            if (predicate->states[x][y] == state)
                return true;
    return predicate->answer != PP_FEATURE_NONE &&
           (predicate->answers[1] == state || predicate->answers[2] == state);
}

/* While clauses are added. */
struct adding {
    struct pp_fast *fast;
    uint32_t clauses;
    uint32_t members;
    uint32_t choices;
};

enum part {
    PART_UNMET, /* closable */
    PART_NEVER,
    PART_OPEN,
    PART_CONFIRM
};

/* Add those of a clause that belong to one part of its list. */
static void add_part(struct adding *adding, const struct pp_clause *clause, enum part part)
{
    struct pp_fast *fast = adding->fast;
    const struct pp_program *program = &fast->plan->program;
    for (size_t i = 0; i < clause->count; i++) {
        for (uint64_t rest = clause->masks[i].bits; rest; rest &= rest - 1) {
            size_t number = clause->masks[i].word * 64U + (size_t)__builtin_ctzll(rest);
            bool never = program->never[number / 64] >> (number % 64) & 1;
            if (fast->planes[number] == PP_FEATURE_NONE)
                continue;
            const struct pp_fast_predicate *of = &fast->predicates[fast->planes[number]];
            bool belongs = part == PART_OPEN ? may_be(of, PP_FAST_OPEN)
                           : part == PART_CONFIRM
                               ? may_be(of, PP_FAST_CONFIRM)
                               : may_be(of, PP_FAST_UNMET) && never == (part == PART_NEVER);
            if (belongs)
                fast->members[adding->members++] = fast->planes[number];
        }
    }
}

static void add_clause(struct adding *adding, const struct pp_clause *clause)
{
    struct pp_fast *fast = adding->fast;
    struct pp_fast_clause *out = &fast->clauses[adding->clauses++];
    for (size_t i = 0; i < clause->count; i++)
        for (uint64_t rest = clause->masks[i].bits; rest; rest &= rest - 1) {
            size_t number = clause->masks[i].word * 64U + (size_t)__builtin_ctzll(rest);
            out->always_open |= fast->planes[number] == PP_FEATURE_NONE && !fast->always[number];
        }
    out->unmet = adding->members;
    add_part(adding, clause, PART_UNMET);
    out->never = adding->members;
    add_part(adding, clause, PART_NEVER);
    out->open = adding->members;
    add_part(adding, clause, PART_OPEN);
    out->confirm = adding->members;
    add_part(adding, clause, PART_CONFIRM);
    out->end = adding->members;
}

static void add_route(struct adding *adding, const struct pp_compiled_route *route,
                      struct pp_fast_route *out)
{
    struct pp_fast *fast = adding->fast;
    *out = (struct pp_fast_route){
        .first_clause = adding->clauses,
        .first_choice = adding->choices,
        .choice_count = (uint32_t)route->choice_count,
        .empty = route->empty,
        .whole = route->whole,
    };
    add_clause(adding, &route->all);
    for (size_t c = 0; c < route->choice_count; c++) {
        fast->choices[adding->choices++] = adding->clauses;
        for (size_t o = 0; o < route->choices[c].count; o++)
            add_clause(adding, &route->choices[c].options[o]);
    }
    fast->choices[adding->choices++] = adding->clauses;
}

bool pp_fast_make_clauses(struct pp_fast_making *making)
{
    struct pp_fast *fast = making->fast;
    const struct pp_batch_plan *plan = fast->plan;
    struct room room = count(plan);
    struct adding adding = {.fast = fast};
    fast->clauses = PP_NEW_N(making->arena, struct pp_fast_clause, room.clauses);
    fast->members = PP_NEW_N(making->arena, uint16_t, room.members * 3); /* unmet, open, confirm */
    fast->choices = PP_NEW_N(making->arena, uint32_t, room.choices);
    fast->routes = PP_NEW_N(making->arena, struct pp_fast_route, plan->route_count);
    if (!fast->clauses || !fast->members || !fast->choices || !fast->routes)
        return false;
    for (size_t c = 0; c < plan->credential_count; c++) {
        const struct pp_batch_plan_credential *credential = &plan->credentials[c];
        for (size_t r = credential->first; r < credential->first + credential->count; r++)
            add_route(&adding, route_of(plan, c, r), &fast->routes[r]);
    }
    return true;
}
