#include "out_renew_words.h"

#include "rules/lead.h"
#include "rules/mention.h"
#include "rules/wording.h"

static void say_days(struct pp_buf *line, int days)
{
    pp_buf_printf(line, days == 1 ? "%d day" : "%d days", days);
}

/* " (60 days before it ends)" */
static void say_before(struct pp_buf *line, struct pp_lead lead)
{
    pp_buf_str(line, " (");
    pp_say_lead(line, lead);
    pp_buf_str(line, " before it ends)");
}

/* When to apply, where that day lies before the end. */
static void say_due(struct pp_buf *line, const struct pp_renewal_advice *advice, pp_date as_of)
{
    pp_buf_str(line, advice->apply_days < 0    ? ". The application was due on "
                     : advice->apply_days == 0 ? ". Apply today: the last day to apply is "
                                               : ". Apply by ");
    pp_date_format(line, advice->apply_by);
    say_before(line, advice->credential->renewal.apply);
    if (advice->apply_days > 0) {
        pp_buf_str(line, ": ");
        say_days(line, advice->apply_days);
        pp_buf_str(line, " left.");
    } else if (advice->apply_days == 0) {
        pp_buf_char(line, '.');
    } else {
        pp_buf_str(line, ", ");
        say_days(line, -advice->apply_days);
        pp_buf_str(line, " before ");
        pp_date_format(line, as_of);
        pp_buf_str(line, ": it is late, but the certification has not ended. Apply today, and ask "
                         "the issuer whether a late application is taken and what it costs.");
    }
}

static void say_current(struct pp_buf *line, const struct pp_renewal_advice *advice, pp_date as_of)
{
    pp_buf_str(line, "Valid until ");
    pp_date_format(line, advice->deadline);
    if (advice->days == 0)
        pp_buf_str(line, ": this is its last day");
    if (advice->apply_by != PP_DATE_NONE) {
        say_due(line, advice, as_of);
    } else if (advice->days == 0) {
        pp_buf_char(line, '.');
    } else {
        pp_buf_str(line, ": ");
        say_days(line, advice->days);
        pp_buf_str(line, " left to renew it.");
    }
    if (advice->opens == PP_DATE_NONE || advice->opens <= as_of)
        return;
    pp_buf_str(line, " The application is not taken before ");
    pp_date_format(line, advice->opens);
    say_before(line, advice->credential->renewal.opens);
    pp_buf_char(line, '.');
}

static void say_expired(struct pp_buf *line, const struct pp_renewal_advice *advice, pp_date as_of)
{
    pp_buf_str(line, "Expired: its last day was ");
    pp_date_format(line, advice->deadline);
    pp_buf_str(line, ", ");
    say_days(line, -advice->days);
    pp_buf_str(line, " before ");
    pp_date_format(line, as_of);
    pp_buf_str(line, ". Renewal is late. Some issuers still renew for a time, with a late fee or a "
                     "test; others ask you to begin again. Ask the issuer today what is still "
                     "open to you.");
}

static void say_open(struct pp_buf *line, const struct pp_renewal_advice *advice)
{
    pp_buf_str(line, "Your profile does not say when it ends, so no deadline can be told. Look at "
                     "your certificate and add 'expires' to the profile.");
    const struct pp_credential *credential = advice->credential;
    if (credential && credential->renewal.given && pp_lead_given(credential->renewal.apply)) {
        pp_buf_str(line, " Apply at least ");
        pp_say_lead(line, credential->renewal.apply);
        pp_buf_str(line, " before that day.");
    }
    if (advice->supposed == PP_DATE_NONE) {
        if (advice->first_end == PP_DATE_NONE)
            return;
        pp_buf_printf(line, " Its first period, of %d months, ended on ",
                      credential->renewal.first_months);
        pp_date_format(line, advice->first_end);
        pp_buf_str(line, ": unless you have renewed since, it has lapsed.");
        return;
    }
    pp_buf_printf(line, " Counted from the day of issue in periods of %d months, ",
                  advice->credential->renewal.every_months);
    if (advice->first_end == PP_DATE_NONE) {
        pp_buf_str(line, "it would be ");
    } else {
        pp_buf_str(line, "the first one ended on ");
        pp_date_format(line, advice->first_end);
        pp_buf_str(line, ": unless you have renewed since, it has lapsed. Renewed each time, it "
                         "would run to ");
    }
    pp_date_format(line, advice->supposed);
    pp_buf_str(line, "; some issuers end all certificates on one fixed day.");
}

void pp_say_renewal_standing(struct pp_buf *line, const struct pp_renewal_advice *advice,
                             pp_date as_of)
{
    switch (advice->standing) {
    case PP_STANDING_CURRENT:
        say_current(line, advice, as_of);
        break;
    case PP_STANDING_EXPIRED:
        say_expired(line, advice, as_of);
        break;
    case PP_STANDING_FUTURE:
        pp_buf_str(line, "Not issued yet: by your profile it begins on ");
        pp_date_format(line, advice->held->issued);
        pp_buf_str(line, ". Nothing is due before that.");
        break;
    case PP_STANDING_OPEN:
        say_open(line, advice);
        break;
    case PP_STANDING_NOT_HELD:
        pp_buf_str(line, "Your profile does not name this certification. This is what keeping it "
                         "takes.");
        break;
    }
    if (advice->offered == PP_IN_FORCE_NO)
        pp_buf_str(line, " The rules say that this certification is not issued on the day asked "
                         "about; ask the issuer whether it can still be renewed.");
}

bool pp_is_renewal_hole(const struct pp_hole *hole)
{
    return pp_view_starts(hole->area, "renewal") || pp_view_is(hole->area, "fees.renewal");
}

void pp_say_renewal_hole(struct pp_buf *line, const struct pp_jurisdiction *jurisdiction,
                         const struct pp_hole *hole)
{
    if (!hole->words.len && pp_view_is(hole->area, "renewal"))
        pp_buf_str(line, "what renewal takes");
    else
        pp_say_area(line, hole->area);
    pp_buf_str(line, hole->words.len ? ": " : "");
    pp_say_mentions(line, jurisdiction, hole->words);
}
