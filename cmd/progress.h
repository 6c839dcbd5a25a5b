/* One line on a terminal that tells how far a long run is. */
#ifndef PP_CMD_PROGRESS_H
#define PP_CMD_PROGRESS_H

#include <time.h>

#include "batch/batch.h"

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

#endif
