#include "base/date.h"
#include "base_suites.h"

static pp_date day(const char *text)
{
    pp_date date = PP_DATE_NONE;
    CHECK(pp_date_parse(pp_view_of(text), &date));
    return date;
}

static void check_date(struct unit_place place, pp_date date, const char *wanted)
{
    struct pp_buf buf pp_cleanup_buf;
    pp_buf_init(&buf, 32);
    pp_date_format(&buf, date);
    CHECK_TEXT_AT(place, pp_buf_view(&buf), wanted);
}

#define CHECK_DATE(date, wanted) check_date(HERE, (date), (wanted))

static void every_day_comes_back(void)
{
    pp_date expected = pp_date_of(1900, 1, 1);
    CHECK_INT(pp_date_of(1970, 1, 1), 0);
    CHECK_INT(expected, -25567);
    for (int year = 1900; year <= 2199; year++)
        for (int month = 1; month <= 12; month++)
            for (int d = 1; d <= 31; d++) {
                pp_date date = pp_date_of(year, month, d);
                if (date == PP_DATE_NONE)
                    continue;
                struct pp_ymd ymd = pp_date_ymd(date);
                if (!CHECK_INT(date, expected++) ||
                    !CHECK(ymd.year == year && ymd.month == month && ymd.day == d))
                    return;
            }
    CHECK_INT(expected, pp_date_of(2199, 12, 31) + 1);
}

static void leap_days_exist_in_leap_years_only(void)
{
    CHECK(pp_date_of(2000, 2, 29) != PP_DATE_NONE);
    CHECK(pp_date_of(2024, 2, 29) != PP_DATE_NONE);
    CHECK_INT(pp_date_of(1900, 2, 29), PP_DATE_NONE);
    CHECK_INT(pp_date_of(2100, 2, 29), PP_DATE_NONE);
    CHECK_INT(pp_date_of(2025, 2, 29), PP_DATE_NONE);
    CHECK_INT(pp_date_of(2024, 2, 30), PP_DATE_NONE);
}

static void what_is_no_date_is_refused(void)
{
    static const char *const bad[] = {
        "",           "2024",        "2024-04",    "02/04/1990", "1990-4-2",   "1990-04-31",
        "1990-13-01", "1990-00-01",  "1990-01-00", "1899-12-31", "2200-01-01", "1990-01-01 ",
        "1990/01/01", "19900101",    "1990-01-1x", "-990-01-01", "1990-1a-01", "+990-01-01",
        "2025-02-29", "1990-01-011", "٢٠٢٤-01-01", "1990 01 01", "1990-01-32", "0000-01-01"};
    for (size_t i = 0; i < UNIT_COUNT(bad); i++) {
        pp_date date = 42;
        if (!CHECK(!pp_date_parse(pp_view_of(bad[i]), &date)))
            CHECK_STR(bad[i], "a refusal");
        CHECK_INT(date, 42);
    }
}

static void a_span_covers_the_month_or_the_year(void)
{
    struct pp_date_span span;
    CHECK(pp_date_span_parse(PP_V("2024-02"), &span));
    CHECK_DATE(span.first, "2024-02-01");
    CHECK_DATE(span.last, "2024-02-29");
    CHECK(pp_date_span_parse(PP_V("2023"), &span));
    CHECK_DATE(span.first, "2023-01-01");
    CHECK_DATE(span.last, "2023-12-31");
    CHECK(pp_date_span_parse(PP_V("2024-05-17"), &span));
    CHECK(span.first == span.last);
    struct pp_date_span kept = span;
    static const char *const bad[] = {"2024-",    "2024-0", "2024-00",    "2024-13",
                                      "24-05",    "2024-5", "1899",       "2200",
                                      "2024-05-", "20240",  "2023-02-29", "abcd"};
    for (size_t i = 0; i < UNIT_COUNT(bad); i++)
        CHECK(!pp_date_span_parse(pp_view_of(bad[i]), &span));
    CHECK(span.first == kept.first && span.last == kept.last);
}

static void a_span_is_written_as_it_was_read(void)
{
    static const char *const texts[] = {"2024",    "2023",       "2024-02", "2023-02",
                                        "2024-12", "2024-01-31", "1900",    "2199-12-31"};
    for (size_t i = 0; i < UNIT_COUNT(texts); i++) {
        struct pp_buf buf pp_cleanup_buf;
        struct pp_date_span span = PP_DATE_SPAN_NONE;
        pp_buf_init(&buf, 32);
        CHECK(pp_date_span_parse(pp_view_of(texts[i]), &span));
        pp_date_span_format(&buf, span);
        CHECK_TEXT(pp_buf_view(&buf), texts[i]);
    }
}

static void months_are_added_within_the_month(void)
{
    CHECK_DATE(pp_date_add_months(day("2024-01-31"), 1), "2024-02-29");
    CHECK_DATE(pp_date_add_months(day("2023-01-31"), 1), "2023-02-28");
    CHECK_DATE(pp_date_add_months(day("2024-02-29"), 12), "2025-02-28");
    CHECK_DATE(pp_date_add_months(day("2024-02-29"), 48), "2028-02-29");
    CHECK_DATE(pp_date_add_months(day("2024-03-31"), -1), "2024-02-29");
    CHECK_DATE(pp_date_add_months(day("2024-01-15"), -1), "2023-12-15");
    CHECK_DATE(pp_date_add_months(day("2024-12-31"), 1), "2025-01-31");
    CHECK_DATE(pp_date_add_months(day("2024-10-31"), 1), "2024-11-30");
    CHECK_DATE(pp_date_add_months(day("2024-05-17"), 0), "2024-05-17");
}

static void months_between_are_whole(void)
{
    CHECK_INT(pp_date_months_between(day("2024-01-15"), day("2024-02-14")), 0);
    CHECK_INT(pp_date_months_between(day("2024-01-15"), day("2024-02-15")), 1);
    CHECK_INT(pp_date_months_between(day("2024-01-31"), day("2024-02-29")), 1);
    CHECK_INT(pp_date_months_between(day("2024-01-31"), day("2024-02-28")), 0);
    CHECK_INT(pp_date_months_between(day("2008-02-29"), day("2026-02-28")), 18 * 12);
    CHECK_INT(pp_date_months_between(day("2008-02-29"), day("2026-02-27")), 18 * 12 - 1);
    CHECK_INT(pp_date_months_between(day("2024-05-17"), day("2024-05-17")), 0);
    CHECK_INT(pp_date_months_between(day("2024-05-17"), day("2020-05-17")), 0);
    CHECK_INT(pp_date_months_between(day("1900-01-01"), day("2199-12-31")), 299 * 12 + 11);
}

/* By its definition: the largest n with add_months(from, n) <= to. */
static void months_between_agrees_with_adding(void)
{
    pp_date from = day("2019-12-25");
    for (int i = 0; i < 80; i++, from++) {
        for (pp_date to = from; to < from + 1600; to += 3) {
            int months = pp_date_months_between(from, to);
            if (!CHECK(pp_date_add_months(from, months) <= to) ||
                !CHECK(pp_date_add_months(from, months + 1) > to))
                return;
        }
    }
}

static void today_is_a_date(void)
{
    pp_date today = pp_date_today();
    CHECK(today > day("2026-01-01") - 1000 && today <= day("2199-12-31"));
}

static const struct unit_test date_suite_list[] = {
    {"every day comes back", every_day_comes_back},
    {"leap days exist in leap years only", leap_days_exist_in_leap_years_only},
    {"what is no date is refused", what_is_no_date_is_refused},
    {"a span covers the month or the year", a_span_covers_the_month_or_the_year},
    {"a span is written as it was read", a_span_is_written_as_it_was_read},
    {"months are added within the month", months_are_added_within_the_month},
    {"months between are whole", months_between_are_whole},
    {"months between agrees with adding", months_between_agrees_with_adding},
    {"today is a date", today_is_a_date},
};
UNIT_SUITE(date_suite);
