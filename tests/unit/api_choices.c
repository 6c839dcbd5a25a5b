/* What libpeerpath says of a choice, on made-up rules: its text, and whether it is to confirm. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "api/peerpath.h"
#include "api_suites.h"

/* Nothing but a choice, and the list is whole: 80 hours on the state's list, or work and a degree.
 */
static const char rules_text[] =
    "jurisdiction: CA\nname: California\nschema: 1\ncertifies: yes\nreviewed: 2026-10-01\n"
    "summary: Made up.\n"
    "sources: {s1: {title: Rules, url: https://example.org/, publisher: issuer, dated: 2026}}\n"
    "credentials:\n"
    "  - id: ca-x\n    title: Made up\n    track: integrated\n    level: standard\n"
    "    status: active\n    issuer: Board\n    medicaid: unknown\n    complete: [standard]\n"
    "    routes:\n      standard:\n        - any_of:\n"
    "            - [{training_hours: 80, approved_by: CA, source: s1}]\n"
    "            - [{experience_hours: 500, source: s1}, {education_min: associate, source: s1}]\n";

/* Answers about one person under these rules. */
static struct peerpath_answers *ask(const char *person)
{
    struct peerpath_rules *rules = NULL;
    struct peerpath_profile *profile = NULL;
    struct peerpath_answers *answers = NULL;
    char folder[] = "/tmp/peerpath-unit-XXXXXX", path[64];
    CHECK(mkdtemp(folder) != NULL);
    (void)snprintf(path, sizeof(path), "%s/CA.yaml", folder);
    FILE *file = fopen(path, "w");
    if (CHECK(file != NULL)) {
        CHECK(fputs(rules_text, file) >= 0);
        CHECK_INT(fclose(file), 0);
    }
    CHECK_INT(peerpath_rules_open_folder(folder, &rules, NULL), PEERPATH_OK);
    CHECK_INT(peerpath_profile_read(rules, person, strlen(person), &profile, NULL), PEERPATH_OK);
    CHECK_INT(peerpath_check(profile, "ca-x", PEERPATH_APPLY, "2026-11-21", &answers, NULL),
              PEERPATH_OK);
    CHECK_INT(unlink(path), 0);
    CHECK_INT(rmdir(folder), 0);
    peerpath_profile_free(profile);
    peerpath_rules_free(rules);
    return answers;
}

#define ASKED                                                                                      \
    "80 hours of approved training, or 500 hours of peer support work and an associate degree"

static void a_choice_says_what_its_state_calls_for(void)
{
    static const struct {
        const char *person;
        enum peerpath_verdict verdict;
        enum peerpath_state state;
        bool to_confirm;
        const char *text;
    } rows[] = {
        /* Met by training that only the issuer can place on its list: nothing is missing. */
        {"{training: [{hours: 80}], experience: [{hours: 100}], education: ged_or_diploma}",
         PEERPATH_LIKELY, PEERPATH_STATE_MET, true, ASKED},
        {"{training: [{hours: 80}]}", PEERPATH_LIKELY, PEERPATH_STATE_MET, true, ASKED},
        /* The other way needs no word of the issuer's. */
        {"{training: [{hours: 80}], experience: [{hours: 500}], education: bachelor}",
         PEERPATH_ELIGIBLE, PEERPATH_STATE_MET, false, ASKED},
        {"{training: [{hours: 80, approved_by: [CA]}], experience: [], education: none}",
         PEERPATH_ELIGIBLE, PEERPATH_STATE_MET, false, ASKED},
        {"{training: [], experience: [{hours: 100}], education: bachelor}", PEERPATH_NOT_YET,
         PEERPATH_STATE_UNMET, false,
         "80 more hours of approved training, or 400 more hours of peer support work"},
        {"{training: [], education: bachelor}", PEERPATH_UNKNOWN, PEERPATH_STATE_UNKNOWN, false,
         ASKED},
    };
    for (size_t i = 0; i < UNIT_COUNT(rows); i++) {
        struct peerpath_answers *answers = ask(rows[i].person);
        const struct peerpath_answer *answer = peerpath_answers_get(answers, 0);
        const struct peerpath_route *route = peerpath_answer_best_route(answer);
        const struct peerpath_item *choice = peerpath_route_item(route, 0);
        CHECK_INT(peerpath_answer_verdict(answer), rows[i].verdict);
        CHECK(peerpath_route_is_complete(route));
        CHECK_INT(peerpath_item_option_count(choice), 2);
        CHECK_INT(peerpath_item_state(choice), rows[i].state);
        CHECK_INT(peerpath_item_is_to_confirm(choice), rows[i].to_confirm);
        CHECK_STR(peerpath_item_text(choice), rows[i].text);
        peerpath_answers_free(answers);
    }
}

static const struct unit_test api_choices_list[] = {
    {"a choice says what its state calls for", a_choice_says_what_its_state_calls_for},
};
UNIT_SUITE(api_choices);
