/* Every fact of the rules that can be looked up: its evidence, and the pages on which it stands. */
#ifndef PP_UPDATE_FACTS_H
#define PP_UPDATE_FACTS_H

#include "rules/where.h"

enum pp_fact_state {
    PP_FACT_HOLDS,       /* a page still has the words */
    PP_FACT_GONE,        /* every page was read, and none has them */
    PP_FACT_UNREACHABLE, /* no page has them, but not every page could be read */
    PP_FACT_STATES
};

struct pp_fact {
    const struct pp_jurisdiction *jurisdiction;
    struct pp_view id;   /* ca-mpss.training_hours, ca-mpss.renewal */
    struct pp_view text; /* the evidence */
    const struct pp_sources *sources;
    /* set by pp_watch_run() */
    enum pp_fact_state state;
    const struct pp_source
        *source;        /* where it holds, or the page that could not be read, or NULL */
    const char *moved;  /* the address to which that page redirected, or "" */
    const char *reason; /* why a page could not be read, or "" */
};

struct pp_facts {
    struct pp_fact *list;
    size_t count;
    size_t bare; /* facts without evidence: there is nothing to look for */
};

/*
 * List the facts of what was selected, in the order of the rules. Lifetime: lives in `arena`,
 * borrows from the rules.
 * Returns PP_OK, or PP_NOMEM.
 */
enum pp_status pp_facts_list(const struct pp_where *list, size_t count, struct pp_arena *arena,
                             struct pp_facts *out) PP_MUST_CHECK;

#endif
