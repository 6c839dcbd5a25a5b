/* Faults of rows on their way to the diagnostics or a file: in the order of the rows, whatever
 * thread found them. */
#include "batch/worker.h"

#include <inttypes.h>
#include <string.h>

enum {
    LONGEST_LINE = 4 << 20 /* the name of a column may be as long as the header */
};

/* A fault as it waits; its column and message follow. */
struct packed {
    uint64_t row;
    uint32_t col;
    uint32_t code;
    uint32_t path_len;
    uint32_t message_len;
};

struct pp_view pp_faults_head(void)
{
    return PP_V("row,column,name,code,message\n");
}

static void keep(struct pp_worker *worker, uint64_t row, const struct pp_diag *diag)
{
    struct packed packed = {
        .row = row,
        .col = diag->place.col,
        .code = (uint32_t)diag->code,
        .path_len = (uint32_t)diag->path.len,
        .message_len = (uint32_t)diag->message.len,
    };
    size_t len = sizeof(packed) + diag->path.len + diag->message.len;
    char *at = pp_outlet_room(&worker->faults, len);
    if (!at)
        return;
    memcpy(at, &packed, sizeof(packed));
    memcpy(at + sizeof(packed), diag->path.ptr, diag->path.len);
    memcpy(at + sizeof(packed) + diag->path.len, diag->message.ptr, diag->message.len);
    pp_outlet_took(&worker->faults, at + len);
}

void pp_worker_keep_faults(struct pp_worker *worker, uint64_t row)
{
    for (size_t i = 0; i < worker->slow.diags.count; i++)
        keep(worker, row, &worker->slow.diags.list[i]);
}

/* One fault as a row of CSV. */
static bool write_line(struct pp_worker *worker, const struct packed *packed, struct pp_view path,
                       struct pp_view message)
{
    const struct pp_batch_sink *faults = &worker->run->batch->faults;
    struct pp_buf line pp_cleanup_buf;
    pp_buf_init(&line, LONGEST_LINE);
    pp_buf_printf(&line, "%" PRIu64 ",%u,", packed->row, (unsigned)packed->col);
    pp_write_cell(&line, path);
    pp_buf_printf(&line, ",%s,", pp_code_info((enum pp_code)packed->code)->code);
    pp_write_cell(&line, message);
    pp_buf_char(&line, '\n');
    worker->faults.no_memory |= pp_buf_status(&line) != PP_OK;
    return !worker->faults.no_memory && faults->write(faults->to, pp_buf_view(&line));
}

bool pp_worker_report(void *to, struct pp_view bytes)
{
    struct pp_worker *worker = to;
    struct pp_batch_run *run = worker->run;
    struct packed packed;
    bool good = true;
    pp_worker_take_turn(worker);
    while (bytes.len && !worker->faults.failed) {
        memcpy(&packed, bytes.ptr, sizeof(packed));
        bytes = pp_view_from(bytes, sizeof(packed));
        struct pp_view path = pp_view_first(bytes, packed.path_len);
        bytes = pp_view_from(bytes, packed.path_len);
        struct pp_view message = pp_view_first(bytes, packed.message_len);
        bytes = pp_view_from(bytes, packed.message_len);
        struct pp_place place = {run->batch->file, (uint32_t)packed.row, packed.col};
        if (run->batch->faults.write)
            good = good && write_line(worker, &packed, path, message);
        else if (run->shown++ < PP_BATCH_FAULTS_SHOWN)
            pp_report(run->diags, (enum pp_code)packed.code, place, path, "%.*s", PP_VARG(message));
    }
    return good;
}
