/*
 * The one shape in which documents are read, whether YAML or JSON: mappings, lists and scalars,
 * each with its place in the file. Scalars are kept as text; what a text means (a number, a date,
 * yes) is decided by the field it stands in, never by how it looks.
 */
#ifndef PP_READ_TREE_H
#define PP_READ_TREE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/view.h"

enum pp_node_type {
    PP_SCALAR,
    PP_LIST,
    PP_MAP
};

enum pp_scalar_style {
    PP_PLAIN,  /* YAML without quotes; JSON numbers, true, false and null */
    PP_QUOTED, /* in quotes, or a YAML block: always a text */
};

struct pp_node {
    enum pp_node_type type;
    enum pp_scalar_style style; /* of a scalar */
    uint32_t line;              /* 1-based */
    uint32_t col;               /* 1-based, in characters */
    struct pp_view text;        /* of a scalar */
    uint32_t count;             /* of a list: values; of a mapping: pairs */
    struct pp_node *items;      /* of a list */
    struct pp_pair *pairs;      /* of a mapping, in the order of the file */
};

struct pp_pair {
    struct pp_node key; /* a scalar */
    struct pp_node value;
};

/* Ceilings of one document. */
struct pp_read_limits {
    size_t bytes;  /* of the whole text */
    size_t scalar; /* bytes of one scalar */
    uint32_t depth;
    uint32_t nodes;
};

/* The ceilings for a state file or a profile: 4 MiB, 64 KiB, 32, 200000. */
extern const struct pp_read_limits pp_read_limits_default;

/* The value of a key in a mapping; NULL when it is not there, or the node is no mapping. Lifetime:
 * that of the tree. */
const struct pp_node *pp_node_get(const struct pp_node *map, const char *key);
/* True for a plain scalar that says "nothing here": empty, ~ or null. */
bool pp_node_is_null(const struct pp_node *node);
/* "a text", "a list", "a mapping": for messages. */
const char *pp_node_type_name(const struct pp_node *node);

/*
 * Read a document. `file` names it in diagnostics. The text must be UTF-8 without NUL bytes; a byte
 * order mark is skipped. Lifetime: the tree lives in `arena` and borrows nothing from `text`.
 * Returns PP_OK with *out_root set; PP_INPUT or PP_LIMIT with every fault that was found reported;
 * PP_NOMEM. *out_root is untouched on failure.
 */
enum pp_status pp_read_yaml(struct pp_view text, struct pp_view file,
                            const struct pp_read_limits *limits, struct pp_arena *arena,
                            const struct pp_node **out_root, struct pp_diags *diags) PP_MUST_CHECK;
/* As pp_read_yaml(), for JSON (RFC 8259). */
enum pp_status pp_read_json(struct pp_view text, struct pp_view file,
                            const struct pp_read_limits *limits, struct pp_arena *arena,
                            const struct pp_node **out_root, struct pp_diags *diags) PP_MUST_CHECK;
/*
 * Read a file of either form: JSON when its name ends in ".json" or its first character is '{' or
 * '[' and it is JSON throughout, else YAML.
 * "-" is standard input. Faults carry their source line. Returns as pp_file_read() and
 * pp_read_yaml().
 */
enum pp_status pp_read_document(const char *path, const struct pp_read_limits *limits,
                                struct pp_arena *arena, const struct pp_node **out_root,
                                struct pp_diags *diags) PP_MUST_CHECK;
/* As pp_read_document() for text that is already in memory; `file` is its name in messages. */
enum pp_status pp_read_text(struct pp_view text, struct pp_view file,
                            const struct pp_read_limits *limits, struct pp_arena *arena,
                            const struct pp_node **out_root, struct pp_diags *diags) PP_MUST_CHECK;

#endif
