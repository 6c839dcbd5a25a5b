/* How long before the end of a certification something is due. */
#ifndef PP_RULES_LEAD_H
#define PP_RULES_LEAD_H

#include "rules/model.h"

bool pp_lead_given(struct pp_lead lead);
/* The day that lies so long before `end`; PP_DATE_NONE when either is not given. */
pp_date pp_lead_day(struct pp_lead lead, pp_date end);
/* "60 days", "1 month"; nothing when it is not given. */
void pp_say_lead(struct pp_buf *buf, struct pp_lead lead);

#endif
