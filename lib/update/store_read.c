/* The reading side of the store: needs no lock, writes nothing. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>

#include "update/store.h"

enum {
    TRIES = 10 /* between reading the link and locking the set an update may tidy it away */
};

/* Hold a set's folder: 1 when it is held, 0 when it has just been removed or, unless this is the
 * last try, is being removed, -1 when it cannot be. */
static int hold(const char *path, bool is_last, int *out_fd)
{
    struct stat info;
    int fd pp_cleanup_fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return errno == ENOENT ? 0 : -1;
    /* Where folders cannot be locked (some network file systems), or somebody else locks them
     * forever, the set is read without: it stays in place through one more update. */
    if (flock(fd, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK && !is_last)
        return 0;
    if (fstat(fd, &info) != 0)
        return -1;
    if (info.st_nlink == 0)
        return 0;
    *out_fd = fd;
    fd = -1;
    return 1;
}

static enum pp_status damaged(const char *store, struct pp_diags *diags)
{
    pp_warn(diags, PP_UPDATE_LOST, (struct pp_place){.file = pp_view_of(store)}, PP_V(""),
            "the last update cannot be used; the rules built into the program are used instead");
    return PP_IO;
}

static bool is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

enum pp_status pp_store_read(const char *store, struct pp_arena *arena, struct pp_store_set *out,
                             struct pp_diags *diags)
{
    char target[NAME_MAX + 1];
    *out = (struct pp_store_set){.hold = -1};
    const char *link = pp_arena_printf(arena, "%s/current", store);
    if (!link)
        return pp_no_memory(diags);
    for (int i = 0; i < TRIES; i++) {
        struct pp_store_set set = {.hold = -1};
        ssize_t len = readlink(link, target, sizeof(target) - 1);
        if (len < 0)
            return errno == ENOENT || errno == ENOTDIR ? PP_OK : damaged(store, diags);
        target[len] = '\0';
        set.path = pp_arena_printf(arena, "%s/%s", store, target);
        set.rules = pp_arena_printf(arena, "%s/%s/rules", store, target);
        if (!set.path || !set.rules)
            return pp_no_memory(diags);
        int held = hold(set.path, i + 1 == TRIES, &set.hold);
        if (held < 0)
            break;
        if (held && is_folder(set.rules)) {
            *out = set;
            return PP_OK;
        }
        if (held) {
            (void)close(set.hold);
            break;
        }
    }
    return damaged(store, diags);
}
