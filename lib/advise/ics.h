/* Renewal deadlines as a calendar file (RFC 5545). */
#ifndef PP_ADVISE_ICS_H
#define PP_ADVISE_ICS_H

#include "advise/renew.h"

enum {
    PP_ICS_FIRST_REMINDER = 90, /* days before the deadline */
    PP_ICS_LAST_REMINDER = 30
};

/*
 * Append one calendar with an all-day event for every day to act by that is not past, with
 * reminders PP_ICS_FIRST_REMINDER and PP_ICS_LAST_REMINDER days before: the last day to apply where
 * the rules tell it, else the stated deadline. A deadline that lies after such a day has an event
 * of its own, with the reminders once that day is past. `person` (may be empty)
 * keeps the events of two people apart. An event's UID depends on the person, the certification
 * and the deadline alone, so that importing the file again replaces the event instead of doubling
 * it. Without such a deadline nothing is appended: RFC 5545 knows no empty calendar. Returns the
 * number of events.
 */
size_t pp_ics_write(struct pp_buf *buf, const struct pp_renewals *renewals, struct pp_view person);

#endif
