/*
 * One way to a credential, as a checklist: what of it already holds, what is still to do, what is
 * not known, and how many hours that comes to. A choice is narrowed to the option that asks least
 * of this person; what must hold only after certification is left out.
 */
#ifndef PP_ADVISE_WAY_H
#define PP_ADVISE_WAY_H

#include "eval/answer.h"

/* Parts of a checklist. */
struct pp_items {
    const struct pp_item_answer **list; /* requirements, never choices */
    size_t count;
};

/* Hours that are certain (`least`), and with all that may come on top (`most`), in thousandths. */
struct pp_hours {
    pp_milli least;
    pp_milli most;
};

/* What is still to do, when what is not known counts as done (`sure`) or as to do (`all`). */
struct pp_hours_left {
    struct pp_hours sure;
    struct pp_hours all;
};

struct pp_way {
    const struct pp_credential *credential;
    const struct pp_route_answer *route;
    struct pp_items met;
    struct pp_items again; /* met, but each issuer does its own: of somebody who moves (relocate) */
    struct pp_items unmet;
    struct pp_items open;
    bool elsewhere;      /* the route for people certified elsewhere */
    bool barred;         /* something that neither doing nor waiting closes is unmet */
    enum pp_state entry; /* of the credentials that it asks the person to hold already: MET also
                            when it asks for none */
    size_t told;         /* parts told in words that are not met: only the person can tell */
    struct pp_hours_left training; /* training, courses, orientations, continuing education */
    struct pp_hours_left work;     /* peer support work; supervision is received during it */
    size_t first;      /* other certifications that it asks for and that are not known to be held */
    bool first_sure;   /* some of them is certainly not held */
    size_t unmeasured; /* unmet or unknown training whose hours the sources do not tell */
    bool unmeasured_sure; /* some of it is unmet */
    size_t things;        /* unmet parts that take neither hours nor waiting */
    pp_date wait;         /* the day on which the last wait ends; PP_DATE_NONE: none */
    bool wait_open;       /* a wait of which nobody can tell the end */
};

/*
 * The checklist of a route. Lifetime: lives in `arena`; borrows the answer.
 * Returns PP_OK or PP_NOMEM; *out is untouched on failure.
 */
enum pp_status pp_way_of(const struct pp_credential *credential,
                         const struct pp_route_answer *route, struct pp_arena *arena,
                         struct pp_way *out) PP_MUST_CHECK;

/* Verdicts in the order of a ranking: eligible, likely, then unknown and not_yet alike, then the
 * closed ones. */
int pp_way_class(enum pp_verdict verdict);
/* Which of two ways to recommend first: <0 for a. What can be had already goes first, then what is
 * open; then what asks for no other certification first; then by the hours that are certainly to
 * do, those that the sources do not tell last; then by what may be to do; 0 when nothing tells them
 * apart. */
int pp_way_cmp(const struct pp_way *a, const struct pp_way *b);

/* The choice that a part of the checklist was narrowed down from; NULL when it is none. */
const struct pp_item_answer *pp_way_choice_of(const struct pp_way *way,
                                              const struct pp_item_answer *item);

/* Hours of training and work together. */
struct pp_hours_left pp_way_hours(const struct pp_way *way);

/* May the person go this way, as far as one can tell: nothing bars it, and it asks for no
 * credential that the person certainly does not hold. */
bool pp_way_is_open(const struct pp_way *way);

/* Is this unmet part of the way's checklist one that closes it, in the sense of pp_way_is_open()?
 */
bool pp_way_is_closed_by(const struct pp_way *way, const struct pp_item_answer *item);

#endif
