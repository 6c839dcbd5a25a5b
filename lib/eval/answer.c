#include "eval/answer.h"

#include "eval/held.h"
#include "rules/route.h"

struct walk {
    const struct pp_program *program;
    const struct pp_profile *profile;
    struct pp_matcher *matcher;
    struct pp_arena *arena;
};

/* False when the requirement is not in force on the date at all. */
static bool answer_requirement(const struct walk *walk, const struct pp_requirement *requirement,
                               struct pp_item_answer *out)
{
    enum pp_in_force counts =
        pp_requirement_counts(requirement, walk->program->as_of, PP_STAGE_KEEP);
    if (counts == PP_IN_FORCE_NO)
        return false;
    out->requirement = requirement;
    out->later = requirement->stage > (int)walk->program->stage;
    pp_evaluate(requirement, walk->profile, walk->program->as_of, walk->matcher, &out->outcome);
    out->doubtful = counts == PP_IN_FORCE_PERHAPS;
    out->state = out->outcome.state;
    if (out->doubtful && out->state == PP_STATE_UNMET)
        out->state = PP_STATE_UNKNOWN;
    return true;
}

static enum pp_state worse(enum pp_state a, enum pp_state b)
{
    if (a == PP_STATE_UNMET || b == PP_STATE_UNMET)
        return PP_STATE_UNMET;
    return a == PP_STATE_UNKNOWN || b == PP_STATE_UNKNOWN ? PP_STATE_UNKNOWN : PP_STATE_MET;
}

/* What an option comes to: by what counts at the stage, or by everything that it will ask in the
 * end. */
static bool answer_option(const struct walk *walk, const struct pp_alternative *source,
                          bool by_stage, struct pp_option_answer *option)
{
    option->state = PP_STATE_MET;
    option->items = PP_NEW_N(walk->arena, struct pp_item_answer, source->count);
    if (!option->items)
        return false;
    for (size_t i = 0; i < source->count; i++) {
        struct pp_item_answer *item = &option->items[option->count];
        if (!answer_requirement(walk, source->list[i], item))
            continue;
        option->count++;
        if (!by_stage || !item->later)
            option->state = worse(option->state, item->state);
    }
    return true;
}

/* One met option is enough; unmet when all are. */
static enum pp_state best_of(const struct pp_option_answer *options, size_t count)
{
    bool met = false, open = false;
    for (size_t o = 0; o < count; o++) {
        met |= options[o].state == PP_STATE_MET;
        open |= options[o].state == PP_STATE_UNKNOWN;
    }
    return met ? PP_STATE_MET : open ? PP_STATE_UNKNOWN : PP_STATE_UNMET;
}

/* A choice is a later matter as soon as one option asks nothing yet: it is then shown by all that
 * it will ask. */
static bool answer_choice(const struct walk *walk, const struct pp_item *item,
                          struct pp_item_answer *out)
{
    const struct pp_program *program = walk->program;
    out->options = PP_NEW_N(walk->arena, struct pp_option_answer, item->option_count);
    if (!out->options)
        return false;
    out->note = item->note;
    for (size_t o = 0; o < item->option_count; o++)
        out->later |= pp_option_asks(&item->options[o], program->as_of, program->stage) ==
                      PP_OPTION_ASKS_LATER;
    for (size_t o = 0; o < item->option_count; o++) {
        if (pp_option_asks(&item->options[o], program->as_of, program->stage) ==
            PP_OPTION_NOT_IN_FORCE)
            continue;
        if (!answer_option(walk, &item->options[o], !out->later,
                           &out->options[out->option_count++]))
            return false;
    }
    out->state = best_of(out->options, out->option_count);
    return true;
}

static bool answer_route(const struct walk *walk, const struct pp_credential *credential,
                         const struct pp_compiled_route *compiled, enum pp_verdict verdict,
                         struct pp_route_answer *out)
{
    out->route = compiled->route;
    out->empty = compiled->empty;
    out->verdict = verdict;
    out->hole = pp_route_has_hole(credential, compiled->route) || !compiled->route->complete;
    out->items = PP_NEW_N(walk->arena, struct pp_item_answer, compiled->route->count);
    if (!out->items)
        return false;
    for (size_t i = 0; i < compiled->route->count; i++) {
        const struct pp_item *item = &compiled->route->items[i];
        struct pp_item_answer *answer = &out->items[out->count];
        if (!item->requirement) {
            if (!answer_choice(walk, item, answer))
                return false;
            out->count += answer->option_count > 0;
        } else if (answer_requirement(walk, item->requirement, answer)) {
            out->count++;
        }
    }
    return true;
}

enum pp_status pp_answer_route(const struct pp_program *program,
                               const struct pp_compiled_credential *credential,
                               const struct pp_compiled_route *route, enum pp_verdict verdict,
                               const struct pp_profile *profile, struct pp_matcher *matcher,
                               struct pp_arena *arena, struct pp_route_answer *out)
{
    const struct walk walk = {program, profile, matcher, arena};
    *out = (struct pp_route_answer){0};
    bool good = answer_route(&walk, credential->credential, route, verdict, out);
    return good && !matcher->no_memory ? PP_OK : PP_NOMEM;
}

enum pp_status pp_answer_make(const struct pp_program *program,
                              const struct pp_compiled_credential *credential,
                              const struct pp_profile *profile, const struct pp_bits *bits,
                              struct pp_matcher *matcher, struct pp_arena *arena,
                              struct pp_answer *out)
{
    const struct walk walk = {program, profile, matcher, arena};
    const struct pp_compiled_route *best = NULL;
    *out = (struct pp_answer){
        .jurisdiction = credential->credential->jurisdiction,
        .credential = credential->credential,
        .offered = credential->offered,
        .verdict = pp_credential_verdict(program, credential, bits, &best),
    };
    out->held = pp_holds(profile, credential->credential, program->as_of, &out->certification);
    out->routes = PP_NEW_N(arena, struct pp_route_answer, credential->route_count);
    if (!out->routes)
        return PP_NOMEM;
    for (size_t i = 0; i < credential->route_count; i++) {
        const struct pp_compiled_route *route = &credential->routes[i];
        struct pp_route_answer *answer = &out->routes[out->route_count];
        if (!route->speaks)
            continue;
        if (!answer_route(&walk, credential->credential, route,
                          pp_route_verdict(program, route, bits), answer))
            return PP_NOMEM;
        if (route == best)
            out->best = answer;
        out->route_count++;
    }
    return matcher->no_memory ? PP_NOMEM : PP_OK;
}
