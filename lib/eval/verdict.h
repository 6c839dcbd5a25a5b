/* Verdicts out of bits: the fast walk that every command shares. */
#ifndef PP_EVAL_VERDICT_H
#define PP_EVAL_VERDICT_H

#include "eval/outcome.h"
#include "rules/compile.h"

/* What is known of one person, a bit a predicate. */
struct pp_bits {
    uint64_t *known;
    uint64_t *met;     /* only where known */
    uint64_t *confirm; /* met, but the issuer must confirm it */
};

/* Make room for a program's predicates, all unknown. Lifetime: that of the arena. False without
 * memory. */
bool pp_bits_init(struct pp_bits *bits, const struct pp_program *program, struct pp_arena *arena);

/* Evaluate every predicate of the program against a profile. */
void pp_bits_fill(struct pp_bits *bits, const struct pp_program *program,
                  const struct pp_profile *profile, struct pp_matcher *matcher);

/* The verdict of one route that speaks. */
enum pp_verdict pp_route_verdict(const struct pp_program *program,
                                 const struct pp_compiled_route *route, const struct pp_bits *bits);

/*
 * The verdict of a credential: that of its best route. *out_route is that route, NULL when no route
 * speaks or the credential is not offered.
 */
enum pp_verdict pp_credential_verdict(const struct pp_program *program,
                                      const struct pp_compiled_credential *credential,
                                      const struct pp_bits *bits,
                                      const struct pp_compiled_route **out_route);

#endif
