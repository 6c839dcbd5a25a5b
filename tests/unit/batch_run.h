/* A whole batch over a text in memory. */
#ifndef BATCH_RUN_H
#define BATCH_RUN_H

#include "batch/batch.h"

/* All credentials of all jurisdictions. Lifetime: that of the database. The number of them. */
size_t batch_credentials(struct pp_db *db, const struct pp_credential *out[], size_t room);

/* What a batch wrote. Init both buffers before; faults are CSV. */
struct batch_said {
    struct pp_buf out;
    struct pp_buf faults;
    struct pp_batch_result result;
};

void batch_said_init(struct batch_said *said);
void batch_said_release(struct batch_said *said);

/* Run it over the text, through a file that nobody else sees, or with `pipe` through a pipe. What
 * it writes is appended. */
enum pp_status batch_run(struct pp_batch batch, struct pp_view text, bool through_pipe,
                         struct batch_said *said, struct pp_diags *diags);

#endif
