#include "advise/ask_read.h"

#include "advise/ask_read_list.h"
#include "base/escape.h"

/* An amount that the profile takes for this field. */
static bool read_amount(struct pp_view text, const char *field, pp_milli *out)
{
    pp_milli amount;
    if (!pp_milli_parse(text, &amount) || !pp_fields_take(pp_profile_fields, field, amount))
        return false;
    *out = amount;
    return true;
}

static bool read_past_day(const struct pp_reply *reply, pp_date *out)
{
    pp_date day;
    if (!pp_date_parse(reply->text, &day) || day > reply->interview->latest)
        return false;
    *out = day;
    return true;
}

static enum pp_status read_age(const struct pp_reply *reply)
{
    pp_milli years;
    pp_date born;
    reply->draft->age = PP_MILLI_NONE;
    if (read_past_day(reply, &born))
        reply->draft->born = born;
    else if (read_amount(reply->text, "age", &years))
        reply->draft->age = years;
    else
        return pp_reply_refuse(reply,
                               "Please give your age in whole years, such as 36, or your day of "
                               "birth, such as 1990-04-02.");
    return PP_OK;
}

static enum pp_status read_education(const struct pp_reply *reply)
{
    uint32_t number;
    int word = pp_word_find(&pp_education_words, reply->text);
    if (pp_uint_parse(reply->text, &number) && number >= 1 && number <= pp_education_words.count)
        word = (int)number - 1;
    if (word < 0)
        return pp_reply_refuse(reply, "Please give one of the numbers 1 to 5.");
    reply->draft->education = word;
    return PP_OK;
}

/* "68 months", "5 years", "5y": never without a unit, as "5" may be either. */
static bool read_months(struct pp_view text, pp_milli *out)
{
    static const char *const months[] = {"months", "month", "mos", "mo", "m", NULL};
    static const char *const years[] = {"years", "year", "yrs", "yr", "y", NULL};
    size_t len = 0;
    while (len < text.len && (pp_is_digit(text.ptr[len]) || text.ptr[len] == '.'))
        len++;
    struct pp_view unit = pp_view_trim(pp_view_from(text, len));
    pp_milli amount;
    if (!read_amount(pp_view_first(text, len), "recovery_months", &amount))
        return false;
    if (pp_says_one_of(unit, years))
        amount *= 12;
    else if (!pp_says_one_of(unit, months))
        return false;
    if (!pp_fields_take(pp_profile_fields, "recovery_months", amount))
        return false;
    *out = amount;
    return true;
}

static enum pp_status read_recovery(const struct pp_reply *reply)
{
    if (read_past_day(reply, &reply->draft->recovery_since))
        return PP_OK;
    if (pp_says_none(reply->text))
        reply->draft->recovery_months = 0;
    else if (!read_months(reply->text, &reply->draft->recovery_months))
        return pp_reply_refuse(reply,
                               "Please give the day it began, such as 2021-03-01, or how long it "
                               "is in months or years, such as 18 months or 5 years.");
    return PP_OK;
}

static enum pp_status read_place(const struct pp_reply *reply, int *out_place,
                                 struct pp_view *out_code)
{
    int place = pp_place_find(reply->text);
    if (place < 0 || pp_view_is(PP_V("US"), pp_places[place].code)) {
        struct pp_view near = pp_place_nearest(reply->text);
        pp_buf_str(reply->problem, "Please name a state or territory, such as OR or Oregon.");
        if (near.len)
            pp_buf_printf(reply->problem, " Did you mean %.*s?", PP_VARG(near));
        return PP_INPUT;
    }
    *out_place = place;
    *out_code = pp_view_of(pp_places[place].code);
    return PP_OK;
}

/* A profile has no word for "nowhere": it answers the requirements that it leaves unmet, some of
 * which only where the person lives decides. */
static void settle_nowhere(const struct pp_reply *reply)
{
    const struct pp_interview *interview = reply->interview;
    for (size_t i = 0; i < interview->scope.count; i++) {
        const struct pp_requirement *asked = interview->scope.list[i];
        struct pp_outcome outcome;
        if (asked->kind != PP_KIND_RESIDENCY || asked->word == PP_RESIDENCY_LIVE)
            continue;
        pp_evaluate(asked, reply->draft, interview->as_of, interview->matcher, &outcome);
        if (outcome.state == PP_STATE_UNMET)
            pp_draft_attest_name(reply->draft, asked->id, false);
    }
}

static enum pp_status read_home_or_work(const struct pp_reply *reply)
{
    struct pp_profile *draft = reply->draft;
    enum pp_status status = PP_OK;
    if (reply->slot->what == PP_ASK_LIVES_IN)
        status = read_place(reply, &draft->lives_place, &draft->lives_in);
    else if (pp_says_none(reply->text))
        draft->works_place = PP_PLACE_NOWHERE;
    else
        status = read_place(reply, &draft->works_place, &draft->works_in);
    if (status == PP_OK && draft->works_place == PP_PLACE_NOWHERE)
        settle_nowhere(reply);
    return status;
}

static enum pp_status read_yes_no(const struct pp_reply *reply, int *out)
{
    int said = pp_says_yes_or_no(reply->text);
    if (said < 0)
        return pp_reply_refuse(reply, "Please answer yes or no (or ? if you do not know).");
    *out = said;
    return PP_OK;
}

/* Requirements with an amount take the amount itself, too; then it decides all of that kind. */
static enum pp_status read_attest(const struct pp_reply *reply)
{
    const struct pp_interview *interview = reply->interview;
    const struct pp_closed closed = {interview->closed, interview->closed_count};
    const struct pp_requirement *asked = reply->slot->requirement;
    pp_milli amount;
    int said = pp_says_yes_or_no(reply->text);
    bool counts = asked->kind == PP_KIND_TRAINING_HOURS || asked->kind == PP_KIND_CE_HOURS ||
                  asked->kind == PP_KIND_EXPERIENCE_HOURS ||
                  asked->kind == PP_KIND_SUPERVISION_HOURS;
    if (said < 0 && counts && pp_read_number(reply->text, &amount)) {
        for (size_t i = 0; i < interview->scope.count; i++) {
            const struct pp_requirement *other = interview->scope.list[i];
            const struct pp_slot slot = pp_slot_of(PP_ASK_ATTEST, 0, other);
            if (pp_same_hours(asked, other) && !pp_slot_in(&slot, closed.list, closed.count))
                pp_draft_attest_name(reply->draft, other->id, amount >= other->amount);
        }
        said = amount >= asked->amount;
    }
    if (said < 0)
        return pp_reply_refuse(reply, counts
                                          ? "Please give the number of hours, or yes or no."
                                          : "Please answer yes or no (or ? if you do not know).");
    pp_draft_attest(reply->draft, asked, &interview->scope, closed, said == 1);
    return PP_OK;
}

static enum pp_status read_background(const struct pp_reply *reply)
{
    static const char *const clear[] = {"clear", "yes", "y", NULL};
    static const char *const record[] = {"record", "no", "n", NULL};
    if (pp_says_one_of(reply->text, clear))
        reply->draft->background_check = 0;
    else if (pp_says_one_of(reply->text, record))
        reply->draft->background_check = 1;
    else
        return pp_reply_refuse(reply,
                               "Please answer yes (it would be clear) or no (there is a record).");
    return PP_OK;
}

static enum pp_status read_references(const struct pp_reply *reply)
{
    if (pp_says_none(reply->text))
        reply->draft->references = 0;
    else if (!read_amount(reply->text, "references", &reply->draft->references))
        return pp_reply_refuse(reply, "Please give a whole number up to 100, such as 2.");
    return PP_OK;
}

static enum pp_status read_agreement(const struct pp_reply *reply)
{
    int said = -1;
    enum pp_status status = read_yes_no(reply, &said);
    if (status == PP_OK)
        pp_draft_attest_name(reply->draft,
                             pp_view_of(pp_kinds[reply->slot->requirement->kind].name), said == 1);
    return status;
}

static enum pp_status read_day(const struct pp_reply *reply, pp_date *out)
{
    static const char *const now[] = {"now", "today", NULL};
    if (pp_says_one_of(reply->text, now)) {
        *out = reply->interview->as_of;
        return PP_OK;
    }
    if (read_past_day(reply, out))
        return PP_OK;
    return pp_reply_refuse(reply,
                           "Please give a day that is not in the future, such as 2024-05-17.");
}

static enum pp_status read_last_day(const struct pp_reply *reply, struct pp_certification *held)
{
    pp_date day;
    if (!pp_date_parse(reply->text, &day) || day < held->issued)
        return pp_reply_refuse(reply,
                               "Please give the last day that stands on the certificate, such as "
                               "2027-10-01; it cannot lie before the day of issue.");
    held->expires = day;
    return PP_OK;
}

static enum pp_status read_work(const struct pp_reply *reply)
{
    static const char *const paid[] = {"paid", "p", NULL};
    static const char *const volunteer[] = {"volunteer", "v", NULL};
    struct pp_experience_entry *entry = &reply->draft->experience[reply->slot->entry];
    int said = -1;
    enum pp_status status = PP_OK;
    switch (reply->slot->what) {
    case PP_ASK_WORK_PAY:
        if (pp_says_one_of(reply->text, paid))
            entry->pay = PP_PAY_PAID;
        else if (pp_says_one_of(reply->text, volunteer))
            entry->pay = PP_PAY_VOLUNTEER;
        else
            return pp_reply_refuse(reply, "Please answer paid or volunteer.");
        return PP_OK;
    case PP_ASK_WORK_SUPERVISED:
        status = read_yes_no(reply, &said);
        if (status == PP_OK)
            entry->supervised = said ? 0 : 1;
        return status;
    case PP_ASK_WORK_FROM:
        status = read_day(reply, &entry->from);
        break;
    default:
        status = read_day(reply, &entry->to);
        break;
    }
    if (status == PP_OK && entry->from != PP_DATE_NONE && entry->to != PP_DATE_NONE &&
        entry->to < entry->from)
        return pp_reply_refuse(reply, "The work cannot end before it began.");
    return status;
}

/* Nothing that a terminal acts on, or that is no text at all. */
static bool is_text(struct pp_view text)
{
    uint32_t character;
    while (text.len) {
        size_t len = pp_utf8_next(text, &character);
        if (len == 0 || (pp_utf8_is_unsafe(character) && character != '\t'))
            return false;
        text = pp_view_from(text, len);
    }
    return true;
}

enum pp_status pp_ask_read(struct pp_interview *interview, const struct pp_slot *slot,
                           struct pp_view text, struct pp_profile *draft, struct pp_buf *problem)
{
    const struct pp_reply reply = {interview, slot, pp_view_trim(text), draft, problem};
    if (!is_text(reply.text))
        return pp_reply_refuse(&reply, "That answer has characters in it that are no letters, "
                                       "numbers or signs. Please type it again.");
    switch (slot->what) {
    case PP_ASK_AGE:
        return read_age(&reply);
    case PP_ASK_EDUCATION:
        return read_education(&reply);
    case PP_ASK_RECOVERY:
        return read_recovery(&reply);
    case PP_ASK_LIVES_IN:
    case PP_ASK_WORKS_IN:
        return read_home_or_work(&reply);
    case PP_ASK_REFERENCES:
        return read_references(&reply);
    case PP_ASK_BACKGROUND:
        return read_background(&reply);
    case PP_ASK_AGREEMENT:
        return read_agreement(&reply);
    case PP_ASK_ATTEST:
        return read_attest(&reply);
    case PP_ASK_CERTIFIED_TO:
        return read_last_day(&reply, &draft->certifications[slot->entry]);
    case PP_ASK_TRAINING_DATE:
        return read_day(&reply, &draft->training[slot->entry].completed);
    case PP_ASK_CE_DATE:
        return read_day(&reply, &draft->ce[slot->entry].completed);
    case PP_ASK_WORK_PAY:
    case PP_ASK_WORK_SUPERVISED:
    case PP_ASK_WORK_FROM:
    case PP_ASK_WORK_TO:
        return read_work(&reply);
    default:
        return pp_ask_read_list(&reply);
    }
}
