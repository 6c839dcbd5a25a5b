/* Fetching a batch: tries again where a connection broke, goes on where it stopped, and reports
 * what failed. */
#ifndef PP_UPDATE_FETCH_H
#define PP_UPDATE_FETCH_H

#include "update/http.h"

/* What to do with each body as it arrives. */
struct pp_fetch_sink {
    enum pp_status (*take)(void *user, struct pp_fetch_one *one); /* reports its own failures */
    void *user;
};

/*
 * Fetch all of `list` at once. A broken transfer is resumed up to two times. Every one that is
 * whole (or unchanged) goes to the sink, if there is one. After a failure the rest is given up.
 * Returns PP_OK; PP_IO or PP_UNTRUSTED with a report of the first failure; PP_NOMEM; or what the
 * sink returned.
 */
enum pp_status pp_fetch_all(struct pp_http *http, struct pp_fetch_one *list, size_t count,
                            const struct pp_fetch_sink *sink, struct pp_diags *diags) PP_MUST_CHECK;

/* Report what came of a transfer that did not succeed. Returns the status for it. */
enum pp_status pp_fetch_report(const struct pp_fetch_one *one, struct pp_diags *diags);

#endif
