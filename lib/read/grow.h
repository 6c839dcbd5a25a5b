/*
 * Building a tree from the stream of values that a reader finds, with the checks that every form
 * shares: depth, number of values, length, repeated keys. Internal to lib/read.
 *
 * Finished values wait on a stack until the list or mapping around them closes and takes them, so
 * their number need not be known in advance, and nothing recurses. Everything lives in the arena:
 * what a failed read leaves behind goes with it.
 */
#ifndef PP_READ_GROW_H
#define PP_READ_GROW_H

#include "read/tree.h"

struct pp_grow {
    struct pp_arena *arena; /* borrowed, as the next three */
    const struct pp_read_limits *limits;
    struct pp_diags *diags;
    struct pp_view file;
    struct pp_node *nodes; /* the stack */
    size_t count;
    size_t room;
    size_t *firsts; /* of each open list or mapping: where its values begin on the stack */
    uint32_t depth; /* how many are open */
    uint32_t made;  /* nodes so far, keys included */
    size_t errors_before;
    bool past_limit;
    bool no_memory;
};

/* Begin a tree. Lifetime: borrows all arguments until pp_grow_finish(). False without memory. */
bool pp_grow_init(struct pp_grow *grow, struct pp_view file, const struct pp_read_limits *limits,
                  struct pp_arena *arena, struct pp_diags *diags);

/*
 * The four steps below return false when reading must stop: a limit was reported, or there is no
 * memory. pp_grow_finish() tells which.
 */

/* Add a scalar. The text must live in the arena; its length is checked. A text whose ptr is NULL
 * stands for a value that was refused: it keeps the tree in shape. */
bool pp_grow_scalar(struct pp_grow *grow, uint32_t line, uint32_t col, enum pp_scalar_style style,
                    struct pp_view text);
/* As pp_grow_scalar(), for a text elsewhere: it is copied, unless it is too long to be kept. */
bool pp_grow_copy(struct pp_grow *grow, uint32_t line, uint32_t col, enum pp_scalar_style style,
                  struct pp_view text);
/* Open a list or a mapping; what is added next goes into it. In place of a key it is reported. */
bool pp_grow_open(struct pp_grow *grow, enum pp_node_type type, uint32_t line, uint32_t col);
/* Close the innermost one; repeated keys are reported. */
bool pp_grow_close(struct pp_grow *grow);

/* The innermost open list or mapping; its count is not yet set. NULL outside of all. */
const struct pp_node *pp_grow_parent(const struct pp_grow *grow);
/* How many nodes it has so far, keys and values counted apart. */
size_t pp_grow_children(const struct pp_grow *grow);

/*
 * End. Returns PP_OK with *out_root set if nothing was reported since pp_grow_init(); PP_NOMEM;
 * PP_LIMIT if a limit was among the faults, else PP_INPUT.
 */
enum pp_status pp_grow_finish(struct pp_grow *grow, const struct pp_node **out_root) PP_MUST_CHECK;

#endif
