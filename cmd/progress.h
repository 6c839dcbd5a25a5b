/* One line on a terminal that tells how far a long run is. */
#ifndef PP_CMD_PROGRESS_H
#define PP_CMD_PROGRESS_H

#include <time.h>

#include "batch/batch.h"
#include "context.h"

struct pp_progress {
    int fd;     /* -1: there is no terminal, and nothing is said */
    bool shown; /* a line stands there */
    struct timespec begun;
    double said; /* seconds after the beginning */
};

/* Nothing is ever said if `fd` is no terminal. */
void pp_progress_init(struct pp_progress *progress, int fd);
/* Say how far it is, at most twice a second, and only once the run has taken a while. `progress` is
 * a struct pp_progress. */
void pp_progress_show(void *progress, const struct pp_batch_counts *counts);
/* Take the line away. */
void pp_progress_end(struct pp_progress *progress);

/* "12 of 57 files": for runs that count what they fetch. */
struct pp_tally {
    int fd;           /* -1: nothing is said */
    const char *what; /* "files" */
};

/* A tally on standard error, if that is a terminal and the user does not want it quiet. */
struct pp_tally pp_tally_of(const struct pp_context *context, const char *what);
/* Say how many are done; the last one takes the line away. `tally` is a struct pp_tally. */
void pp_tally_show(void *tally, size_t done, size_t all);

#endif
