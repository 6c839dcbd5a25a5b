/* Profiles as text: what is written is read back as it was. */
#include "eval/profile_write.h"
#include "eval_suites.h"
#include "read/tree.h"

/* Written, read and written again it is the same text. */
static void check_round_trip(const char *text)
{
    struct pp_arena arena pp_cleanup_arena;
    struct pp_diags diags pp_cleanup_diags;
    struct pp_buf first pp_cleanup_buf, second pp_cleanup_buf;
    const struct pp_node *root;
    struct pp_profile profile;
    pp_arena_init(&arena, 0);
    pp_diags_init(&diags);
    pp_buf_init(&first, 1 << 20);
    pp_buf_init(&second, 1 << 20);
    CHECK_STATUS(pp_read_text(pp_view_of(text), PP_V("first"), &pp_read_limits_default, &arena,
                              &root, &diags),
                 PP_OK);
    CHECK_STATUS(pp_profile_read(root, PP_V("first"), &arena, &profile, &diags), PP_OK);
    pp_profile_write(&first, &profile);
    CHECK_STATUS(pp_read_text(pp_buf_view(&first), PP_V("second"), &pp_read_limits_default, &arena,
                              &root, &diags),
                 PP_OK);
    CHECK_STATUS(pp_profile_read(root, PP_V("second"), &arena, &profile, &diags), PP_OK);
    pp_profile_write(&second, &profile);
    CHECK_TEXT(pp_buf_view(&second), first.data);
}

static void test_profile_write(void)
{
    check_round_trip("{}");
    check_round_trip("{exams: [], certifications: [], training: [], experience: [], "
                     "continuing_education: [], lived_experience: []}");
    check_round_trip(
        "id: 'null'\nborn: 1990-04-02\nlives_in: OR\nworks_in: wa\neducation: associate\n"
        "lived_experience: [mental_health, substance_use]\nrecovery_months: 68.5\nreferences: 3\n"
        "background_check: record\n"
        "training: [{name: 'a \"quoted\" \\ one: # not a comment', hours: 19.5, completed: "
        "2024-02-29, provider: '- x', approved_by: [OR, CA], topics: {ethics: 6, 'law & order': "
        "1, 'null': 2}}, {approved_by: []}, {}]\n"
        "experience: [{role: \"tab\\there\", hours: 1200, from: 2024-06-01, to: 2026-10-31, pay: "
        "paid, supervised: no, supervision_hours: 30, supervision_topics: {advocacy: 5}}]\n"
        "exams: [{name: IC&RC Peer Recovery, passed: 2024-09-01}, {name: '~'}]\n"
        "certifications: [{credential: or-pss, issued: 2024-10-01, expires: 2027-10-01}, {name: "
        "\"caf\\u00e9 \\U0001F600\", jurisdiction: NM}]\n"
        "continuing_education: [{hours: 6, topic: 'yes', completed: 2026-02-01}, {hours: 0.125}]\n"
        "attests: {code_of_ethics: yes, ca-mpss.orientation: no}\n");
}

static const struct unit_test eval_profile_write_list[] = {
    {"profile written and read back", test_profile_write},
};
UNIT_SUITE(eval_profile_write);
