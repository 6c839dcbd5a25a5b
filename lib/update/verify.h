/* May this manifest be taken? Every check that needs neither network nor disk. */
#ifndef PP_UPDATE_VERIFY_H
#define PP_UPDATE_VERIFY_H

#include "update/origin.h"

struct pp_verify {
    struct pp_view source;                /* the address, for reports */
    struct pp_public_keys pins;           /* the keys that the user trusts */
    const struct pp_installed *installed; /* NULL: nothing is installed */
    pp_date today;
};

/*
 * Verify a manifest with its signature: key, signature, its comment, form, version and expiry, in
 * this order; nothing of an unsigned text is looked at. Lifetime: *out lives in `arena`.
 * Returns PP_OK with *out and *out_key set; PP_UNTRUSTED, PP_INPUT or PP_LIMIT with reports;
 * PP_NOMEM.
 */
enum pp_status pp_verify_manifest(const struct pp_verify *verify, struct pp_view text,
                                  struct pp_view signature, struct pp_arena *arena,
                                  struct pp_manifest *out, struct pp_public_key *out_key,
                                  struct pp_diags *diags) PP_MUST_CHECK;

/* Report and refuse a manifest that has expired: PP_OK or PP_UNTRUSTED. */
enum pp_status pp_verify_expiry(const struct pp_verify *verify, const struct pp_manifest *manifest,
                                struct pp_diags *diags) PP_MUST_CHECK;

#endif
