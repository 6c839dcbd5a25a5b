/*
 * Preloaded by tests/failures.py: the allocation number FAIL_AT fails (with FAIL_ALL=1 every later
 * one too). When the moment comes one byte is written to descriptor FAIL_REPORT, so that the driver
 * knows whether the program got that far.
 */
#include <errno.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

static long fail_at;
static int fail_all;
static int report;
static atomic_long calls;

__attribute__((constructor)) static void set_up(void)
{
    const char *at = getenv("FAIL_AT");
    const char *fd = getenv("FAIL_REPORT");
    report = fd ? atoi(fd) : -1;
    fail_all = getenv("FAIL_ALL") != NULL;
    fail_at = at ? atol(at) : 0;
}

static int fails(void)
{
    if (!fail_at)
        return 0;
    long call = atomic_fetch_add(&calls, 1) + 1;
    if (call < fail_at || (call > fail_at && !fail_all))
        return 0;
    if (call == fail_at && write(report, "!", 1) != 1)
        fail_at = 0;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size)
{
    return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    return fails() ? NULL : __libc_realloc(old, size);
}
