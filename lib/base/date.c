#include "base/date.h"

#include <string.h>
#include <time.h>

enum {
    FIRST_YEAR = 1900,
    LAST_YEAR = 2199,
    SECONDS_A_DAY = 86400
};

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* The usual count of days in a calendar whose year begins in March, so that the leap day comes
 * last. */
static pp_date days_from_civil(int year, int month, int day)
{
    int y = month <= 2 ? year - 1 : year;
    int era = y / 400;
    int year_of_era = y - era * 400;
    int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

pp_date pp_date_of(int year, int month, int day)
{
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12)
        return PP_DATE_NONE;
    if (day < 1 || day > days_in_month(year, month))
        return PP_DATE_NONE;
    return days_from_civil(year, month, day);
}

struct pp_ymd pp_date_ymd(pp_date date)
{
    int days = date + 719468;
    int era = days / 146097;
    int day_of_era = days - era * 146097;
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int shifted = (5 * day_of_year + 2) / 153;
    int month = shifted < 10 ? shifted + 3 : shifted - 9;
    int year = year_of_era + era * 400 + (month <= 2);
    return (struct pp_ymd){year, month, day_of_year - (153 * shifted + 2) / 5 + 1};
}

/* `digits` digits at `at`, or -1. */
static int fixed_number(struct pp_view text, size_t at, size_t digits)
{
    int value = 0;
    if (text.len < at + digits)
        return -1;
    for (size_t i = at; i < at + digits; i++) {
        if (!pp_is_digit(text.ptr[i]))
            return -1;
        value = value * 10 + (text.ptr[i] - '0');
    }
    return value;
}

bool pp_date_span_parse(struct pp_view text, struct pp_date_span *out)
{
    int year = fixed_number(text, 0, 4);
    int month = 0;
    int day = 0;
    if (text.len != 4 && text.len != 7 && text.len != 10)
        return false;
    if (text.len >= 7) {
        month = fixed_number(text, 5, 2);
        if (text.ptr[4] != '-' || month < 1 || month > 12)
            return false;
    }
    if (text.len == 10) {
        day = fixed_number(text, 8, 2);
        if (text.ptr[7] != '-' || day < 1)
            return false;
    }
    if (year < FIRST_YEAR || year > LAST_YEAR)
        return false;
    int last_month = month ? month : 12;
    struct pp_date_span span = {
        pp_date_of(year, month ? month : 1, day ? day : 1),
        pp_date_of(year, last_month, day ? day : days_in_month(year, last_month)),
    };
    if (span.first == PP_DATE_NONE || span.last == PP_DATE_NONE)
        return false;
    *out = span;
    return true;
}

bool pp_date_parse(struct pp_view text, pp_date *out)
{
    struct pp_date_span span;
    if (text.len != 10 || !pp_date_span_parse(text, &span))
        return false;
    *out = span.first;
    return true;
}

bool pp_date_is_beyond(struct pp_view text)
{
    char near[10];
    struct pp_date_span span;
    int year = fixed_number(text, 0, 4);
    if (text.len > sizeof(near) || year < 0 || (year >= FIRST_YEAR && year <= LAST_YEAR))
        return false;
    /* The same day of a year that is within reach. */
    memcpy(near, text.ptr, text.len);
    memset(near, '0', 4);
    near[0] = '2';
    near[3] = is_leap(year) ? '0' : '1';
    return pp_date_span_parse((struct pp_view){near, text.len}, &span);
}

static void format_parts(struct pp_buf *buf, pp_date date, int parts)
{
    struct pp_ymd ymd = pp_date_ymd(date);
    pp_buf_printf(buf, "%04d", ymd.year);
    if (parts > 1)
        pp_buf_printf(buf, "-%02d", ymd.month);
    if (parts > 2)
        pp_buf_printf(buf, "-%02d", ymd.day);
}

void pp_date_format(struct pp_buf *buf, pp_date date)
{
    format_parts(buf, date, 3);
}

void pp_date_span_format(struct pp_buf *buf, struct pp_date_span span)
{
    int parts = span.last == span.first ? 3 : span.last - span.first > 31 ? 1 : 2;
    format_parts(buf, span.first, parts);
}

pp_date pp_date_add_months(pp_date date, int months)
{
    struct pp_ymd ymd = pp_date_ymd(date);
    int count = ymd.year * 12 + (ymd.month - 1) + months;
    int year = count / 12;
    int month = count % 12 + 1;
    int last = days_in_month(year, month);
    return days_from_civil(year, month, ymd.day < last ? ymd.day : last);
}

int pp_date_months_between(pp_date from, pp_date to)
{
    if (to < from)
        return 0;
    struct pp_ymd a = pp_date_ymd(from);
    struct pp_ymd b = pp_date_ymd(to);
    int months = (b.year - a.year) * 12 + (b.month - a.month);
    if (pp_date_add_months(from, months) > to)
        months--;
    return months;
}

pp_date pp_date_today(void)
{
    time_t now = time(NULL);
    return now > 0 ? (pp_date)(now / SECONDS_A_DAY) : 0;
}
