/* What must hold after any reading, whatever was read. */
#ifndef FUZZ_CHECK_H
#define FUZZ_CHECK_H

#include "read/tree.h"

typedef enum pp_status read_function(struct pp_view text, struct pp_view file,
                                     const struct pp_read_limits *limits, struct pp_arena *arena,
                                     const struct pp_node **out_root, struct pp_diags *diags);

/* Read the bytes; abort when the reader breaks a promise of read/tree.h. */
void check_reading(read_function *read, const uint8_t *bytes, size_t size);

#endif
