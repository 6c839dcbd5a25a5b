/* The writing side of the store: one update at a time. */
#include "update/store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>

#include "base/file.h"

enum {
    FILE_MODE = 0644,
    LOCK_MODE = 0600, /* whoever may open it may lock it */
    FOLDER_MODE = 0755
};

static enum pp_status fail(const struct pp_store *store, const char *what, int error,
                           struct pp_diags *diags)
{
    pp_report(diags, PP_FILE_UNWRITABLE, (struct pp_place){.file = pp_view_of(store->path)},
              PP_V(""), "cannot %s: %s", what, strerror(error));
    return PP_IO;
}

void pp_store_release(struct pp_store *store)
{
    if (store->lock >= 0)
        (void)close(store->lock);
    if (store->fd >= 0)
        (void)close(store->fd);
    *store = PP_STORE_NONE;
}

enum pp_status pp_store_open(const char *path, struct pp_store *out, struct pp_diags *diags)
{
    struct pp_store store pp_cleanup_store = PP_STORE_NONE;
    store.path = path;
    int error = pp_make_folders(path, FOLDER_MODE);
    if (error)
        return fail(&store, "make the folder", error, diags);
    store.fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (store.fd < 0)
        return fail(&store, "open the folder", errno, diags);
    if (mkdirat(store.fd, "sets", FOLDER_MODE) != 0 && errno != EEXIST)
        return fail(&store, "make a folder", errno, diags);
    store.lock = openat(store.fd, "lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, LOCK_MODE);
    if (store.lock < 0)
        return fail(&store, "open the lock", errno, diags);
    if (flock(store.lock, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK)
            return fail(&store, "lock the folder", errno, diags);
        pp_report(diags, PP_UPDATE_BUSY, (struct pp_place){.file = pp_view_of(path)}, PP_V(""),
                  "another update is running");
        return PP_IO;
    }
    *out = store;
    store = PP_STORE_NONE;
    return PP_OK;
}

int pp_store_create_file(int folder, const char *name, struct pp_view bytes, int *out_fd)
{
    if (unlinkat(folder, name, 0) != 0 && errno != ENOENT)
        return errno;
    int fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, FILE_MODE);
    if (fd < 0)
        return errno;
    int error = pp_fd_write_all(fd, bytes);
    if (error) {
        (void)close(fd);
        return error;
    }
    *out_fd = fd;
    return 0;
}

enum pp_status pp_store_stage(const struct pp_store *store, int *out_rules, struct pp_diags *diags)
{
    if (mkdirat(store->fd, "staging", FOLDER_MODE) != 0 && errno != EEXIST)
        return fail(store, "make the staging folder", errno, diags);
    if (mkdirat(store->fd, "staging/rules", FOLDER_MODE) != 0 && errno != EEXIST)
        return fail(store, "make the staging folder", errno, diags);
    int fd = openat(store->fd, "staging/rules", O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return fail(store, "open the staging folder", errno, diags);
    *out_rules = fd;
    return PP_OK;
}

enum pp_status pp_store_write(const struct pp_store *store, const char *name, struct pp_view text,
                              struct pp_diags *diags)
{
    int file = -1;
    int folder pp_cleanup_fd =
        openat(store->fd, "staging", O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    int error = folder < 0 ? errno : pp_store_create_file(folder, name, text, &file);
    if (!error && fsync(file) != 0)
        error = errno;
    if (file >= 0 && close(file) != 0 && !error)
        error = errno;
    if (!error && fsync(folder) != 0)
        error = errno;
    return error ? fail(store, "write a file of the update", error, diags) : PP_OK;
}

/* Point `link` at `target` in one step: readers see the old target or the new one. */
static int switch_link(const struct pp_store *store, const char *link, const char *target)
{
    static const char fresh[] = "link.new";
    if (unlinkat(store->fd, fresh, 0) != 0 && errno != ENOENT)
        return errno;
    if (symlinkat(target, store->fd, fresh) != 0 ||
        renameat(store->fd, fresh, store->fd, link) != 0)
        return errno;
    /* Switched. If this fails and the machine stops, the old link comes back, which is as sound. */
    (void)fsync(store->fd);
    return 0;
}

/* Where a link points; false when there is none. */
static bool read_link(const struct pp_store *store, const char *link, char target[NAME_MAX + 1])
{
    ssize_t len = readlinkat(store->fd, link, target, NAME_MAX);
    if (len <= 0)
        return false;
    target[len] = '\0';
    return true;
}

/* Move the staging folder to a name of its own under sets/. */
static int place_set(const struct pp_store *store, uint32_t version, char target[NAME_MAX + 1])
{
    char path[PATH_MAX];
    int len = snprintf(path, sizeof(path), "%s/sets/%u.XXXXXX", store->path, (unsigned)version);
    if (len < 0 || (size_t)len >= sizeof(path))
        return ENAMETOOLONG;
    if (!mkdtemp(path) || chmod(path, FOLDER_MODE) != 0)
        return errno;
    (void)snprintf(target, NAME_MAX + 1, "sets/%s", strrchr(path, '/') + 1);
    /* A folder may be renamed over an empty one. */
    if (renameat(store->fd, "staging", store->fd, target) != 0)
        return errno;
    int sets pp_cleanup_fd = openat(store->fd, "sets", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return sets < 0 || fsync(sets) != 0 ? errno : 0;
}

/* Point two links at their sets. When the second cannot be switched, the first is put back where it
 * was before: who fails has changed nothing. */
static int switch_both(const struct pp_store *store, const char *const links[2],
                       const char *const targets[2], const char *before)
{
    int error = switch_link(store, links[0], targets[0]);
    if (error)
        return error;
    error = switch_link(store, links[1], targets[1]);
    if (error && before)
        (void)switch_link(store, links[0], before);
    return error;
}

enum pp_status pp_store_commit(const struct pp_store *store, uint32_t version, bool sound,
                               struct pp_diags *diags)
{
    static const char *const links[2] = {"previous", "current"};
    char target[NAME_MAX + 1], old[NAME_MAX + 1], older[NAME_MAX + 1];
    int error = place_set(store, version, target);
    if (error)
        return fail(store, "put the update in its place", error, diags);
    if (sound && read_link(store, "current", old)) {
        const char *const targets[2] = {old, target};
        bool had = read_link(store, "previous", older);
        error = switch_both(store, links, targets, had ? older : NULL);
    } else {
        error = switch_link(store, "current", target);
    }
    return error ? fail(store, "switch to the update", error, diags) : PP_OK;
}

static bool read_both(const struct pp_store *store, char current[NAME_MAX + 1],
                      char previous[NAME_MAX + 1])
{
    return read_link(store, "current", current) && read_link(store, "previous", previous) &&
           strcmp(current, previous) != 0;
}

bool pp_store_has_previous(const struct pp_store *store)
{
    char current[NAME_MAX + 1], previous[NAME_MAX + 1];
    return read_both(store, current, previous);
}

enum pp_status pp_store_rollback(const struct pp_store *store, struct pp_diags *diags)
{
    static const char *const links[2] = {"current", "previous"};
    char current[NAME_MAX + 1], previous[NAME_MAX + 1];
    if (!read_both(store, current, previous))
        return PP_NOTFOUND;
    const char *const targets[2] = {previous, current};
    int error = switch_both(store, links, targets, current);
    return error ? fail(store, "switch back", error, diags) : PP_OK;
}

/* Remove what is in a folder: files, links and the folder `rules`. */
static void empty_folder(int folder)
{
    int copy = dup(folder);
    DIR *list = copy >= 0 ? fdopendir(copy) : NULL;
    if (!list) {
        if (copy >= 0)
            (void)close(copy);
        return;
    }
    rewinddir(list);
    for (struct dirent *entry; (entry = readdir(list)) != NULL;)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
            unlinkat(folder, entry->d_name, 0) != 0)
            (void)unlinkat(folder, entry->d_name, AT_REMOVEDIR);
    (void)closedir(list);
}

static void remove_set(int sets, const char *name)
{
    int set pp_cleanup_fd = openat(sets, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (set < 0 || flock(set, LOCK_EX | LOCK_NB) != 0)
        return; /* somebody reads it */
    int rules pp_cleanup_fd = openat(set, "rules", O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (rules >= 0)
        empty_folder(rules);
    empty_folder(set);
    (void)unlinkat(sets, name, AT_REMOVEDIR);
}

void pp_store_tidy(const struct pp_store *store)
{
    char current[NAME_MAX + 1] = "", previous[NAME_MAX + 1] = "", path[NAME_MAX + 8];
    (void)read_link(store, "current", current);
    (void)read_link(store, "previous", previous);
    int sets = openat(store->fd, "sets", O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *list = sets >= 0 ? fdopendir(sets) : NULL;
    if (!list) {
        if (sets >= 0)
            (void)close(sets);
        return;
    }
    for (struct dirent *entry; (entry = readdir(list)) != NULL;) {
        (void)snprintf(path, sizeof(path), "sets/%s", entry->d_name);
        if (entry->d_name[0] != '.' && strcmp(path, current) != 0 && strcmp(path, previous) != 0)
            remove_set(sets, entry->d_name);
    }
    (void)closedir(list);
}
