/*
 * Preloaded by tests/failures.py: of the calls that open, read, write, sync, rename, link, remove
 * and close files, number FAIL_AT fails with errno FAIL_ERRNO (default EIO). One byte on descriptor
 * FAIL_REPORT says that it came to that.
 */
#undef _FILE_OFFSET_BITS /* open and open64 are two functions here */

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static long fail_at;
static int fail_errno = EIO;
static int report = -1;
static atomic_long calls;

__attribute__((constructor)) static void set_up(void)
{
    const char *at = getenv("FAIL_AT");
    const char *fd = getenv("FAIL_REPORT");
    const char *number = getenv("FAIL_ERRNO");
    report = fd ? atoi(fd) : -1;
    fail_errno = number ? atoi(number) : EIO;
    fail_at = at ? atol(at) : 0;
}

static int fails(void)
{
    if (!fail_at || atomic_fetch_add(&calls, 1) + 1 != fail_at)
        return 0;
    if (syscall(SYS_write, report, "!", 1) != 1)
        fail_at = 0;
    errno = fail_errno;
    return 1;
}

/* The function of that name behind this library. */
#define NEXT(name) (__extension__(__typeof__(&name)) dlsym(RTLD_NEXT, #name))

ssize_t read(int fd, void *bytes, size_t size)
{
    return fails() ? -1 : syscall(SYS_read, fd, bytes, size);
}

ssize_t write(int fd, const void *bytes, size_t size)
{
    return fails() ? -1 : syscall(SYS_write, fd, bytes, size);
}

int close(int fd)
{
    int result = (int)syscall(SYS_close, fd);
    return fails() ? -1 : result;
}

static int open_at(int folder, const char *path, int flags, va_list args)
{
    int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(args, int) : 0;
    return fails() ? -1 : (int)syscall(SYS_openat, folder, path, flags, mode);
}

#define OPEN(name)                                                                                 \
    int name(const char *path, int flags, ...)                                                     \
    {                                                                                              \
        va_list args;                                                                              \
        va_start(args, flags);                                                                     \
        int fd = open_at(AT_FDCWD, path, flags, args);                                             \
        va_end(args);                                                                              \
        return fd;                                                                                 \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                                                               \
    int name(int folder, const char *path, int flags, ...)                                         \
    {                                                                                              \
        va_list args;                                                                              \
        va_start(args, flags);                                                                     \
        int fd = open_at(folder, path, flags, args);                                               \
        va_end(args);                                                                              \
        return fd;                                                                                 \
    }
OPENAT(openat)
OPENAT(openat64)

int rename(const char *from, const char *to)
{
    return fails() ? -1 : (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int renameat(int from_folder, const char *from, int to_folder, const char *to)
{
    return fails() ? -1 : (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, 0);
}

int symlinkat(const char *target, int folder, const char *path)
{
    return fails() ? -1 : (int)syscall(SYS_symlinkat, target, folder, path);
}

int mkdirat(int folder, const char *path, mode_t mode)
{
    return fails() ? -1 : (int)syscall(SYS_mkdirat, folder, path, mode);
}

int unlinkat(int folder, const char *path, int flags)
{
    return fails() ? -1 : (int)syscall(SYS_unlinkat, folder, path, flags);
}

int fsync(int fd)
{
    return fails() ? -1 : (int)syscall(SYS_fsync, fd);
}

int mkostemp(char *path, int flags)
{
    return fails() ? -1 : NEXT(mkostemp)(path, flags);
}

int mkostemp64(char *path, int flags)
{
    return fails() ? -1 : NEXT(mkostemp64)(path, flags);
}

DIR *opendir(const char *path)
{
    return fails() ? NULL : NEXT(opendir)(path);
}

DIR *fdopendir(int fd)
{
    return fails() ? NULL : NEXT(fdopendir)(fd);
}
