/* The eval layer: outcomes of single requirements. Verdicts have the golden cases and
 * compiled_test. */
#include "eval_suites.h"

#include <stdio.h>

#include "eval/outcome.h"

static const char before[] = "schema: 1\njurisdiction: CA\nname: California\ncertifies: yes\n"
                             "reviewed: 2026-11-21\nsummary: x\nsources:\n  s1: {title: t, url: "
                             "https://example.org/rules, publisher: issuer, dated: unknown}\n"
                             "credentials:\n  - id: ca-x\n    title: X\n    track: integrated\n"
                             "    level: standard\n    status: active\n    issuer: I\n"
                             "    medicaid: unknown\n    routes:\n      standard:\n        - ";

static void say_outcome(struct pp_buf *out, const struct pp_outcome *outcome)
{
    static const char *const states[] = {"met", "unmet", "unknown"};
    pp_buf_str(out, states[outcome->state]);
    if (outcome->confirm)
        pp_buf_str(out, ", to be confirmed");
    if (outcome->missing != PP_MILLI_NONE) {
        pp_buf_str(out, outcome->at_least ? " at least " : " ");
        pp_milli_format(out, outcome->missing);
    }
    if (outcome->on != PP_DATE_NONE) {
        pp_buf_str(out, outcome->on_latest ? " by " : " on ");
        pp_date_format(out, outcome->on);
    }
}

static void complain(const struct pp_diags *diags)
{
    for (size_t i = 0; i < diags->count; i++)
        printf("    %.*s\n", PP_VARG(diags->list[i].message));
}

void check_outcome(struct unit_place at, const char *requirement, const char *profile_text,
                   const char *as_of, const char *wanted)
{
    struct pp_arena arena pp_cleanup_arena;
    struct pp_diags diags pp_cleanup_diags;
    struct pp_matcher matcher pp_cleanup_matcher;
    struct pp_buf text pp_cleanup_buf;
    struct pp_buf said pp_cleanup_buf;
    struct pp_db db pp_cleanup_db;
    const struct pp_node *root = NULL;
    const struct pp_node *person = NULL;
    const struct pp_jurisdiction *rules = NULL;
    struct pp_profile profile;
    struct pp_outcome outcome;
    pp_date day = PP_DATE_NONE;
    pp_arena_init(&arena, 0);
    pp_diags_init(&diags);
    pp_matcher_init(&matcher);
    pp_buf_init(&text, 1 << 16);
    pp_buf_init(&said, 1 << 10);
    pp_buf_printf(&text, "%s%s\n", before, requirement);
    struct pp_reader reader = {.file = PP_V("rules"), .arena = &arena, .diags = &diags};
    bool good = pp_db_open(&db, NULL, &diags) == PP_OK &&
                pp_read_text(pp_buf_view(&text), PP_V("rules"), &pp_read_limits_default, &arena,
                             &root, &diags) == PP_OK &&
                pp_load_jurisdiction(&reader, root, &rules) == PP_OK &&
                pp_read_text(pp_view_of(profile_text), PP_V("profile"), &pp_read_limits_default,
                             &arena, &person, &diags) == PP_OK &&
                pp_profile_read(person, PP_V("profile"), &arena, &profile, &diags) == PP_OK &&
                pp_date_parse(pp_view_of(as_of ? as_of : "2026-11-21"), &day);
    /* The answers to the made-up credential are not in the data; certifications are looked up
     * there. */
    for (size_t i = 0; good && i < profile.certification_count; i++)
        if (profile.certifications[i].id.len)
            good = pp_db_credential(&db, profile.certifications[i].id,
                                    &profile.certifications[i].credential, &diags) == PP_OK;
    if (!good) {
        complain(&diags);
        CHECK_TEXT_AT(at, PP_V("the test's own documents cannot be read"), requirement);
        return;
    }
    pp_evaluate(rules->credentials[0].routes[0].items[0].requirement, &profile, day, &matcher,
                &outcome);
    say_outcome(&said, &outcome);
    if (!pp_view_is(pp_buf_view(&said), wanted))
        printf("    %s for %s\n", requirement, profile_text);
    CHECK_TEXT_AT(at, pp_buf_view(&said), wanted);
}

void check_rows(struct unit_place at, const struct outcome_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check_outcome(at, rows[i].requirement, rows[i].profile, rows[i].as_of, rows[i].wanted);
}

int main(void)
{
    const struct unit_suite *const suites[] = {&eval_persons, &eval_hours, &eval_names,
                                               &eval_profile_write};
    return unit_run(suites, UNIT_COUNT(suites));
}
