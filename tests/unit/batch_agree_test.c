/*
 * The fast path against the profiles: the same bytes out, whatever the way, the number of threads
 * and the parts of the file. Random people with a fixed seed, all credentials, several stages and
 * dates.
 *
 * usage: batch_agree_test [ROWS]
 */
#include "batch_people.h"
#include "batch_run.h"
#include "unit.h"

#include <stdio.h>

enum {
    CREDENTIALS = 400,
    SHARDS = 3
};

static unsigned rows = 300;

/* The rules, and a batch over all of them. */
struct setting {
    struct pp_db db;
    struct pp_diags diags;
    const struct pp_credential *credentials[CREDENTIALS];
    struct pp_batch batch;
    struct pp_buf people;
};

static void open_setting(struct setting *setting, uint64_t seed)
{
    pp_diags_init(&setting->diags);
    pp_buf_init(&setting->people, 1 << 30);
    CHECK_STATUS(pp_db_open(&setting->db, NULL, &setting->diags), PP_OK);
    setting->batch = (struct pp_batch){
        .file = PP_V("people.csv"),
        .jobs = 1,
        .shard = 1,
        .shards = 1,
        .credentials = setting->credentials,
        .credential_count = batch_credentials(&setting->db, setting->credentials, CREDENTIALS),
        .as_of = pp_date_of(2026, 11, 21),
        .stage = PP_STAGE_APPLY,
        .db = &setting->db,
    };
    batch_people(&setting->people, rows, seed);
}

static void close_setting(struct setting *setting)
{
    pp_buf_release(&setting->people);
    pp_db_release(&setting->db);
    pp_diags_release(&setting->diags);
}

/* The first line in which two texts differ. */
static void show_difference(struct pp_view a, struct pp_view b)
{
    while (a.len || b.len) {
        struct pp_view one = pp_view_first(a, pp_view_find(a, '\n'));
        struct pp_view two = pp_view_first(b, pp_view_find(b, '\n'));
        if (!pp_view_eq(one, two)) {
            printf("    %.300s\n    %.300s\n", one.ptr, two.ptr);
            return;
        }
        a = pp_view_from(a, one.len + 1 < a.len ? one.len + 1 : a.len);
        b = pp_view_from(b, two.len + 1 < b.len ? two.len + 1 : b.len);
    }
}

static void check_same(const struct batch_said *a, const struct batch_said *b)
{
    if (!CHECK(pp_view_eq(pp_buf_view(&a->out), pp_buf_view(&b->out))))
        show_difference(pp_buf_view(&a->out), pp_buf_view(&b->out));
    if (!CHECK(pp_view_eq(pp_buf_view(&a->faults), pp_buf_view(&b->faults))))
        show_difference(pp_buf_view(&a->faults), pp_buf_view(&b->faults));
}

static void run(struct setting *setting, struct pp_batch batch, bool through_pipe,
                struct batch_said *said)
{
    CHECK_STATUS(
        batch_run(batch, pp_buf_view(&setting->people), through_pipe, said, &setting->diags),
        PP_OK);
}

/* Two batches that must say the same. */
static void compare(struct setting *setting, struct pp_batch one, struct pp_batch two)
{
    struct batch_said a, b;
    batch_said_init(&a);
    batch_said_init(&b);
    run(setting, one, false, &a);
    run(setting, two, false, &b);
    check_same(&a, &b);
    CHECK_INT((int64_t)a.result.counts.rows, (int64_t)b.result.counts.rows);
    CHECK_INT((int64_t)a.result.counts.left_out, (int64_t)b.result.counts.left_out);
    CHECK(a.result.counts.left_out < a.result.counts.rows);
    batch_said_release(&a);
    batch_said_release(&b);
}

static void check_fast_and_slow(pp_date as_of, enum pp_stage stage, uint64_t seed)
{
    struct setting setting;
    open_setting(&setting, seed);
    struct pp_batch fast = setting.batch, slow;
    fast.as_of = as_of;
    fast.stage = stage;
    slow = fast;
    slow.slow = true;
    for (int output = PP_BATCH_LONG; output <= PP_BATCH_SUMMARY; output++) {
        fast.output = slow.output = (enum pp_batch_output)output;
        fast.json = slow.json = output == PP_BATCH_SUMMARY;
        compare(&setting, fast, slow);
    }
    close_setting(&setting);
}

static void agree_to_train(void)
{
    check_fast_and_slow(pp_date_of(2026, 11, 21), PP_STAGE_TRAIN, 11);
}

static void agree_to_apply(void)
{
    check_fast_and_slow(pp_date_of(2026, 11, 21), PP_STAGE_APPLY, 22);
}

static void agree_to_certify(void)
{
    check_fast_and_slow(pp_date_of(2027, 2, 1), PP_STAGE_CERTIFY, 33);
}

static void agree_to_keep_in_the_past(void)
{
    check_fast_and_slow(pp_date_of(2022, 6, 30), PP_STAGE_KEEP, 44);
}

static void agree_for_few(void)
{
    struct setting setting;
    open_setting(&setting, 55);
    struct pp_batch fast = setting.batch, slow;
    for (size_t first = 0; first + 3 < fast.credential_count; first += 29) {
        fast.output = PP_BATCH_WIDE;
        fast.credentials = setting.credentials + first;
        fast.credential_count = 1 + first % 3;
        slow = fast;
        slow.slow = true;
        compare(&setting, fast, slow);
        fast.credential_count = setting.batch.credential_count;
    }
    close_setting(&setting);
}

static void plain_is_the_same(void)
{
    struct setting setting;
    open_setting(&setting, 66);
    struct pp_batch fast = setting.batch, plain;
    fast.output = PP_BATCH_WIDE;
    plain = fast;
    plain.plain = true;
    compare(&setting, fast, plain);
    close_setting(&setting);
}

static void threads_are_the_same(void)
{
    struct setting setting;
    open_setting(&setting, 77);
    struct pp_batch one = setting.batch, many;
    for (int output = PP_BATCH_LONG; output <= PP_BATCH_SUMMARY; output++) {
        one.output = (enum pp_batch_output)output;
        many = one;
        for (unsigned jobs = 2; jobs < 10; jobs += 3) {
            many.jobs = jobs;
            compare(&setting, one, many);
        }
    }
    close_setting(&setting);
}

static void pipes_are_the_same(void)
{
    struct setting setting;
    struct batch_said a, b;
    open_setting(&setting, 88);
    batch_said_init(&a);
    batch_said_init(&b);
    struct pp_batch batch = setting.batch;
    batch.output = PP_BATCH_WIDE;
    run(&setting, batch, false, &a);
    batch.jobs = 3;
    run(&setting, batch, true, &b);
    check_same(&a, &b);
    batch_said_release(&a);
    batch_said_release(&b);
    close_setting(&setting);
}

static void parts_add_up(void)
{
    struct setting setting;
    open_setting(&setting, 99);
    struct pp_batch batch = setting.batch;
    batch.output = PP_BATCH_WIDE;
    for (uint32_t shards = 2; shards < 40; shards += 9) {
        struct batch_said whole, parts;
        batch_said_init(&whole);
        batch_said_init(&parts);
        batch.shard = batch.shards = 1;
        run(&setting, batch, false, &whole);
        batch.shards = shards;
        for (batch.shard = 1; batch.shard <= shards; batch.shard++)
            run(&setting, batch, false, &parts);
        check_same(&whole, &parts);
        batch_said_release(&whole);
        batch_said_release(&parts);
    }
    close_setting(&setting);
}

static const struct unit_test agree_suite_list[] = {
    {"fast and slow agree: to train", agree_to_train},
    {"fast and slow agree: to apply", agree_to_apply},
    {"fast and slow agree: to certify, later", agree_to_certify},
    {"fast and slow agree: to keep, in the past", agree_to_keep_in_the_past},
    {"fast and slow agree: for few credentials", agree_for_few},
    {"the same with plain instructions", plain_is_the_same},
    {"the same with any number of threads", threads_are_the_same},
    {"the same through a pipe", pipes_are_the_same},
    {"the parts of a file add up to the whole", parts_add_up},
};

static UNIT_SUITE(agree_suite);

int main(int argc, char **argv)
{
    const struct unit_suite *const suites[] = {&agree_suite};
    uint32_t asked;
    if (argc > 1 && pp_uint_parse(pp_view_of(argv[1]), &asked))
        rows = asked;
    return unit_run(suites, 1);
}
