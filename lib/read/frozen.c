#include "read/frozen.h"

#include <assert.h>

/*
 * A node is a head (type and style), its line and column, then: of a scalar its length and bytes;
 * of a list its count and values; of a mapping its count and, in turn, keys and values. Numbers are
 * little-endian groups of seven bits.
 */
enum {
    STYLE_BIT = 4
};

static void put_number(struct pp_buf *out, uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        pp_buf_char(out, (char)(unsigned char)(value | 0x80));
    pp_buf_char(out, (char)value);
}

void pp_freeze(const struct pp_node *root, struct pp_buf *out)
{
    put_number(out, (uint64_t)root->type | (root->style == PP_QUOTED ? STYLE_BIT : 0));
    put_number(out, root->line);
    put_number(out, root->col);
    if (root->type == PP_SCALAR) {
        put_number(out, root->text.len);
        pp_buf_add(out, root->text);
        return;
    }
    put_number(out, root->count);
    for (uint32_t i = 0; i < root->count; i++) {
        if (root->type == PP_MAP)
            pp_freeze(&root->pairs[i].key, out);
        pp_freeze(root->type == PP_MAP ? &root->pairs[i].value : &root->items[i], out);
    }
}

static uint64_t take_number(struct pp_view *rest)
{
    uint64_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
        assert(rest->len > 0 && shift < 64);
        unsigned char byte = (unsigned char)rest->ptr[0];
        *rest = pp_view_from(*rest, 1);
        value |= (uint64_t)(byte & 0x7f) << shift;
        if (byte < 0x80)
            return value;
    }
}

static bool thaw_node(struct pp_view *rest, struct pp_arena *arena, struct pp_node *node)
{
    uint64_t head = take_number(rest);
    node->type = (enum pp_node_type)(head & (STYLE_BIT - 1));
    node->style = head & STYLE_BIT ? PP_QUOTED : PP_PLAIN;
    node->line = (uint32_t)take_number(rest);
    node->col = (uint32_t)take_number(rest);
    uint64_t size = take_number(rest);
    if (node->type == PP_SCALAR) {
        assert(size <= rest->len);
        node->text = pp_view_first(*rest, size);
        *rest = pp_view_from(*rest, size);
        return true;
    }
    node->count = (uint32_t)size;
    if (node->type == PP_MAP)
        node->pairs = PP_NEW_N(arena, struct pp_pair, size);
    else
        node->items = PP_NEW_N(arena, struct pp_node, size);
    if (!node->pairs && !node->items)
        return false;
    for (uint32_t i = 0; i < node->count; i++) {
        if (node->type == PP_MAP && !thaw_node(rest, arena, &node->pairs[i].key))
            return false;
        if (!thaw_node(rest, arena, node->type == PP_MAP ? &node->pairs[i].value : &node->items[i]))
            return false;
    }
    return true;
}

enum pp_status pp_thaw(struct pp_view frozen, struct pp_arena *arena,
                       const struct pp_node **out_root)
{
    struct pp_node *root = PP_NEW(arena, struct pp_node);
    if (!root || !thaw_node(&frozen, arena, root))
        return PP_NOMEM;
    *out_root = root;
    return PP_OK;
}
