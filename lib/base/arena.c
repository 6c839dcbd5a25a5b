#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <string.h>

struct pp_arena_block {
    struct pp_arena_block *next;
    size_t size; /* payload bytes */
    size_t used;
    _Alignas(max_align_t) unsigned char data[];
};

enum {
    FIRST_BLOCK = 16 << 10,
    LARGEST_STEP = 1 << 20
};

void pp_arena_init(struct pp_arena *arena, size_t limit)
{
    *arena = (struct pp_arena){.limit = limit ? limit : PP_ARENA_LIMIT};
}

void pp_arena_release(struct pp_arena *arena)
{
    struct pp_arena_block *block = arena->head;
    while (block) {
        struct pp_arena_block *next = block->next;
        free(block);
        block = next;
    }
    pp_arena_init(arena, arena->limit);
}

void pp_arena_reset(struct pp_arena *arena)
{
    /* The newest block is the largest, as each one is at least as large as the one before. */
    struct pp_arena_block *keep = arena->head;
    if (keep) {
        struct pp_arena_block *block = keep->next;
        while (block) {
            struct pp_arena_block *next = block->next;
            free(block);
            block = next;
        }
        keep->next = NULL;
        keep->used = 0;
    }
    arena->used = 0;
}

static struct pp_arena_block *new_block(struct pp_arena *arena, size_t need)
{
    size_t size = arena->head ? arena->head->size : FIRST_BLOCK / 2;
    size = size >= LARGEST_STEP ? size : size * 2;
    if (size < need)
        size = need;
    struct pp_arena_block *block = malloc(sizeof(*block) + size);
    if (!block)
        return NULL;
    block->size = size;
    block->used = 0;
    block->next = arena->head;
    arena->head = block;
    return block;
}

void *pp_arena_alloc(struct pp_arena *arena, size_t size)
{
    const size_t align = _Alignof(max_align_t);
    if (arena->limit == 0)
        arena->limit = PP_ARENA_LIMIT;
    if (size > arena->limit || size > SIZE_MAX / 2) /* the roundings below must not wrap around */
        return NULL;
    size = (size + align - 1) & ~(align - 1);
    if (size == 0)
        size = align;
    if (size > arena->limit || arena->used > arena->limit - size)
        return NULL;
    struct pp_arena_block *block = arena->head;
    if (!block || block->size - block->used < size) {
        block = new_block(arena, size);
        if (!block)
            return NULL;
    }
    void *at = block->data + block->used;
    block->used += size;
    arena->used += size;
    return memset(at, 0, size);
}

void *pp_arena_array(struct pp_arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        return NULL;
    return pp_arena_alloc(arena, count * size);
}

struct pp_view pp_arena_copy(struct pp_arena *arena, struct pp_view view)
{
    char *copy = view.len < SIZE_MAX ? pp_arena_alloc(arena, view.len + 1) : NULL;
    if (!copy)
        return (struct pp_view){NULL, 0};
    if (view.len)
        memcpy(copy, view.ptr, view.len);
    return (struct pp_view){copy, view.len};
}

char *pp_arena_printf(struct pp_arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = len >= 0 ? pp_arena_alloc(arena, (size_t)len + 1) : NULL;
    if (!text)
        return NULL;
    va_start(args, format);
    (void)vsnprintf(text, (size_t)len + 1, format, args);
    va_end(args);
    return text;
}
