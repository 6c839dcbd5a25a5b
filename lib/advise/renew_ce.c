#include "advise/renew_ce.h"

#include "rules/slug.h"

enum fits {
    FITS_NO,
    FITS_YES,
    FITS_PERHAPS
};

enum when {
    WHEN_WITHIN,
    WHEN_PERHAPS, /* no date, or on a day that may belong to a period before */
    WHEN_EARLY,
    WHEN_LATE,   /* after the last day */
    WHEN_TO_COME /* after the day asked about */
};

static bool is_month_end(pp_date date)
{
    return pp_date_ymd(date + 1).day == 1;
}

/* The last day that the period before may have had: of one that ends with February the period
 * before may have ended on the 28th or the 29th. */
static pp_date last_of_before(const struct pp_renewal_advice *advice)
{
    pp_date day = advice->period_begins;
    while (is_month_end(advice->period_ends) && !is_month_end(day))
        day++;
    return day;
}

/* Is there room for a whole period between the day of issue and this one? If not, this one may be
 * the first, and have begun on the day of issue. */
static bool follows_another(const struct pp_renewal_advice *advice)
{
    int months = advice->credential->renewal.every_months;
    return pp_date_add_months(advice->held->issued, months) <= last_of_before(advice);
}

/* The day on which one period ends and the next begins may be counted to either. */
static enum when when_done(const struct pp_renewal_advice *advice, pp_date done, pp_date as_of)
{
    bool issued = advice->held && advice->held->issued != PP_DATE_NONE;
    if (done == PP_DATE_NONE)
        return WHEN_PERHAPS;
    if (done > as_of)
        return WHEN_TO_COME;
    if (advice->period_ends != PP_DATE_NONE && done > advice->period_ends)
        return WHEN_LATE;
    if (issued && done < advice->held->issued)
        return WHEN_EARLY;
    if (advice->period_begins == PP_DATE_NONE)
        return WHEN_PERHAPS;
    if (done < advice->period_begins)
        return issued && !follows_another(advice) ? WHEN_PERHAPS : WHEN_EARLY;
    return advice->begins_as_issued || done > last_of_before(advice) ? WHEN_WITHIN : WHEN_PERHAPS;
}

/* The same words in the same order, whatever stands between them. */
static bool same_words(struct pp_view a, struct pp_view b)
{
    struct pp_view word;
    do {
        word = pp_take_word(&a);
        if (!pp_view_eq_fold(word, pp_take_word(&b)))
            return false;
    } while (word.len);
    return true;
}

/* Words that join others, or say nothing of a topic. */
static bool is_telling(struct pp_view word)
{
    static const char *const empty[] = {"and",   "the",   "for",      "with",     "from",
                                        "other", "hours", "training", "category", "event"};
    for (size_t i = 0; i < sizeof(empty) / sizeof(empty[0]); i++)
        if (pp_view_eq_fold(word, pp_view_of(empty[i])))
            return false;
    return word.len >= 3;
}

static bool share_a_word(struct pp_view a, struct pp_view b)
{
    struct pp_view word, other;
    while ((word = pp_take_word(&a)).len) {
        struct pp_view rest = b;
        while (is_telling(word) && (other = pp_take_word(&rest)).len)
            if (pp_view_eq_fold(word, other))
                return true;
    }
    return false;
}

/*
 * Topics are free words on both sides: the same words are the same topic, and topics that share a
 * word ("ethics" and "law and ethics") may be. Electives may be anything.
 */
static enum fits is_on_topic(struct pp_view asked, const struct pp_ce_entry *entry)
{
    if (asked.len == 0)
        return FITS_YES;
    if (entry->topic.len == 0)
        return FITS_PERHAPS;
    if (same_words(asked, entry->topic))
        return FITS_YES;
    bool any = share_a_word(asked, PP_V("elective electives"));
    return any || share_a_word(asked, entry->topic) ? FITS_PERHAPS : FITS_NO;
}

static void count_need(struct pp_ce_need *need, const struct pp_renewal_advice *advice,
                       const struct pp_profile *profile, pp_date as_of)
{
    struct pp_range sum = pp_range_exactly(0);
    for (size_t i = 0; i < profile->ce_count; i++) {
        const struct pp_ce_entry *entry = &profile->ce[i];
        enum when when = when_done(advice, entry->completed, as_of);
        enum fits fits = is_on_topic(need->topic, entry);
        struct pp_range hours = pp_range_exactly(entry->hours);
        if (fits == FITS_NO || (when != WHEN_WITHIN && when != WHEN_PERHAPS))
            continue;
        if (fits == FITS_PERHAPS || when == WHEN_PERHAPS)
            hours = pp_range_up_to(hours);
        sum = pp_range_add(sum, hours);
    }
    need->done = profile->ce_stated ? sum : pp_range_unknown();
    need->state = PP_STATE_UNKNOWN;
    need->missing = PP_MILLI_NONE;
    if (need->asked == PP_MILLI_NONE)
        return;
    if (need->done.low >= need->asked) {
        need->state = PP_STATE_MET;
    } else if (need->done.high < need->asked) {
        need->state = PP_STATE_UNMET;
        need->missing = need->asked - need->done.high;
    }
}

static void count_outside(struct pp_renewal_advice *advice, const struct pp_profile *profile,
                          pp_date as_of)
{
    for (size_t i = 0; i < profile->ce_count; i++) {
        const struct pp_ce_entry *entry = &profile->ce[i];
        switch (when_done(advice, entry->completed, as_of)) {
        case WHEN_PERHAPS:
            advice->undated += entry->completed == PP_DATE_NONE ? entry->hours : 0;
            if (entry->completed != PP_DATE_NONE && entry->completed < advice->period_begins)
                advice->perhaps_early += entry->hours;
            break;
        case WHEN_EARLY:
            advice->early += entry->hours;
            break;
        case WHEN_LATE:
            advice->late += entry->hours;
            break;
        case WHEN_TO_COME:
            advice->to_come += entry->hours;
            break;
        case WHEN_WITHIN:
            break;
        }
    }
}

bool pp_renewal_count_ce(struct pp_renewal_advice *advice, const struct pp_profile *profile,
                         pp_date as_of, struct pp_arena *arena)
{
    const struct pp_credential *credential = advice->credential;
    if (advice->held)
        count_outside(advice, profile, as_of);
    if (!credential || !credential->renewal.given)
        return true;
    const struct pp_renewal *renewal = &credential->renewal;
    if (renewal->ce_hours == PP_MILLI_NONE && renewal->of_which_count == 0)
        return true;
    advice->needs = PP_NEW_N(arena, struct pp_ce_need, renewal->of_which_count + 1);
    if (!advice->needs)
        return false;
    advice->needs[advice->need_count++].asked = renewal->ce_hours;
    for (size_t i = 0; i < renewal->of_which_count; i++) {
        struct pp_ce_need *need = &advice->needs[advice->need_count++];
        need->topic = renewal->of_which[i].topic;
        need->asked = renewal->of_which[i].hours;
    }
    for (size_t i = 0; i < advice->need_count; i++)
        count_need(&advice->needs[i], advice, profile, as_of);
    return true;
}
