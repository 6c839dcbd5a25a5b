/*
 * Renewal: periods over month ends and leap days, continuing education within and outside of them,
 * by topic; hours that credentials ask for. Every expected value is worked out by hand from the
 * calendar and the rule in the test.
 */
#include "advise/ics.h"
#include "eval/held.h"
#include "unit.h"

#include <string.h>

enum {
    MOST_CE = 8
};

static pp_date day(const char *text)
{
    pp_date date = PP_DATE_NONE;
    (void)pp_date_parse(pp_view_of(text), &date);
    return date;
}

static pp_milli hours(int whole)
{
    return (pp_milli)whole * PP_MILLI;
}

/* A credential that is renewed every `months` with 20 hours, 6 of them in law and ethics. */
struct world {
    struct pp_jurisdiction jurisdiction;
    struct pp_credential credential;
    struct pp_topic_hours topics[1];
    struct pp_certification held;
    struct pp_ce_entry ce[MOST_CE];
    struct pp_profile profile;
    struct pp_matcher matcher;
    struct pp_arena arena;
    struct pp_renewal_advice advice;
};

static void begin(struct world *world, int months, const char *issued, const char *expires)
{
    *world = (struct world){
        .jurisdiction = {.place = 4, .code = PP_V("CA"), .name = PP_V("California")}};
    world->topics[0] = (struct pp_topic_hours){PP_V("law and ethics"), hours(6)};
    world->credential = (struct pp_credential){
        .jurisdiction = &world->jurisdiction,
        .id = PP_V("ca-test"),
        .title = PP_V("Test; with, marks"),
        .issuer = PP_V("the board"),
        .issuer_url = PP_V("https://example.org/renew"),
        .status = PP_STATUS_ACTIVE,
        .effective = PP_DATE_SPAN_NONE,
        .until = PP_DATE_SPAN_NONE,
        .renewal = {.given = true,
                    .every_months = months,
                    .first_months = PP_INT_NONE,
                    .ce_hours = hours(20),
                    .of_which = world->topics,
                    .of_which_count = 1},
    };
    world->held = (struct pp_certification){.id = PP_V("ca-test"),
                                            .credential = &world->credential,
                                            .issued = issued ? day(issued) : PP_DATE_NONE,
                                            .expires = expires ? day(expires) : PP_DATE_NONE};
    pp_profile_init(&world->profile);
    world->profile.certifications = &world->held;
    world->profile.certification_count = 1;
    world->profile.certifications_stated = true;
    world->profile.ce = world->ce;
    world->profile.ce_stated = true;
    pp_matcher_init(&world->matcher);
    pp_arena_init(&world->arena, 0);
}

static void did(struct world *world, int amount, const char *topic, const char *completed)
{
    world->ce[world->profile.ce_count++] = (struct pp_ce_entry){
        hours(amount), pp_view_of(topic), completed ? day(completed) : PP_DATE_NONE};
}

static void advise(struct world *world, const char *as_of)
{
    CHECK_STATUS(pp_renewal_advise(&world->held, NULL, &world->profile, day(as_of), &world->matcher,
                                   &world->arena, &world->advice),
                 PP_OK);
}

static void end(struct world *world)
{
    pp_matcher_release(&world->matcher);
    pp_arena_release(&world->arena);
}

static void test_leap_day(void)
{
    struct world world;
    /* 24 months before 29 February 2028 is 28 February 2026: 2026 has no 29th. */
    begin(&world, 24, NULL, "2028-02-29");
    did(&world, 1, "", "2026-02-27");  /* before */
    did(&world, 2, "", "2026-02-28");  /* the day on which the last period ended: may count */
    did(&world, 4, "", "2026-03-01");  /* within */
    did(&world, 8, "", "2026-11-21");  /* today counts */
    did(&world, 16, "", "2026-11-22"); /* tomorrow does not, yet */
    advise(&world, "2026-11-21");
    CHECK_INT(world.advice.period_begins, day("2026-02-28"));
    CHECK_INT(world.advice.days, 465); /* 40 to the end of 2026, 365 of 2027, 31 + 29 of 2028 */
    CHECK_INT(world.advice.early, hours(1));
    CHECK_INT(world.advice.to_come, hours(16));
    CHECK_INT(world.advice.needs[0].done.low, hours(12));
    CHECK_INT(world.advice.needs[0].done.high, hours(14));
    CHECK_INT(world.advice.needs[0].state, PP_STATE_UNMET);
    CHECK_INT(world.advice.needs[0].missing, hours(6));
    end(&world);
}

static void test_month_end(void)
{
    struct world world;
    /* Issued on 31 August for 18 months: 28 February 2025, since 2025 has no 29th. */
    begin(&world, 18, "2023-08-31", NULL);
    advise(&world, "2025-02-28");
    CHECK_INT(world.advice.standing, PP_STANDING_OPEN);
    CHECK_INT(world.advice.supposed, day("2025-02-28"));
    CHECK_INT(world.advice.first_end, PP_DATE_NONE); /* its last day is not past */
    CHECK_INT(world.advice.deadline, PP_DATE_NONE);
    /* The day after, the second period: 36 months after 31 August 2023, not 18 after 28 February.
     */
    advise(&world, "2025-03-01");
    CHECK_INT(world.advice.supposed, day("2026-08-31"));
    CHECK_INT(world.advice.first_end, day("2025-02-28"));
    end(&world);
    /* A period that ends on 28 February 2026 follows one that ended on the 28th or the 29th of
     * February 2024: what was done on these days may belong to it. */
    begin(&world, 24, NULL, "2026-02-28");
    did(&world, 1, "", "2024-02-27");
    did(&world, 2, "", "2024-02-28");
    did(&world, 4, "", "2024-02-29");
    did(&world, 8, "", "2024-03-01");
    advise(&world, "2026-02-01");
    CHECK_INT(world.advice.early, hours(1));
    CHECK_INT(world.advice.needs[0].done.low, hours(8));
    CHECK_INT(world.advice.needs[0].done.high, hours(14));
    end(&world);
}

static void test_first_period(void)
{
    struct world world;
    /* Issued within the 24 months: the period begins that day, and that day counts. */
    begin(&world, 24, "2025-06-15", "2026-12-31");
    did(&world, 3, "", "2025-06-14");
    did(&world, 5, "", "2025-06-15");
    advise(&world, "2026-11-21");
    CHECK_INT(world.advice.period_begins, day("2025-06-15"));
    CHECK(world.advice.begins_as_issued);
    CHECK_INT(world.advice.early, hours(3));
    CHECK_INT(world.advice.needs[0].done.low, hours(5));
    CHECK_INT(world.advice.needs[0].done.high, hours(5));
    CHECK_INT(world.advice.days, 40); /* 9 of November, 31 of December */
    end(&world);
}

static void test_standing(void)
{
    struct world world;
    begin(&world, 24, "2024-11-21", "2026-11-21");
    did(&world, 20, "law and ethics", "2026-11-21");
    advise(&world, "2026-11-21"); /* its last day is still a valid one */
    CHECK_INT(world.advice.standing, PP_STANDING_CURRENT);
    CHECK_INT(world.advice.days, 0);
    CHECK_INT(world.advice.needs[0].state, PP_STATE_MET);
    CHECK_INT(world.advice.needs[1].state, PP_STATE_MET);
    advise(&world, "2026-11-22");
    CHECK_INT(world.advice.standing, PP_STANDING_EXPIRED);
    CHECK_INT(world.advice.days, -1);
    did(&world, 4, "", "2026-11-22");
    advise(&world, "2026-11-22");
    CHECK_INT(world.advice.late, hours(4));
    CHECK_INT(world.advice.needs[0].done.high, hours(20));
    advise(&world, "2024-11-20");
    CHECK_INT(world.advice.standing, PP_STANDING_FUTURE);
    end(&world);
}

static void test_topics(void)
{
    struct world world;
    begin(&world, 24, "2024-12-31", "2026-12-31");
    did(&world, 2, "Law & Ethics", "2025-05-05"); /* other words: "and" is missing, so it may be */
    did(&world, 1, "law_and_ethics", "2025-05-05");
    did(&world, 1, "ethics", "2025-05-05"); /* resembles it */
    did(&world, 4, "first aid", "2025-05-05");
    did(&world, 8, "", "2025-05-05"); /* may be anything */
    advise(&world, "2026-11-21");
    CHECK_INT(world.advice.needs[0].done.low, hours(16));
    CHECK_INT(world.advice.needs[1].done.low, hours(1));
    CHECK_INT(world.advice.needs[1].done.high, hours(12));
    CHECK_INT(world.advice.needs[1].state, PP_STATE_UNKNOWN);
    world.profile.ce_count = 4;
    advise(&world, "2026-11-21");
    CHECK_INT(world.advice.needs[1].state, PP_STATE_UNMET);
    CHECK_INT(world.advice.needs[1].missing, hours(2)); /* 6 less 1 + 2 + 1 at the most */
    end(&world);
}

static void test_not_stated(void)
{
    struct world world;
    begin(&world, 24, NULL, "2026-12-31");
    world.profile.ce_stated = false;
    advise(&world, "2026-11-21");
    CHECK_INT(world.advice.needs[0].state, PP_STATE_UNKNOWN); /* nothing said is no "no" */
    world.credential.renewal.every_months = PP_INT_NONE;
    world.profile.ce_stated = true;
    did(&world, 40, "", "2026-01-01"); /* in which period, nobody knows */
    advise(&world, "2026-11-21");
    CHECK_INT(world.advice.period_begins, PP_DATE_NONE);
    CHECK_INT(world.advice.needs[0].done.low, 0);
    CHECK_INT(world.advice.needs[0].state, PP_STATE_UNKNOWN);
    world.credential.renewal.given = false;
    advise(&world, "2026-11-21");
    CHECK_INT(world.advice.need_count, 0);
    CHECK_INT(world.advice.standing, PP_STANDING_CURRENT);
    end(&world);
}

static void test_replaced(void)
{
    struct world world;
    struct pp_certification list[3];
    begin(&world, 24, NULL, NULL);
    list[0] = list[1] = list[2] = world.held;
    list[0].expires = day("2024-12-31");
    list[1].expires = day("2026-12-31");
    list[2].issued = day("2027-01-01"); /* the next one, which has not begun */
    list[2].expires = day("2028-12-31");
    world.profile.certifications = list;
    world.profile.certification_count = 3;
    CHECK(pp_certification_replaced(&world.profile, 0, day("2026-11-21")));
    CHECK(!pp_certification_replaced(&world.profile, 1, day("2026-11-21")));
    CHECK(!pp_certification_replaced(&world.profile, 2, day("2026-11-21")));
    CHECK(pp_certification_replaced(&world.profile, 1, day("2027-01-01")));
    end(&world);
}

/* Every line of a calendar: at most 75 octets, ended by CR LF, not cut inside a character. */
static void check_lines(struct pp_view text)
{
    while (text.len) {
        size_t len = pp_view_find(text, '\n');
        CHECK(len > 0 && len <= 76 && text.ptr[len - 1] == '\r');
        CHECK(((unsigned char)text.ptr[0] & 0xc0) != 0x80);
        CHECK(text.ptr[0] != ' ' || ((unsigned char)text.ptr[1] & 0xc0) != 0x80);
        text = pp_view_from(text, len + 1);
    }
}

static void test_calendar(void)
{
    struct world world;
    struct pp_buf first pp_cleanup_buf, second pp_cleanup_buf;
    begin(&world, 24, NULL, "2028-02-29");
    pp_buf_init(&first, 1 << 20);
    pp_buf_init(&second, 1 << 20);
    /* Characters of two, three and four bytes at every place where a line may be folded. */
    world.credential.title = PP_V("Zertifikat für Äußerung: ééééééééééééééééééééééééééééééééé "
                                  "日本語日本語日本語日本語日本語日本語日本語 😀😀😀😀😀😀😀😀😀😀😀😀😀😀");
    advise(&world, "2026-11-21");
    struct pp_renewals renewals = {.as_of = day("2026-11-21"), .list = &world.advice, .count = 1};
    CHECK_INT((int64_t)pp_ics_write(&first, &renewals, PP_V("p1")), 1);
    check_lines(pp_buf_view(&first));
    CHECK(strstr(first.data, "\r\nDTSTART;VALUE=DATE:20280229\r\n") != NULL);
    CHECK(strstr(first.data, "\r\nDTEND;VALUE=DATE:20280301\r\n") != NULL);
    CHECK(strstr(first.data, "\r\nTRIGGER:-P90D\r\n") != NULL);
    CHECK(strstr(first.data, "\r\nTRIGGER:-P30D\r\n") != NULL);
    /* The same event on another day, another one for another person. */
    renewals.as_of = day("2026-12-24");
    (void)pp_ics_write(&second, &renewals, PP_V("p1"));
    const char *uid = strstr(first.data, "UID:"), *again = strstr(second.data, "UID:");
    CHECK(uid && again && strncmp(uid, again, 30) == 0);
    pp_buf_clear(&second);
    (void)pp_ics_write(&second, &renewals, PP_V("p2"));
    again = strstr(second.data, "UID:");
    CHECK(uid && again && strncmp(uid, again, 20) != 0);
    /* Past and unknown deadlines make no event, and no event makes no calendar. */
    renewals.as_of = day("2028-03-01");
    pp_buf_clear(&second);
    CHECK_INT((int64_t)pp_ics_write(&second, &renewals, PP_V("")), 0);
    CHECK_INT((int64_t)second.len, 0);
    end(&world);
}

/* Join the lines that a calendar breaks. */
static void unfold(struct pp_buf *text)
{
    char *to = text->data;
    for (const char *from = text->data; *from; from++) {
        if (strncmp(from, "\r\n ", 3) == 0)
            from += 2;
        else
            *to++ = *from;
    }
    *to = '\0';
}

/* A topic is a part only of a total that is known. */
static void test_calendar_topic(void)
{
    struct world world;
    struct pp_buf text pp_cleanup_buf;
    begin(&world, 24, NULL, "2028-02-29");
    pp_buf_init(&text, 1 << 20);
    advise(&world, "2026-11-21");
    struct pp_ce_need needs[] = {{.asked = PP_MILLI_NONE},
                                 {.topic = PP_V("law"), .asked = hours(6)}};
    world.advice.needs = needs;
    world.advice.need_count = 2;
    struct pp_renewals renewals = {.as_of = day("2026-11-21"), .list = &world.advice, .count = 1};
    CHECK_INT((int64_t)pp_ics_write(&text, &renewals, PP_V("")), 1);
    unfold(&text);
    CHECK(strstr(text.data, "Continuing education: 6 hours in law.") != NULL);
    needs[0].asked = hours(20);
    pp_buf_clear(&text);
    CHECK_INT((int64_t)pp_ics_write(&text, &renewals, PP_V("")), 1);
    unfold(&text);
    CHECK(strstr(text.data, "Continuing education: 20 hours.\\nOf these\\, 6 hours in law.") !=
          NULL);
    end(&world);
}

static struct pp_requirement asks(enum pp_kind kind, int amount, const char *topic)
{
    return (struct pp_requirement){.kind = kind,
                                   .stage = PP_STAGE_APPLY,
                                   .amount = kind == PP_KIND_COURSE ? PP_MILLI_NONE : hours(amount),
                                   .hours = kind == PP_KIND_COURSE && amount ? hours(amount)
                                                                             : PP_MILLI_NONE,
                                   .topic = pp_view_of(topic)};
}

static void test_hours_asked(void)
{
    struct world world;
    struct pp_requirement whole = asks(PP_KIND_TRAINING_HOURS, 46, "");
    struct pp_requirement ethics = asks(PP_KIND_TRAINING_HOURS, 16, "ethics");
    struct pp_requirement course = asks(PP_KIND_COURSE, 10, ""), bare = asks(PP_KIND_COURSE, 0, "");
    struct pp_requirement prior = asks(PP_KIND_PRIOR_CREDENTIAL, 0, "");
    const struct pp_requirement *one[] = {&whole}, *two[] = {&course};
    struct pp_alternative ways[] = {{one, 1}, {two, 1}};
    struct pp_item items[2] = {{.requirement = &whole}, {.requirement = &ethics}};
    struct pp_route route = {
        .name = PP_V("standard"), .items = items, .count = 2, .complete = true};
    begin(&world, 24, NULL, NULL);
    world.credential.routes = &route;
    world.credential.route_count = 1;
    struct pp_hours_asked asked = pp_hours_asked(&world.credential);
    CHECK_INT(asked.least, hours(46)); /* the 16 are part of the 46 */
    CHECK_INT(asked.most, hours(46));
    items[1] = (struct pp_item){.requirement = &course};
    asked = pp_hours_asked(&world.credential);
    CHECK_INT(asked.least, hours(46)); /* the course may be part of them, or stand beside them */
    CHECK_INT(asked.most, hours(56));
    items[1] = (struct pp_item){.requirement = &bare};
    CHECK_INT(pp_hours_asked(&world.credential).most, PP_MILLI_NONE); /* its hours are not known */
    items[1] = (struct pp_item){.requirement = &prior};
    CHECK_INT(pp_hours_asked(&world.credential).most, PP_MILLI_NONE); /* nor what that one asked */
    items[0] = (struct pp_item){.options = ways, .option_count = 2};
    route.count = 1;
    asked = pp_hours_asked(&world.credential); /* 46 hours, or a course of 10 */
    CHECK_INT(asked.least, hours(10));
    CHECK_INT(asked.most, hours(46));
    route.complete = false;
    CHECK_INT(pp_hours_asked(&world.credential).most, PP_MILLI_NONE); /* perhaps there is more */
    end(&world);
}

static const struct unit_test renew_suite_list[] = {
    {"period over a leap day", test_leap_day},
    {"period over a month's end", test_month_end},
    {"first period", test_first_period},
    {"standing", test_standing},
    {"topics", test_topics},
    {"what is not stated stays unknown", test_not_stated},
    {"an older entry is replaced", test_replaced},
    {"calendar", test_calendar},
    {"calendar_topic", test_calendar_topic},
    {"hours that a credential asks", test_hours_asked},
};
UNIT_SUITE(renew_suite);

int main(void)
{
    const struct unit_suite *const suites[] = {&renew_suite};
    return unit_run(suites, UNIT_COUNT(suites));
}
