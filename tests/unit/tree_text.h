/* A tree or a list of faults as text, to compare and to print. */
#ifndef TREE_TEXT_H
#define TREE_TEXT_H

#include "base/buf.h"
#include "read/tree.h"

/*
 * Append a tree, one node a line: depth, role (root, key, value), type, style, line:column and, of
 * a scalar, its text as JSON. Without places (`places` false) the style of a scalar and where it
 * stood are left out: what must be equal for the same document in YAML and in JSON.
 */
void tree_text(const struct pp_node *root, bool places, struct pp_buf *out);

/* Append each fault as "line:col: CODE message". */
void fault_text(const struct pp_diags *diags, struct pp_buf *out);

#endif
