/*
 * An answer with its reasons: the slower walk over one credential, for what is shown. Lifetime:
 * lives in the arena it is made in; borrows the rules and the profile.
 */
#ifndef PP_EVAL_ANSWER_H
#define PP_EVAL_ANSWER_H

#include "eval/verdict.h"

struct pp_item_answer {
    enum pp_state state;
    const struct pp_requirement *requirement; /* NULL for a choice */
    struct pp_outcome outcome;
    bool doubtful; /* whether it is in force on the day is not certain: unmet is shown as unknown */
    bool later;    /* belongs to a later stage than was asked about: shown, but it does not count */
    struct pp_option_answer *options;
    size_t option_count;
    struct pp_view note;
};

struct pp_option_answer {
    enum pp_state state;
    struct pp_item_answer *items;
    size_t count;
};

struct pp_route_answer {
    const struct pp_route *route;
    enum pp_verdict verdict;
    bool empty; /* nothing is known of what it asks */
    bool hole;  /* the data has a hole that may be a further condition */
    struct pp_item_answer *items;
    size_t count;
};

/* What would decide an unknown: a requirement's own question or, where a certification would meet
 * it that the profile lists without its end, until when that one is valid. */
struct pp_open_question {
    const struct pp_requirement *requirement;
    const struct pp_certification *unsure; /* NULL for the requirement's own question */
};

struct pp_answer {
    const struct pp_jurisdiction *jurisdiction;
    const struct pp_credential *credential; /* NULL: the jurisdiction certifies nobody */
    enum pp_in_force offered;
    enum pp_verdict verdict;
    const struct pp_route_answer *best; /* NULL when no route speaks */
    struct pp_route_answer *routes;     /* those that speak */
    size_t route_count;
    struct pp_open_question *questions; /* the most decisive first */
    size_t question_count;
    enum pp_state held;                           /* does the person hold it on the day? */
    const struct pp_certification *certification; /* the entry that says so; or NULL */
};

/*
 * Answer for one credential of a program. Returns PP_OK or PP_NOMEM.
 */
enum pp_status pp_answer_make(const struct pp_program *program,
                              const struct pp_compiled_credential *credential,
                              const struct pp_profile *profile, const struct pp_bits *bits,
                              struct pp_matcher *matcher, struct pp_arena *arena,
                              struct pp_answer *out) PP_MUST_CHECK;

/*
 * Answer for one route whose verdict is known already. Returns PP_OK or PP_NOMEM.
 */
enum pp_status pp_answer_route(const struct pp_program *program,
                               const struct pp_compiled_credential *credential,
                               const struct pp_compiled_route *route, enum pp_verdict verdict,
                               const struct pp_profile *profile, struct pp_matcher *matcher,
                               struct pp_arena *arena, struct pp_route_answer *out) PP_MUST_CHECK;

/*
 * Fill in the questions of all answers: first what would close a door for good, then what the most
 * routes wait for, then in the order of the stages and of the rules. Returns PP_OK or PP_NOMEM.
 */
enum pp_status pp_answer_questions(struct pp_answer *answers, size_t count,
                                   struct pp_arena *arena) PP_MUST_CHECK;

/* Do two requirements ask a person the same thing? */
bool pp_same_question(const struct pp_requirement *a, const struct pp_requirement *b);

#endif
