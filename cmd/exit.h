/* The exit statuses of the program: a promise to scripts, the same for every command. */
#ifndef PP_CMD_EXIT_H
#define PP_CMD_EXIT_H

#include "base/diag.h"
#include "base/status.h"

enum pp_exit {
    PP_EXIT_YES = 0,          /* yes, or done */
    PP_EXIT_NO = 1,           /* no, or a finding */
    PP_EXIT_USAGE = 2,        /* the command line is wrong */
    PP_EXIT_UNDETERMINED = 3, /* likely or unknown */
    PP_EXIT_DATA = 4,         /* bad input or data */
    PP_EXIT_SYSTEM = 5,       /* reading, writing, network, memory, or an update not trusted */
    PP_EXIT_COUNT
};

/* What a status means for every command, for help and man pages. Lifetime: constant. */
const char *pp_exit_meaning(enum pp_exit status);

/*
 * The exit status of something that failed with `status` (PP_OK gives PP_EXIT_YES). A fault of the
 * command line among the reports, such as an unknown place, makes it PP_EXIT_USAGE.
 */
enum pp_exit pp_exit_of(enum pp_status status, const struct pp_diags *diags);

#endif
