/* libpeerpath's functions one by one: known people, misuse, bad input, and what an object outlives.
 * tests/library.py holds whole answers against the program's. */
#include <string.h>

#include "api/peerpath.h"
#include "api_suites.h"

static const char california[] =
    "profile: 1\nborn: 1990-04-02\neducation: ged_or_diploma\nlived_experience: [mental_health]\n"
    "training: [{name: Core, hours: 46, completed: 2024-05-17, approved_by: [CA]}]\n";

static struct peerpath_rules *builtin(void)
{
    struct peerpath_rules *rules = NULL;
    CHECK_INT(peerpath_rules_open_builtin(&rules, NULL), PEERPATH_OK);
    return rules;
}

static struct peerpath_profile *person(struct peerpath_rules *rules, const char *text)
{
    struct peerpath_profile *profile = NULL;
    CHECK_INT(peerpath_profile_read(rules, text, strlen(text), &profile, NULL), PEERPATH_OK);
    return profile;
}

static struct peerpath_answers *ask(const struct peerpath_profile *profile, const char *where)
{
    struct peerpath_answers *answers = NULL;
    CHECK_INT(peerpath_check(profile, where, PEERPATH_APPLY, "2026-11-21", &answers, NULL),
              PEERPATH_OK);
    return answers;
}

static const struct peerpath_item *find(const struct peerpath_route *route, const char *id)
{
    for (size_t i = 0; i < peerpath_route_item_count(route); i++) {
        const struct peerpath_item *item = peerpath_route_item(route, i);
        if (peerpath_item_id(item) && strcmp(peerpath_item_id(item), id) == 0)
            return item;
    }
    return NULL;
}

static void rules_say_where_they_come_from(void)
{
    struct peerpath_rules *rules = builtin();
    CHECK_STR(peerpath_rules_origin(rules), "built-in");
    CHECK_INT(strlen(peerpath_rules_version(rules)), sizeof("2026.11.21") - 1);
    CHECK_STR(peerpath_version(), PP_VERSION);
    peerpath_rules_free(rules);
}

/* 80 hours are asked for, 46 are there: states/CA.yaml, ca-mpss, standard route. */
static void a_gap_has_its_amount(void)
{
    struct peerpath_rules *rules = builtin();
    struct peerpath_profile *profile = person(rules, california);
    struct peerpath_answers *answers = ask(profile, "CA/MPSS");
    const struct peerpath_answer *answer = peerpath_answers_get(answers, 0);
    CHECK_INT(peerpath_answers_count(answers), 1);
    CHECK_STR(peerpath_answer_jurisdiction(answer), "CA");
    CHECK_STR(peerpath_answer_credential(answer), "ca-mpss");
    CHECK_STR(peerpath_answer_acronym(answer), "CMPSS");
    CHECK(peerpath_answer_title(answer) && peerpath_answer_track(answer));
    CHECK(peerpath_answer_issuer(answer) && peerpath_answer_reviewed(answer));
    CHECK(strncmp(peerpath_answer_apply_url(answer), "http", 4) == 0);
    const struct peerpath_route *standard = NULL;
    for (size_t i = 0; i < peerpath_answer_route_count(answer); i++)
        if (strcmp(peerpath_route_name(peerpath_answer_route(answer, i)), "standard") == 0)
            standard = peerpath_answer_route(answer, i);
    CHECK_INT(peerpath_route_verdict(standard), PEERPATH_NOT_YET);
    const struct peerpath_item *hours = find(standard, "ca-mpss.training_hours");
    double required = 0, have = 0, missing = 0;
    enum peerpath_closes closes = PEERPATH_CLOSES_NEVER;
    CHECK_INT(peerpath_item_state(hours), PEERPATH_STATE_UNMET);
    CHECK_INT(peerpath_item_stage(hours), PEERPATH_APPLY);
    CHECK(!peerpath_item_is_later(hours) && !peerpath_item_is_to_confirm(hours));
    CHECK(peerpath_item_required(hours, &required) && required > 79.9 && required < 80.1);
    CHECK(peerpath_item_have(hours, &have) && have > 45.9 && have < 46.1);
    CHECK(peerpath_item_missing(hours, &missing) && missing > 33.9 && missing < 34.1);
    CHECK(!peerpath_item_missing_is_least(hours));
    CHECK(peerpath_item_closes(hours, &closes));
    CHECK_INT(closes, PEERPATH_CLOSES_BY_DOING);
    CHECK(peerpath_item_closes_on(hours) == NULL);
    CHECK_STR(peerpath_item_unit(hours), "hours");
    CHECK_STR(peerpath_item_kind(hours), "training_hours");
    CHECK(strncmp(peerpath_item_text(hours), "34 more hours", 13) == 0);
    CHECK(peerpath_item_evidence(hours) != NULL);
    CHECK(peerpath_item_source_count(hours) > 0);
    CHECK(strncmp(peerpath_item_source_url(hours, 0), "http", 4) == 0);
    CHECK(peerpath_item_source_publisher(hours, 0) != NULL);
    bool listed = false;
    for (size_t i = 0; i < peerpath_route_gap_count(standard); i++)
        listed |= peerpath_route_gap(standard, i) == hours;
    CHECK(listed);
    peerpath_answers_free(answers);
    peerpath_profile_free(profile);
    peerpath_rules_free(rules);
}

static void nobody_known_gets_questions(void)
{
    struct peerpath_rules *rules = builtin();
    struct peerpath_profile *profile = person(rules, "{}");
    struct peerpath_answers *answers = ask(profile, "california");
    const struct peerpath_answer *answer = peerpath_answers_get(answers, 0);
    CHECK_INT(peerpath_answer_verdict(answer), PEERPATH_UNKNOWN);
    CHECK(peerpath_answer_question_count(answer) > 3);
    CHECK(strchr(peerpath_answer_question(answer, 0), '?') != NULL);
    CHECK(peerpath_answer_question(answer, peerpath_answer_question_count(answer)) == NULL);
    peerpath_answers_free(answers);
    peerpath_profile_free(profile);
    peerpath_rules_free(rules);
}

/* Every answer has its facts; choices have options with conditions; somewhere the rules have holes.
 */
static void all_places_are_answered(void)
{
    struct peerpath_rules *rules = builtin();
    struct peerpath_profile *profile = person(rules, california);
    struct peerpath_answers *answers = ask(profile, NULL);
    size_t choices = 0, holes = 0, incomplete = 0, nowhere = 0, to_wait = 0;
    CHECK(peerpath_answers_count(answers) > 100);
    for (size_t a = 0; a < peerpath_answers_count(answers); a++) {
        const struct peerpath_answer *answer = peerpath_answers_get(answers, a);
        CHECK(peerpath_answer_jurisdiction(answer) && peerpath_answer_reviewed(answer));
        nowhere += !peerpath_answer_credential(answer);
        for (size_t r = 0; r < peerpath_answer_route_count(answer); r++) {
            const struct peerpath_route *route = peerpath_answer_route(answer, r);
            holes += peerpath_route_not_known_count(route);
            for (size_t i = 0; i < peerpath_route_not_known_count(route); i++)
                CHECK(peerpath_route_not_known(route, i) != NULL);
            incomplete += !peerpath_route_is_complete(route);
            for (size_t i = 0; i < peerpath_route_item_count(route); i++) {
                const struct peerpath_item *item = peerpath_route_item(route, i);
                bool is_choice = peerpath_item_option_count(item) > 0;
                choices += is_choice;
                CHECK(is_choice == !peerpath_item_id(item));
                CHECK(peerpath_item_text(item) && strlen(peerpath_item_text(item)) > 3);
                to_wait += peerpath_item_closes_on(item) != NULL;
                if (is_choice)
                    CHECK(peerpath_item_text(peerpath_item_option(item, 0, 0)) != NULL);
            }
        }
    }
    CHECK(choices && holes && incomplete && nowhere);
    CHECK_INT(to_wait, 0); /* this person is old enough, and waits for nothing */
    peerpath_answers_free(answers);
    peerpath_profile_free(profile);
    peerpath_rules_free(rules);
}

static void waiting_has_its_day(void)
{
    struct peerpath_rules *rules = builtin();
    struct peerpath_profile *profile = person(rules, "born: 2009-03-15\n");
    struct peerpath_answers *answers = ask(profile, "ca-mpss");
    const struct peerpath_answer *answer = peerpath_answers_get(answers, 0);
    const struct peerpath_item *age = NULL;
    for (size_t i = 0; !age && i < peerpath_answer_route_count(answer); i++)
        age = find(peerpath_answer_route(answer, i), "ca-mpss.age_min");
    enum peerpath_closes closes = PEERPATH_CLOSES_NEVER;
    CHECK_INT(peerpath_item_state(age), PEERPATH_STATE_UNMET);
    CHECK(peerpath_item_closes(age, &closes));
    CHECK_INT(closes, PEERPATH_CLOSES_BY_WAITING);
    CHECK_STR(peerpath_item_closes_on(age), "2027-03-15");
    peerpath_answers_free(answers);
    peerpath_profile_free(profile);
    peerpath_rules_free(rules);
}

static void objects_are_freed_in_any_order(void)
{
    struct peerpath_rules *rules = builtin();
    struct peerpath_profile *profile = person(rules, california);
    peerpath_rules_free(rules);
    struct peerpath_answers *answers = ask(profile, "OR");
    peerpath_profile_free(profile);
    CHECK_STR(peerpath_answer_jurisdiction(peerpath_answers_get(answers, 0)), "OR");
    peerpath_answers_free(answers);
}

static void misuse_is_said_and_changes_nothing(void)
{
    struct peerpath_rules *rules = builtin(), *kept = rules;
    struct peerpath_profile *profile = person(rules, "{}"), *same = profile;
    struct peerpath_answers *answers = NULL;
    CHECK_INT(peerpath_rules_open(NULL, NULL), PEERPATH_MISUSE);
    CHECK_INT(peerpath_rules_open_builtin(NULL, NULL), PEERPATH_MISUSE);
    CHECK_INT(peerpath_rules_open_folder(NULL, &kept, NULL), PEERPATH_MISUSE);
    CHECK_INT(peerpath_profile_load(NULL, "x", &same, NULL), PEERPATH_MISUSE);
    CHECK_INT(peerpath_profile_load(rules, NULL, &same, NULL), PEERPATH_MISUSE);
    CHECK_INT(peerpath_profile_read(rules, NULL, 0, &same, NULL), PEERPATH_MISUSE);
    CHECK_INT(peerpath_profile_read(rules, "{}", 2, NULL, NULL), PEERPATH_MISUSE);
    CHECK_INT(peerpath_check(NULL, "CA", PEERPATH_APPLY, NULL, &answers, NULL), PEERPATH_MISUSE);
    CHECK_INT(peerpath_check(profile, "CA", PEERPATH_APPLY, NULL, NULL, NULL), PEERPATH_MISUSE);
    CHECK_INT(peerpath_check(profile, "CA", PEERPATH_APPLY, "2026-02-30", &answers, NULL),
              PEERPATH_MISUSE);
    CHECK(kept == rules && same == profile && !answers);
    peerpath_profile_free(profile);
    peerpath_rules_free(rules);
}

static void nothing_is_read_out_of_nothing(void)
{
    double amount = 7;
    enum peerpath_closes closes = PEERPATH_CLOSES_NEVER;
    peerpath_diags_free(NULL);
    peerpath_rules_free(NULL);
    peerpath_profile_free(NULL);
    peerpath_answers_free(NULL);
    CHECK(!peerpath_rules_origin(NULL) && !peerpath_rules_version(NULL));
    CHECK(!peerpath_diags_count(NULL) && !peerpath_diags_omitted(NULL));
    CHECK(!peerpath_diags_code(NULL, 0) && !peerpath_diags_message(NULL, 0));
    CHECK(!peerpath_diags_file(NULL, 0) && !peerpath_diags_path(NULL, 0));
    CHECK(!peerpath_diags_line(NULL, 0) && !peerpath_diags_column(NULL, 0));
    CHECK(!peerpath_diags_is_error(NULL, 0));
    CHECK(!peerpath_answers_count(NULL) && !peerpath_answers_get(NULL, 0));
    CHECK_INT(peerpath_answer_verdict(NULL), PEERPATH_UNKNOWN);
    CHECK(!peerpath_answer_jurisdiction(NULL) && !peerpath_answer_credential(NULL));
    CHECK(!peerpath_answer_title(NULL) && !peerpath_answer_acronym(NULL));
    CHECK(!peerpath_answer_track(NULL) && !peerpath_answer_issuer(NULL));
    CHECK(!peerpath_answer_apply_url(NULL) && !peerpath_answer_reviewed(NULL));
    CHECK(!peerpath_answer_best_route(NULL) && !peerpath_answer_route_count(NULL));
    CHECK(!peerpath_answer_route(NULL, 0) && !peerpath_answer_question(NULL, 0));
    CHECK(!peerpath_answer_question_count(NULL) && !peerpath_route_name(NULL));
    CHECK_INT(peerpath_route_verdict(NULL), PEERPATH_UNKNOWN);
    CHECK(!peerpath_route_is_complete(NULL) && !peerpath_route_not_known_count(NULL));
    CHECK(!peerpath_route_not_known(NULL, 0) && !peerpath_route_item_count(NULL));
    CHECK(!peerpath_route_item(NULL, 0) && !peerpath_route_gap_count(NULL));
    CHECK(!peerpath_route_gap(NULL, 0) && !peerpath_item_text(NULL));
    CHECK_INT(peerpath_item_state(NULL), PEERPATH_STATE_UNKNOWN);
    CHECK_INT(peerpath_item_stage(NULL), PEERPATH_KEEP);
    CHECK(!peerpath_item_is_later(NULL) && !peerpath_item_is_to_confirm(NULL));
    CHECK(!peerpath_item_id(NULL) && !peerpath_item_kind(NULL) && !peerpath_item_unit(NULL));
    CHECK(!peerpath_item_required(NULL, &amount) && !peerpath_item_have(NULL, &amount));
    CHECK(!peerpath_item_missing(NULL, &amount) && !peerpath_item_missing_is_least(NULL));
    CHECK(!peerpath_item_closes(NULL, &closes) && !peerpath_item_closes_on(NULL));
    CHECK(amount > 6.9 && closes == PEERPATH_CLOSES_NEVER);
    CHECK(!peerpath_item_evidence(NULL) && !peerpath_item_source_count(NULL));
    CHECK(!peerpath_item_source_url(NULL, 0) && !peerpath_item_source_publisher(NULL, 0));
    CHECK(!peerpath_item_option_count(NULL) && !peerpath_item_option_size(NULL, 0));
    CHECK(!peerpath_item_option(NULL, 0, 0));
    CHECK_STR(peerpath_status_name((enum peerpath_status)99), "unknown status");
    CHECK_STR(peerpath_verdict_name((enum peerpath_verdict)99), "unknown verdict");
    CHECK_STR(peerpath_verdict_name(PEERPATH_NOT_YET), "not_yet");
    CHECK_STR(peerpath_status_name(PEERPATH_OK), "ok");
}

static void bad_input_is_placed(void)
{
    struct peerpath_rules *rules = builtin();
    struct peerpath_profile *profile = NULL;
    struct peerpath_diags *diags = peerpath_diags_new();
    static const char typo[] = "profile: 1\nage: 36\nrefrences: 3\n";
    static const char broken[] = "training: [\n";
    CHECK_INT(peerpath_profile_read(rules, typo, strlen(typo), &profile, diags), PEERPATH_INPUT);
    CHECK(profile == NULL);
    CHECK_INT(peerpath_diags_count(diags), 1);
    CHECK_INT(peerpath_diags_omitted(diags), 0);
    CHECK(peerpath_diags_is_error(diags, 0));
    CHECK_STR(peerpath_diags_file(diags, 0), "profile");
    CHECK_INT(peerpath_diags_line(diags, 0), 3);
    CHECK_INT(peerpath_diags_column(diags, 0), 1);
    CHECK(strstr(peerpath_diags_message(diags, 0), "references") != NULL);
    CHECK_INT(strlen(peerpath_diags_code(diags, 0)), 5);
    CHECK_INT(peerpath_profile_read(rules, broken, strlen(broken), &profile, diags),
              PEERPATH_INPUT);
    CHECK(peerpath_diags_count(diags) >= 1);
    CHECK_INT(peerpath_profile_read(rules, "", 0, &profile, diags), PEERPATH_INPUT);
    CHECK_INT(peerpath_profile_load(rules, "/nowhere/me.yaml", &profile, diags), PEERPATH_NOTFOUND);
    CHECK_STR(peerpath_diags_file(diags, 0), "/nowhere/me.yaml");
    CHECK_INT(peerpath_diags_line(diags, 0), 0);
    CHECK(peerpath_diags_path(diags, 0) == NULL);
    /* A call that has nothing to say empties the list. */
    CHECK_INT(peerpath_profile_read(rules, "{}", 2, &profile, diags), PEERPATH_OK);
    CHECK_INT(peerpath_diags_count(diags), 0);
    peerpath_profile_free(profile);
    peerpath_diags_free(diags);
    peerpath_rules_free(rules);
}

static void places_and_folders_that_are_not_there(void)
{
    struct peerpath_rules *rules = builtin(), *other = NULL;
    struct peerpath_profile *profile = person(rules, "{}"), *early = NULL;
    struct peerpath_answers *answers = NULL;
    struct peerpath_diags *diags = peerpath_diags_new();
    static const char later[] = "exams: [{name: X, passed: 2199-01-01}]\n";
    CHECK_INT(peerpath_check(profile, "Calfornia", PEERPATH_APPLY, NULL, &answers, diags),
              PEERPATH_NOTFOUND);
    CHECK(strstr(peerpath_diags_message(diags, 0), "California") != NULL);
    CHECK(peerpath_diags_file(diags, 0) == NULL);
    CHECK_INT(peerpath_rules_open_folder("/nowhere", &other, diags), PEERPATH_NOTFOUND);
    CHECK_INT(peerpath_rules_open_folder("/proc/self/task", &other, diags), PEERPATH_INPUT);
    early = person(rules, later);
    CHECK_INT(peerpath_check(early, "CA", PEERPATH_APPLY, NULL, &answers, diags), PEERPATH_INPUT);
    CHECK(peerpath_diags_count(diags) == 1 && !answers && !other);
    peerpath_profile_free(early);
    peerpath_profile_free(profile);
    peerpath_diags_free(diags);
    peerpath_rules_free(rules);
}

/* Hours on a mistyped topic count for nothing: the profile is read, and the slip is said. */
static void a_slip_that_reads_is_a_warning(void)
{
    struct peerpath_rules *rules = builtin();
    struct peerpath_profile *profile = NULL;
    struct peerpath_diags *diags = peerpath_diags_new();
    static const char slip[] = "training: [{hours: 80, topics: {ethcis: 6}}]\n";
    CHECK_INT(peerpath_profile_read(rules, slip, strlen(slip), &profile, diags), PEERPATH_OK);
    CHECK_INT(peerpath_diags_count(diags), 1);
    CHECK(!peerpath_diags_is_error(diags, 0));
    CHECK(strstr(peerpath_diags_message(diags, 0), "'ethics'") != NULL);
    CHECK_STR(peerpath_diags_path(diags, 0), "training[0].topics.ethcis");
    CHECK_INT(peerpath_diags_line(diags, 0), 1);
    peerpath_profile_free(profile);
    peerpath_diags_free(diags);
    peerpath_rules_free(rules);
}

static void hostile_profiles_are_refused(void)
{
    struct peerpath_rules *rules = builtin();
    struct peerpath_profile *profile = NULL;
    struct peerpath_diags *diags = peerpath_diags_new();
    static const char nul[] = "id: \"a\\0b\"\n", raw_nul[] = "id: a\0b\n", bytes[] = "id: \xff\n";
    static char large[5 << 20], faults[1000];
    memset(large, ' ', sizeof(large));
    CHECK_INT(peerpath_profile_read(rules, nul, strlen(nul), &profile, diags), PEERPATH_INPUT);
    CHECK_INT(peerpath_profile_read(rules, raw_nul, sizeof(raw_nul) - 1, &profile, diags),
              PEERPATH_INPUT);
    CHECK_INT(peerpath_profile_read(rules, bytes, strlen(bytes), &profile, diags), PEERPATH_INPUT);
    CHECK_INT(peerpath_profile_read(rules, large, sizeof(large), &profile, diags), PEERPATH_LIMIT);
    CHECK_INT(peerpath_diags_count(diags), 1);
    /* An answer to a requirement with a name of 900 letters. */
    memset(faults, 'x', sizeof(faults));
    memcpy(faults, "attests: {", 10);
    memcpy(faults + 910, ": yes}\n", 7);
    CHECK_INT(peerpath_profile_read(rules, faults, 917, &profile, diags), PEERPATH_INPUT);
    CHECK(strlen(peerpath_diags_message(diags, 0)) < 200);
    CHECK(profile == NULL);
    peerpath_diags_free(diags);
    peerpath_rules_free(rules);
}

static void hostile_questions_are_refused(void)
{
    struct peerpath_rules *rules = builtin();
    struct peerpath_profile *profile = person(rules, "{}");
    struct peerpath_answers *answers = NULL;
    struct peerpath_diags *diags = peerpath_diags_new();
    static const char *const days[] = {"", "today", "2026-13-01", "2026-1-1", "2026-11-21 "};
    static char where[1 << 16];
    memset(where, 'x', sizeof(where) - 1);
    for (size_t i = 0; i < UNIT_COUNT(days); i++)
        CHECK_INT(peerpath_check(profile, "CA", PEERPATH_APPLY, days[i], &answers, diags),
                  PEERPATH_MISUSE);
    CHECK_INT(peerpath_check(profile, "CA", (enum peerpath_stage)4, NULL, &answers, diags),
              PEERPATH_MISUSE);
    CHECK_INT(peerpath_check(profile, "", PEERPATH_APPLY, NULL, &answers, diags),
              PEERPATH_NOTFOUND);
    CHECK_INT(peerpath_check(profile, "CA/", PEERPATH_APPLY, NULL, &answers, diags),
              PEERPATH_NOTFOUND);
    CHECK_INT(peerpath_check(profile, where, PEERPATH_APPLY, NULL, &answers, diags),
              PEERPATH_NOTFOUND);
    CHECK(strlen(peerpath_diags_message(diags, 0)) < 200);
    /* A failure in an argument leaves nothing of an earlier call to be taken for its reason. */
    CHECK_INT(peerpath_check(NULL, "CA", PEERPATH_APPLY, NULL, &answers, diags), PEERPATH_MISUSE);
    CHECK_INT(peerpath_diags_count(diags), 0);
    CHECK(answers == NULL);
    peerpath_profile_free(profile);
    peerpath_diags_free(diags);
    peerpath_rules_free(rules);
}

static const struct unit_test api_suite_list[] = {
    {"rules say where they come from", rules_say_where_they_come_from},
    {"a gap has its amount, unit and source", a_gap_has_its_amount},
    {"nobody known gets questions", nobody_known_gets_questions},
    {"all places are answered", all_places_are_answered},
    {"waiting has its day", waiting_has_its_day},
    {"objects are freed in any order", objects_are_freed_in_any_order},
    {"misuse is said and changes nothing", misuse_is_said_and_changes_nothing},
    {"nothing is read out of nothing", nothing_is_read_out_of_nothing},
    {"bad input is placed", bad_input_is_placed},
    {"places and folders that are not there", places_and_folders_that_are_not_there},
    {"a slip that reads is a warning", a_slip_that_reads_is_a_warning},
    {"hostile profiles are refused", hostile_profiles_are_refused},
    {"hostile questions are refused", hostile_questions_are_refused},
};
static UNIT_SUITE(api_suite);

int main(void)
{
    const struct unit_suite *const suites[] = {&api_suite, &api_choices};
    return unit_run(suites, UNIT_COUNT(suites));
}
