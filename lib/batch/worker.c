#include "batch/worker.h"

enum {
    OUT_MOST = 8 << 20, /* bytes that all threads together hold back */
    OUT_LEAST = 256 << 10,
    FAULTS_MOST = 256 << 10
};

/* The outlet's way out: in its turn, to the sink. */
static bool write_out(void *to, struct pp_view bytes)
{
    struct pp_worker *worker = to;
    const struct pp_batch_sink *out = &worker->run->batch->out;
    pp_worker_take_turn(worker);
    return !worker->outlet.failed && out->write(out->to, bytes);
}

bool pp_worker_init(struct pp_worker *worker, struct pp_batch_run *run)
{
    *worker = (struct pp_worker){.run = run};
    const struct pp_batch_plan *plan = run->plan;
    size_t most = OUT_MOST / run->batch->jobs;
    pp_arena_init(&worker->arena, 0);
    pp_outlet_init(&worker->outlet, most < OUT_LEAST ? OUT_LEAST : most, write_out, worker);
    pp_outlet_init(&worker->faults, FAULTS_MOST, pp_worker_report, worker);
    worker->index.columns = plan->columns.count;
    worker->index.separator = plan->separator;
    worker->index.room = pp_csv_room(plan->columns.count);
    worker->index.marks = PP_NEW_N(&worker->arena, uint32_t, worker->index.room + PP_MARKS_AT_ONCE);
    return pp_slow_init(&worker->slow, plan) && worker->index.marks &&
           pp_block_init(&worker->block, plan, &worker->arena) &&
           pp_fast_work_init(&worker->fast, run->fast, &worker->slow, &worker->arena) &&
           pp_writer_init(&worker->writer, plan, run->texts, &worker->outlet, &worker->slow,
                          &worker->arena);
}

void pp_worker_release(struct pp_worker *worker)
{
    pp_arena_release(&worker->arena);
    pp_piece_release(&worker->piece);
    pp_block_release(&worker->block);
    pp_slow_release(&worker->slow);
    pp_outlet_release(&worker->outlet);
    pp_outlet_release(&worker->faults);
    pp_writer_release(&worker->writer);
}

void pp_worker_take_turn(struct pp_worker *worker)
{
    struct pp_batch_run *run = worker->run;
    if (worker->has_turn)
        return;
    (void)pthread_mutex_lock(&run->turns);
    while (run->turn != worker->piece.sequence)
        (void)pthread_cond_wait(&run->turned, &run->turns);
    bool broken = run->broken;
    (void)pthread_mutex_unlock(&run->turns);
    worker->has_turn = worker->outlet.eager = true;
    if (broken)
        worker->outlet.failed = worker->faults.failed = true;
}

/* A row that cannot be used. */
static void leave_out(struct pp_worker *worker, size_t row)
{
    pp_plane_set(&worker->block.left_out, row, true);
    pp_worker_keep_faults(worker, worker->piece.first + worker->block.rows[row].number + 1);
    worker->left_out++;
}

/* JSON rows keep their ids until they are written. */
static enum pp_status keep_id(struct pp_worker *worker, size_t row)
{
    struct pp_block *block = &worker->block;
    if (worker->run->batch->input != PP_BATCH_JSONL)
        return PP_OK;
    block->rows[row].id_copied = true;
    block->rows[row].id = (uint32_t)block->ids.len;
    block->rows[row].id_len = (uint32_t)worker->slow.id.len;
    pp_buf_add(&block->ids, worker->slow.id);
    return pp_buf_status(&block->ids);
}

/* Judge a row by way of its profile. */
static enum pp_status judge_slowly(struct pp_worker *worker, size_t row)
{
    struct pp_block *block = &worker->block;
    const struct pp_batch_plan *plan = worker->run->plan;
    const struct pp_block_row *of = &block->rows[row];
    const struct pp_bits *bits;
    struct pp_view record = {block->text.ptr + of->begin, of->end - of->begin};
    uint64_t number = worker->piece.first + of->number + 1;
    enum pp_status status = pp_slow_read(&worker->slow, record, (uint32_t)number);
    if (status == PP_INPUT) {
        leave_out(worker, row);
        return PP_OK;
    }
    if (status == PP_OK)
        status = keep_id(worker, row);
    if (status == PP_OK)
        status = pp_slow_judge(&worker->slow, &bits);
    if (status != PP_OK)
        return status;
    const struct pp_program *program = worker->slow.program;
    for (size_t c = 0; c < plan->credential_count; c++) {
        const struct pp_batch_plan_credential *credential = &plan->credentials[c];
        for (uint32_t r = credential->first; r < credential->first + credential->count; r++)
            pp_levels_set(
                &block->routes[r], row,
                pp_route_verdict(program, pp_batch_plan_route(plan, program, c, r), bits));
    }
    return PP_OK;
}

static enum pp_status judge(struct pp_worker *worker)
{
    struct pp_block *block = &worker->block;
    if (worker->run->fast->on) {
        pp_fast_bound(&worker->fast, block);
        pp_fast_judge(&worker->fast, block);
        if (worker->fast.no_memory)
            return PP_NOMEM;
    }
    for (size_t row = 0; row < block->count; row++) {
        if (!pp_plane_has(&block->slow, row))
            continue;
        enum pp_status status = judge_slowly(worker, row);
        if (status != PP_OK)
            return status;
    }
    pp_block_combine(block, worker->run->plan);
    worker->rows += block->count;
    return pp_write_block(&worker->writer, block);
}

/* Add rows out of an index of CSV. */
static void add_rows(struct pp_worker *worker)
{
    struct pp_block *block = &worker->block;
    const struct pp_csv_index *index = &worker->index;
    size_t id = worker->run->plan->id;
    for (size_t i = 0; i < index->count; i++) {
        const struct pp_csv_record *record = &index->records[i];
        struct pp_block_row *row = &block->rows[block->count];
        *row = (struct pp_block_row){
            .begin = record->begin, .end = record->end, .number = record->number};
        if (id != SIZE_MAX && record->fault == PP_CSV_GOOD) {
            struct pp_view cell = pp_csv_cell(block->text, index, record, id);
            row->id = (uint32_t)(cell.ptr - block->text.ptr);
            row->id_len = (uint32_t)cell.len;
        }
        bool slow = !worker->run->fast->on || record->end - record->begin > PP_RECORD_LONGEST;
        pp_plane_set(&block->slow, block->count++, slow);
    }
}

static void begin_block(struct pp_worker *worker)
{
    struct pp_block *block = &worker->block;
    block->text = (struct pp_view){worker->piece.data, worker->piece.len};
    block->count = 0;
    block->left_out = block->slow = (struct pp_plane){{0}};
    pp_buf_clear(&block->ids);
    if (worker->run->fast->on)
        pp_fast_begin(&worker->fast);
}

static enum pp_status work_csv(struct pp_worker *worker)
{
    struct pp_view text = {worker->piece.data, worker->piece.len};
    enum pp_status status = PP_OK;
    uint32_t number = 0;
    for (size_t at = 0; at < text.len && status == PP_OK && !worker->outlet.failed;) {
        begin_block(worker);
        while (at < text.len && worker->block.count + PP_CSV_BATCH <= PP_BLOCK_ROWS) {
            pp_csv_index(text, &at, &number, worker->run->batch->plain, &worker->index);
            size_t row = worker->block.count;
            add_rows(worker);
            if (worker->run->fast->on)
                pp_fast_read(&worker->fast, &worker->block, &worker->index, row);
        }
        status = judge(worker);
    }
    return status;
}

/* Is there anything in a line of JSONL? */
static bool is_blank(struct pp_view line)
{
    return pp_view_trim(line).len == 0;
}

static enum pp_status work_jsonl(struct pp_worker *worker)
{
    struct pp_view text = {worker->piece.data, worker->piece.len};
    enum pp_status status = PP_OK;
    uint32_t number = 0;
    for (size_t at = 0; at < text.len && status == PP_OK && !worker->outlet.failed;) {
        struct pp_block *block = &worker->block;
        begin_block(worker);
        for (; at < text.len && block->count < PP_BLOCK_ROWS; number++) {
            struct pp_view line = pp_view_from(text, at);
            line = pp_view_first(line, pp_view_find(line, '\n'));
            if (!is_blank(line)) {
                block->rows[block->count] = (struct pp_block_row){
                    .begin = (uint32_t)at, .end = (uint32_t)(at + line.len + 1), .number = number};
                pp_plane_set(&block->slow, block->count++, true);
            }
            at += line.len + 1;
        }
        status = judge(worker);
    }
    return status;
}

/* A record that is too long to be looked at. */
static enum pp_status report_overlong(struct pp_worker *worker)
{
    pp_diags_release(&worker->slow.diags);
    pp_slow_too_long(&worker->slow, 0); /* its number is told when it is kept */
    pp_worker_keep_faults(worker, worker->piece.first + 1);
    worker->rows++;
    worker->left_out++;
    return PP_OK;
}

/* Everything of the piece is written: the next one's turn. */
static void end_turn(struct pp_worker *worker)
{
    struct pp_batch_run *run = worker->run;
    pp_worker_take_turn(worker);
    pp_outlet_flush(&worker->outlet);
    pp_outlet_flush(&worker->faults);
    if (worker->status == PP_OK && (worker->outlet.no_memory || worker->faults.no_memory))
        worker->status = PP_NOMEM;
    bool failed = worker->outlet.failed || worker->faults.failed || worker->status != PP_OK;
    (void)pthread_mutex_lock(&run->turns);
    run->counts.rows += worker->rows;
    run->counts.left_out += worker->left_out;
    run->counts.read = worker->piece.read;
    run->ended |= failed;
    run->broken |= failed;
    if (run->status == PP_OK)
        run->status = worker->status;
    if (run->batch->progress)
        run->batch->progress(run->batch->progress_to, &run->counts);
    run->turn++;
    (void)pthread_cond_broadcast(&run->turned);
    (void)pthread_mutex_unlock(&run->turns);
    worker->has_turn = worker->outlet.eager = false;
    worker->rows = worker->left_out = 0;
}

/* Take the next piece. False when there is none, or the run has ended. */
static bool take(struct pp_worker *worker)
{
    struct pp_batch_run *run = worker->run;
    (void)pthread_mutex_lock(&run->turns);
    bool ended = run->ended;
    (void)pthread_mutex_unlock(&run->turns);
    if (ended)
        return false;
    (void)pthread_mutex_lock(&run->reading);
    struct pp_diags diags pp_cleanup_diags;
    pp_diags_init(&diags);
    enum pp_status status = pp_intake_take(&run->intake, &worker->piece, &diags);
    (void)pthread_mutex_unlock(&run->reading);
    if (status == PP_OK || status == PP_NOTFOUND)
        return status == PP_OK;
    (void)pthread_mutex_lock(&run->turns);
    run->status = status;
    run->ended = true;
    for (size_t i = 0; i < diags.count; i++)
        pp_report(run->diags, diags.list[i].code, diags.list[i].place, diags.list[i].path, "%.*s",
                  PP_VARG(diags.list[i].message));
    (void)pthread_mutex_unlock(&run->turns);
    return false;
}

void *pp_worker_main(void *of)
{
    struct pp_worker *worker = of;
    while (take(worker)) {
        worker->writer.first = worker->piece.first;
        worker->status = worker->piece.overlong                      ? report_overlong(worker)
                         : worker->run->batch->input == PP_BATCH_CSV ? work_csv(worker)
                                                                     : work_jsonl(worker);
        end_turn(worker);
    }
    return NULL;
}
