/*
 * Plain calendar dates without time or zone, as days since 1970-01-01. The machine's time zone
 * never matters: "today" is the date in UTC.
 */
#ifndef PP_BASE_DATE_H
#define PP_BASE_DATE_H

#include <stdint.h>

#include "base/buf.h"
#include "base/view.h"

typedef int32_t pp_date;

#define PP_DATE_NONE INT32_MIN /* no date given */

/* A date that may be known only to the month or the year: the first and the last day that it can
 * be. */
struct pp_date_span {
    pp_date first;
    pp_date last;
};

#define PP_DATE_SPAN_NONE ((struct pp_date_span){PP_DATE_NONE, PP_DATE_NONE})

struct pp_ymd {
    int year;
    int month;
    int day;
};

/* From 1900-01-01 to 2199-12-31; PP_DATE_NONE for a day that the calendar does not have. */
pp_date pp_date_of(int year, int month, int day);
struct pp_ymd pp_date_ymd(pp_date date);
/* Read YYYY-MM-DD. False, and *out untouched, for anything else. */
bool pp_date_parse(struct pp_view text, pp_date *out);
/* Read YYYY-MM-DD, YYYY-MM or YYYY. False, and *out untouched, for anything else. */
bool pp_date_span_parse(struct pp_view text, struct pp_date_span *out);
/* Is it written like a date or span, of a year that lies out of reach? */
bool pp_date_is_beyond(struct pp_view text);
/* A date as YYYY-MM-DD among the words of a printf format: PP_YMD, with PP_YMD_ARG(struct pp_ymd).
 */
#define PP_YMD          "%04d-%02d-%02d"
#define PP_YMD_ARG(ymd) (ymd).year, (ymd).month, (ymd).day
/* Append YYYY-MM-DD. */
void pp_date_format(struct pp_buf *buf, pp_date date);
/* Append the span as short as it was written: YYYY, YYYY-MM or YYYY-MM-DD. */
void pp_date_span_format(struct pp_buf *buf, struct pp_date_span span);

/* The same day `months` later (or earlier); the last day of the month where that month is shorter.
 */
pp_date pp_date_add_months(pp_date date, int months);
/*
 * Whole months from `from` to `to`: the largest n with pp_date_add_months(from, n) <= to; 0 when
 * `to` lies before `from`. So somebody born on 29 February turns 18 on 28 February of a common
 * year.
 */
int pp_date_months_between(pp_date from, pp_date to);

/* Today's date in UTC. */
pp_date pp_date_today(void);

#endif
