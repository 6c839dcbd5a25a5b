/* What stands behind the opaque types of peerpath.h that own something. Internal to lib/api. */
#ifndef PP_API_OBJECT_H
#define PP_API_OBJECT_H

#include <stdatomic.h>

#include "api/peerpath.h"
#include "eval/profile.h"
#include "rules/where.h"

struct peerpath_diags {
    struct pp_diags diags;
};

struct peerpath_rules {
    atomic_size_t holders; /* the caller, and every profile that was read against them */
    struct pp_db db;       /* read whole when it is opened; from then on nothing writes to it */
    struct pp_where *all;
    size_t count;
    const char *origin;
    const char *version;
};

struct peerpath_profile {
    struct peerpath_rules *rules; /* held */
    struct pp_arena arena;        /* of all that `profile` points to */
    struct pp_profile profile;
};

/* The public status of an internal one. */
enum peerpath_status pp_api_status(enum pp_status status);

/*
 * Where a call reports to: the caller's diagnostics, emptied, or without any `unheard`, which the
 * call releases at its end.
 */
struct pp_diags *pp_api_diags(struct peerpath_diags *diags, struct pp_diags *unheard);

#endif
