/* Where a set came from: what is remembered beside it, so that the next update can be judged. */
#ifndef PP_UPDATE_ORIGIN_H
#define PP_UPDATE_ORIGIN_H

#include "update/manifest.h"

#define PP_ORIGIN_FILE    "origin.yaml"
#define PP_ORIGIN_EXPIRES "expires:" /* at the start of its line, so that it is soon found */

struct pp_origin {
    struct pp_view source;      /* the address */
    struct pp_public_keys pins; /* the keys that the user trusted when it was fetched */
    struct pp_view tag;         /* ETag and Last-Modified of the manifest, or empty */
    struct pp_view modified;
    pp_date expires; /* the last day on which the set may be taken */
};

/* A set that is installed. */
struct pp_installed {
    struct pp_manifest manifest;
    struct pp_origin origin;
    struct pp_view text;      /* of the manifest, byte for byte */
    struct pp_view signature; /* of the signature file */
};

/* Append the origin as YAML. */
void pp_origin_write(struct pp_buf *buf, const struct pp_origin *origin);

/*
 * Read what is known of an installed set. Lifetime: lives in `arena`.
 * Returns PP_OK; PP_INPUT, PP_LIMIT, PP_IO or PP_NOTFOUND with reports; PP_NOMEM.
 */
enum pp_status pp_installed_read(const char *set, struct pp_arena *arena, struct pp_installed *out,
                                 struct pp_diags *diags) PP_MUST_CHECK;

/*
 * The keys that may sign what comes after an installed set for a user who trusts `pins`: those that
 * its manifest names, if trust began with these same pins. Otherwise the user has changed the
 * setting, and `pins` count alone: who lists a stranger's key gains nothing when the user turns to
 * that stranger.
 * *out_same says whether it is the same publisher still, whose manifest names all that the user
 * trusts.
 */
struct pp_public_keys pp_trusted_after(const struct pp_installed *installed,
                                       const struct pp_public_keys *pins, bool *out_same);

#endif
