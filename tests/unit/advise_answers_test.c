/* What an interview makes of single answers: what is taken, what is refused, what leaves a question
 * open. */
#include <stdio.h>

#include "advise_ask_scene.h"
#include "unit.h"

#define SRC      ", source: s1}"
#define TRAINING "{training_hours: 80, approved_by: CA" SRC
#define WORK     "{experience_hours: 500, pay: paid" SRC
#define CE       "{ce_hours: 6, topic: ethics, stage: apply" SRC
#define LIVED    "{lived_experience: [mental_health]" SRC
#define RECOVERY "{recovery_duration: 24" SRC
#define HELD     "{prior_credential: a state certification, track: [integrated]" SRC
#define EXAM     "{exam: an exam" SRC

struct answer_row {
    const char *requirements;
    enum pp_ask_what what;
    const char *said;
    const char *wanted; /* the profile then, or "refused: " and the sentence; NULL: it stays open */
};

static void check_answer(struct unit_place at, const struct answer_row *row)
{
    struct scene scene;
    struct pp_question question;
    struct pp_buf problem pp_cleanup_buf, got pp_cleanup_buf, earlier pp_cleanup_buf;
    pp_buf_init(&problem, 4096);
    pp_buf_init(&got, 1 << 16);
    pp_buf_init(&earlier, 1 << 16);
    scene_open(&scene, row->requirements);
    if (CHECK(scene_reach(&scene, row->what, &question))) {
        scene_say_profile(&earlier, &scene.interview.profile);
        enum pp_status status =
            pp_interview_answer(&scene.interview, &question, pp_view_of(row->said), &problem);
        if (status == PP_INPUT)
            pp_buf_printf(&got, "refused: %.*s", PP_VARG(pp_buf_view(&problem)));
        else
            scene_say_profile(&got, &scene.interview.profile);
        pp_buf_char(&earlier, '\0');
        const char *wanted = row->wanted ? row->wanted : earlier.data;
        if (!pp_view_is(pp_buf_view(&got), wanted))
            printf("    answer: %s\n", row->said);
        CHECK_TEXT_AT(at, pp_buf_view(&got), wanted);
        CHECK(status == PP_INPUT || status == PP_OK);
    }
    scene_close(&scene);
}

static void check_answers(struct unit_place at, const struct answer_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check_answer(at, &rows[i]);
}

#define IN_ONE_PIECE                                                                               \
    "refused: Please write a large number in one piece and without a comma, such as 1000, and "    \
    "put blanks between the hours of several, such as 46 20."
#define HOURS_OF_EACH                                                                              \
    "refused: Please give hours as numbers, such as 46, or 46 20 for two, or 0 for none."

static void test_hours(void)
{
    static const struct answer_row rows[] = {
        {TRAINING, PP_ASK_TRAINING, "46", "training:\n  - {hours: 46}\n"},
        {TRAINING, PP_ASK_TRAINING, "46, 20", "training:\n  - {hours: 46}\n  - {hours: 20}\n"},
        {TRAINING, PP_ASK_TRAINING, "19.5+20", "training:\n  - {hours: 19.5}\n  - {hours: 20}\n"},
        {TRAINING, PP_ASK_TRAINING, "500, 120", "training:\n  - {hours: 500}\n  - {hours: 120}\n"},
        {TRAINING, PP_ASK_TRAINING, "0", "training: []\n"},
        /* One number, or two? */
        {TRAINING, PP_ASK_TRAINING, "1,000", IN_ONE_PIECE},
        {WORK, PP_ASK_WORK, "2,500", IN_ONE_PIECE},
        {WORK, PP_ASK_WORK, "40 2,500", IN_ONE_PIECE},
        {WORK, PP_ASK_WORK, "1 000", IN_ONE_PIECE},
        {WORK, PP_ASK_WORK, "2, 080", IN_ONE_PIECE},
        /* No number at all is not the number 0. */
        {TRAINING, PP_ASK_TRAINING, ",", HOURS_OF_EACH},
        {WORK, PP_ASK_WORK, " ; + ", HOURS_OF_EACH},
        {CE, PP_ASK_CE, "+", HOURS_OF_EACH},
        {TRAINING, PP_ASK_TRAINING, "46 hours?", HOURS_OF_EACH},
        /* Where one number is asked for, a thousand is one. */
        {"{supervision_hours: 25" SRC, PP_ASK_SUPERVISION, "1,000",
         "experience:\n  - {hours: 500, supervision_hours: 1000}\n"},
        {"{supervision_hours: 25" SRC, PP_ASK_SUPERVISION, "1,00",
         "refused: Please give the hours as a number, such as 46."},
        {"{supervision_hours: 25" SRC, PP_ASK_SUPERVISION, ",100",
         "refused: Please give the hours as a number, such as 46."},
        {"{supervision_hours: 25" SRC, PP_ASK_SUPERVISION, "1000,000",
         "refused: Please give the hours as a number, such as 46."},
        {"{supervision_hours: 25" SRC, PP_ASK_SUPERVISION, ",",
         "refused: Please give the hours as a number, such as 46."},
    };
    check_answers(HERE, rows, UNIT_COUNT(rows));
}

#define LIVED_NUMBERS                                                                              \
    "refused: Please give the numbers of all that are true of you, such as 1 3, or 0 for none."
#define ALL_STATES "refused: Please give the codes of all states that did, such as CA OR, or none."
#define CERTIFIED                                                                                  \
    "refused: Please give ids such as or-pss, with commas between them; put the name of any "      \
    "other "                                                                                       \
    "certification in \"quotes\"."

static void test_lists(void)
{
    static const struct answer_row rows[] = {
        {LIVED, PP_ASK_LIVED, "1", "lived_experience: [mental_health]\n"},
        {LIVED, PP_ASK_LIVED, "none", "lived_experience: []\n"},
        {LIVED, PP_ASK_LIVED, ",", LIVED_NUMBERS},
        {LIVED, PP_ASK_LIVED, "+ ;", LIVED_NUMBERS},
        {TRAINING, PP_ASK_TRAINING_APPROVAL, "ca, Oregon",
         "training:\n  - {hours: 80, approved_by: [CA, OR]}\n"},
        {TRAINING, PP_ASK_TRAINING_APPROVAL, "New Mexico",
         "training:\n  - {hours: 80, approved_by: [NM]}\n"},
        {TRAINING, PP_ASK_TRAINING_APPROVAL, "none",
         "training:\n  - {hours: 80, approved_by: []}\n"},
        {TRAINING, PP_ASK_TRAINING_APPROVAL, ",", ALL_STATES},
        /* The list is whole afterwards: these would say no to every other state, too. */
        {TRAINING, PP_ASK_TRAINING_APPROVAL, "yes", ALL_STATES},
        {TRAINING, PP_ASK_TRAINING_APPROVAL, "No", ALL_STATES},
        {HELD, PP_ASK_CERTIFICATIONS, "none", "certifications: []\n"},
        {HELD, PP_ASK_CERTIFICATIONS, ";", CERTIFIED},
        {HELD, PP_ASK_CERTIFICATIONS, "sc/cprs", "certifications:\n  - {credential: sc-cprs}\n"},
        {HELD, PP_ASK_CERTIFICATIONS, "SC/CPSS",
         CERTIFIED " (several credentials in South Carolina are called 'CPSS'; write one of these "
                   "ids: sc-cpss-share, sc-cpss-apsc)"},
        {HELD, PP_ASK_CERTIFICATIONS, "\"Peer, Recovery Coach\", or-pss",
         "certifications:\n  - {name: \"Peer, Recovery Coach\"}\n  - {credential: or-pss}\n"},
        {HELD, PP_ASK_CERTIFICATIONS, "\"Coach A+\";\"B\"",
         "certifications:\n  - {name: \"Coach A+\"}\n  - {name: \"B\"}\n"},
    };
    check_answers(HERE, rows, UNIT_COUNT(rows));
}

#define HOW_LONG                                                                                   \
    "refused: Please give the day it began, such as 2021-03-01, or how long it is in months or "   \
    "years, such as 18 months or 5 years."
#define A_TOPIC "refused: Please give the topic in a few words, such as ethics."
#define NO_TEXT                                                                                    \
    "refused: That answer has characters in it that are no letters, numbers or signs. Please "     \
    "type it again."

static void test_words(void)
{
    static const struct answer_row rows[] = {
        {RECOVERY, PP_ASK_RECOVERY, "18 months", "recovery_months: 18\n"},
        {RECOVERY, PP_ASK_RECOVERY, "5 yrs", "recovery_months: 60\n"},
        {RECOVERY, PP_ASK_RECOVERY, "0", "recovery_months: 0\n"},
        {RECOVERY, PP_ASK_RECOVERY, "2021-03-01", "recovery_since: 2021-03-01\n"},
        {RECOVERY, PP_ASK_RECOVERY, "5", HOW_LONG}, /* months or years? */
        {CE, PP_ASK_CE_TOPIC, "Law & Ethics",
         "continuing_education:\n  - {hours: 6, topic: \"Law & Ethics\"}\n"},
        {CE, PP_ASK_CE_TOPIC, "none", A_TOPIC},
        {CE, PP_ASK_CE_TOPIC, "yes", A_TOPIC},
        {CE, PP_ASK_CE_TOPIC, "6", A_TOPIC},
        {CE, PP_ASK_CE_TOPIC, ",", A_TOPIC},
        {CE, PP_ASK_CE_TOPIC, "eth\x1b[31mics", NO_TEXT},
        {CE, PP_ASK_CE_TOPIC, "eth\xffics", NO_TEXT},
        {CE, PP_ASK_CE_TOPIC, "eth\xe2\x80\xaeics", NO_TEXT},
        {HELD, PP_ASK_CERTIFICATIONS, "\"Coach\x07\"", NO_TEXT},
    };
    check_answers(HERE, rows, UNIT_COUNT(rows));
}

/* However it is said, the question stays open, whatever it asks for. */
static void test_unknown(void)
{
    static const char *const ways[] = {
        "",
        "  ",
        "?",
        "??",
        "I don't know",
        "don\xe2\x80\x99t know",
        "I DON\xe2\x80\x99T  KNOW.",
        "dont know",
        "do not know",
        "dk",
        "idk",
        "IDK...",
        "not sure",
        "I'm not sure",
        "I am not sure about that",
        "unsure",
        "no idea",
        "I have no idea!",
        "sorry, no idea",
        "unknown",
        "can't remember",
        "I don`t remember",
        "skip",
    };
    static const struct answer_row questions[] = {
        {TRAINING, PP_ASK_TRAINING, NULL, NULL},
        {TRAINING, PP_ASK_TRAINING_APPROVAL, NULL, NULL},
        {WORK, PP_ASK_WORK_PAY, NULL, NULL},
        {CE, PP_ASK_CE_TOPIC, NULL, NULL},
        {LIVED, PP_ASK_LIVED, NULL, NULL},
        {RECOVERY, PP_ASK_RECOVERY, NULL, NULL},
        {HELD, PP_ASK_CERTIFICATIONS, NULL, NULL},
        {EXAM, PP_ASK_ATTEST, NULL, NULL},
        {"{age_min: 18" SRC, PP_ASK_AGE, NULL, NULL},
        {"{education_min: associate" SRC, PP_ASK_EDUCATION, NULL, NULL},
        {"{residency: live_or_work" SRC, PP_ASK_LIVES_IN, NULL, NULL},
        {"{residency: live_or_work" SRC, PP_ASK_WORKS_IN, NULL, NULL},
        {"{references: 2" SRC, PP_ASK_REFERENCES, NULL, NULL},
    };
    for (size_t q = 0; q < UNIT_COUNT(questions); q++)
        for (size_t w = 0; w < UNIT_COUNT(ways); w++) {
            struct answer_row row = questions[q];
            row.said = ways[w];
            check_answer(HERE, &row);
        }
}

/* Words that begin like it and are something else. */
static void test_known(void)
{
    static const struct answer_row rows[] = {
        {CE, PP_ASK_CE_TOPIC, "Dkg", "continuing_education:\n  - {hours: 6, topic: \"Dkg\"}\n"},
        {CE, PP_ASK_CE_TOPIC, "I-statements",
         "continuing_education:\n  - {hours: 6, topic: \"I-statements\"}\n"},
        {EXAM, PP_ASK_ATTEST, "no", "attests:\n  ca-x.exam: no\n"},
        {EXAM, PP_ASK_ATTEST, "not", "refused: Please answer yes or no (or ? if you do not know)."},
    };
    check_answers(HERE, rows, UNIT_COUNT(rows));
}

/* Hours of a course that has a name are asked for by that name, and say nothing about another. */
static void test_courses(void)
{
    static const char rules[] = "{training_hours: 40, id: a, name: Parent course" SRC
                                ", {training_hours: 40, id: b, name: Other course" SRC
                                ", {training_hours: 40, id: c, name: Parent course" SRC;
    struct scene scene;
    struct pp_question question;
    struct pp_buf got pp_cleanup_buf;
    pp_buf_init(&got, 1 << 16);
    scene_open(&scene, rules);
    if (CHECK(scene_reach(&scene, PP_ASK_TRAINING, &question)) &&
        CHECK(scene_answer(&scene, &question, "?") == PP_OK) &&
        CHECK(scene_reach(&scene, PP_ASK_ATTEST, &question))) {
        pp_ask_say(&got, &scene.interview, &question);
        CHECK_TEXT(pp_buf_view(&got), "How many hours of peer support training have you completed "
                                      "in this course: Parent course? (40 hours are needed)");
        CHECK(scene_answer(&scene, &question, "yes") == PP_OK);
        pp_buf_clear(&got);
        scene_say_profile(&got, &scene.interview.profile);
        CHECK_TEXT(pp_buf_view(&got), "attests:\n  ca-x.a: yes\n  ca-x.c: yes\n");
        CHECK(scene_reach(&scene, PP_ASK_ATTEST, &question));
        pp_buf_clear(&got);
        pp_ask_say(&got, &scene.interview, &question);
        CHECK_TEXT(pp_buf_view(&got), "How many hours of peer support training have you completed "
                                      "in this course: Other course? (40 hours are needed)");
    }
    scene_close(&scene);
}

/* Topics share the hours of a course: 15 are too few for two topics of 10 each, whatever is said of
 * them, but only the answer tells that. */
static void test_shared_hours(void)
{
    struct scene scene;
    struct pp_question question;
    scene_open(&scene, "{training_hours: 10, topic: ethics, id: a" SRC
                       ", {training_hours: 10, topic: advocacy, id: b" SRC);
    scene.interview.everything = false;
    if (CHECK(scene_reach(&scene, PP_ASK_TRAINING, &question)) &&
        CHECK(scene_answer(&scene, &question, "15") == PP_OK)) {
        CHECK_INT(pp_interview_verdict(&scene.interview, 0), PP_VERDICT_UNKNOWN);
        if (CHECK(scene_reach(&scene, PP_ASK_TRAINING_TOPIC, &question)) &&
            CHECK(scene_answer(&scene, &question, "10") == PP_OK))
            CHECK_INT(pp_interview_verdict(&scene.interview, 0), PP_VERDICT_NOT_YET);
        CHECK(!scene_reach(&scene, PP_ASK_TRAINING_TOPIC, &question));
    }
    scene_close(&scene);
}

/* Whether "I work nowhere" decides may depend on an answer that comes later. */
static void test_nowhere(void)
{
    static const char rules[] =
        "{residency: work, id: a" SRC ", {residency: live_or_work, id: b" SRC
        ", {residency: live_and_work, id: c" SRC ", {residency: live, id: d" SRC;
    static const struct {
        enum pp_ask_what first, second;
        const char *said_first, *said_second, *wanted;
    } rows[] = {
        {PP_ASK_WORKS_IN, PP_ASK_LIVES_IN, "none", "TX",
         "lives_in: TX\nattests:\n  ca-x.a: no\n  ca-x.c: no\n  ca-x.b: no\n"},
        {PP_ASK_WORKS_IN, PP_ASK_LIVES_IN, "nowhere", "CA",
         "lives_in: CA\nattests:\n  ca-x.a: no\n  ca-x.c: no\n"},
        {PP_ASK_WORKS_IN, PP_ASK_LIVES_IN, "none", "?", "attests:\n  ca-x.a: no\n  ca-x.c: no\n"},
    };
    for (size_t i = 0; i < UNIT_COUNT(rows); i++) {
        struct scene scene;
        struct pp_question question;
        struct pp_buf got pp_cleanup_buf;
        pp_buf_init(&got, 1 << 16);
        scene_open(&scene, rules);
        if (CHECK(scene_reach(&scene, rows[i].first, &question)) &&
            CHECK(scene_answer(&scene, &question, rows[i].said_first) == PP_OK) &&
            CHECK(scene_reach(&scene, rows[i].second, &question)) &&
            CHECK(scene_answer(&scene, &question, rows[i].said_second) == PP_OK)) {
            scene_say_profile(&got, &scene.interview.profile);
            CHECK_TEXT(pp_buf_view(&got), rows[i].wanted);
            /* And it is taken back with the answer. */
            CHECK(pp_interview_back(&scene.interview) && pp_interview_back(&scene.interview));
            CHECK(scene.interview.profile.works_place < 0);
        }
        scene_close(&scene);
    }
}

static const struct unit_test suite_list[] = {
    {"ask: hours", test_hours},
    {"ask: lists", test_lists},
    {"ask: words", test_words},
    {"ask: ways to say that one does not know", test_unknown},
    {"ask: and others", test_known},
    {"ask: working nowhere", test_nowhere},
    {"ask: courses with a name", test_courses},
    {"ask: topics that share hours", test_shared_hours},
};
static UNIT_SUITE(suite);

int main(void)
{
    static const struct unit_suite *const suites[] = {&suite};
    return unit_run(suites, UNIT_COUNT(suites));
}
