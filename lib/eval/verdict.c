#include "eval/verdict.h"

/* What a conjunction comes to, from best to worst. */
enum clause_state {
    CLAUSE_MET,
    CLAUSE_TO_CONFIRM,
    CLAUSE_UNKNOWN,
    CLAUSE_UNMET, /* closable */
    CLAUSE_NEVER
};

bool pp_bits_init(struct pp_bits *bits, const struct pp_program *program, struct pp_arena *arena)
{
    size_t words = pp_program_words(program) + 1;
    bits->known = PP_NEW_N(arena, uint64_t, words);
    bits->met = PP_NEW_N(arena, uint64_t, words);
    bits->confirm = PP_NEW_N(arena, uint64_t, words);
    return bits->known && bits->met && bits->confirm;
}

void pp_bits_fill(struct pp_bits *bits, const struct pp_program *program,
                  const struct pp_profile *profile, struct pp_matcher *matcher)
{
    for (size_t i = 0; i < program->predicate_count; i++) {
        const struct pp_predicate *predicate = &program->predicates[i];
        uint64_t bit = (uint64_t)1 << (i % 64);
        struct pp_outcome outcome;
        pp_evaluate(predicate->requirement, profile, program->as_of, matcher, &outcome);
        bool met = outcome.state == PP_STATE_MET;
        bool known = met || (outcome.state == PP_STATE_UNMET && !predicate->doubtful);
        bits->known[i / 64] = (bits->known[i / 64] & ~bit) | (known ? bit : 0);
        bits->met[i / 64] = (bits->met[i / 64] & ~bit) | (met ? bit : 0);
        bits->confirm[i / 64] = (bits->confirm[i / 64] & ~bit) | (outcome.confirm ? bit : 0);
    }
}

static enum clause_state clause_state(const struct pp_program *program,
                                      const struct pp_clause *clause, const struct pp_bits *bits)
{
    uint64_t unmet = 0, never = 0, open = 0, confirm = 0;
    for (size_t i = 0; i < clause->count; i++) {
        const struct pp_mask *mask = &clause->masks[i];
        uint64_t fails = bits->known[mask->word] & ~bits->met[mask->word] & mask->bits;
        unmet |= fails;
        never |= fails & program->never[mask->word];
        open |= ~bits->known[mask->word] & mask->bits;
        confirm |= bits->confirm[mask->word] & mask->bits;
    }
    if (unmet)
        return never ? CLAUSE_NEVER : CLAUSE_UNMET;
    return open ? CLAUSE_UNKNOWN : confirm ? CLAUSE_TO_CONFIRM : CLAUSE_MET;
}

enum pp_verdict pp_route_verdict(const struct pp_program *program,
                                 const struct pp_compiled_route *route, const struct pp_bits *bits)
{
    static const enum pp_verdict verdicts[] = {
        [CLAUSE_MET] = PP_VERDICT_ELIGIBLE,     [CLAUSE_TO_CONFIRM] = PP_VERDICT_LIKELY,
        [CLAUSE_UNKNOWN] = PP_VERDICT_UNKNOWN,  [CLAUSE_UNMET] = PP_VERDICT_NOT_YET,
        [CLAUSE_NEVER] = PP_VERDICT_INELIGIBLE,
    };
    if (route->empty)
        return PP_VERDICT_UNKNOWN;
    enum clause_state worst = clause_state(program, &route->all, bits);
    for (size_t c = 0; c < route->choice_count; c++) {
        enum clause_state best = CLAUSE_NEVER;
        for (size_t o = 0; o < route->choices[c].count; o++) {
            enum clause_state state = clause_state(program, &route->choices[c].options[o], bits);
            best = state < best ? state : best;
        }
        worst = best > worst ? best : worst;
    }
    if (worst == CLAUSE_MET && !route->whole)
        return PP_VERDICT_LIKELY;
    return verdicts[worst];
}

enum pp_verdict pp_credential_verdict(const struct pp_program *program,
                                      const struct pp_compiled_credential *credential,
                                      const struct pp_bits *bits,
                                      const struct pp_compiled_route **out_route)
{
    enum pp_verdict best = PP_VERDICT_NOT_OFFERED;
    *out_route = NULL;
    if (credential->offered == PP_IN_FORCE_NO)
        return PP_VERDICT_NOT_OFFERED;
    for (size_t i = 0; i < credential->route_count; i++) {
        const struct pp_compiled_route *route = &credential->routes[i];
        if (!route->speaks)
            continue;
        enum pp_verdict verdict = pp_route_verdict(program, route, bits);
        if (verdict < best) {
            best = verdict;
            *out_route = route;
        }
    }
    return *out_route ? best : PP_VERDICT_UNKNOWN;
}
