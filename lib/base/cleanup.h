/*
 * Scope-exit cleanup. Declare an owned local with its macro, return early on any failure, and hand
 * the value out with pp_steal() on the success path.
 */
#ifndef PP_BASE_CLEANUP_H
#define PP_BASE_CLEANUP_H

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define PP_CLEANUP(fn) __attribute__((cleanup(fn)))

static inline void *pp_steal_(void *pointer_to_pointer)
{
    void **slot = pointer_to_pointer;
    void *value = *slot;
    *slot = NULL;
    return value;
}

/* Give up ownership of a pointer declared with a cleanup macro: yields its value and sets it to
 * NULL. */
#define pp_steal(pointer) ((__typeof__(*(pointer)))pp_steal_(pointer))

static inline void pp_cleanup_free_(void *slot)
{
    free(*(void **)slot);
}

static inline void pp_cleanup_fd_(int *fd)
{
    if (*fd >= 0)
        (void)close(*fd); /* only read descriptors are closed here: a writer checks its own close */
}

#define pp_cleanup_free PP_CLEANUP(pp_cleanup_free_)
#define pp_cleanup_fd   PP_CLEANUP(pp_cleanup_fd_)

#endif
