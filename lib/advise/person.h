/* The person whom advice is for: answers about any credentials, as often as advice needs them. */
#ifndef PP_ADVISE_PERSON_H
#define PP_ADVISE_PERSON_H

#include "eval/answer.h"

/* Lifetime: everything is borrowed; answers live in `arena`. */
struct pp_person {
    const struct pp_profile *profile;
    pp_date as_of;
    enum pp_stage stage;
    struct pp_matcher *matcher;
    struct pp_arena *arena;
};

/*
 * Hold the person against some credentials: *program has them in their order, *bits what is known
 * of the person, so that pp_credential_verdict() tells the verdicts. Lifetime: both live in
 * person->arena. Returns PP_OK; PP_LIMIT as pp_compile(); PP_NOMEM.
 */
enum pp_status pp_person_measure(const struct pp_person *person,
                                 const struct pp_credential *const *credentials, size_t count,
                                 struct pp_program *program, struct pp_bits *bits) PP_MUST_CHECK;

/*
 * Answer for some credentials, questions included. `out` has room for `count` answers, in the order
 * of the credentials. Returns PP_OK; PP_LIMIT as pp_compile(); PP_NOMEM.
 */
enum pp_status pp_person_answers(const struct pp_person *person,
                                 const struct pp_credential *const *credentials, size_t count,
                                 struct pp_answer *out) PP_MUST_CHECK;

#endif
