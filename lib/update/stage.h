/* Building a set of rules in the staging folder: what is there already is taken over, the rest is
 * fetched, and all of it is checked as it lies on disk. */
#ifndef PP_UPDATE_STAGE_H
#define PP_UPDATE_STAGE_H

#include "update/fetch.h"
#include "update/manifest.h"
#include "update/store.h"

struct pp_staging {
    const struct pp_store *store;
    const struct pp_manifest *manifest;
    const char *source;    /* the address, without a slash at its end */
    const char *old_rules; /* the folder of rules in use, or NULL */
    pp_date today;
    void (*progress)(void *user, size_t done, size_t all);
    void *user;
    size_t fetched; /* set by pp_stage_rules(): files, and their bytes */
    size_t bytes;
};

/*
 * Bring every file of the manifest into the staging folder, nothing else, checked by size and hash
 * and flushed to disk; then lint them.
 * Returns PP_OK; PP_UNTRUSTED for a wrong size or hash, or rules with mistakes; PP_IO; PP_NOMEM;
 * each with reports.
 */
enum pp_status pp_stage_rules(struct pp_staging *stage, struct pp_http *http,
                              struct pp_diags *diags) PP_MUST_CHECK;

/* Does a folder of rules hold every file of the manifest, byte for byte? */
bool pp_stage_is_whole(const char *rules, const struct pp_manifest *manifest);

#endif
