#include "advise/ask_read.h"

#include "advise/ask_read_list.h"

/* While one answer is read. */
struct answer {
    struct pp_interview *interview;
    const struct pp_slot *slot;
    struct pp_view text; /* trimmed */
    struct pp_profile *draft;
    struct pp_buf *problem;
};

static enum pp_status refuse(const struct answer *answer, const char *sentence)
{
    pp_buf_str(answer->problem, sentence);
    return PP_INPUT;
}

static bool is_one_of(struct pp_view text, const char *const *words)
{
    for (; *words; words++)
        if (pp_view_eq_fold(text, pp_view_of(*words)))
            return true;
    return false;
}

bool pp_ask_is_unknown(struct pp_view text)
{
    static const char *const words[] = {"?",       "dk",       "don't know", "dont know",
                                        "unknown", "not sure", "skip",       NULL};
    text = pp_view_trim(text);
    return text.len == 0 || is_one_of(text, words);
}

/* 1 for yes, 0 for no, -1 for neither. */
static int yes_or_no(struct pp_view text)
{
    static const char *const yes[] = {"yes", "y", NULL};
    static const char *const no[] = {"no", "n", NULL};
    return is_one_of(text, yes) ? 1 : is_one_of(text, no) ? 0 : -1;
}

static bool is_none(struct pp_view text)
{
    static const char *const words[] = {"none", "no", "n", "0", "nothing", "nowhere", NULL};
    return is_one_of(text, words);
}

/* An amount that the profile takes for this field. */
static bool read_amount(struct pp_view text, const char *field, pp_milli *out)
{
    pp_milli amount;
    if (!pp_milli_parse(text, &amount) || !pp_fields_take(pp_profile_fields, field, amount))
        return false;
    *out = amount;
    return true;
}

static bool read_past_day(const struct answer *answer, pp_date *out)
{
    pp_date day;
    if (!pp_date_parse(answer->text, &day) || day > answer->interview->latest)
        return false;
    *out = day;
    return true;
}

static enum pp_status read_age(const struct answer *answer)
{
    pp_milli years;
    pp_date born;
    answer->draft->age = PP_MILLI_NONE;
    if (read_past_day(answer, &born))
        answer->draft->born = born;
    else if (read_amount(answer->text, "age", &years))
        answer->draft->age = years;
    else
        return refuse(answer, "Please give your age in whole years, such as 36, or your day of "
                              "birth, such as 1990-04-02.");
    return PP_OK;
}

static enum pp_status read_education(const struct answer *answer)
{
    uint32_t number;
    int word = pp_word_find(&pp_education_words, answer->text);
    if (pp_uint_parse(answer->text, &number) && number >= 1 && number <= pp_education_words.count)
        word = (int)number - 1;
    if (word < 0)
        return refuse(answer, "Please give one of the numbers 1 to 5.");
    answer->draft->education = word;
    return PP_OK;
}

/* "68", "68 months", "5 years", "5y": an amount with or without a unit. */
static bool read_months(struct pp_view text, pp_milli *out)
{
    static const char *const months[] = {"months", "month", "m", "", NULL};
    static const char *const years[] = {"years", "year", "y", NULL};
    size_t len = 0;
    while (len < text.len && (pp_is_digit(text.ptr[len]) || text.ptr[len] == '.'))
        len++;
    struct pp_view unit = pp_view_trim(pp_view_from(text, len));
    pp_milli amount;
    if (!read_amount(pp_view_first(text, len), "recovery_months", &amount))
        return false;
    if (is_one_of(unit, years))
        amount *= 12;
    else if (!is_one_of(unit, months))
        return false;
    if (!pp_fields_take(pp_profile_fields, "recovery_months", amount))
        return false;
    *out = amount;
    return true;
}

static enum pp_status read_recovery(const struct answer *answer)
{
    if (read_past_day(answer, &answer->draft->recovery_since))
        return PP_OK;
    if (is_none(answer->text))
        answer->draft->recovery_months = 0;
    else if (!read_months(answer->text, &answer->draft->recovery_months))
        return refuse(answer, "Please give the day it began, such as 2021-03-01, or how long it "
                              "is, such as 18 months or 5 years.");
    return PP_OK;
}

static enum pp_status read_place(const struct answer *answer, int *out_place,
                                 struct pp_view *out_code)
{
    int place = pp_place_find(answer->text);
    if (place < 0 || pp_view_is(PP_V("US"), pp_places[place].code)) {
        struct pp_view near = pp_place_nearest(answer->text);
        pp_buf_str(answer->problem, "Please name a state or territory, such as OR or Oregon.");
        if (near.len)
            pp_buf_printf(answer->problem, " Did you mean %.*s?", PP_VARG(near));
        return PP_INPUT;
    }
    *out_place = place;
    *out_code = pp_view_of(pp_places[place].code);
    return PP_OK;
}

/* A profile has no word for "nowhere": it answers the requirements that ask for work there. */
static enum pp_status read_works_in(const struct answer *answer)
{
    struct pp_interview *interview = answer->interview;
    if (!is_none(answer->text))
        return read_place(answer, &answer->draft->works_place, &answer->draft->works_in);
    for (size_t i = 0; i < interview->scope.count; i++) {
        const struct pp_requirement *asked = interview->scope.list[i];
        bool decides =
            asked->word == PP_RESIDENCY_WORK || asked->word == PP_RESIDENCY_LIVE_AND_WORK ||
            (asked->word == PP_RESIDENCY_LIVE_OR_WORK && interview->profile.lives_place >= 0 &&
             interview->profile.lives_place != asked->place);
        if (asked->kind == PP_KIND_RESIDENCY && decides)
            pp_draft_attest_name(answer->draft, asked->id, false);
    }
    return PP_OK;
}

static enum pp_status read_yes_no(const struct answer *answer, int *out)
{
    int said = yes_or_no(answer->text);
    if (said < 0)
        return refuse(answer, "Please answer yes or no (or ? if you do not know).");
    *out = said;
    return PP_OK;
}

/* Requirements with an amount take the amount itself, too; then it decides all of that kind. */
static enum pp_status read_attest(const struct answer *answer)
{
    const struct pp_interview *interview = answer->interview;
    const struct pp_closed closed = {interview->closed, interview->closed_count};
    const struct pp_requirement *asked = answer->slot->requirement;
    pp_milli amount;
    int said = yes_or_no(answer->text);
    bool counts = asked->kind == PP_KIND_TRAINING_HOURS || asked->kind == PP_KIND_CE_HOURS ||
                  asked->kind == PP_KIND_EXPERIENCE_HOURS ||
                  asked->kind == PP_KIND_SUPERVISION_HOURS;
    if (said < 0 && counts && pp_milli_parse(answer->text, &amount) && amount >= 0) {
        for (size_t i = 0; i < interview->scope.count; i++) {
            const struct pp_requirement *other = interview->scope.list[i];
            const struct pp_slot slot = pp_slot_of(PP_ASK_ATTEST, 0, other);
            if (pp_same_hours(asked, other) && !pp_slot_in(&slot, closed.list, closed.count))
                pp_draft_attest_name(answer->draft, other->id, amount >= other->amount);
        }
        said = amount >= asked->amount;
    }
    if (said < 0)
        return refuse(answer, counts ? "Please give the number of hours, or yes or no."
                                     : "Please answer yes or no (or ? if you do not know).");
    pp_draft_attest(answer->draft, asked, &interview->scope, closed, said == 1);
    return PP_OK;
}

static enum pp_status read_background(const struct answer *answer)
{
    static const char *const clear[] = {"clear", "yes", "y", NULL};
    static const char *const record[] = {"record", "no", "n", NULL};
    if (is_one_of(answer->text, clear))
        answer->draft->background_check = 0;
    else if (is_one_of(answer->text, record))
        answer->draft->background_check = 1;
    else
        return refuse(answer, "Please answer yes (it would be clear) or no (there is a record).");
    return PP_OK;
}

static enum pp_status read_references(const struct answer *answer)
{
    if (is_none(answer->text))
        answer->draft->references = 0;
    else if (!read_amount(answer->text, "references", &answer->draft->references))
        return refuse(answer, "Please give a whole number up to 100, such as 2.");
    return PP_OK;
}

static enum pp_status read_agreement(const struct answer *answer)
{
    int said = -1;
    enum pp_status status = read_yes_no(answer, &said);
    if (status == PP_OK)
        pp_draft_attest_name(answer->draft,
                             pp_view_of(pp_kinds[answer->slot->requirement->kind].name), said == 1);
    return status;
}

static enum pp_status read_day(const struct answer *answer, pp_date *out)
{
    static const char *const now[] = {"now", "today", NULL};
    if (is_one_of(answer->text, now)) {
        *out = answer->interview->as_of;
        return PP_OK;
    }
    if (read_past_day(answer, out))
        return PP_OK;
    return refuse(answer, "Please give a day that is not in the future, such as 2024-05-17.");
}

static enum pp_status read_last_day(const struct answer *answer, struct pp_certification *held)
{
    pp_date day;
    if (!pp_date_parse(answer->text, &day) || day < held->issued)
        return refuse(answer, "Please give the last day that stands on the certificate, such as "
                              "2027-10-01; it cannot lie before the day of issue.");
    held->expires = day;
    return PP_OK;
}

static enum pp_status read_work(const struct answer *answer)
{
    static const char *const paid[] = {"paid", "p", NULL};
    static const char *const volunteer[] = {"volunteer", "v", NULL};
    struct pp_experience_entry *entry = &answer->draft->experience[answer->slot->entry];
    int said = -1;
    enum pp_status status = PP_OK;
    switch (answer->slot->what) {
    case PP_ASK_WORK_PAY:
        if (is_one_of(answer->text, paid))
            entry->pay = PP_PAY_PAID;
        else if (is_one_of(answer->text, volunteer))
            entry->pay = PP_PAY_VOLUNTEER;
        else
            return refuse(answer, "Please answer paid or volunteer.");
        return PP_OK;
    case PP_ASK_WORK_SUPERVISED:
        status = read_yes_no(answer, &said);
        if (status == PP_OK)
            entry->supervised = said ? 0 : 1;
        return status;
    case PP_ASK_WORK_FROM:
        status = read_day(answer, &entry->from);
        break;
    default:
        status = read_day(answer, &entry->to);
        break;
    }
    if (status == PP_OK && entry->from != PP_DATE_NONE && entry->to != PP_DATE_NONE &&
        entry->to < entry->from)
        return refuse(answer, "The work cannot end before it began.");
    return status;
}

enum pp_status pp_ask_read(struct pp_interview *interview, const struct pp_slot *slot,
                           struct pp_view text, struct pp_profile *draft, struct pp_buf *problem)
{
    struct answer answer = {interview, slot, pp_view_trim(text), draft, problem};
    switch (slot->what) {
    case PP_ASK_AGE:
        return read_age(&answer);
    case PP_ASK_EDUCATION:
        return read_education(&answer);
    case PP_ASK_RECOVERY:
        return read_recovery(&answer);
    case PP_ASK_LIVES_IN:
        return read_place(&answer, &draft->lives_place, &draft->lives_in);
    case PP_ASK_WORKS_IN:
        return read_works_in(&answer);
    case PP_ASK_REFERENCES:
        return read_references(&answer);
    case PP_ASK_BACKGROUND:
        return read_background(&answer);
    case PP_ASK_AGREEMENT:
        return read_agreement(&answer);
    case PP_ASK_ATTEST:
        return read_attest(&answer);
    case PP_ASK_CERTIFIED_TO:
        return read_last_day(&answer, &draft->certifications[slot->entry]);
    case PP_ASK_TRAINING_DATE:
        return read_day(&answer, &draft->training[slot->entry].completed);
    case PP_ASK_CE_DATE:
        return read_day(&answer, &draft->ce[slot->entry].completed);
    case PP_ASK_WORK_PAY:
    case PP_ASK_WORK_SUPERVISED:
    case PP_ASK_WORK_FROM:
    case PP_ASK_WORK_TO:
        return read_work(&answer);
    default:
        return pp_ask_read_list(interview, slot, answer.text, draft, problem);
    }
}
