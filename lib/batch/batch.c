#include "batch/batch.h"

#include "batch/worker.h"

enum {
    STEP_SUMMARY = 128 << 10, /* bytes of input to take at a time */
    STEP_TABLE = 64 << 10,
    STEP_PEOPLE = 1 << 10 /* each takes long: few at a time keep all threads at work */
};

/* The threads, of which the first is the one that calls. */
struct crew {
    struct pp_worker *workers;
    pthread_t *threads;
    unsigned count;
};

static void write_text(struct pp_batch_run *run, const struct pp_batch_sink *sink,
                       struct pp_view text)
{
    if (text.len && sink->write && !sink->write(sink->to, text))
        run->ended = true;
}

/* Start as many threads as there are, at least the calling one. */
static enum pp_status work(struct pp_batch_run *run, struct crew *crew)
{
    unsigned started = 1;
    for (; started < crew->count; started++)
        if (pthread_create(&crew->threads[started], NULL, pp_worker_main,
                           &crew->workers[started]) != 0)
            break;
    (void)pp_worker_main(&crew->workers[0]);
    for (unsigned i = 1; i < started; i++)
        (void)pthread_join(crew->threads[i], NULL);
    return run->status;
}

/* Add up what the threads counted, and write it. */
static enum pp_status finish(struct pp_batch_run *run, const struct crew *crew)
{
    uint64_t(*tallies)[PP_LEVELS] = crew->workers[0].writer.tallies;
    uint64_t rows = crew->workers[0].writer.rows;
    if (run->batch->output != PP_BATCH_SUMMARY)
        return PP_OK;
    for (unsigned i = 1; i < crew->count; i++) {
        rows += crew->workers[i].writer.rows;
        for (size_t c = 0; c < run->plan->credential_count; c++)
            for (int level = 0; level < PP_LEVELS; level++)
                tallies[c][level] += crew->workers[i].writer.tallies[c][level];
    }
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, (size_t)16 << 20);
    pp_write_summary(&text, run->plan, tallies, rows, run->counts.left_out);
    if (pp_buf_status(&text) != PP_OK)
        return PP_NOMEM;
    write_text(run, &run->batch->out, pp_buf_view(&text));
    return PP_OK;
}

static enum pp_status run_crew(struct pp_batch_run *run, struct pp_arena *arena)
{
    const struct pp_batch *batch = run->batch;
    struct crew crew = {.count = batch->jobs};
    crew.workers = PP_NEW_N(arena, struct pp_worker, crew.count);
    crew.threads = PP_NEW_N(arena, pthread_t, crew.count);
    bool good = crew.workers && crew.threads;
    unsigned ready = 0;
    while (good && ready < crew.count)
        good = pp_worker_init(&crew.workers[ready++], run);
    enum pp_status status = PP_NOMEM;
    if (good) {
        if (batch->shard <= 1) {
            write_text(run, &batch->out, run->texts->head);
            write_text(run, &batch->faults, pp_faults_head());
        }
        status = work(run, &crew);
    }
    if (status == PP_OK)
        status = finish(run, &crew);
    for (unsigned i = 0; crew.workers && i < ready; i++)
        pp_worker_release(&crew.workers[i]);
    return status;
}

/* Everything up to the first row. */
static enum pp_status begin(struct pp_batch_run *run, struct pp_fast *fast,
                            struct pp_batch_plan *plan, struct pp_texts *texts)
{
    const struct pp_batch *batch = run->batch;
    struct pp_buf header pp_cleanup_buf;
    pp_buf_init(&header, PP_RECORD_LONGEST + 1);
    enum pp_status status = pp_intake_open(&run->intake, batch->fd, batch->stop_fd, batch->file,
                                           batch->input == PP_BATCH_JSONL, run->diags);
    run->intake.step = batch->output == PP_BATCH_SUMMARY  ? STEP_SUMMARY
                       : batch->output == PP_BATCH_PEOPLE ? STEP_PEOPLE
                                                          : STEP_TABLE;
    if (status == PP_OK && batch->input == PP_BATCH_CSV)
        status = pp_intake_header(&run->intake, &header, run->diags);
    if (status == PP_OK)
        status = pp_batch_plan_make(plan, batch, pp_buf_view(&header), run->intake.walk.separator,
                                    run->diags);
    if (status == PP_OK &&
        (!pp_texts_make(texts, plan, &plan->arena) || !pp_fast_make(fast, plan, &plan->arena)))
        status = pp_no_memory(run->diags);
    if (status == PP_OK)
        status = pp_intake_shard(&run->intake, batch->shard, batch->shards, run->diags);
    return status;
}

enum pp_status pp_batch_run(const struct pp_batch *batch, struct pp_batch_result *out,
                            struct pp_diags *diags)
{
    struct pp_batch_plan plan = {0};
    struct pp_texts texts;
    struct pp_fast fast;
    struct pp_arena arena pp_cleanup_arena;
    struct pp_batch_run run = {
        .batch = batch,
        .plan = &plan,
        .texts = &texts,
        .fast = &fast,
        .reading = PTHREAD_MUTEX_INITIALIZER,
        .turns = PTHREAD_MUTEX_INITIALIZER,
        .turned = PTHREAD_COND_INITIALIZER,
        .diags = diags,
    };
    pp_arena_init(&arena, 0);
    enum pp_status status = begin(&run, &fast, &plan, &texts);
    run.counts.size = run.intake.size;
    if (status == PP_OK)
        status = run_crew(&run, &arena);
    *out = (struct pp_batch_result){run.counts, run.intake.stopped};
    pp_intake_release(&run.intake);
    pp_batch_plan_release(&plan);
    if (status == PP_NOMEM)
        return pp_no_memory(diags);
    return status == PP_NOTFOUND ? PP_OK : status; /* stopped before the first row */
}
