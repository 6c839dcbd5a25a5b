/* The pages to read, each once, grouped by the server that has them. */
#ifndef PP_UPDATE_SITES_H
#define PP_UPDATE_SITES_H

#include "update/facts.h"
#include "update/http.h"

enum {
    PP_SITES_HOPS = 5 /* redirects from a cited page on that are followed */
};

/* A fact whose evidence is to be looked for on a page. */
struct pp_link {
    struct pp_fact *fact;
    const struct pp_source *source; /* that is cited */
    unsigned hops;                  /* redirects from there to the page */
};

/* One page, and the facts that it is read for. */
struct pp_page {
    struct pp_view url;  /* terminated, without a fragment */
    struct pp_view path; /* behind the server's name, for robots.txt */
    struct pp_link *links;
    size_t link_count;
    size_t link_room;
    struct pp_page *next; /* of the same server */
};

struct pp_site {
    struct pp_site *next;
    struct pp_view root; /* "https://example.org" */
    struct pp_site
        *leader;          /* the first site on the same computer, this one perhaps: it keeps time */
    struct pp_page *open; /* pages not asked for yet */
    struct pp_page *asked; /* the page under way; NULL while it is robots.txt */
    struct pp_fetch_one get;
    struct pp_buf robots;
    const char *robots_url;
    unsigned robots_hops; /* redirects of robots.txt so far */
    bool knows_robots;
    unsigned pause;     /* seconds that robots.txt asks for between two requests */
    const char *closed; /* why no page of it is read any more, in words; NULL: it is open */
    /* of the leader alone: */
    bool busy;
    int64_t not_before; /* milliseconds of the clock */
};

/* Sites stay where they are when others come: transfers that are under way point to them. */
struct pp_sites {
    struct pp_site *first;
    size_t pages;
};

/* Gather the pages of all facts. Lifetime: lives in `arena`; pp_sites_release() frees what does
 * not, also after a failure. Returns PP_OK, or PP_NOMEM. */
enum pp_status pp_sites_gather(struct pp_facts *facts, struct pp_arena *arena,
                               struct pp_sites *out) PP_MUST_CHECK;
/*
 * A page redirects to `url`, which begins with a scheme and a host: its facts are looked for there,
 * but those that have been sent on PP_SITES_HOPS times. Lifetime: borrows `url`. Returns as
 * pp_sites_gather().
 */
enum pp_status pp_sites_move(struct pp_sites *sites, const struct pp_page *page, const char *url,
                             struct pp_arena *arena) PP_MUST_CHECK;
void pp_sites_release(struct pp_sites *sites);

#endif
