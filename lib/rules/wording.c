#include "rules/wording.h"

#include "rules/kinds.h"
#include "rules/places.h"

static void say_topic_of(struct pp_buf *buf, const struct pp_requirement *requirement)
{
    if (requirement->topic.len) {
        pp_buf_str(buf, " in ");
        pp_say_topic(buf, requirement->topic);
    }
}

static void say_window(struct pp_buf *buf, const struct pp_requirement *requirement)
{
    int months = requirement->window_months;
    if (months == PP_INT_NONE)
        return;
    if (months > 12 && months % 12 == 0)
        pp_buf_printf(buf, ", within the last %d years", months / 12);
    else
        pp_buf_printf(buf, ", within the last %d months", months);
}

static void say_place(struct pp_buf *buf, const struct pp_requirement *requirement)
{
    pp_buf_str(buf, requirement->place >= 0 ? pp_places[requirement->place].name : "the state");
}

static void say_training(struct pp_buf *buf, const struct pp_requirement *requirement)
{
    bool listed = pp_is_listed(requirement);
    pp_say_amount(buf, requirement->kind, requirement->amount);
    pp_buf_str(buf, listed ? " of approved training" : " of training");
    say_topic_of(buf, requirement);
    if (requirement->name.len) {
        pp_buf_str(buf, " (");
        pp_buf_add(buf, requirement->name);
        pp_buf_char(buf, ')');
    }
    say_window(buf, requirement);
}

static void say_experience(struct pp_buf *buf, const struct pp_requirement *requirement)
{
    pp_say_amount(buf, requirement->kind, requirement->amount);
    pp_buf_str(buf, " of ");
    if (requirement->supervised == 0)
        pp_buf_str(buf, "supervised ");
    if (requirement->pay == PP_PAY_PAID)
        pp_buf_str(buf, "paid ");
    else if (requirement->pay == PP_PAY_VOLUNTEER)
        pp_buf_str(buf, "volunteer ");
    pp_buf_str(buf, "peer support work");
    if (requirement->topic.len) {
        pp_buf_str(buf, " (");
        pp_say_topic(buf, requirement->topic);
        pp_buf_char(buf, ')');
    }
    if (requirement->pay == PP_PAY_EITHER)
        pp_buf_str(buf, ", paid or volunteer");
    say_window(buf, requirement);
}

static void say_residency(struct pp_buf *buf, const struct pp_requirement *requirement)
{
    static const char *const ways[] = {
        [PP_RESIDENCY_LIVE] = "living in ",
        [PP_RESIDENCY_WORK] = "working in ",
        [PP_RESIDENCY_LIVE_OR_WORK] = "living or working in ",
        [PP_RESIDENCY_LIVE_AND_WORK] = "living and working in ",
    };
    pp_buf_str(buf, ways[requirement->word]);
    say_place(buf, requirement);
    if (requirement->percent != PP_INT_NONE)
        pp_buf_printf(buf, ", at least %d%% of the time", requirement->percent);
}

static void say_background(struct pp_buf *buf, const struct pp_requirement *requirement)
{
    static const char *const ways[] = {
        [PP_BACKGROUND_REQUIRED] = "a background check",
        [PP_BACKGROUND_NOT_REQUIRED] = "no background check is asked for",
        [PP_BACKGROUND_EMPLOYER] = "no background check by the issuer; an employer may ask for one",
    };
    pp_buf_str(buf, ways[requirement->word]);
}

static void say_named(struct pp_buf *buf, const char *what,
                      const struct pp_requirement *requirement)
{
    pp_buf_str(buf, what);
    pp_buf_add(buf, requirement->text);
    if (requirement->hours != PP_MILLI_NONE) {
        pp_buf_str(buf, " (");
        pp_say_amount(buf, PP_KIND_TRAINING_HOURS, requirement->hours);
        pp_buf_char(buf, ')');
    }
}

static void say_months(struct pp_buf *buf, const struct pp_requirement *requirement)
{
    if (requirement->months != PP_INT_NONE)
        pp_buf_printf(buf, ", for at least %d months", requirement->months);
}

void pp_say_requirement(struct pp_buf *buf, const struct pp_requirement *requirement)
{
    switch (requirement->kind) {
    case PP_KIND_AGE_MIN:
    case PP_KIND_AGE_MAX:
        pp_buf_str(buf, requirement->kind == PP_KIND_AGE_MIN ? "at least " : "at most ");
        pp_say_amount(buf, requirement->kind, requirement->amount);
        pp_buf_str(buf, " old");
        break;
    case PP_KIND_EDUCATION_MIN:
        pp_buf_str(buf, requirement->word == PP_EDUCATION_NONE
                            ? "no diploma is asked for"
                            : pp_education_name(requirement->word));
        if (requirement->waivable == 0)
            pp_buf_str(buf, " (may be waived)");
        break;
    case PP_KIND_LIVED_EXPERIENCE:
        pp_buf_str(buf, "lived experience of ");
        pp_say_lived(buf, requirement->lived.bits);
        say_months(buf, requirement);
        break;
    case PP_KIND_RECOVERY_DURATION:
        pp_say_amount(buf, requirement->kind, requirement->amount);
        pp_buf_str(buf, requirement->recovery_of == PP_OF_SOBRIETY ? " without substance use"
                                                                   : " in recovery");
        break;
    case PP_KIND_TRAINING_HOURS:
        say_training(buf, requirement);
        break;
    case PP_KIND_CE_HOURS:
        pp_say_amount(buf, requirement->kind, requirement->amount);
        pp_buf_str(buf, " of continuing education");
        say_topic_of(buf, requirement);
        say_window(buf, requirement);
        break;
    case PP_KIND_COURSE:
        say_named(buf, "this course: ", requirement);
        break;
    case PP_KIND_EXPERIENCE_HOURS:
        say_experience(buf, requirement);
        break;
    case PP_KIND_SUPERVISION_HOURS:
        pp_say_amount(buf, requirement->kind, requirement->amount);
        pp_buf_str(buf, " of supervision received");
        say_topic_of(buf, requirement);
        break;
    case PP_KIND_EXAM:
        pp_buf_str(buf, "this exam: ");
        pp_buf_add(buf, requirement->text);
        break;
    case PP_KIND_REFERENCES:
        pp_milli_format(buf, requirement->amount);
        pp_buf_str(buf, requirement->amount == PP_MILLI ? " letter of reference"
                                                        : " letters of reference");
        if (requirement->who.len) {
            pp_buf_str(buf, " (");
            pp_buf_add(buf, requirement->who);
            pp_buf_char(buf, ')');
        }
        break;
    case PP_KIND_RESIDENCY:
        say_residency(buf, requirement);
        break;
    case PP_KIND_BACKGROUND_CHECK:
        say_background(buf, requirement);
        break;
    case PP_KIND_CODE_OF_ETHICS:
        pp_buf_str(buf, "agreement to the code of ethics");
        break;
    case PP_KIND_ORIENTATION:
        say_named(buf, "orientation: ", requirement);
        break;
    case PP_KIND_INTERVIEW:
        pp_buf_str(buf, "an interview");
        break;
    case PP_KIND_PRIOR_CREDENTIAL:
        pp_buf_str(buf, "holding this credential: ");
        pp_say_prior(buf, requirement);
        break;
    case PP_KIND_PRIOR_STATUS:
        if (pp_view_is(requirement->text, "consumer_of_services"))
            pp_buf_str(buf, "having received behavioral health services");
        else
            pp_say_topic(buf, requirement->text);
        say_months(buf, requirement);
        break;
    case PP_KIND_EMPLOYMENT:
    case PP_KIND_OTHER:
        pp_buf_add(buf, requirement->text);
        say_months(buf, requirement);
        break;
    case PP_KIND_COUNT:
        break;
    }
}

/* "(80 hours are needed)" behind a question after an amount. */
static void say_needed(struct pp_buf *buf, const struct pp_requirement *requirement)
{
    pp_buf_str(buf, " (");
    pp_say_amount(buf, requirement->kind, requirement->amount);
    pp_buf_str(buf, requirement->amount == PP_MILLI ? " is needed)" : " are needed)");
}

static void say_amount_question(struct pp_buf *buf, const struct pp_requirement *requirement)
{
    switch (requirement->kind) {
    case PP_KIND_TRAINING_HOURS:
        pp_buf_str(buf, "How many hours of ");
        if (pp_is_listed(requirement)) {
            int list = pp_place_find(requirement->approved_by);
            pp_buf_str(buf, "training approved in ");
            pp_buf_str(buf, list >= 0 ? pp_places[list].name : "the state");
        } else {
            pp_buf_str(buf, "peer support training");
        }
        say_topic_of(buf, requirement);
        pp_buf_str(buf, " have you completed");
        /* Hours of this course, not of any: where a list decides, it may hold others, too. */
        if (requirement->name.len && !pp_is_listed(requirement))
            pp_buf_printf(buf, " in this course: %.*s", PP_VARG(requirement->name));
        pp_buf_char(buf, '?');
        break;
    case PP_KIND_CE_HOURS:
        pp_buf_str(buf, "How many hours of continuing education");
        say_topic_of(buf, requirement);
        pp_buf_str(buf, " have you completed");
        say_window(buf, requirement);
        pp_buf_char(buf, '?');
        break;
    case PP_KIND_EXPERIENCE_HOURS:
        pp_buf_str(buf, "How many hours of ");
        if (requirement->supervised == 0)
            pp_buf_str(buf, "supervised ");
        if (requirement->pay == PP_PAY_PAID)
            pp_buf_str(buf, "paid ");
        pp_buf_str(buf, "peer support work");
        if (requirement->topic.len) {
            pp_buf_str(buf, " (");
            pp_say_topic(buf, requirement->topic);
            pp_buf_char(buf, ')');
        }
        pp_buf_str(buf, " have you done");
        say_window(buf, requirement);
        pp_buf_char(buf, '?');
        break;
    case PP_KIND_SUPERVISION_HOURS:
        pp_buf_str(buf, "How many hours of supervision");
        say_topic_of(buf, requirement);
        pp_buf_str(buf, " have you received?");
        break;
    default:
        pp_buf_str(buf, "How many letters of reference can you bring?");
        break;
    }
    say_needed(buf, requirement);
}

static void say_yes_no_question(struct pp_buf *buf, const struct pp_requirement *requirement)
{
    switch (requirement->kind) {
    case PP_KIND_EDUCATION_MIN:
        pp_buf_printf(buf, "Do you have %s, or more schooling?",
                      pp_education_name(requirement->word));
        break;
    case PP_KIND_LIVED_EXPERIENCE:
        pp_buf_str(buf, "Do you have lived experience of ");
        pp_say_lived(buf, requirement->lived.bits);
        say_months(buf, requirement);
        pp_buf_char(buf, '?');
        break;
    case PP_KIND_RESIDENCY:
        pp_buf_str(buf, requirement->word == PP_RESIDENCY_LIVE   ? "Do you live in "
                        : requirement->word == PP_RESIDENCY_WORK ? "Do you work in "
                        : requirement->word == PP_RESIDENCY_LIVE_OR_WORK
                            ? "Do you live or work in "
                            : "Do you live and work in ");
        say_place(buf, requirement);
        pp_buf_char(buf, '?');
        break;
    case PP_KIND_COURSE:
        say_named(buf, "Have you completed this course: ", requirement);
        pp_buf_char(buf, '?');
        break;
    case PP_KIND_EXAM:
        say_named(buf, "Have you passed this exam: ", requirement);
        pp_buf_char(buf, '?');
        break;
    case PP_KIND_ORIENTATION:
        say_named(buf, "Have you attended this orientation: ", requirement);
        pp_buf_char(buf, '?');
        break;
    case PP_KIND_PRIOR_CREDENTIAL:
        pp_buf_str(buf, "Do you hold this credential: ");
        pp_say_prior(buf, requirement);
        pp_buf_char(buf, '?');
        break;
    case PP_KIND_BACKGROUND_CHECK:
        pp_buf_str(buf, "Would a background check come back clear? (A record does not by itself "
                        "decide; the issuer does.)");
        break;
    case PP_KIND_CODE_OF_ETHICS:
        pp_buf_str(buf, "Do you agree to the code of ethics?");
        break;
    case PP_KIND_INTERVIEW:
        pp_buf_str(buf, "Have you had the interview?");
        break;
    default:
        pp_buf_str(buf, "Does this apply to you: \"");
        pp_say_requirement(buf, requirement);
        pp_buf_str(buf, "\"?");
        break;
    }
}

void pp_say_question(struct pp_buf *buf, const struct pp_requirement *requirement)
{
    switch (requirement->kind) {
    case PP_KIND_AGE_MIN:
    case PP_KIND_AGE_MAX:
        pp_buf_str(buf, "How old are you? (");
        pp_say_requirement(buf, requirement);
        pp_buf_char(buf, ')');
        break;
    case PP_KIND_RECOVERY_DURATION:
        pp_buf_str(buf, requirement->recovery_of == PP_OF_SOBRIETY
                            ? "How long have you lived without substance use?"
                            : "How long have you been in recovery?");
        say_needed(buf, requirement);
        break;
    case PP_KIND_TRAINING_HOURS:
    case PP_KIND_CE_HOURS:
    case PP_KIND_EXPERIENCE_HOURS:
    case PP_KIND_SUPERVISION_HOURS:
    case PP_KIND_REFERENCES:
        say_amount_question(buf, requirement);
        break;
    default:
        say_yes_no_question(buf, requirement);
        break;
    }
}

/* Can the profile's own field settle it, or only an answer to this very requirement? */
static bool field_can_answer(const struct pp_requirement *requirement)
{
    switch (requirement->kind) {
    case PP_KIND_EXPERIENCE_HOURS:
        return requirement->topic.len == 0;
    case PP_KIND_RECOVERY_DURATION:
        return requirement->recovery_of != PP_OF_SOBRIETY;
    case PP_KIND_COURSE:
    case PP_KIND_EXAM:
        return requirement->matches.len > 0;
    case PP_KIND_PRIOR_CREDENTIAL:
        return requirement->matches.len || requirement->credentials.count ||
               requirement->issued_in.count || requirement->icrc == 0 ||
               requirement->tracks.given || requirement->training_hours_min != PP_MILLI_NONE ||
               pp_place_of_credential(requirement->text) >= 0;
    default:
        return true;
    }
}

void pp_say_field(struct pp_buf *buf, const struct pp_requirement *requirement)
{
    static const char *const names[PP_KIND_COUNT] = {
        [PP_KIND_AGE_MIN] = "born, or age",
        [PP_KIND_AGE_MAX] = "born, or age",
        [PP_KIND_EDUCATION_MIN] = "education",
        [PP_KIND_LIVED_EXPERIENCE] = "lived_experience",
        [PP_KIND_RECOVERY_DURATION] = "recovery_since, or recovery_months",
        [PP_KIND_TRAINING_HOURS] = "training",
        [PP_KIND_CE_HOURS] = "continuing_education",
        [PP_KIND_COURSE] = "training",
        [PP_KIND_EXPERIENCE_HOURS] = "experience",
        [PP_KIND_SUPERVISION_HOURS] = "experience: supervision_hours",
        [PP_KIND_EXAM] = "exams",
        [PP_KIND_REFERENCES] = "references",
        [PP_KIND_RESIDENCY] = "lives_in, works_in",
        [PP_KIND_BACKGROUND_CHECK] = "background_check",
        [PP_KIND_CODE_OF_ETHICS] = "attests: code_of_ethics",
        [PP_KIND_INTERVIEW] = "attests: interview",
        [PP_KIND_PRIOR_CREDENTIAL] = "certifications",
    };
    if (names[requirement->kind] && field_can_answer(requirement)) {
        pp_buf_str(buf, names[requirement->kind]);
    } else {
        pp_buf_str(buf, "attests: ");
        pp_buf_add(buf, requirement->id);
    }
}
