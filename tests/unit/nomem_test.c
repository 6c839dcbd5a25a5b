/*
 * Every allocation of a reading fails in turn, libyaml's included: PP_NOMEM each time, and nothing
 * that was allocated stays behind. Replaces the allocator of the whole program, so it is not built
 * with sanitizers, which do the same.
 */
#include <stdlib.h>
#include <string.h>

#include "read/tree.h"
#include "unit.h"

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void __libc_free(void *pointer);

static long calls;   /* of the allocator since the reading began */
static long fail_at; /* the call that fails; 0 for none */
static long live;    /* allocations that were not freed */

static bool fails(void)
{
    return ++calls == fail_at;
}

static void *count(void *pointer)
{
    live += pointer != NULL;
    return pointer;
}

void *malloc(size_t size)
{
    return fails() ? NULL : count(__libc_malloc(size));
}

void *calloc(size_t number, size_t size)
{
    return fails() ? NULL : count(__libc_calloc(number, size));
}

void *realloc(void *old, size_t size)
{
    if (fails())
        return NULL;
    void *pointer = __libc_realloc(old, size);
    live += pointer && !old;
    return pointer;
}

void free(void *pointer)
{
    live -= pointer != NULL;
    __libc_free(pointer);
}

struct outcome {
    enum pp_status status;
    bool said_so;
    bool reached; /* did the reading come as far as the call that was to fail? */
    long left;    /* allocations that stayed behind */
};

static struct outcome read_failing(struct pp_view text, const char *name, long number)
{
    struct pp_arena arena;
    struct pp_diags diags;
    const struct pp_node *root = NULL;
    pp_arena_init(&arena, 0);
    pp_diags_init(&diags);
    long before = live;
    calls = 0;
    fail_at = number;
    struct outcome outcome = {0};
    outcome.status =
        pp_read_text(text, pp_view_of(name), &pp_read_limits_default, &arena, &root, &diags);
    outcome.reached = calls >= number;
    fail_at = 0;
    outcome.said_so = pp_diags_status(&diags) == PP_NOMEM;
    pp_diags_release(&diags);
    pp_arena_release(&arena);
    outcome.left = live - before;
    return outcome;
}

static void fail_each_call(const char *name, struct pp_view text, enum pp_status whole)
{
    long number = 1;
    for (;; number++) {
        struct outcome outcome = read_failing(text, name, number);
        CHECK_INT(outcome.left, 0);
        if (!outcome.reached) {
            CHECK_STATUS(outcome.status, whole);
            break;
        }
        if (!CHECK_STATUS(outcome.status, PP_NOMEM) || !CHECK(outcome.said_so))
            CHECK_INT(number, 0);
    }
    CHECK(number > 1);
}

static const char document[] = "{\"a\": [1, \"x\\u00f1\", {\"b\": null}], \"c\": \"text\"}";
static const char block[] =
    "a:\n  - 1\n  - \"quoted\\n\"\n  - |\n    block\n  - b: {c: d, e: [f]}\nz: x\n";
static const char wrong[] = "a: &x 1\na: !t 2\n? [b]\n: *x\nc: [\n";

static void every_allocation_fails_in_turn(void)
{
    fail_each_call("f.json", pp_view_of(document), PP_OK);
    fail_each_call("f", pp_view_of(document), PP_OK);
    fail_each_call("f.yaml", pp_view_of(block), PP_OK);
    fail_each_call("f.yaml", pp_view_of(wrong), PP_INPUT);
    fail_each_call("f.json", PP_V("[1,]"), PP_INPUT);
    fail_each_call("f", PP_V("{\"a\": 1"), PP_INPUT);
    fail_each_call("f.yaml", PP_V(""), PP_INPUT);
}

static void a_large_document_too(void)
{
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, 1 << 20);
    for (int i = 0; i < 3000; i++)
        pp_buf_printf(&text, "- {key: value number %d}\n", i);
    pp_buf_fill(&text, 'x', 20000);
    pp_buf_str(&text, ": 1\n");
    struct outcome outcome = {.reached = true};
    for (long number = 1; outcome.reached; number += 1 + number / 16) {
        outcome = read_failing(pp_buf_view(&text), "f.yaml", number);
        CHECK_INT(outcome.left, 0);
        CHECK_STATUS(outcome.status, outcome.reached ? PP_NOMEM : PP_INPUT);
    }
}

static const struct unit_test nomem_suite_list[] = {
    {"no memory: every allocation fails in turn", every_allocation_fails_in_turn},
    {"no memory: a large document too", a_large_document_too},
};
static UNIT_SUITE(nomem_suite);

int main(void)
{
    const struct unit_suite *const suites[] = {&nomem_suite};
    return unit_run(suites, UNIT_COUNT(suites));
}
