/* Courses, exams and credentials: what a name in a profile means. */
#include "eval_suites.h"

static void test_courses(void)
{
    static const char named[] = "{course: Peer core, matches: 'peer core', hours: 40, source: s1}";
    static const char plain[] = "{course: approved training, source: s1}";
    static const char listed[] =
        "{course: Peer core, matches: 'peer core', approved_by: CA, source: s1}";
    static const char intro[] = "{orientation: First steps, matches: 'first step', source: s1}";
    static const struct outcome_row rows[] = {
        {named, "{}", NULL, "unknown"},
        {named, "{training: []}", NULL, "unmet"},
        /* Done, but whether it was long enough is not said. */
        {named, "{training: [{name: The Peer Core course}]}", NULL, "met, to be confirmed"},
        {named, "{training: [{name: The Peer Core course, hours: 40}]}", NULL, "met"},
        {named, "{training: [{name: Peer core, hours: 20}, {name: Peer core, hours: 30}]}", NULL,
         "unmet 10"},
        {named, "{training: [{name: Peer core, hours: 30}, {name: Peer core, hours: 20}]}", NULL,
         "unmet 10"},
        {named, "{training: [{name: PEER CORE, hours: 30}]}", NULL, "unmet 10"},
        {named, "{training: [{name: Peer core, hours: 30}, {name: Peer core, hours: 40}]}", NULL,
         "met"},
        {named, "{training: [{name: Something else}]}", NULL, "unmet"},
        {named, "{training: [{hours: 40}]}", NULL, "unknown"},
        {named, "{training: [{name: Peer core, completed: 2027-01-01}]}", NULL, "unmet"},
        /* Told in general words: a name can neither be nor not be it. */
        {plain, "{training: [{name: Something}]}", NULL, "unknown"},
        {plain, "{training: [{name: Approved training}]}", NULL, "met"},
        {listed, "{training: [{name: Peer core}]}", NULL, "met, to be confirmed"},
        {listed, "{training: [{name: Peer core, approved_by: [CA]}]}", NULL, "met"},
        {listed, "{training: [{name: Peer core, approved_by: [OR]}]}", NULL, "unmet"},
        {intro, "{training: [{name: First steps}]}", NULL, "met"},
        /* An orientation is not what people call training: its absence says nothing. */
        {intro, "{training: []}", NULL, "unknown"},
        {intro, "{training: [], attests: {ca-x.orientation: no}}", NULL, "unmet"},
    };
    check_rows(HERE, rows, UNIT_COUNT(rows));
}

static void test_exams(void)
{
    static const char icrc[] =
        "{exam: IC&RC Peer Recovery exam, matches: '(?=.*(ic ?& ?rc|icrc))(?=.*(peer|recovery))', "
        "source: s1}";
    static const char plain[] = "{exam: State exam, source: s1}";
    static const struct outcome_row rows[] = {
        {icrc, "{}", NULL, "unknown"},
        {icrc, "{exams: []}", NULL, "unmet"},
        {icrc, "{exams: [{name: IC&RC Peer Recovery}]}", NULL, "met"},
        {icrc, "{exams: [{name: IC&RC Alcohol and Drug Counselor}]}", NULL, "unmet"},
        {icrc, "{exams: [{name: ICRC peer, passed: 2026-11-22}]}", NULL, "unmet"},
        {plain, "{exams: [{name: Something}]}", NULL, "unknown"},
        {plain, "{exams: [{name: state EXAM}]}", NULL, "met"},
    };
    check_rows(HERE, rows, UNIT_COUNT(rows));
}

static void test_credentials(void)
{
    static const char one[] = "{prior_credential: ca-mpss, source: s1}";
    static const char other[] =
        "{prior_credential: from another state, issued_in: another_state, source: s1}";
    static const char near[] = "{prior_credential: of a neighbor, issued_in: [OR, WA], source: s1}";
    static const char words[] = "{prior_credential: some certification, source: s1}";
    static const char acronym[] = "{prior_credential: a PSS, matches: '\\bPSS\\b', source: s1}";
    static const char family[] = "{prior_credential: a family one, track: [family], source: s1}";
    static const char hours[] =
        "{prior_credential: one with 40 hours, training_hours_min: 40, source: s1}";
    static const struct outcome_row rows[] = {
        {one, "{}", NULL, "unknown"},
        {one, "{certifications: []}", NULL, "unmet"},
        {one, "{certifications: [{credential: ca-mpss}]}", NULL, "met"},
        {one, "{certifications: [{credential: or-pss}]}", NULL, "unmet"},
        {one, "{certifications: [{credential: ca-mpss, expires: 2026-11-20}]}", NULL, "unmet"},
        {one, "{certifications: [{credential: ca-mpss, expires: 2026-11-21}]}", NULL, "met"},
        {one, "{certifications: [{credential: ca-mpss, issued: 2026-11-22}]}", NULL, "unmet"},
        {other, "{certifications: [{credential: or-pss}]}", NULL, "met"},
        {other, "{certifications: [{credential: ca-mpss}]}", NULL, "unmet"},
        /* A national credential is of no state. */
        {other, "{certifications: [{credential: us-ncps}]}", NULL, "unmet"},
        {other, "{certifications: [{name: Peer Supporter, jurisdiction: NV}]}", NULL, "met"},
        {other, "{certifications: [{name: Peer Supporter}]}", NULL, "unknown"},
        {near, "{certifications: [{credential: or-pss}]}", NULL, "met"},
        {near, "{certifications: [{credential: tx-mhps}]}", NULL, "unmet"},
        {words, "{certifications: [{credential: or-pss}]}", NULL, "unknown"},
        {acronym, "{certifications: [{credential: or-pss}]}", NULL, "met"},
        {acronym, "{certifications: [{credential: or-crm}]}", NULL, "unmet"},
        /* A name in own words that a pattern misses may still mean it. */
        {acronym, "{certifications: [{name: Peer Support Specialist}]}", NULL, "unknown"},
        {words, "{certifications: []}", NULL, "unmet"},
        {family, "{certifications: [{credential: or-pss}]}", NULL, "unmet"},
        /* MPSS asks 80 hours; or-pss asks 40 only as one of two ways, so how many is not known. */
        {hours, "{certifications: [{credential: ca-mpss}]}", NULL, "met"},
        {hours, "{certifications: [{credential: or-pss}]}", NULL, "unknown"},
    };
    check_rows(HERE, rows, UNIT_COUNT(rows));
}

static void test_status(void)
{
    static const char veteran[] = "{prior_status: veteran, id: veteran, source: s1}";
    static const char consumer[] = "{prior_status: consumer_of_services, source: s1}";
    static const struct outcome_row rows[] = {
        {veteran, "{}", NULL, "unknown"},
        {veteran, "{lived_experience: [veteran]}", NULL, "met"},
        {veteran, "{lived_experience: [mental_health]}", NULL, "unmet"},
        {consumer, "{lived_experience: [mental_health]}", NULL, "unknown"},
    };
    check_rows(HERE, rows, UNIT_COUNT(rows));
}

static const struct unit_test eval_names_list[] = {
    {"courses and orientations", test_courses},
    {"exams", test_exams},
    {"credentials already held", test_credentials},
    {"status", test_status},
};
UNIT_SUITE(eval_names);
