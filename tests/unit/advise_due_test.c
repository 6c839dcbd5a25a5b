/*
 * The day to act: where an issuer wants the application before a certification ends, that day is
 * what counts, in the advice, in their order and in the calendar. Every date is counted back on the
 * calendar by hand.
 */
#include "advise/ics.h"
#include "unit.h"

#include <string.h>

static pp_date day(const char *text)
{
    pp_date date = PP_DATE_NONE;
    (void)pp_date_parse(pp_view_of(text), &date);
    return date;
}

/* A certification and the terms of keeping it. */
struct world {
    struct pp_jurisdiction jurisdiction;
    struct pp_credential credential;
    struct pp_certification held[2];
    struct pp_profile profile;
    struct pp_matcher matcher;
    struct pp_arena arena;
    struct pp_renewal_advice advice;
};

static void begin(struct world *world, struct pp_lead apply, struct pp_lead opens)
{
    *world = (struct world){
        .jurisdiction = {.place = 4, .code = PP_V("CA"), .name = PP_V("California")}};
    world->credential = (struct pp_credential){
        .jurisdiction = &world->jurisdiction,
        .id = PP_V("ca-test"),
        .title = PP_V("Test"),
        .issuer = PP_V("the board"),
        .status = PP_STATUS_ACTIVE,
        .effective = PP_DATE_SPAN_NONE,
        .until = PP_DATE_SPAN_NONE,
        .renewal = {.given = true,
                    .every_months = PP_INT_NONE,
                    .first_months = PP_INT_NONE,
                    .ce_hours = PP_MILLI_NONE,
                    .apply = apply,
                    .opens = opens},
    };
    world->held[0] = (struct pp_certification){.id = PP_V("ca-test"),
                                               .credential = &world->credential,
                                               .issued = PP_DATE_NONE,
                                               .expires = day("2027-02-28")};
    pp_profile_init(&world->profile);
    world->profile.certifications = world->held;
    world->profile.certification_count = 1;
    world->profile.certifications_stated = true;
    pp_matcher_init(&world->matcher);
    pp_arena_init(&world->arena, 0);
}

static void advise(struct world *world, const char *as_of)
{
    CHECK_STATUS(pp_renewal_advise(world->held, NULL, &world->profile, day(as_of), &world->matcher,
                                   &world->arena, &world->advice),
                 PP_OK);
}

static void end(struct world *world)
{
    pp_matcher_release(&world->matcher);
    pp_arena_release(&world->arena);
}

static const struct pp_lead none = {PP_INT_NONE, PP_INT_NONE};

static void test_days(void)
{
    struct world world;
    begin(&world, none, none); /* the rules tell nothing: the end itself */
    advise(&world, "2026-11-29");
    CHECK_INT(world.advice.apply_by, PP_DATE_NONE);
    CHECK_INT(world.advice.opens, PP_DATE_NONE);
    CHECK_INT(pp_renewal_due(&world.advice), day("2027-02-28"));
    end(&world);
    /* 60 days: 28 of February, 31 of January, one of December; and 30 more to its opening. */
    begin(&world, (struct pp_lead){60, PP_INT_NONE}, (struct pp_lead){90, PP_INT_NONE});
    advise(&world, "2026-11-29");
    CHECK_INT(world.advice.apply_by, day("2026-12-30"));
    CHECK_INT(world.advice.apply_days, 31);
    CHECK_INT(world.advice.days, 91);
    CHECK_INT(world.advice.opens, day("2026-11-30"));
    CHECK_INT(pp_renewal_due(&world.advice), day("2026-12-30"));
    advise(&world, "2026-12-31"); /* late, and not expired */
    CHECK_INT(world.advice.apply_days, -1);
    CHECK_INT(world.advice.standing, PP_STANDING_CURRENT);
    world.held[0].expires = PP_DATE_NONE; /* without an end there is nothing to count from */
    advise(&world, "2026-11-29");
    CHECK_INT(world.advice.apply_by, PP_DATE_NONE);
    end(&world);
}

static void test_months(void)
{
    struct world world;
    begin(&world, (struct pp_lead){PP_INT_NONE, 1}, (struct pp_lead){PP_INT_NONE, 3});
    world.held[0].expires = day("2027-03-31");
    advise(&world, "2026-11-29");
    CHECK_INT(world.advice.apply_by, day("2027-02-28")); /* 2027 has no 31 February */
    CHECK_INT(world.advice.opens, day("2026-12-31"));
    end(&world);
}

/* What is due first comes first, though it ends later. */
static void test_order(void)
{
    struct world world;
    struct pp_renewals renewals;
    begin(&world, (struct pp_lead){60, PP_INT_NONE}, none);
    world.held[1] = (struct pp_certification){
        .name = PP_V("Another"), .issued = PP_DATE_NONE, .expires = day("2027-01-31")};
    world.profile.certification_count = 2;
    CHECK_STATUS(pp_renewals_make(&world.profile, NULL, 0, day("2026-11-29"), &world.matcher,
                                  &world.arena, &renewals),
                 PP_OK);
    CHECK_INT((int64_t)renewals.count, 2);
    CHECK_INT(pp_renewal_due(&renewals.list[0]), day("2026-12-30"));
    CHECK_INT(pp_renewal_due(&renewals.list[1]), day("2027-01-31"));
    end(&world);
}

static size_t count(const char *text, const char *part)
{
    size_t found = 0;
    for (; (text = strstr(text, part)) != NULL; text++)
        found++;
    return found;
}

/* One event for the last day to apply, with the reminders, and one for the end. */
static void test_calendar(void)
{
    struct world world;
    struct pp_buf text pp_cleanup_buf, before pp_cleanup_buf;
    begin(&world, none, none);
    pp_buf_init(&text, 1 << 20);
    pp_buf_init(&before, 1 << 20);
    advise(&world, "2026-11-29");
    struct pp_renewals renewals = {.as_of = day("2026-11-29"), .list = &world.advice, .count = 1};
    CHECK_INT((int64_t)pp_ics_write(&before, &renewals, PP_V("p1")), 1);
    world.credential.renewal.apply.days = 60;
    advise(&world, "2026-11-29");
    CHECK_INT((int64_t)pp_ics_write(&text, &renewals, PP_V("p1")), 2);
    CHECK_INT((int64_t)count(text.data, "BEGIN:VEVENT"), 2);
    CHECK_INT((int64_t)count(text.data, "TRIGGER:-P90D"), 1);
    CHECK_INT((int64_t)count(text.data, "TRIGGER:-P30D"), 1);
    const char *apply = strstr(text.data, "\r\nDTSTART;VALUE=DATE:20261230\r\n");
    const char *ends = strstr(text.data, "\r\nDTSTART;VALUE=DATE:20270228\r\n");
    CHECK(apply && ends && apply < ends && apply < strstr(text.data, "TRIGGER:-P90D"));
    CHECK(ends > strstr(text.data, "TRIGGER:-P30D"));
    /* The event to act on is the one that a calendar may have already, and moves. */
    const char *uid = strstr(text.data, "UID:"), *old = strstr(before.data, "UID:");
    CHECK(uid && old && strncmp(uid, old, 30) == 0);
    CHECK(uid && strncmp(uid, strstr(uid + 1, "UID:"), 30) != 0);
    /* Past that day, the end is what is left to be reminded of. */
    renewals.as_of = day("2026-12-31");
    advise(&world, "2026-12-31");
    pp_buf_clear(&text);
    CHECK_INT((int64_t)pp_ics_write(&text, &renewals, PP_V("p1")), 1);
    CHECK(strstr(text.data, "\r\nDTSTART;VALUE=DATE:20270228\r\n") != NULL);
    CHECK_INT((int64_t)count(text.data, "TRIGGER:-P30D"), 1);
    end(&world);
}

/* A first period of 6 months ends on 29 February 2024, and nothing is counted on from there; of one
 * that ends on a day of the issuer's nothing is said at all. */
static void test_first_period(void)
{
    struct world world;
    begin(&world, none, none);
    world.held[0].issued = day("2023-08-31");
    world.held[0].expires = PP_DATE_NONE;
    world.credential.renewal.every_months = 18;
    world.credential.renewal.first_months = 6;
    advise(&world, "2024-02-29");
    CHECK_INT(world.advice.first_end, PP_DATE_NONE); /* its last day is not past */
    advise(&world, "2024-03-01");
    CHECK_INT(world.advice.first_end, day("2024-02-29"));
    CHECK_INT(world.advice.supposed, PP_DATE_NONE);
    world.credential.renewal.first_months = 0;
    advise(&world, "2024-03-01");
    CHECK_INT(world.advice.first_end, PP_DATE_NONE);
    CHECK_INT(world.advice.supposed, PP_DATE_NONE);
    end(&world);
}

static const struct unit_test due_suite_list[] = {
    {"days before the end", test_days},
    {"months before the end", test_months},
    {"order", test_order},
    {"calendar", test_calendar},
    {"first period", test_first_period},
};
UNIT_SUITE(due_suite);

int main(void)
{
    const struct unit_suite *const suites[] = {&due_suite};
    return unit_run(suites, UNIT_COUNT(suites));
}
