/* One requirement held against one profile. */
#ifndef PP_EVAL_OUTCOME_H
#define PP_EVAL_OUTCOME_H

#include "eval/profile.h"
#include "rules/kinds.h"
#include "rules/pattern.h"

enum pp_state {
    PP_STATE_MET,
    PP_STATE_UNMET,
    PP_STATE_UNKNOWN
};

struct pp_outcome {
    enum pp_state state;
    bool confirm; /* met as far as one can tell, but the issuer must confirm it (training that must
                     be on a list or a certain course) */
    bool issuer_decides;   /* unknown, and no answer of the person's would settle it (a record) */
    bool answered;         /* the person answered this very requirement */
    pp_milli have;         /* PP_MILLI_NONE when it has no amount or that is not known */
    pp_milli missing;      /* of an unmet amount */
    bool at_least;         /* `missing` is the least that it can be */
    pp_milli missing_most; /* the most that it can be, where the two differ */
    pp_date on;            /* when time alone closes it; PP_DATE_NONE otherwise */
    bool on_latest;        /* `on` is the latest day that it can be */
    enum pp_closes closes; /* of an unmet one */
    const struct pp_certification *unsure; /* unknown because its end is not stated; or NULL */
};

/* Compiled patterns, each compiled once. */
struct pp_matcher {
    struct pp_pattern_slot *slots;
    size_t count;
    size_t room;
    size_t spent;   /* matches made, of a ceiling that hostile input runs into */
    bool no_memory; /* a pattern could not be compiled for want of memory */
};

void pp_matcher_init(struct pp_matcher *matcher);
void pp_matcher_release(struct pp_matcher *matcher);
/* Does the pattern match the text? FAILED also for a pattern that does not compile. */
enum pp_match pp_matcher_match(struct pp_matcher *matcher, struct pp_view pattern,
                               struct pp_view text);

/*
 * Hold a requirement against a profile as of a date. Never fails: what cannot be decided is
 * unknown. The stage and the dates of the requirement are the caller's business. Thread rule: one
 * matcher a thread.
 */
void pp_evaluate(const struct pp_requirement *requirement, const struct pp_profile *profile,
                 pp_date as_of, struct pp_matcher *matcher, struct pp_outcome *out);

/* The parts of it that deal with lists of names (outcome_named.c) and sums (outcome_sums.c). */
void pp_evaluate_named(const struct pp_requirement *requirement, const struct pp_profile *profile,
                       pp_date as_of, struct pp_matcher *matcher, struct pp_outcome *out);
void pp_evaluate_sum(const struct pp_requirement *requirement, const struct pp_profile *profile,
                     pp_date as_of, struct pp_matcher *matcher, struct pp_outcome *out);

#define pp_cleanup_matcher PP_CLEANUP(pp_matcher_release)

#endif
