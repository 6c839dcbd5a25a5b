/*
 * A rule set compiled for one date and one stage. The many requirements of all credentials name few
 * distinct conditions: each becomes one predicate, and a credential becomes a few masks over the
 * predicates' bits.
 */
#ifndef PP_RULES_COMPILE_H
#define PP_RULES_COMPILE_H

#include "rules/model.h"

/* One distinct condition. */
struct pp_predicate {
    const struct pp_requirement *requirement; /* the first that states it */
    bool doubtful; /* whether it is in force on the date is not certain: unmet counts as unknown */
    bool own;      /* no other requirement shares it: it can be answered by its id */
    uint32_t uses; /* routes that name it */
};

/* The bits of one 64-bit word that a clause looks at. */
struct pp_mask {
    uint32_t word;
    uint64_t bits;
};

/* A conjunction. */
struct pp_clause {
    struct pp_mask *masks;
    size_t count;
};

/* A disjunction of conjunctions. */
struct pp_choice {
    struct pp_clause *options;
    size_t count;
};

struct pp_compiled_route {
    const struct pp_route *route;
    bool speaks; /* asks something up to the stage, or is a route of which nothing is known */
    bool empty;  /* nothing is known of it */
    bool whole;  /* all met means eligible, not only likely */
    struct pp_clause all;
    struct pp_choice *choices;
    size_t choice_count;
};

/* Is a thing with dates in force on the day asked about? */
enum pp_in_force {
    PP_IN_FORCE_NO,
    PP_IN_FORCE_YES,
    PP_IN_FORCE_PERHAPS
};

struct pp_compiled_credential {
    const struct pp_credential *credential;
    enum pp_in_force offered;
    struct pp_compiled_route *routes;
    size_t route_count;
};

struct pp_program {
    pp_date as_of;
    enum pp_stage stage;
    struct pp_predicate *predicates;
    size_t predicate_count;
    uint64_t *never; /* bits of the predicates that close neither by doing nor by waiting */
    struct pp_compiled_credential *credentials;
    size_t credential_count;
};

enum {
    PP_PREDICATES_MAX = 1 << 16
};

/* Words of 64 bits that hold one bit a predicate. */
static inline size_t pp_program_words(const struct pp_program *program)
{
    return (program->predicate_count + 63) / 64;
}

/* From the first day of `effective` to the last of `until`; PERHAPS where a date is known only to
 * the month or year. */
enum pp_in_force pp_in_force(struct pp_date_span effective, struct pp_date_span until,
                             pp_date as_of);
/* May the credential be had on that day, by its status and dates? */
enum pp_in_force pp_credential_offered(const struct pp_credential *credential, pp_date as_of);
/* Does the requirement count at this stage and date? PERHAPS as in pp_in_force(). */
enum pp_in_force pp_requirement_counts(const struct pp_requirement *requirement, pp_date as_of,
                                       enum pp_stage stage);
/* What an option of a choice asks on a day, up to a stage. */
enum pp_option_asks {
    PP_OPTION_ASKS,         /* something counts now */
    PP_OPTION_ASKS_LATER,   /* in force, but nothing of it is needed yet: this way is open so far */
    PP_OPTION_NOT_IN_FORCE, /* on that day there is no such way */
};
enum pp_option_asks pp_option_asks(const struct pp_alternative *option, pp_date as_of,
                                   enum pp_stage stage);

/*
 * Compile credentials for a date and a stage. `attests` names the requirement ids that people's
 * answers may hold: such requirements get predicates of their own. Lifetime: the program lives in
 * `arena` and borrows the credentials. Returns PP_OK; PP_LIMIT past PP_PREDICATES_MAX; PP_NOMEM.
 * *out is untouched on failure.
 */
enum pp_status pp_compile(const struct pp_credential *const *credentials, size_t count,
                          const struct pp_views *attests, pp_date as_of, enum pp_stage stage,
                          struct pp_arena *arena, struct pp_program *out) PP_MUST_CHECK;

#endif
