/*
 * Reading the pages that the rules cite, politely, and looking for each fact's evidence on them:
 * one request to a server at a time with a pause between two, what robots.txt asks, and only what
 * changed since the last time. A redirect is followed with the same manners.
 */
#ifndef PP_UPDATE_WATCH_H
#define PP_UPDATE_WATCH_H

#include "update/facts.h"

struct pp_watch_options {
    const char *cache;   /* the folder of kept pages, or NULL: keep none */
    const char *ca_file; /* as in struct pp_http_options */
    unsigned seconds;    /* for one page */
    unsigned pause;      /* seconds between two requests to one server */
    void (*progress)(void *user, size_t done, size_t all); /* pages so far; may be NULL */
    void *user;
};

struct pp_watch {
    size_t pages;
    size_t unreachable; /* of these */
};

/*
 * Look for all facts on their pages; sets the state, source, moved and reason of each. Lifetime:
 * reasons live in `arena`. Returns PP_OK, whatever was found; PP_IO when the libraries are not
 * there; PP_NOMEM; with reports.
 */
enum pp_status pp_watch_run(const struct pp_watch_options *options, struct pp_facts *facts,
                            struct pp_arena *arena, struct pp_watch *out,
                            struct pp_diags *diags) PP_MUST_CHECK;

#endif
