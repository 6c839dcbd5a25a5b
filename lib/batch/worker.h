/* The work of one thread: pieces of the input in, text out, each in its turn. */
#ifndef PP_BATCH_WORKER_H
#define PP_BATCH_WORKER_H

#include <pthread.h>

#include "batch/fast.h"
#include "batch/intake.h"
#include "batch/write.h"

/* What the threads share. */
struct pp_batch_run {
    const struct pp_batch *batch;
    const struct pp_batch_plan *plan;
    const struct pp_texts *texts;
    const struct pp_fast *fast;
    pthread_mutex_t reading; /* guards the intake */
    struct pp_intake intake;
    pthread_mutex_t turns; /* guards what follows */
    pthread_cond_t turned;
    uint64_t turn; /* the piece whose output is next */
    enum pp_status status;
    bool ended;  /* before the end of the input: no more is taken in */
    bool broken; /* a piece was not written whole: nothing behind it is */
    struct pp_batch_counts counts;
    uint64_t shown; /* faults of rows in the diagnostics */
    struct pp_diags *diags;
};

struct pp_worker {
    struct pp_batch_run *run;
    struct pp_arena arena;
    struct pp_piece piece;
    struct pp_csv_index index;
    struct pp_block block;
    struct pp_slow slow;
    struct pp_fast_work fast;
    struct pp_outlet outlet;
    struct pp_outlet faults; /* packed, see faults.c */
    struct pp_writer writer;
    bool has_turn;
    uint64_t rows;     /* of the piece */
    uint64_t left_out; /* of the piece */
    enum pp_status status;
};

/* Prepare. Lifetime: borrows the run; release in any case. False without memory. */
bool pp_worker_init(struct pp_worker *worker, struct pp_batch_run *run);
void pp_worker_release(struct pp_worker *worker);

/* Work until there is nothing more to do. The argument is a struct pp_worker; returns NULL. */
void *pp_worker_main(void *worker);

/* Wait until all pieces before that of the worker are written. */
void pp_worker_take_turn(struct pp_worker *worker);

/* Keep the faults of the row in worker->slow.diags until it is their turn (faults.c). */
void pp_worker_keep_faults(struct pp_worker *worker, uint64_t row);
/* Report what was kept: the function of the outlet `faults`. */
bool pp_worker_report(void *worker, struct pp_view bytes);
/* The head of the list of faults. */
struct pp_view pp_faults_head(void);

#endif
