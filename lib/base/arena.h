/*
 * An arena: many small allocations with one owner, freed at once. It has a ceiling, so that hostile
 * input cannot take the machine's memory.
 */
#ifndef PP_BASE_ARENA_H
#define PP_BASE_ARENA_H

#include <stddef.h>

#include "base/cleanup.h"
#include "base/status.h"
#include "base/view.h"

struct pp_arena {
    struct pp_arena_block *head;
    size_t used;  /* bytes handed out since the last reset, padding included */
    size_t limit; /* bytes that may be handed out; 0 means PP_ARENA_LIMIT */
};

#define PP_ARENA_LIMIT ((size_t)256 << 20)

/* Prepare an arena that may hand out `limit` bytes (0: PP_ARENA_LIMIT). Allocates nothing. */
void pp_arena_init(struct pp_arena *arena, size_t limit);
/* Free all blocks. The arena is as after pp_arena_init(); calling it twice does no harm. */
void pp_arena_release(struct pp_arena *arena);
/* Forget all allocations but keep the largest block for reuse: the way to reuse one arena row by
 * row. */
void pp_arena_reset(struct pp_arena *arena);

/*
 * `size` zeroed bytes, aligned for any object. Lifetime: until reset or release.
 * Returns NULL when memory or the arena's limit is exhausted.
 */
void *pp_arena_alloc(struct pp_arena *arena, size_t size);
/* As pp_arena_alloc() for `count` objects of `size` bytes; NULL also when the product overflows. */
void *pp_arena_array(struct pp_arena *arena, size_t count, size_t size);
/* A terminated copy of the view; `.ptr` is NULL on failure. */
struct pp_view pp_arena_copy(struct pp_arena *arena, struct pp_view view);
/* A formatted, terminated string; NULL on failure. */
char *pp_arena_printf(struct pp_arena *arena, const char *format, ...) PP_PRINTF(2, 3);

#define PP_NEW(arena, type)          ((type *)pp_arena_alloc((arena), sizeof(type)))
#define PP_NEW_N(arena, type, count) ((type *)pp_arena_array((arena), (count), sizeof(type)))

/* Cleanup macro: struct pp_arena arena pp_cleanup_arena; pp_arena_init(&arena, 0); */
#define pp_cleanup_arena PP_CLEANUP(pp_arena_release)

#endif
