/* The pages to read, each once, grouped by the server that has them. */
#ifndef PP_UPDATE_SITES_H
#define PP_UPDATE_SITES_H

#include "update/facts.h"
#include "update/http.h"

/* One page, and the facts that cite it. */
struct pp_page {
    struct pp_view url;  /* terminated, without a fragment */
    struct pp_view path; /* behind the server's name, for robots.txt */
    struct pp_fact **facts;
    size_t fact_count;
    size_t fact_room;
    struct pp_page *next; /* of the same server */
};

struct pp_site {
    struct pp_view root; /* "https://example.org" */
    struct pp_site
        *leader;          /* the first site on the same computer, this one perhaps: it keeps time */
    struct pp_page *open; /* pages not asked for yet */
    struct pp_page *asked; /* the page under way; NULL while it is robots.txt */
    struct pp_fetch_one get;
    struct pp_buf robots;
    const char *robots_url;
    bool knows_robots;
    unsigned pause;     /* seconds that robots.txt asks for between two requests */
    const char *closed; /* why no page of it is read any more, in words; NULL: it is open */
    /* of the leader alone: */
    bool busy;
    int64_t not_before; /* milliseconds of the clock */
};

struct pp_sites {
    struct pp_site *list;
    size_t count;
    size_t pages;
};

/* Gather the pages of all facts. Lifetime: lives in `arena`. Returns PP_OK, or PP_NOMEM. */
enum pp_status pp_sites_gather(struct pp_facts *facts, struct pp_arena *arena,
                               struct pp_sites *out) PP_MUST_CHECK;

#endif
