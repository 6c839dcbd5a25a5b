/* What a command gets to work with. */
#ifndef PP_CMD_CONTEXT_H
#define PP_CMD_CONTEXT_H

#include "exit.h"
#include "opts.h"
#include "out.h"
#include "term.h"

/*
 * Everything here belongs to main() and lives until the program ends. A command appends its result
 * to `out`, reports faults to `diags`, and returns an enum pp_exit; main() writes the rest of the
 * result to stdout and then the faults to stderr.
 */
struct pp_context {
    const struct pp_opts *opts;
    struct pp_arena *arena; /* for what lives as long as the run */
    struct pp_diags *diags;
    struct pp_out *out;
    const struct pp_term *term; /* of stdout */
};

#endif
