#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>

enum {
    CHUNK = 64 << 10
};

static struct pp_place place_of(const char *path)
{
    return (struct pp_place){.file = pp_view_of(path)};
}

static enum pp_status report_errno(const char *path, const char *verb, int error,
                                   struct pp_diags *diags)
{
    enum pp_code code = error == ENOENT || error == ENOTDIR ? PP_FILE_MISSING : PP_FILE_UNREADABLE;
    pp_report(diags, code, place_of(path), PP_V(""), "cannot %s '%s': %s", verb, path,
              strerror(error));
    return code == PP_FILE_MISSING ? PP_NOTFOUND : PP_IO;
}

enum pp_status pp_file_open(const char *path, int *out_fd, struct pp_diags *diags)
{
    /* O_NONBLOCK so that a pipe without a writer does not hang the program before fstat() tells
     * what it is. */
    int fd pp_cleanup_fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    struct stat info;
    if (fd < 0 || fstat(fd, &info) != 0)
        return report_errno(path, "open", errno, diags);
    if (S_ISDIR(info.st_mode)) {
        pp_report(diags, PP_FILE_IS_FOLDER, place_of(path), PP_V(""),
                  "cannot read '%s': it is a folder, not a file", path);
        return PP_IO;
    }
    int flags = fcntl(fd, F_GETFL);
    if (flags < 0 || fcntl(fd, F_SETFL, flags & ~O_NONBLOCK) != 0)
        return report_errno(path, "open", errno, diags);
    *out_fd = fd;
    fd = -1;
    return PP_OK;
}

int pp_file_open_inside(int folder, const char *name)
{
    struct stat info;
    int fd pp_cleanup_fd =
        openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd < 0 || fstat(fd, &info) != 0 || !S_ISREG(info.st_mode))
        return -1;
    int found = fd;
    fd = -1;
    return found;
}

int pp_fd_read_all(int fd, size_t max, struct pp_buf *out)
{
    char chunk[CHUNK];
    size_t before = out->len;
    for (;;) {
        ssize_t got = read(fd, chunk, sizeof(chunk));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return errno;
        if (got == 0)
            return 0;
        if ((size_t)got > max - (out->len - before))
            return EFBIG;
        pp_buf_add(out, (struct pp_view){chunk, (size_t)got});
        if (pp_buf_status(out) != PP_OK)
            return ENOMEM;
    }
}

static enum pp_status read_all(const char *path, int fd, size_t max, struct pp_buf *out,
                               struct pp_diags *diags)
{
    int error = pp_fd_read_all(fd, max, out);
    if (error == ENOMEM)
        return pp_no_memory(diags);
    if (error == EFBIG) {
        pp_report(diags, PP_FILE_TOO_LARGE, place_of(path), PP_V(""),
                  "file is larger than %zu KiB, the most that is read", max >> 10);
        return PP_LIMIT;
    }
    return error ? report_errno(path, "read", error, diags) : PP_OK;
}

enum pp_status pp_file_read(const char *path, size_t max, struct pp_buf *out,
                            struct pp_diags *diags)
{
    pp_buf_release(out);
    pp_buf_init(out, max);
    bool is_stdin = strcmp(path, "-") == 0;
    int fd pp_cleanup_fd = -1;
    enum pp_status status = is_stdin ? PP_OK : pp_file_open(path, &fd, diags);
    if (status == PP_OK)
        status = read_all(is_stdin ? "standard input" : path, is_stdin ? STDIN_FILENO : fd, max,
                          out, diags);
    if (status != PP_OK)
        pp_buf_clear(out);
    return status;
}

int pp_fd_write_all(int fd, struct pp_view bytes)
{
    while (bytes.len) {
        ssize_t done = write(fd, bytes.ptr, bytes.len);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return errno;
        bytes = pp_view_from(bytes, (size_t)done);
    }
    return 0;
}

/* Write, flush and close; returns 0 or an errno. */
static int fill_and_close(int fd, struct pp_view contents, mode_t mode)
{
    int error = pp_fd_write_all(fd, contents);
    if (!error && fchmod(fd, mode) != 0)
        error = errno;
    if (!error && fsync(fd) != 0)
        error = errno;
    if (close(fd) != 0 && !error)
        error = errno;
    return error;
}

enum pp_status pp_file_replace(const char *path, struct pp_view contents, mode_t mode,
                               struct pp_diags *diags)
{
    char temporary[PATH_MAX];
    int len = snprintf(temporary, sizeof(temporary), "%s.XXXXXX", path);
    int fd = len > 0 && (size_t)len < sizeof(temporary) ? mkostemp(temporary, O_CLOEXEC) : -1;
    int error = fd < 0 ? errno : fill_and_close(fd, contents, mode);
    if (fd >= 0 && !error && rename(temporary, path) != 0)
        error = errno;
    if (fd >= 0 && error)
        (void)unlink(temporary);
    if (!error && fd >= 0)
        return PP_OK;
    pp_report(diags, PP_FILE_UNWRITABLE, place_of(path), PP_V(""), "cannot write '%s': %s", path,
              strerror(error ? error : ENAMETOOLONG));
    return PP_IO;
}

int pp_make_folders(const char *path, mode_t mode)
{
    char part[PATH_MAX];
    size_t len = strlen(path);
    if (len >= sizeof(part))
        return ENAMETOOLONG;
    for (size_t i = 1; i <= len; i++) {
        if (path[i] != '/' && path[i] != '\0')
            continue;
        memcpy(part, path, i);
        part[i] = '\0';
        if (mkdir(part, mode) != 0 && errno != EEXIST)
            return errno;
    }
    return 0;
}
