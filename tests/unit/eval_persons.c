/* Age, schooling, lived experience, recovery, where a person lives, what a person agrees to. */
#include "eval_suites.h"

static void test_age(void)
{
    static const struct outcome_row rows[] = {
        {"{age_min: 18, source: s1}", "{}", NULL, "unknown"},
        {"{age_min: 18, source: s1}", "{age: 18}", NULL, "met"},
        /* Somebody who is 17 turns 18 within a year, nobody knows on which day. */
        {"{age_min: 18, source: s1}", "{age: 17}", NULL, "unmet 1 by 2027-11-21"},
        {"{age_min: 18, source: s1}", "{born: 2008-11-21}", NULL, "met"},
        {"{age_min: 18, source: s1}", "{born: 2008-11-22}", NULL, "unmet 1 on 2026-11-22"},
        /* Born on a leap day: 18 on the last day of February of a common year. */
        {"{age_min: 18, source: s1}", "{born: 2008-02-29}", "2026-02-27", "unmet 1 on 2026-02-28"},
        {"{age_min: 18, source: s1}", "{born: 2008-02-29}", "2026-02-28", "met"},
        {"{age_max: 30, source: s1}", "{age: 30}", NULL, "met"},
        {"{age_max: 30, source: s1}", "{age: 31}", NULL, "unmet"},
        {"{age_max: 30, source: s1}", "{born: 1995-11-21}", NULL, "unmet"},
        {"{age_max: 30, source: s1}", "{born: 1995-11-22}", NULL, "met"},
    };
    check_rows(HERE, rows, UNIT_COUNT(rows));
}

static void test_education(void)
{
    static const struct outcome_row rows[] = {
        {"{education_min: none, source: s1}", "{}", NULL, "met"},
        {"{education_min: ged_or_diploma, source: s1}", "{}", NULL, "unknown"},
        {"{education_min: ged_or_diploma, source: s1}", "{education: none}", NULL, "unmet"},
        {"{education_min: ged_or_diploma, source: s1}", "{education: bachelor}", NULL, "met"},
        {"{education_min: bachelor, source: s1}", "{education: associate}", NULL, "unmet"},
    };
    check_rows(HERE, rows, UNIT_COUNT(rows));
}

static void test_lived_experience(void)
{
    static const char own[] = "{lived_experience: [mental_health], source: s1}";
    static const char both[] = "{lived_experience: [co_occurring], source: s1}";
    static const char length[] = "{lived_experience: [mental_health], months: 12, source: s1}";
    static const char parent[] =
        "{lived_experience: [parent_or_caregiver], months: 12, source: s1}";
    static const struct outcome_row rows[] = {
        {own, "{}", NULL, "unknown"},
        {own, "{lived_experience: [mental_health]}", NULL, "met"},
        {own, "{lived_experience: [substance_use]}", NULL, "unmet"},
        {own, "{lived_experience: []}", NULL, "unmet"},
        /* Whoever has co-occurring conditions has both, and whoever has both has them together. */
        {own, "{lived_experience: [co_occurring]}", NULL, "met"},
        {both, "{lived_experience: [mental_health, substance_use]}", NULL, "met"},
        {both, "{lived_experience: [mental_health]}", NULL, "unmet"},
        {length, "{lived_experience: [mental_health]}", NULL, "unknown"},
        {length, "{lived_experience: [mental_health], recovery_months: 12}", NULL, "met"},
        {length, "{lived_experience: [mental_health], recovery_months: 11}", NULL, "unknown"},
        /* One's own recovery says nothing about how long one has been a parent of somebody. */
        {parent, "{lived_experience: [parent_or_caregiver], recovery_months: 99}", NULL, "unknown"},
        {length, "{lived_experience: [veteran], recovery_months: 99}", NULL, "unmet"},
    };
    check_rows(HERE, rows, UNIT_COUNT(rows));
}

static void test_recovery(void)
{
    static const char year[] = "{recovery_duration: 12, source: s1}";
    static const char half[] = "{recovery_duration: 6, source: s1}";
    /* Being in recovery does not say how long somebody has lived without substance use. */
    static const char sober[] = "{recovery_duration: 12, of: sobriety, source: s1}";
    static const struct outcome_row rows[] = {
        {year, "{}", NULL, "unknown"},
        {year, "{recovery_since: 2025-11-21}", NULL, "met"},
        {year, "{recovery_since: 2025-11-22}", NULL, "unmet 1 on 2026-11-22"},
        /* Six months after 31 August is the last day of February. */
        {half, "{recovery_since: 2025-08-31}", "2026-02-27", "unmet 1 on 2026-02-28"},
        {half, "{recovery_since: 2025-08-31}", "2026-02-28", "met"},
        {year, "{recovery_months: 12}", NULL, "met"},
        {year, "{recovery_months: 5}", NULL, "unmet 7 by 2027-06-21"},
        {sober, "{recovery_since: 2020-01-01}", NULL, "unknown"},
        {sober, "{recovery_months: 3}", NULL, "unknown"},
        {sober, "{attests: {ca-x.recovery_duration: yes}}", NULL, "met"},
        {year, "{recovery_since: 2027-01-01}", NULL, "unmet 12 on 2028-01-01"},
    };
    check_rows(HERE, rows, UNIT_COUNT(rows));
}

static void test_residency(void)
{
    static const char live[] = "{residency: live, source: s1}";
    static const char work[] = "{residency: work, source: s1}";
    static const char or_work[] = "{residency: live_or_work, source: s1}";
    static const char most[] = "{residency: live_or_work, percent: 51, source: s1}";
    static const char and_work[] = "{residency: live_and_work, source: s1}";
    static const struct outcome_row rows[] = {
        {live, "{}", NULL, "unknown"},
        {live, "{lives_in: CA}", NULL, "met"},
        {live, "{lives_in: california}", NULL, "met"},
        {live, "{lives_in: OR}", NULL, "unmet"},
        {work, "{lives_in: CA}", NULL, "unknown"},
        {or_work, "{lives_in: OR}", NULL, "unknown"},
        {or_work, "{lives_in: OR, works_in: CA}", NULL, "met"},
        {or_work, "{lives_in: OR, works_in: WA}", NULL, "unmet"},
        {or_work, "{works_in: CA}", NULL, "met"},
        {most, "{lives_in: CA}", NULL, "met"},
        {most, "{lives_in: OR, works_in: CA}", NULL, "met, to be confirmed"},
        {and_work, "{lives_in: CA}", NULL, "unknown"},
        {and_work, "{works_in: OR}", NULL, "unmet"},
        {and_work, "{lives_in: CA, works_in: CA}", NULL, "met"},
    };
    check_rows(HERE, rows, UNIT_COUNT(rows));
}

static void test_agreements(void)
{
    static const char code[] = "{code_of_ethics: yes, source: s1}";
    static const char check[] = "{background_check: required, source: s1}";
    static const char other[] = "{other: has a licence, id: licence, source: s1}";
    static const struct outcome_row rows[] = {
        {code, "{}", NULL, "unknown"},
        {code, "{attests: {code_of_ethics: yes}}", NULL, "met"},
        {code, "{attests: {code_of_ethics: no}}", NULL, "unmet"},
        {code, "{attests: {ca-x.code_of_ethics: yes, code_of_ethics: no}}", NULL, "met"},
        {"{code_of_ethics: no, source: s1}", "{}", NULL, "met"},
        {"{interview: yes, source: s1}", "{attests: {interview: true}}", NULL, "met"},
        {check, "{}", NULL, "unknown"},
        {check, "{background_check: clear}", NULL, "met"},
        /* A record does not decide by itself. */
        {check, "{background_check: record}", NULL, "unknown"},
        {"{background_check: not_required, source: s1}", "{background_check: record}", NULL, "met"},
        {"{background_check: employer_decides, source: s1}", "{}", NULL, "met"},
        {other, "{}", NULL, "unknown"},
        {other, "{attests: {ca-x.licence: yes}}", NULL, "met"},
        {other, "{attests: {ca-x.licence: no}}", NULL, "unmet"},
        {"{references: 3, source: s1}", "{}", NULL, "unknown"},
        {"{references: 3, source: s1}", "{references: 1}", NULL, "unmet 2"},
        {"{references: 3, source: s1}", "{references: 3}", NULL, "met"},
        /* The person's answer to this very requirement stands, and no amount is shown beside it. */
        {"{references: 3, source: s1}", "{references: 1, attests: {ca-x.references: yes}}", NULL,
         "met"},
        {"{age_min: 18, source: s1}", "{age: 40, attests: {ca-x.age_min: no}}", NULL, "unmet"},
    };
    check_rows(HERE, rows, UNIT_COUNT(rows));
}

static const struct unit_test eval_persons_list[] = {
    {"age, to the day", test_age},
    {"education in its order", test_education},
    {"lived experience, with and without a length", test_lived_experience},
    {"recovery over month ends", test_recovery},
    {"living and working", test_residency},
    {"agreements and answers", test_agreements},
};
UNIT_SUITE(eval_persons);
