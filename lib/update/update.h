/*
 * Taking over a published database: fetch, verify, stage, lint, switch. Whatever fails on the way
 * leaves the rules in use as they are.
 */
#ifndef PP_UPDATE_UPDATE_H
#define PP_UPDATE_UPDATE_H

#include "update/origin.h"

struct pp_update_options {
    const char *store;          /* the folder of verified updates */
    const char *source;         /* the address of the published database */
    struct pp_public_keys pins; /* the keys that the user trusts */
    const char *ca_file;        /* as in struct pp_http_options */
    unsigned seconds;           /* for one transfer */
    pp_date today;
    bool check_only; /* fetch and verify the manifest, change nothing */
    void (*progress)(void *user, size_t done, size_t all); /* files fetched so far; may be NULL */
    void *user;
};

enum pp_update_outcome {
    PP_UPDATE_NONE,      /* the newest version is in use already */
    PP_UPDATE_AVAILABLE, /* there is a newer one (check_only) */
    PP_UPDATE_DONE,
    PP_UPDATE_ROLLED_BACK
};

struct pp_update {
    enum pp_update_outcome outcome;
    uint32_t old_version; /* 0: none was in use */
    uint32_t version;
    pp_date published;
    pp_date expires;
    struct pp_public_key key; /* that signed it */
    size_t files;
    size_t fetched; /* files that had to be fetched */
    size_t bytes;   /* of them */
};

/*
 * Update from a published database. Lifetime: nothing borrowed afterwards.
 * Returns PP_OK with *out set; PP_UNTRUSTED when something was refused; PP_IO when something could
 * not be fetched or written; PP_INPUT or PP_LIMIT for a manifest with mistakes; PP_NOTFOUND when
 * the server does not have it; PP_NOMEM. Every failure is reported.
 */
enum pp_status pp_update_run(const struct pp_update_options *options, struct pp_update *out,
                             struct pp_diags *diags) PP_MUST_CHECK;

/*
 * Go back to the set before the last update. Returns PP_OK with *out set; PP_NOTFOUND when there is
 * none; PP_IO; PP_NOMEM.
 */
enum pp_status pp_update_rollback(const char *store, struct pp_update *out,
                                  struct pp_diags *diags) PP_MUST_CHECK;

#endif
