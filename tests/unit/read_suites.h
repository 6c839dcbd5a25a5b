/* The suites of read_test, one a file, and the checks that they share. */
#ifndef READ_SUITES_H
#define READ_SUITES_H

#include "tree_text.h"
#include "unit.h"

extern const struct unit_suite yaml_suite;
extern const struct unit_suite yaml_fault_suite;
extern const struct unit_suite json_suite;
extern const struct unit_suite json_fault_suite;
extern const struct unit_suite tree_suite;
extern const struct unit_suite limit_suite;
extern const struct unit_suite hostile_suite;
extern const struct unit_suite json_write_suite;
extern const struct unit_suite coverage_suite;

typedef enum pp_status read_function(struct pp_view text, struct pp_view file,
                                     const struct pp_read_limits *limits, struct pp_arena *arena,
                                     const struct pp_node **out_root, struct pp_diags *diags);

/* One reading, with what came of it. */
struct reading {
    struct pp_arena arena;
    struct pp_diags diags;
    const struct pp_node *root; /* NULL when the text was refused */
    enum pp_status status;
};

void reading_begin(struct reading *reading, read_function *read, struct pp_view text,
                   const struct pp_read_limits *limits);
void reading_end(struct reading *reading);

/* Note the codes that came up, for the test that each one is tested. */
void note_codes(const struct pp_diags *diags);
bool was_noted(enum pp_code code);

/* The text reads as this tree (tree_text() with places). */
void check_tree(struct unit_place place, read_function *read, struct pp_view text,
                const char *wanted);
/* The text is refused with these faults (fault_text()) and this status. */
void check_faults(struct unit_place place, read_function *read, struct pp_view text,
                  enum pp_status status, const char *wanted);

#define CHECK_TREE(read, literal, wanted) check_tree(HERE, (read), PP_V(literal), (wanted))
#define CHECK_FAULT(read, literal, wanted)                                                         \
    check_faults(HERE, (read), PP_V(literal), PP_INPUT, wanted "\n")

#endif
