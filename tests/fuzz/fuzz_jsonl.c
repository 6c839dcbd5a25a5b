/* Rows of JSONL: every row is answered or reported, with one thread and with three. */
#include "batch_run.h"
#include "fuzz.h"

#include <assert.h>

enum {
    CREDENTIALS = 400,
    SOME = 9 /* every so manieth credential */
};

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const struct pp_credential *all[CREDENTIALS], *some[CREDENTIALS];
    static struct pp_db db; /* opened once: that takes longer than a run */
    struct pp_diags diags pp_cleanup_diags;
    struct batch_said one, three;
    size_t count = 0;
    uint64_t lines = 0;
    pp_diags_init(&diags);
    batch_said_init(&one);
    batch_said_init(&three);
    if (!db.arena.limit) {
        enum pp_status opened = pp_db_open(&db, NULL, &diags);
        assert(opened == PP_OK);
    }
    size_t there = batch_credentials(&db, all, CREDENTIALS);
    for (size_t i = 0; i < there; i += SOME)
        some[count++] = all[i];
    struct pp_batch batch = {
        .file = PP_V("fuzz"),
        .input = PP_BATCH_JSONL,
        .output = PP_BATCH_WIDE,
        .json = true,
        .jobs = 1,
        .shard = 1,
        .shards = 1,
        .credentials = some,
        .credential_count = count,
        .as_of = pp_date_of(2026, 11, 21),
        .stage = PP_STAGE_APPLY,
        .db = &db,
    };
    struct pp_view text = {size ? (const char *)bytes : "", size};
    enum pp_status status = batch_run(batch, text, false, &one, &diags);
    batch.jobs = 3;
    enum pp_status other = batch_run(batch, text, false, &three, &diags);
    assert(status == other && (status == PP_OK || diags.errors > 0));
    assert(pp_view_eq(pp_buf_view(&one.out), pp_buf_view(&three.out)));
    assert(pp_view_eq(pp_buf_view(&one.faults), pp_buf_view(&three.faults)));
    for (size_t i = 0; i < one.out.len; i++)
        lines += one.out.data[i] == '\n';
    assert(lines == one.result.counts.rows - one.result.counts.left_out);
    batch_said_release(&one);
    batch_said_release(&three);
    return 0;
}
