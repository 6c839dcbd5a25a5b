/* The advise layer: what a checklist comes to, and what is lost. Advice about real states has its
 * golden cases (tests/cases/advise). */
#include <stdio.h>

#include "advise/cost.h"
#include "advise/loss.h"
#include "unit.h"

static const char before[] = "schema: 1\njurisdiction: CA\nname: California\ncertifies: yes\n"
                             "reviewed: 2026-11-21\nsummary: x\nsources:\n  s1: {title: t, url: "
                             "https://example.org/rules, publisher: issuer, dated: unknown}\n"
                             "credentials:\n  - id: ca-x\n    title: X\n    track: integrated\n"
                             "    level: standard\n    status: active\n    issuer: I\n"
                             "    medicaid: unknown\n";

/* Everything that a test needs, read from two texts. */
struct scene {
    struct pp_arena arena;
    struct pp_diags diags;
    struct pp_matcher matcher;
    struct pp_profile profile;
    struct pp_person person;
    struct pp_answer answer;
    struct pp_way way;
};

static bool read_scene(struct scene *scene, const char *credential, const char *profile_text)
{
    const struct pp_node *root = NULL, *person = NULL;
    const struct pp_jurisdiction *rules = NULL;
    struct pp_buf text pp_cleanup_buf;
    struct pp_reader reader = {
        .file = PP_V("rules"), .arena = &scene->arena, .diags = &scene->diags};
    pp_buf_init(&text, 1 << 16);
    pp_buf_printf(&text, "%s%s\n", before, credential);
    if (pp_read_text(pp_buf_view(&text), PP_V("rules"), &pp_read_limits_default, &scene->arena,
                     &root, &scene->diags) != PP_OK ||
        pp_load_jurisdiction(&reader, root, &rules) != PP_OK ||
        pp_read_text(pp_view_of(profile_text), PP_V("profile"), &pp_read_limits_default,
                     &scene->arena, &person, &scene->diags) != PP_OK ||
        pp_profile_read(person, PP_V("profile"), &scene->arena, &scene->profile, &scene->diags) !=
            PP_OK)
        return false;
    const struct pp_credential *only = &rules->credentials[0];
    scene->person = (struct pp_person){&scene->profile, pp_date_of(2026, 11, 21), PP_STAGE_CERTIFY,
                                       &scene->matcher, &scene->arena};
    return pp_person_answers(&scene->person, &only, 1, &scene->answer) == PP_OK &&
           scene->answer.route_count == 1 &&
           pp_way_of(only, &scene->answer.routes[0], &scene->arena, &scene->way) == PP_OK;
}

static bool open_scene(struct scene *scene, const char *credential, const char *profile)
{
    *scene = (struct scene){0};
    pp_arena_init(&scene->arena, 0);
    pp_diags_init(&scene->diags);
    pp_matcher_init(&scene->matcher);
    bool good = read_scene(scene, credential, profile);
    for (size_t i = 0; i < scene->diags.count; i++)
        printf("    %.*s\n", PP_VARG(scene->diags.list[i].message));
    return CHECK(good);
}

static void close_scene(struct scene *scene)
{
    pp_matcher_release(&scene->matcher);
    pp_diags_release(&scene->diags);
    pp_arena_release(&scene->arena);
}

static void say_hours(struct pp_buf *buf, const char *what, struct pp_hours_left left)
{
    if (!left.all.most)
        return;
    pp_buf_printf(buf, "%s ", what);
    pp_milli_format(buf, left.sure.least);
    pp_buf_char(buf, '-');
    pp_milli_format(buf, left.sure.most);
    pp_buf_str(buf, " all ");
    pp_milli_format(buf, left.all.least);
    pp_buf_char(buf, '-');
    pp_milli_format(buf, left.all.most);
    pp_buf_str(buf, "; ");
}

struct way_row {
    const char *requirements; /* of a flow list */
    const char *profile;
    const char *wanted;
};

static void check_way(struct unit_place at, const struct way_row *row)
{
    struct scene scene;
    struct pp_buf said pp_cleanup_buf;
    char route[4096];
    pp_buf_init(&said, 4096);
    (void)snprintf(route, sizeof(route), "    routes: {standard: [%s]}", row->requirements);
    if (open_scene(&scene, route, row->profile)) {
        const struct pp_way *way = &scene.way;
        say_hours(&said, "training", way->training);
        say_hours(&said, "work", way->work);
        pp_buf_printf(&said, "%zu met, %zu unmet, %zu open", way->met.count, way->unmet.count,
                      way->open.count);
        if (way->things)
            pp_buf_printf(&said, ", %zu things", way->things);
        if (way->unmeasured)
            pp_buf_printf(&said, ", %zu unmeasured", way->unmeasured);
        if (way->wait != PP_DATE_NONE) {
            pp_buf_str(&said, ", until ");
            pp_date_format(&said, way->wait);
        }
        pp_buf_str(&said, way->wait_open ? ", who knows until when" : "");
        pp_buf_str(&said, way->barred ? ", barred" : "");
        if (!pp_view_is(pp_buf_view(&said), row->wanted))
            printf("    %s for %s\n", row->requirements, row->profile);
        CHECK_TEXT_AT(at, pp_buf_view(&said), row->wanted);
    }
    close_scene(&scene);
}

#define SRC          ", source: s1}"
#define HOURS(n)     "{training_hours: " n SRC
#define TOPIC(n, t)  "{training_hours: " n ", topic: " t SRC
#define COURSE(n, h) "{course: " n ", id: " n ", matches: " n ", hours: " h SRC

static void test_training(void)
{
    static const struct way_row rows[] = {
        /* The topics are parts of the total. */
        {HOURS("46") ", " TOPIC("10", "a") ", " TOPIC("16", "ethics"), "{training: []}",
         "training 46-46 all 46-46; 0 met, 3 unmet, 0 open"},
        /* Together they ask for more than the total: they overlap, nobody knows how far. */
        {HOURS("20") ", " TOPIC("16", "ethics") ", " TOPIC("8", "face"), "{training: []}",
         "training 20-24 all 20-24; 0 met, 3 unmet, 0 open"},
        /* All hours done, but in another topic. */
        {HOURS("46") ", " TOPIC("16", "ethics"), "{training: [{hours: 46, topics: {a: 46}}]}",
         "training 16-16 all 16-16; 1 met, 1 unmet, 0 open"},
        /* Without a total, topics add up. */
        {TOPIC("108", "core") ", " TOPIC("18", "wrap"), "{training: []}",
         "training 126-126 all 126-126; 0 met, 2 unmet, 0 open"},
        /* A named course may be a part of the hours. */
        {HOURS("40") ", " COURSE("online", "16"), "{training: []}",
         "training 40-56 all 40-56; 0 met, 2 unmet, 0 open"},
        {COURSE("core", "19.5") ", " COURSE("more", "40"), "{training: []}",
         "training 59.5-59.5 all 59.5-59.5; 0 met, 2 unmet, 0 open"},
        {"{course: core, matches: core, id: core, source: s1}", "{training: []}",
         "0 met, 1 unmet, 0 open, 1 things, 1 unmeasured"},
        /* What is not known counts only in `all`. */
        {HOURS("80"), "{}", "training 0-0 all 80-80; 0 met, 0 unmet, 1 open"},
        /* Hours without a date may lie inside the window: at least 50 are missing, at most 80. */
        {"{training_hours: 80, window_months: 24, source: s1}", "{training: [{hours: 30}]}",
         "training 50-80 all 50-80; 0 met, 1 unmet, 0 open"},
        {"{ce_hours: 20, source: s1}, {ce_hours: 6, topic: ethics, source: s1}",
         "{continuing_education: [{hours: 6, topic: ethics}]}",
         "training 14-14 all 14-14; 1 met, 1 unmet, 0 open"},
    };
    for (size_t i = 0; i < UNIT_COUNT(rows); i++)
        check_way(HERE, &rows[i]);
}

static void test_work_and_waits(void)
{
    static const char work[] = "{experience_hours: 500, source: s1}, {supervision_hours: 25" SRC;
    static const struct way_row rows[] = {
        /* Supervision is received during the work. */
        {work, "{experience: []}", "work 500-500 all 500-500; 0 met, 2 unmet, 0 open"},
        {work, "{experience: [{hours: 490, supervision_hours: 0}]}",
         "work 25-25 all 25-25; 0 met, 2 unmet, 0 open"},
        /* After certification is not before it. */
        {"{age_min: 18, source: s1}, {experience_hours: 250, stage: keep" SRC, "{age: 20}",
         "1 met, 0 unmet, 0 open"},
        {"{background_check: not_required, source: s1}, {education_min: none, stage: train" SRC,
         "{}", "0 met, 0 unmet, 0 open"},
        {"{recovery_duration: 12" SRC, "{recovery_since: 2026-05-31}",
         "0 met, 1 unmet, 0 open, until 2027-05-31"},
        {"{recovery_duration: 12, source: s1}, {age_min: 18" SRC,
         "{recovery_since: 2026-05-31, born: 2009-01-31}",
         "0 met, 2 unmet, 0 open, until 2027-05-31"},
        {"{recovery_duration: 12" SRC, "{attests: {ca-x.recovery_duration: no}}",
         "0 met, 1 unmet, 0 open, who knows until when"},
        {"{lived_experience: [mental_health]" SRC, "{lived_experience: []}",
         "0 met, 1 unmet, 0 open, barred"},
        {"{references: 2, source: s1}, {residency: live" SRC, "{references: 0, lives_in: OR}",
         "0 met, 2 unmet, 0 open, 2 things"},
    };
    for (size_t i = 0; i < UNIT_COUNT(rows); i++)
        check_way(HERE, &rows[i]);
}

static void test_choices(void)
{
    static const char degree[] = "{any_of: [[{education_min: bachelor, source: s1}, "
                                 "{experience_hours: 100, id: few, source: "
                                 "s1}], [{experience_hours: 200, source: s1}]]}";
    static const char hours[] = "{any_of: [[{experience_hours: 1000, id: many, source: s1}], "
                                "[{experience_hours: 250, source: s1}]]}";
    static const char told[] = "{any_of: [[{other: holds another body's paper, id: paper, source: "
                               "s1}], [{training_hours: 40, source: s1}]]}";
    static const char bar[] = "{any_of: [[{lived_experience: [veteran], source: s1}], "
                              "[{training_hours: 40, source: s1}]]}";
    static const struct way_row rows[] = {
        /* A degree takes longer than any hours, unless it is there. */
        {degree, "{education: associate, experience: []}",
         "work 200-200 all 200-200; 0 met, 1 unmet, 0 open"},
        {degree, "{education: bachelor, experience: []}",
         "work 100-100 all 100-100; 1 met, 1 unmet, 0 open"},
        {hours, "{experience: []}", "work 250-250 all 250-250; 0 met, 1 unmet, 0 open"},
        {hours, "{experience: [{hours: 300}]}", "1 met, 0 unmet, 0 open"},
        /* What can be done goes before what only the person can tell, and before a closed door. */
        {told, "{training: []}", "training 40-40 all 40-40; 0 met, 1 unmet, 0 open"},
        {told, "{training: [], attests: {ca-x.paper: yes}}", "1 met, 0 unmet, 0 open"},
        {bar, "{lived_experience: [], training: []}",
         "training 40-40 all 40-40; 0 met, 1 unmet, 0 open"},
    };
    for (size_t i = 0; i < UNIT_COUNT(rows); i++)
        check_way(HERE, &rows[i]);
}

static void check_losses(struct unit_place at, const struct way_row *row)
{
    struct scene scene;
    struct pp_losses losses = {NULL, 0};
    struct pp_buf said pp_cleanup_buf;
    char route[4096];
    pp_buf_init(&said, 4096);
    (void)snprintf(route, sizeof(route), "    routes: {standard: [%s]}", row->requirements);
    if (open_scene(&scene, route, row->profile) &&
        CHECK_STATUS(pp_losses_of(&scene.person, &scene.way, &losses), PP_OK)) {
        for (size_t i = 0; i < losses.count; i++) {
            pp_buf_str(&said, i ? ", " : "");
            if (losses.list[i].amount != PP_MILLI_NONE)
                pp_milli_format(&said, losses.list[i].amount);
            pp_buf_printf(&said, " %s", pp_loss_word(losses.list[i].why));
            for (int why = 0; losses.list[i].why == PP_LOSS_SEVERAL && why < PP_LOSS_SEVERAL; why++)
                if (losses.list[i].reasons & 1U << why)
                    pp_buf_printf(&said, " %s", pp_loss_word((enum pp_loss_why)why));
        }
        CHECK_TEXT_AT(at, pp_buf_view(&said), row->wanted);
    }
    close_scene(&scene);
}

static void test_losses(void)
{
    static const char listed[] = "{training_hours: 40, approved_by: CA" SRC;
    static const char recent[] = "{training_hours: 40, approved_by: CA, window_months: 24" SRC;
    static const char exam[] = "{exam: state exam, matches: state" SRC;
    static const struct way_row rows[] = {
        {listed, "{training: [{hours: 80, approved_by: [OR]}]}", "80 other_list"},
        /* Nobody said which list it is on: the issuer may count it. */
        {listed, "{training: [{hours: 80}]}", ""},
        {listed, "{training: [{hours: 30, approved_by: [CA]}, {hours: 20, approved_by: [OR]}]}",
         "20 other_list"},
        {recent, "{training: [{hours: 60, approved_by: [CA], completed: 2022-01-10}]}",
         "60 too_old"},
        {recent, "{training: [{hours: 60, approved_by: [OR], completed: 2022-01-10}]}",
         "60 several other_list too_old"},
        {"{experience_hours: 2000, supervised: yes" SRC,
         "{experience: [{hours: 1200, supervised: no}]}", "1200 not_supervised"},
        {"{experience_hours: 500, pay: paid" SRC, "{experience: [{hours: 300, pay: volunteer}]}",
         "300 other_pay"},
        {"{training_hours: 40, matches: core" SRC, "{training: [{name: other, hours: 40}]}",
         "40 other_name"},
        {"{course: core, matches: core, approved_by: CA" SRC,
         "{training: [{name: other, hours: 80, approved_by: [OR]}]}", "80 other_list"},
        {exam, "{exams: [{name: another}]}", " other_exam"},
        {exam, "{exams: [{name: the state's}]}", ""},
        /* It is not asked for an exam here: nothing is lost. */
        {"{age_min: 18" SRC, "{exams: [{name: another}]}", ""},
    };
    for (size_t i = 0; i < UNIT_COUNT(rows); i++)
        check_losses(HERE, &rows[i]);
}

static void check_cost(struct unit_place at, const char *more, const char *profile,
                       const char *wanted)
{
    struct scene scene;
    struct pp_cost cost;
    struct pp_buf said pp_cleanup_buf;
    char text[4096];
    pp_buf_init(&said, 4096);
    (void)snprintf(text, sizeof(text),
                   "%s\n    routes: {standard: [{training_hours: 40, source: s1}, {exam: e, "
                   "matches: e, source: s1}, {background_check: required, source: s1}]}",
                   more);
    if (open_scene(&scene, text, profile)) {
        pp_cost_of(&scene.way, &cost);
        pp_milli_format(&said, cost.least);
        pp_buf_char(&said, '-');
        pp_milli_format(&said, cost.most);
        for (int i = 0; i < PP_COST_COUNT; i++)
            if (cost.parts[i].due && cost.parts[i].least == PP_MILLI_NONE)
                pp_buf_printf(&said, " %s?", pp_cost_word((enum pp_cost_what)i));
        CHECK_TEXT_AT(at, pp_buf_view(&said), wanted);
    }
    close_scene(&scene);
}

static void test_cost(void)
{
    static const char fees[] =
        "    training: {delivery: [any], cost_usd: [0, 1200], source: s1}\n"
        "    fees: [{what: application, usd: 100, source: s1}, {what: application, usd: 150, "
        "source: s1}, {what: exam, usd: 27.25, source: s1}, {what: other, usd: 999, source: s1}, "
        "{what: renewal, usd: 80, source: s1}]";
    static const char training_fee[] =
        "    fees: [{what: training, usd: 500, source: s1}, {what: background_check, usd: 0, "
        "source: s1}]";
    check_cost(HERE, "    notes: none", "{}", "0-0 application? training? exam? background_check?");
    /* Two prices of one thing are a range; a retake or a renewal is not part of the way. */
    check_cost(HERE, fees, "{}", "127.25-1377.25 background_check?");
    /* What is done costs nothing any more. */
    check_cost(HERE, fees, "{training: [{hours: 40}], exams: [{name: e}], background_check: clear}",
               "100-150");
    check_cost(HERE, training_fee, "{}", "500-500 application? exam?");
}

static const struct unit_test advise_way_list[] = {
    {"advise: hours of training", test_training},
    {"advise: work and waits", test_work_and_waits},
    {"advise: choices", test_choices},
    {"advise: losses", test_losses},
    {"advise: cost", test_cost},
};
static UNIT_SUITE(advise_way);

int main(void)
{
    const struct unit_suite *const suites[] = {&advise_way};
    return unit_run(suites, UNIT_COUNT(suites));
}
