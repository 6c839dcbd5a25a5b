/* Making a published database out of a folder of rules: static files for any web host. */
#ifndef PP_UPDATE_PUBLISH_H
#define PP_UPDATE_PUBLISH_H

#include "update/manifest.h"

enum {
    PP_PUBLISH_DAYS = 180 /* that a version may be used, unless another day is given */
};

struct pp_publish_options {
    const char *from;           /* the folder of rules */
    const char *to;             /* the folder to publish; may be the same, is made if need be */
    struct pp_public_keys next; /* the keys that may sign from the next version on; none: as in the
                                   last version if `key` signed that, or else `key` alone */
    const struct pp_secret_key *key; /* that signs; NULL: `minisign` will */
    pp_date today;
    pp_date expires; /* the last day on which it may be used */
    int64_t now;     /* seconds since 1970, for the signature */
};

struct pp_publish {
    uint32_t version;
    size_t files;
    size_t keys;
    pp_date expires;
};

/*
 * Lint the rules, and write the files, manifest.yaml and, with a key, manifest.yaml.minisig. The
 * version is one more than that of the manifest which lies there.
 * Returns PP_OK with *out set; PP_INPUT for rules with mistakes, a key that nobody would trust, or
 * when it is not certain which keys may sign the next version;
 * PP_NOTFOUND, PP_IO, PP_LIMIT, PP_NOMEM; each with reports. Files are replaced one by one, the
 * manifest after the rules.
 */
enum pp_status pp_publish_run(const struct pp_publish_options *options, struct pp_publish *out,
                              struct pp_diags *diags) PP_MUST_CHECK;

#endif
