#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base_suites.h"

static void arena_gives_zeroed_aligned_memory(void)
{
    struct pp_arena arena pp_cleanup_arena;
    pp_arena_init(&arena, 0);
    for (size_t size = 0; size < 3000; size += 7) {
        char *bytes = pp_arena_alloc(&arena, size);
        CHECK(bytes != NULL);
        CHECK_INT((int64_t)((uintptr_t)bytes % _Alignof(max_align_t)), 0);
        for (size_t i = 0; i < size; i++)
            if (!CHECK_INT(bytes[i], 0))
                return;
        memset(bytes, 'x', size);
    }
}

static void arena_keeps_to_its_limit(void)
{
    struct pp_arena arena pp_cleanup_arena;
    pp_arena_init(&arena, 1024);
    CHECK(pp_arena_alloc(&arena, 1025) == NULL);
    CHECK(pp_arena_alloc(&arena, 1024) != NULL);
    CHECK(pp_arena_alloc(&arena, 0) == NULL);
    pp_arena_reset(&arena);
    CHECK(pp_arena_alloc(&arena, 1) != NULL);
    CHECK(pp_arena_alloc(&arena, 1024) == NULL);
}

static void arena_refuses_sizes_that_overflow(void)
{
    struct pp_arena arena pp_cleanup_arena;
    pp_arena_init(&arena, SIZE_MAX);
    CHECK(pp_arena_alloc(&arena, SIZE_MAX) == NULL);
    CHECK(pp_arena_alloc(&arena, SIZE_MAX - 8) == NULL);
    CHECK(pp_arena_alloc(&arena, SIZE_MAX / 2 + 1) == NULL);
    CHECK(pp_arena_array(&arena, SIZE_MAX / 2, 3) == NULL);
    CHECK(pp_arena_copy(&arena, (struct pp_view){"", SIZE_MAX}).ptr == NULL);
    CHECK(pp_arena_alloc(&arena, 16) != NULL);
}

static void arena_reset_reuses_its_memory(void)
{
    struct pp_arena arena pp_cleanup_arena;
    pp_arena_init(&arena, 0);
    CHECK(pp_arena_alloc(&arena, 100000) != NULL);
    CHECK(pp_arena_alloc(&arena, 200000) != NULL);
    pp_arena_reset(&arena);
    CHECK_INT((int64_t)arena.used, 0);
    const struct pp_arena_block *kept = arena.head;
    char *bytes = pp_arena_alloc(&arena, 200000);
    CHECK(arena.head == kept);
    CHECK_INT(bytes[0], 0);
    pp_arena_release(&arena);
    pp_arena_release(&arena);
    CHECK(arena.head == NULL);
}

static void arena_copies_and_formats(void)
{
    struct pp_arena arena pp_cleanup_arena;
    pp_arena_init(&arena, 0);
    struct pp_view copy = pp_arena_copy(&arena, PP_V("text"));
    CHECK_TEXT(copy, "text");
    CHECK_INT(copy.ptr[4], '\0');
    CHECK_STR(pp_arena_copy(&arena, (struct pp_view){NULL, 0}).ptr, "");
    CHECK_STR(pp_arena_printf(&arena, "%s %d", "row", 7), "row 7");
    struct pp_arena small pp_cleanup_arena;
    pp_arena_init(&small, 16);
    CHECK(pp_arena_printf(&small, "%s", "seventeen letters") == NULL);
}

static void buffer_appends(void)
{
    struct pp_buf buf pp_cleanup_buf;
    pp_buf_init(&buf, 1 << 20);
    CHECK_TEXT(pp_buf_view(&buf), "");
    pp_buf_add(&buf, PP_V("ab"));
    pp_buf_str(&buf, "cd");
    pp_buf_char(&buf, 'e');
    pp_buf_fill(&buf, '-', 3);
    pp_buf_printf(&buf, "%s%d", "x", 5);
    CHECK_TEXT(pp_buf_view(&buf), "abcde---x5");
    CHECK_INT(buf.data[buf.len], '\0');
    CHECK_STATUS(pp_buf_status(&buf), PP_OK);
}

static void buffer_writes_whole_numbers(void)
{
    struct pp_buf buf pp_cleanup_buf;
    pp_buf_init(&buf, 100);
    pp_buf_int(&buf, 0);
    pp_buf_char(&buf, ' ');
    pp_buf_int(&buf, INT64_MAX);
    pp_buf_char(&buf, ' ');
    pp_buf_int(&buf, INT64_MIN);
    CHECK_TEXT(pp_buf_view(&buf), "0 9223372036854775807 -9223372036854775808");
}

static void buffer_keeps_to_its_ceiling(void)
{
    struct pp_buf buf pp_cleanup_buf;
    pp_buf_init(&buf, 10);
    pp_buf_str(&buf, "1234567890");
    CHECK_STATUS(pp_buf_status(&buf), PP_OK);
    pp_buf_char(&buf, 'x');
    CHECK_STATUS(pp_buf_status(&buf), PP_LIMIT);
    pp_buf_add(&buf, PP_V(""));
    CHECK_TEXT(pp_buf_view(&buf), "1234567890");
    pp_buf_clear(&buf);
    CHECK_STATUS(pp_buf_status(&buf), PP_OK);
    pp_buf_fill(&buf, 'x', SIZE_MAX);
    CHECK_STATUS(pp_buf_status(&buf), PP_LIMIT);
    pp_buf_clear(&buf);
    pp_buf_printf(&buf, "%s", "eleven char");
    CHECK_STATUS(pp_buf_status(&buf), PP_LIMIT);
    CHECK_TEXT(pp_buf_view(&buf), "");
}

static void buffer_grows_past_many_steps(void)
{
    struct pp_buf buf pp_cleanup_buf;
    pp_buf_init(&buf, 300000);
    for (int i = 0; i < 300000; i++)
        pp_buf_char(&buf, (char)('a' + i % 26));
    CHECK_STATUS(pp_buf_status(&buf), PP_OK);
    CHECK_INT((int64_t)buf.len, 300000);
    CHECK_INT(buf.data[299999], 'a' + 299999 % 26);
    CHECK(buf.cap <= 300001);
}

static const struct unit_test memory_suite_list[] = {
    {"arena gives zeroed, aligned memory", arena_gives_zeroed_aligned_memory},
    {"arena keeps to its limit", arena_keeps_to_its_limit},
    {"arena refuses sizes that overflow", arena_refuses_sizes_that_overflow},
    {"arena reset reuses its memory", arena_reset_reuses_its_memory},
    {"arena copies and formats", arena_copies_and_formats},
    {"buffer appends", buffer_appends},
    {"buffer writes whole numbers", buffer_writes_whole_numbers},
    {"buffer keeps to its ceiling", buffer_keeps_to_its_ceiling},
    {"buffer grows past many steps", buffer_grows_past_many_steps},
};
UNIT_SUITE(memory_suite);
