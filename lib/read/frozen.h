/*
 * A tree in a compact binary form, for the data that is built into the program: made once at build
 * time, read back at a small part of the cost of parsing. It is trusted: only bytes that
 * pp_freeze() wrote in this same build are ever thawed.
 */
#ifndef PP_READ_FROZEN_H
#define PP_READ_FROZEN_H

#include "read/tree.h"

/* Append the frozen form of a tree. */
void pp_freeze(const struct pp_node *root, struct pp_buf *out);

/*
 * Rebuild a tree. Lifetime: the nodes live in `arena`; texts borrow from `frozen`.
 * Returns PP_OK with *out_root set, or PP_NOMEM.
 */
enum pp_status pp_thaw(struct pp_view frozen, struct pp_arena *arena,
                       const struct pp_node **out_root) PP_MUST_CHECK;

#endif
