/* The list of files of a published database: read with every check that needs no network, and
 * written. */
#ifndef PP_UPDATE_MANIFEST_H
#define PP_UPDATE_MANIFEST_H

#include "base/date.h"
#include "rules/places.h"
#include "update/sig.h"

#define PP_MANIFEST_FILE  "manifest.yaml"
#define PP_SIGNATURE_FILE "manifest.yaml.minisig"

enum {
    PP_MANIFEST_MAX = 64 << 10, /* bytes; one of 57 files has some 7000 */
    PP_MANIFEST_KEYS = 16,      /* that a manifest may name, and that a user may trust at a time */
    PP_MANIFEST_FILES = PP_PLACE_COUNT,
    PP_MANIFEST_LAST = 999999999 /* the highest version */
};

struct pp_manifest_file {
    struct pp_view name; /* CA.yaml */
    uint32_t size;       /* bytes */
    struct pp_view hash; /* BLAKE2b-256, 64 small hexadecimal digits */
};

struct pp_manifest {
    uint32_t version;
    pp_date published;
    pp_date expires;                /* the last day on which it may be taken */
    struct pp_public_keys keys;     /* that may sign from the next version on; at least one */
    struct pp_manifest_file *files; /* at least one, no name twice */
    size_t file_count;
};

/*
 * Read a manifest. `file` names it in reports. Lifetime: *out lives in `arena`.
 * Returns PP_OK; PP_INPUT or PP_LIMIT with every fault reported; PP_NOMEM. *out is untouched on
 * failure.
 */
enum pp_status pp_manifest_read(struct pp_view text, struct pp_view file, struct pp_arena *arena,
                                struct pp_manifest *out, struct pp_diags *diags) PP_MUST_CHECK;

/* Append the manifest as YAML. */
void pp_manifest_write(struct pp_buf *buf, const struct pp_manifest *manifest);

/* A name that a file of a published database may have: a jurisdiction's code and ".yaml". */
bool pp_manifest_name_ok(struct pp_view name);
/* The file of that name; NULL when the manifest has none. */
const struct pp_manifest_file *pp_manifest_find(const struct pp_manifest *manifest,
                                                struct pp_view name);
/* Is this the file that the manifest means, by size and hash? */
bool pp_manifest_fits(const struct pp_manifest_file *file, struct pp_view bytes);

#endif
