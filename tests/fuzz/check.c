#include "check.h"

#include <assert.h>

#include "base/escape.h"
#include "read/frozen.h"

/* Small, so that the fuzzer comes to each limit. */
static const struct pp_read_limits limits = {.bytes = 4096, .scalar = 64, .depth = 6, .nodes = 100};

/* In the text as it was read, and its line as long as the column says. */
static void check_place(struct pp_view text, uint32_t line, uint32_t col)
{
    uint32_t code = 0;
    size_t at = 0;
    assert(line >= 1 && col >= 1);
    for (uint32_t i = 1; i < line; i++) {
        size_t end = pp_view_find(pp_view_from(text, at), '\n');
        assert(at + end < text.len);
        at += end + 1;
    }
    for (uint32_t i = 1; i < col; i++) {
        assert(at < text.len && text.ptr[at] != '\n');
        size_t len = pp_utf8_next(pp_view_from(text, at), &code);
        at += len ? len : 1;
    }
}

/* Returns how many nodes there are. */
static uint32_t check_node(struct pp_view text, const struct pp_node *node, uint32_t depth)
{
    uint32_t nodes = 1;
    check_place(text, node->line, node->col);
    if (node->type == PP_SCALAR) {
        assert(node->text.ptr && node->text.len <= limits.scalar && node->count == 0);
        assert(pp_utf8_check(node->text) == node->text.len);
        assert(pp_view_find(node->text, '\0') == node->text.len);
        return nodes;
    }
    assert(depth < limits.depth);
    for (uint32_t i = 0; i < node->count; i++) {
        if (node->type == PP_LIST) {
            nodes += check_node(text, &node->items[i], depth + 1);
            continue;
        }
        const struct pp_pair *pair = &node->pairs[i];
        assert(pair->key.type == PP_SCALAR);
        nodes +=
            check_node(text, &pair->key, depth + 1) + check_node(text, &pair->value, depth + 1);
        for (uint32_t j = 0; j < i; j++)
            assert(!pp_view_eq(node->pairs[j].key.text, pair->key.text));
    }
    return nodes;
}

static void check_faults(struct pp_view text, const struct pp_diags *diags)
{
    assert(diags->errors == diags->count + diags->omitted && diags->count > 0);
    for (size_t i = 0; i < diags->count; i++) {
        const struct pp_diag *diag = &diags->list[i];
        bool whole = diag->code == PP_FILE_EMPTY || diag->code == PP_FILE_TOO_LARGE;
        assert(diag->message.len && whole == (diag->place.line == 0));
        if (!whole)
            check_place(text, diag->place.line, diag->place.col);
    }
}

static void check_frozen(const struct pp_node *root, struct pp_arena *arena)
{
    struct pp_buf once pp_cleanup_buf;
    struct pp_buf twice pp_cleanup_buf;
    const struct pp_node *thawed = NULL;
    pp_buf_init(&once, 1 << 20);
    pp_buf_init(&twice, 1 << 20);
    pp_freeze(root, &once);
    enum pp_status status = pp_thaw(pp_buf_view(&once), arena, &thawed);
    assert(status == PP_OK);
    pp_freeze(thawed, &twice);
    assert(pp_view_eq(pp_buf_view(&once), pp_buf_view(&twice)));
}

void check_reading(read_function *read, const uint8_t *bytes, size_t size)
{
    struct pp_arena arena pp_cleanup_arena;
    struct pp_diags diags pp_cleanup_diags;
    struct pp_view text = {size ? (const char *)bytes : "", size};
    const struct pp_node *root = NULL;
    pp_arena_init(&arena, 0);
    pp_diags_init(&diags);
    enum pp_status status = read(text, PP_V("fuzz"), &limits, &arena, &root, &diags);
    if (pp_view_starts(text, "\xef\xbb\xbf"))
        text = pp_view_from(text, 3);
    if (status != PP_OK) {
        assert(!root && (status == PP_INPUT || status == PP_LIMIT));
        pp_diags_quote(&diags, 0, PP_V("fuzz"), text);
        check_faults(text, &diags);
        return;
    }
    assert(root && diags.count == 0);
    uint32_t nodes = check_node(text, root, 0);
    assert(nodes <= limits.nodes);
    check_frozen(root, &arena);
}
