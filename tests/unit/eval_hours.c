/* Sums of hours, where the profile leaves something open. */
#include "eval_suites.h"

static void test_training(void)
{
    static const char plain[] = "{training_hours: 80, source: s1}";
    static const char listed[] = "{training_hours: 80, approved_by: CA, source: s1}";
    static const char any[] = "{training_hours: 80, approved_by: any, source: s1}";
    static const char named[] = "{training_hours: 80, name: The Core, source: s1}";
    static const char told[] =
        "{training_hours: 80, name: The Core, matches: '\\bcore\\b', source: s1}";
    static const char both[] = "{training_hours: 80, name: The Core, approved_by: CA, source: s1}";
    static const struct outcome_row rows[] = {
        {plain, "{}", NULL, "unknown"},
        {plain, "{training: []}", NULL, "unmet 80"},
        {plain, "{training: [{hours: 46}]}", NULL, "unmet 34"},
        {plain, "{training: [{hours: 46}, {hours: 34}]}", NULL, "met"},
        {plain, "{training: [{name: somewhere}]}", NULL, "unknown"},
        {plain, "{training: [{hours: 19.5}]}", NULL, "unmet 60.5"},
        /* Training of a later day than asked about is not done yet. */
        {plain, "{training: [{hours: 80, completed: 2026-11-22}]}", NULL, "unmet 80"},
        {plain, "{training: [{hours: 80, completed: 2026-11-21}]}", NULL, "met"},
        {listed, "{training: [{hours: 80, approved_by: [CA]}]}", NULL, "met"},
        {listed, "{training: [{hours: 80, approved_by: OR}]}", NULL, "unmet 80"},
        {listed, "{training: [{hours: 80}]}", NULL, "met, to be confirmed"},
        {listed, "{training: [{hours: 40, approved_by: [CA]}, {hours: 40}]}", NULL,
         "met, to be confirmed"},
        {listed, "{training: [{hours: 40, approved_by: [CA]}, {hours: 20}]}", NULL,
         "unmet at least 20"},
        {any, "{training: [{hours: 80, approved_by: [OR]}]}", NULL, "met"},
        /* A course that only its name tells from others: under another name it may be the same. */
        {named, "{training: [{hours: 80}]}", NULL, "met, to be confirmed"},
        {named, "{training: [{name: Something else, hours: 80}]}", NULL, "met, to be confirmed"},
        {named, "{training: [{name: THE CORE, hours: 80}]}", NULL, "met"},
        {named, "{training: [{name: The core, hours: 40}, {name: Other, hours: 40}]}", NULL,
         "met, to be confirmed"},
        {named, "{training: [{name: Something else, hours: 79}]}", NULL, "unmet at least 1"},
        {named, "{training: [{name: The core, hours: 79}]}", NULL, "unmet 1"},
        {named, "{training: [{name: Something else}]}", NULL, "unknown"},
        {named, "{training: []}", NULL, "unmet 80"},
        /* A pattern or a list tells it from others. */
        {told, "{training: [{name: A core course, hours: 80}]}", NULL, "met"},
        {told, "{training: [{name: Something else, hours: 80}]}", NULL, "unmet 80"},
        {both, "{training: [{name: Something else, hours: 80, approved_by: [CA]}]}", NULL, "met"},
    };
    check_rows(HERE, rows, UNIT_COUNT(rows));
}

static void test_topics(void)
{
    static const char ethics[] = "{training_hours: 16, topic: Law and Ethics, source: s1}";
    static const struct outcome_row rows[] = {
        {ethics, "{training: [{hours: 80, topics: {law_and_ethics: 16}}]}", NULL, "met"},
        {ethics, "{training: [{hours: 80, topics: {law_and_ethics: 6}}]}", NULL, "unmet 10"},
        /* What a training does not say of a topic may be anything that its other topics leave. */
        {ethics, "{training: [{hours: 80}]}", NULL, "unknown"},
        {ethics, "{training: [{hours: 80, topics: {advocacy: 70}}]}", NULL, "unmet at least 6"},
        /* "Ethics" may be the same hours under another name; "advocacy" is not. */
        {ethics, "{training: [{hours: 20, topics: {Ethics: 12}}]}", NULL, "unknown"},
        {ethics, "{training: [{hours: 20, topics: {Recovery and wellness: 12}}]}", NULL,
         "unmet at least 8"},
        {ethics, "{training: [{hours: 15}]}", NULL, "unmet at least 1"},
        {ethics, "{training: [{topics: {law_and_ethics: 16}}]}", NULL, "met"},
        {"{training_hours: 20, source: s1}", "{training: [{topics: {a: 12, b: 8}}]}", NULL, "met"},
        {ethics, "{training: [{hours: 10, topics: {law_and_ethics: 10}}, {hours: 6}]}", NULL,
         "unknown"},
    };
    check_rows(HERE, rows, UNIT_COUNT(rows));
}

static void test_windows(void)
{
    static const char window[] = "{training_hours: 40, window_months: 36, source: s1}";
    static const char work[] = "{experience_hours: 500, window_months: 24, source: s1}";
    static const struct outcome_row rows[] = {
        {window, "{training: [{hours: 40, completed: 2023-11-21}]}", NULL, "met"},
        {window, "{training: [{hours: 40, completed: 2023-11-20}]}", NULL, "unmet 40"},
        {window, "{training: [{hours: 40}]}", NULL, "unknown"},
        {work, "{experience: [{hours: 500, from: 2024-11-21, to: 2025-05-01}]}", NULL, "met"},
        {work, "{experience: [{hours: 500, from: 2023-01-01, to: 2024-11-20}]}", NULL, "unmet 500"},
        /* Across the edge of the window: some of the hours, nobody knows how many. */
        {work, "{experience: [{hours: 800, from: 2024-01-01, to: 2025-05-01}]}", NULL, "unknown"},
        {work, "{experience: [{hours: 499}]}", NULL, "unmet at least 1"},
        {work, "{experience: [{hours: 500, from: 2025-01-01}]}", NULL, "met"},
        {work, "{experience: [{hours: 500, from: 2026-12-01}]}", NULL, "unmet 500"},
        {work, "{experience: [{hours: 900, from: 2025-01-01, to: 2027-01-01}]}", NULL, "unknown"},
    };
    check_rows(HERE, rows, UNIT_COUNT(rows));
}

static void test_work(void)
{
    static const char plain[] = "{experience_hours: 500, source: s1}";
    static const char paid[] = "{experience_hours: 500, pay: paid, source: s1}";
    static const char seen[] = "{experience_hours: 500, supervised: yes, source: s1}";
    static const char both[] = "{experience_hours: 500, pay: paid, supervised: yes, source: s1}";
    static const char topic[] = "{experience_hours: 500, topic: practicum, source: s1}";
    static const struct outcome_row rows[] = {
        {plain, "{}", NULL, "unknown"},
        {plain, "{experience: []}", NULL, "unmet 500"},
        {plain, "{experience: [{hours: 500, pay: volunteer}]}", NULL, "met"},
        {"{experience_hours: 500, pay: either, source: s1}", "{experience: [{hours: 500}]}", NULL,
         "met"},
        {paid, "{experience: [{hours: 500, pay: paid}]}", NULL, "met"},
        {paid, "{experience: [{hours: 500, pay: volunteer}]}", NULL, "unmet 500"},
        {paid, "{experience: [{hours: 500}]}", NULL, "unknown"},
        {paid, "{experience: [{hours: 400}]}", NULL, "unmet at least 100"},
        {seen, "{experience: [{hours: 500, supervised: yes}]}", NULL, "met"},
        {seen, "{experience: [{hours: 500, supervised: no}]}", NULL, "unmet 500"},
        {both, "{experience: [{hours: 500, pay: paid, supervised: yes}]}", NULL, "met"},
        {both, "{experience: [{hours: 500, pay: paid}]}", NULL, "unknown"},
        {both, "{experience: [{hours: 500, pay: volunteer, supervised: yes}]}", NULL, "unmet 500"},
        /* A profile does not say what kind of work it was: enough hours are not yet the right
           hours. */
        {topic, "{experience: [{hours: 900}]}", NULL, "unknown"},
        {topic, "{experience: [{hours: 400}]}", NULL, "unmet at least 100"},
    };
    check_rows(HERE, rows, UNIT_COUNT(rows));
}

static void test_supervision_and_ce(void)
{
    static const char total[] = "{supervision_hours: 25, source: s1}";
    static const char ethics[] = "{supervision_hours: 5, topic: ethics, source: s1}";
    static const char ce[] = "{ce_hours: 20, window_months: 24, source: s1}";
    static const char ce_topic[] = "{ce_hours: 6, topic: ethics, source: s1}";
    static const struct outcome_row rows[] = {
        {total, "{experience: [{hours: 500, supervision_hours: 25}]}", NULL, "met"},
        {total, "{experience: [{hours: 500, supervision_hours: 20}]}", NULL, "unmet 5"},
        {total, "{experience: [{hours: 500}]}", NULL, "unknown"},
        {ethics, "{experience: [{supervision_hours: 25, supervision_topics: {ethics: 5}}]}", NULL,
         "met"},
        {ethics, "{experience: [{supervision_hours: 25}]}", NULL, "unknown"},
        {ce, "{continuing_education: [{hours: 20, completed: 2025-01-01}]}", NULL, "met"},
        {ce, "{continuing_education: [{hours: 20, completed: 2024-11-20}]}", NULL, "unmet 20"},
        {ce, "{continuing_education: [{hours: 20}]}", NULL, "unknown"},
        {ce, "{continuing_education: []}", NULL, "unmet 20"},
        {ce_topic, "{continuing_education: [{hours: 6, topic: Ethics}]}", NULL, "met"},
        {ce_topic, "{continuing_education: [{hours: 6, topic: advocacy}]}", NULL, "unmet 6"},
        {ce_topic, "{continuing_education: [{hours: 6}]}", NULL, "unknown"},
    };
    check_rows(HERE, rows, UNIT_COUNT(rows));
}

static const struct unit_test eval_hours_list[] = {
    {"training, on a list or not", test_training},
    {"topics of a training", test_topics},
    {"windows of time", test_windows},
    {"work, paid and supervised", test_work},
    {"supervision and continuing education", test_supervision_and_ce},
};
UNIT_SUITE(eval_hours);
