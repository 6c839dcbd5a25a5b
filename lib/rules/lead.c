#include "rules/lead.h"

bool pp_lead_given(struct pp_lead lead)
{
    return lead.days > 0 || lead.months > 0;
}

pp_date pp_lead_day(struct pp_lead lead, pp_date end)
{
    if (!pp_lead_given(lead) || end == PP_DATE_NONE)
        return PP_DATE_NONE;
    return lead.days > 0 ? end - lead.days : pp_date_add_months(end, -lead.months);
}

void pp_say_lead(struct pp_buf *buf, struct pp_lead lead)
{
    if (lead.days > 0)
        pp_buf_printf(buf, lead.days == 1 ? "%d day" : "%d days", lead.days);
    else if (lead.months > 0)
        pp_buf_printf(buf, lead.months == 1 ? "%d month" : "%d months", lead.months);
}
