/* Hours of training, continuing education, work and supervision: sums over the entries of a
 * profile, as ranges. */
#include "eval/outcome.h"
#include "eval/range.h"
#include "rules/slug.h"

enum fits {
    FITS_NO,
    FITS_YES,
    FITS_PERHAPS
};

static struct pp_range hours_of(pp_milli hours)
{
    return hours == PP_MILLI_NONE ? pp_range_unknown() : pp_range_exactly(hours);
}

static struct pp_range only_if(enum fits fits, struct pp_range hours)
{
    if (fits == FITS_YES)
        return hours;
    return fits == FITS_NO ? pp_range_exactly(0) : pp_range_up_to(hours);
}

/* Was it done by the date, and within the window before it? Without a date it may have been. */
static enum fits in_time(pp_date done, int window_months, pp_date as_of)
{
    if (done == PP_DATE_NONE)
        return window_months == PP_INT_NONE ? FITS_YES : FITS_PERHAPS;
    if (done > as_of)
        return FITS_NO;
    bool recent = window_months == PP_INT_NONE || done >= pp_date_add_months(as_of, -window_months);
    return recent ? FITS_YES : FITS_NO;
}

/* The part of an entry's hours that deals with a topic: as stated, else anything up to what other
 * topics leave. */
static struct pp_range topic_part(struct pp_range hours, const struct pp_topic_hours *topics,
                                  size_t count, struct pp_view slug)
{
    pp_milli others = 0;
    for (size_t i = 0; i < count; i++)
        if (pp_slug_eq(topics[i].topic, slug))
            return pp_range_exactly(topics[i].hours);
    if (hours.high == PP_RANGE_OPEN)
        return pp_range_unknown();
    for (size_t i = 0; i < count; i++)
        if (topics[i].hours > 0 && !pp_slug_shares_word(topics[i].topic, slug))
            others += topics[i].hours; /* "law and ethics" may hold hours of "ethics" */
    hours.high = hours.high > others ? hours.high - others : 0;
    return pp_range_up_to(hours);
}

static enum fits is_named(const struct pp_requirement *requirement, struct pp_view name,
                          struct pp_matcher *matcher)
{
    if (requirement->matches.len == 0)
        return FITS_YES;
    if (name.len == 0)
        return FITS_PERHAPS;
    enum pp_match match = pp_matcher_match(matcher, requirement->matches, name);
    return match == PP_MATCH_YES ? FITS_YES : match == PP_MATCH_NO ? FITS_NO : FITS_PERHAPS;
}

static enum fits is_approved(const struct pp_requirement *requirement,
                             const struct pp_training_entry *entry)
{
    if (!pp_is_listed(requirement))
        return FITS_YES;
    if (!entry->approval_stated)
        return FITS_PERHAPS;
    int wanted = pp_place_find(requirement->approved_by);
    for (size_t i = 0; i < entry->approved_by.count; i++)
        if (pp_place_find(entry->approved_by.list[i]) == wanted)
            return FITS_YES;
    return FITS_NO;
}

/* Is it the course that the rule names without a pattern? Another name may be the person's own for
 * it, so that only the issuer can say no. */
static enum fits is_that_course(const struct pp_requirement *requirement, struct pp_view name)
{
    struct pp_view course = pp_course_to_confirm(requirement);
    return course.len == 0 || pp_view_eq_fold(name, course) ? FITS_YES : FITS_PERHAPS;
}

/*
 * Hours of training. `sure` counts what certainly is on the list and of the course, `listed` what
 * also may be: so that hours which only wait for the issuer's word give "met, to be confirmed".
 */
static void add_training(const struct pp_requirement *requirement,
                         const struct pp_training_entry *entry, pp_date as_of,
                         struct pp_matcher *matcher, struct pp_range *sure, struct pp_range *listed)
{
    struct pp_range hours = hours_of(entry->hours);
    if (entry->hours == PP_MILLI_NONE)
        for (size_t i = 0; i < entry->topic_count; i++)
            hours.low += entry->topics[i].hours;
    if (requirement->topic_slug.len)
        hours = topic_part(hours, entry->topics, entry->topic_count, requirement->topic_slug);
    hours = only_if(in_time(entry->completed, requirement->window_months, as_of), hours);
    hours = only_if(is_named(requirement, entry->name, matcher), hours);
    enum fits approved = is_approved(requirement, entry);
    *sure = pp_range_add(
        *sure, only_if(is_that_course(requirement, entry->name), only_if(approved, hours)));
    *listed = pp_range_add(*listed, approved == FITS_NO ? pp_range_exactly(0) : hours);
}

static struct pp_range ce_hours(const struct pp_requirement *requirement,
                                const struct pp_ce_entry *entry, pp_date as_of)
{
    struct pp_range hours = hours_of(entry->hours);
    if (entry->hours == PP_MILLI_NONE)
        for (size_t i = 0; i < entry->topic_count; i++)
            hours.low += entry->topics[i].hours;
    if (requirement->topic_slug.len && entry->topic_count) {
        hours = topic_part(hours, entry->topics, entry->topic_count, requirement->topic_slug);
    } else if (requirement->topic_slug.len) {
        enum fits fits = entry->topic.len == 0                                        ? FITS_PERHAPS
                         : pp_slug_eq(entry->topic, requirement->topic_slug)          ? FITS_YES
                         : pp_slug_shares_word(entry->topic, requirement->topic_slug) ? FITS_PERHAPS
                                                                                      : FITS_NO;
        hours = only_if(fits, hours);
    }
    return only_if(in_time(entry->completed, requirement->window_months, as_of), hours);
}

/* Work with a beginning and an end may lie inside the window, outside it, or across its edge. */
static enum fits work_in_time(const struct pp_experience_entry *entry, int window_months,
                              pp_date as_of)
{
    bool begins = entry->from != PP_DATE_NONE;
    bool ends = entry->to != PP_DATE_NONE;
    if (begins && entry->from > as_of)
        return FITS_NO;
    bool to_come = ends && entry->to > as_of;
    if (window_months == PP_INT_NONE)
        return to_come ? FITS_PERHAPS : FITS_YES;
    pp_date edge = pp_date_add_months(as_of, -window_months);
    if (ends && entry->to < edge)
        return FITS_NO;
    return begins && entry->from >= edge && !to_come ? FITS_YES : FITS_PERHAPS;
}

/* The part of the hours that a sub-amount (flat form) or a word about the whole entry (nested form)
 * marks. */
static struct pp_range marked_part(struct pp_range hours, pp_milli part, int said, bool yes)
{
    if (part != PP_MILLI_NONE)
        return pp_range_exactly(part);
    if (said == PP_INT_NONE)
        return pp_range_up_to(hours);
    return yes ? hours : pp_range_exactly(0);
}

static struct pp_range overlap(struct pp_range whole, struct pp_range a, struct pp_range b)
{
    pp_milli low = 0;
    if (whole.high != PP_RANGE_OPEN && a.low + b.low > whole.high)
        low = a.low + b.low - whole.high;
    return (struct pp_range){low, a.high < b.high ? a.high : b.high};
}

static struct pp_range work_hours(const struct pp_requirement *requirement,
                                  const struct pp_experience_entry *entry, pp_date as_of)
{
    struct pp_range whole = hours_of(entry->hours);
    struct pp_range hours = whole;
    bool of_pay = requirement->pay == PP_PAY_PAID || requirement->pay == PP_PAY_VOLUNTEER;
    struct pp_range paid =
        marked_part(whole, entry->paid_hours, entry->pay, entry->pay == requirement->pay);
    if (entry->paid_hours != PP_MILLI_NONE && requirement->pay == PP_PAY_VOLUNTEER)
        paid = entry->hours == PP_MILLI_NONE ? pp_range_unknown()
                                             : pp_range_exactly(entry->hours - entry->paid_hours);
    struct pp_range supervised =
        marked_part(whole, entry->supervised_hours, entry->supervised, entry->supervised == 0);
    if (of_pay && requirement->supervised == 0)
        hours = overlap(whole, paid, supervised);
    else if (of_pay)
        hours = paid;
    else if (requirement->supervised == 0)
        hours = supervised;
    if (requirement->topic_slug.len)
        hours = pp_range_up_to(hours); /* a profile does not say what kind of work it was */
    return only_if(work_in_time(entry, requirement->window_months, as_of), hours);
}

static struct pp_range supervision_hours(const struct pp_requirement *requirement,
                                         const struct pp_experience_entry *entry, pp_date as_of)
{
    struct pp_range hours = hours_of(entry->supervision_hours);
    if (entry->supervision_hours == PP_MILLI_NONE)
        for (size_t i = 0; i < entry->topic_count; i++)
            hours.low += entry->topics[i].hours;
    if (requirement->topic_slug.len)
        hours = topic_part(hours, entry->topics, entry->topic_count, requirement->topic_slug);
    return only_if(work_in_time(entry, requirement->window_months, as_of), hours);
}

static void compare(const struct pp_requirement *requirement, struct pp_range sure,
                    struct pp_range listed, struct pp_outcome *out)
{
    if (sure.low >= requirement->amount) {
        out->state = PP_STATE_MET;
        out->have = sure.low;
    } else if (listed.low >= requirement->amount) {
        out->state = PP_STATE_MET;
        out->confirm = true;
        out->have = listed.low;
    } else if (sure.high < requirement->amount) {
        out->state = PP_STATE_UNMET;
        out->have = sure.high;
        out->missing = requirement->amount - sure.high;
        out->at_least = sure.low != sure.high;
        out->missing_most = requirement->amount - sure.low;
    }
}

void pp_evaluate_sum(const struct pp_requirement *requirement, const struct pp_profile *profile,
                     pp_date as_of, struct pp_matcher *matcher, struct pp_outcome *out)
{
    struct pp_range sum = pp_range_exactly(0);
    if (requirement->kind == PP_KIND_TRAINING_HOURS) {
        struct pp_range listed = sum;
        for (size_t i = 0; i < profile->training_count; i++)
            add_training(requirement, &profile->training[i], as_of, matcher, &sum, &listed);
        if (profile->training_stated)
            compare(requirement, sum, listed, out);
        return;
    }
    if (requirement->kind == PP_KIND_CE_HOURS) {
        for (size_t i = 0; i < profile->ce_count; i++)
            sum = pp_range_add(sum, ce_hours(requirement, &profile->ce[i], as_of));
        if (profile->ce_stated)
            compare(requirement, sum, sum, out);
        return;
    }
    for (size_t i = 0; i < profile->experience_count; i++)
        sum =
            pp_range_add(sum, requirement->kind == PP_KIND_EXPERIENCE_HOURS
                                  ? work_hours(requirement, &profile->experience[i], as_of)
                                  : supervision_hours(requirement, &profile->experience[i], as_of));
    if (profile->experience_stated)
        compare(requirement, sum, sum, out);
}
