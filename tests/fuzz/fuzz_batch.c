/* Rows of CSV: the fast way says what the slow way says, and every row is answered or reported. */
#include "batch_run.h"
#include "fuzz.h"

#include <assert.h>

enum {
    CREDENTIALS = 400,
    SOME = 7 /* every so manieth credential */
};

/* As many lines as good rows, and the header. */
static void check_lines(const struct batch_said *said)
{
    uint64_t lines = 0;
    for (size_t i = 0; i < said->out.len; i++)
        lines += said->out.data[i] == '\n';
    uint64_t good = said->result.counts.rows - said->result.counts.left_out;
    assert(lines >= 1 + good); /* an id may hold line breaks */
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const struct pp_credential *all[CREDENTIALS], *some[CREDENTIALS];
    static struct pp_db db; /* opened once: that takes longer than a run */
    struct pp_diags diags pp_cleanup_diags;
    struct batch_said fast, slow;
    size_t count = 0;
    pp_diags_init(&diags);
    batch_said_init(&fast);
    batch_said_init(&slow);
    if (!db.arena.limit) {
        enum pp_status opened = pp_db_open(&db, NULL, &diags);
        assert(opened == PP_OK);
    }
    size_t there = batch_credentials(&db, all, CREDENTIALS);
    for (size_t i = 0; i < there; i += SOME)
        some[count++] = all[i];
    struct pp_batch batch = {
        .file = PP_V("fuzz"),
        .output = PP_BATCH_WIDE,
        .jobs = 1,
        .shard = 1,
        .shards = 1,
        .credentials = some,
        .credential_count = count,
        .as_of = pp_date_of(2026, 11, 21),
        .stage = PP_STAGE_CERTIFY,
        .db = &db,
    };
    struct pp_view text = {size ? (const char *)bytes : "", size};
    enum pp_status status = batch_run(batch, text, false, &fast, &diags);
    batch.slow = true;
    enum pp_status other = batch_run(batch, text, false, &slow, &diags);
    assert(status == other);
    assert(pp_view_eq(pp_buf_view(&fast.out), pp_buf_view(&slow.out)));
    assert(pp_view_eq(pp_buf_view(&fast.faults), pp_buf_view(&slow.faults)));
    if (status == PP_OK)
        check_lines(&fast);
    else
        assert(diags.errors > 0);
    batch_said_release(&fast);
    batch_said_release(&slow);
    return 0;
}
