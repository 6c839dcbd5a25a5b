/*
 * Decimal numbers without floating point: amounts (hours, months, dollars) are whole thousandths in
 * an int64_t, so that 19.5 hours is 19500 everywhere and no locale can change it.
 */
#ifndef PP_BASE_NUM_H
#define PP_BASE_NUM_H

#include <stdint.h>

#include "base/buf.h"
#include "base/view.h"

typedef int64_t pp_milli;

#define PP_MILLI     1000
#define PP_MILLI_MAX ((pp_milli)1000000000 * PP_MILLI) /* the largest amount that is read */

/*
 * Read "80", "19.5", "-3", "0.125": digits with at most three after the point and nothing else (no
 * sign "+", no exponent). Returns false, and leaves *out untouched, for anything else or an amount
 * beyond PP_MILLI_MAX.
 */
bool pp_milli_parse(struct pp_view text, pp_milli *out);
/* Append "80" or "19.5": no more decimals than needed. */
void pp_milli_format(struct pp_buf *buf, pp_milli value);

/* Read a whole number without sign, at most nine digits. False and *out untouched otherwise. */
bool pp_uint_parse(struct pp_view text, uint32_t *out);

#endif
