/*
 * Where verified updates lie on this computer: a folder of whole sets, with a link to the one in
 * use and one to the set before it.
 *
 *     STORE/lock            held while an update runs
 *     STORE/current         -> sets/7.k2x9Qa      switched by renaming a new link over it
 *     STORE/previous        -> sets/6.Jd81mB
 *     STORE/sets/7.k2x9Qa/  manifest.yaml, manifest.yaml.minisig, origin.yaml, rules/XX.yaml
 *     STORE/staging/        a set under way
 *
 * A set is never changed once it has its place under sets/. Whoever reads one holds a shared lock
 * on its folder, and only a set that nobody reads is ever removed.
 */
#ifndef PP_UPDATE_STORE_H
#define PP_UPDATE_STORE_H

#include "base/arena.h"
#include "base/diag.h"

struct pp_store {
    const char *path; /* borrowed */
    int fd;           /* of the folder */
    int lock;         /* held exclusively */
};

#define PP_STORE_NONE ((struct pp_store){NULL, -1, -1})

/* A set as somebody reads it. */
struct pp_store_set {
    const char *path;  /* of the set's folder; NULL when there is none */
    const char *rules; /* of its folder of rules */
    int hold;          /* a descriptor that keeps the set in place, -1 without one; close it last */
};

/*
 * Find the set in use, and keep it in place until `hold` is closed; an update meanwhile switches to
 * another one and leaves it alone. Needs no lock and writes nothing. Lifetime: paths live in
 * `arena`.
 * Returns PP_OK, with a path of NULL when there has been no update; PP_IO with a warning that the
 * set is damaged; PP_NOMEM.
 */
enum pp_status pp_store_read(const char *store, struct pp_arena *arena, struct pp_store_set *out,
                             struct pp_diags *diags) PP_MUST_CHECK;

/*
 * Open the store to change it, making its folder if need be, and lock it. Lifetime: borrows `path`;
 * release with pp_store_release().
 * Returns PP_OK; PP_IO with a report: another update is running, or the folder cannot be made.
 */
enum pp_status pp_store_open(const char *path, struct pp_store *out,
                             struct pp_diags *diags) PP_MUST_CHECK;
void pp_store_release(struct pp_store *store);

/*
 * Make the staging folder, with its folder of rules, or take over what a broken run left there.
 * Returns PP_OK with a descriptor of its rules; PP_IO with a report.
 */
enum pp_status pp_store_stage(const struct pp_store *store, int *out_rules,
                              struct pp_diags *diags) PP_MUST_CHECK;
/* Write a file of the staging folder ("origin.yaml"), flushed to disk. Returns PP_OK, or PP_IO with
 * a report. */
enum pp_status pp_store_write(const struct pp_store *store, const char *name, struct pp_view text,
                              struct pp_diags *diags) PP_MUST_CHECK;
/*
 * Give the staging folder its place under sets/ and switch to it: from then on every run reads it.
 * The set that was in use becomes the previous one, if it is `sound`; otherwise the previous one
 * stays.
 * Returns PP_OK; PP_IO with a report, and the set in use is as it was.
 */
enum pp_status pp_store_commit(const struct pp_store *store, uint32_t version, bool sound,
                               struct pp_diags *diags) PP_MUST_CHECK;
/* Is there a previous set, another one than that in use? It lies behind the link STORE/previous. */
bool pp_store_has_previous(const struct pp_store *store);
/* Switch back to the previous set, which changes places with the one in use. Returns PP_OK;
 * PP_NOTFOUND when there is none; PP_IO with a report, and the set in use is as it was. */
enum pp_status pp_store_rollback(const struct pp_store *store,
                                 struct pp_diags *diags) PP_MUST_CHECK;
/* Remove the sets that are neither in use nor the previous one, and that nobody reads. What cannot
 * be removed stays for the next time. */
void pp_store_tidy(const struct pp_store *store);

/* Write a new file inside a folder; one of that name is removed first. Returns 0 or an errno. The
 * bytes are not flushed: call fsync on *out_fd, and close it. */
int pp_store_create_file(int folder, const char *name, struct pp_view bytes, int *out_fd);

#define pp_cleanup_store PP_CLEANUP(pp_store_release)

#endif
