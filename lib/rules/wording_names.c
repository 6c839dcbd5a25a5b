/* The words of the vocabularies as people say them. */
#include "rules/kinds.h"
#include "rules/wording.h"

static const char *const lived_names[] = {
    [PP_LIVED_MENTAL_HEALTH] = "a mental health condition",
    [PP_LIVED_SUBSTANCE_USE] = "substance use",
    [PP_LIVED_CO_OCCURRING] = "both a mental health condition and substance use",
    [PP_LIVED_FAMILY_MEMBER] = "being a family member of a person with such a condition",
    [PP_LIVED_PARENT_OR_CAREGIVER] =
        "being a parent or caregiver of a person with such a condition",
    [PP_LIVED_JUSTICE] = "the justice system",
    [PP_LIVED_YOUTH] = "services as a young person",
    [PP_LIVED_VETERAN] = "military service (veterans)",
};

void pp_say_lived(struct pp_buf *buf, uint32_t bits)
{
    const uint32_t own = 1U << PP_LIVED_MENTAL_HEALTH | 1U << PP_LIVED_SUBSTANCE_USE;
    if ((bits & own) == own)
        bits &= ~(1U << PP_LIVED_CO_OCCURRING); /* whoever has both has one of them */
    for (int i = 0; i <= PP_LIVED_VETERAN; i++) {
        if (!(bits & 1U << i))
            continue;
        pp_buf_str(buf, lived_names[i]);
        bits &= ~(1U << i);
        if (bits)
            pp_buf_str(buf, bits & (bits - 1) ? ", " : " or ");
    }
}

const char *pp_education_name(int education)
{
    static const char *const names[] = {
        [PP_EDUCATION_NONE] = "no diploma",
        [PP_EDUCATION_GED_OR_DIPLOMA] = "a high school diploma or GED",
        [PP_EDUCATION_SOME_COLLEGE] = "some college",
        [PP_EDUCATION_ASSOCIATE] = "an associate degree",
        [PP_EDUCATION_BACHELOR] = "a bachelor's degree",
    };
    return education >= 0 && education <= PP_EDUCATION_BACHELOR ? names[education] : "schooling";
}

const char *pp_track_name(int track)
{
    static const char *const names[] = {
        [PP_TRACK_MENTAL_HEALTH] = "mental health",
        [PP_TRACK_SUBSTANCE_USE] = "substance use",
        [PP_TRACK_INTEGRATED] = "mental health and substance use",
        [PP_TRACK_FAMILY] = "family",
        [PP_TRACK_YOUTH] = "youth",
        [PP_TRACK_VETERAN] = "veterans",
        [PP_TRACK_JUSTICE] = "justice",
    };
    return track >= 0 && track <= PP_TRACK_JUSTICE ? names[track] : "";
}

void pp_say_credential(struct pp_buf *buf, const struct pp_credential *credential)
{
    pp_buf_add(buf, credential->title);
    if (credential->acronym.len)
        pp_buf_printf(buf, " (%.*s)", PP_VARG(credential->acronym));
    pp_buf_printf(buf, " [%.*s]", PP_VARG(credential->id));
}

void pp_say_prior(struct pp_buf *buf, const struct pp_requirement *requirement)
{
    if (requirement->named)
        pp_say_credential(buf, requirement->named);
    else
        pp_buf_add(buf, requirement->text);
}

void pp_say_topic(struct pp_buf *buf, struct pp_view topic)
{
    for (size_t i = 0; i < topic.len; i++)
        pp_buf_char(buf, topic.ptr[i] == '_' ? ' ' : topic.ptr[i]);
}

void pp_say_amount(struct pp_buf *buf, enum pp_kind kind, pp_milli amount)
{
    struct pp_view unit = pp_view_of(pp_kinds[kind].unit ? pp_kinds[kind].unit : "hours");
    pp_milli_format(buf, amount);
    pp_buf_char(buf, ' ');
    pp_buf_add(buf, amount == PP_MILLI ? pp_view_first(unit, unit.len - 1) : unit);
}

void pp_say_area(struct pp_buf *buf, struct pp_view area)
{
    static const struct {
        const char *area;
        const char *words;
    } names[] = {
        {"age_min", "the minimum age"},
        {"age_max", "a maximum age"},
        {"education_min", "schooling"},
        {"lived_experience", "lived experience"},
        {"recovery_duration", "time in recovery"},
        {"training_hours", "hours of training"},
        {"ce_hours", "continuing education"},
        {"course", "named courses"},
        {"experience_hours", "hours of work"},
        {"supervision_hours", "hours of supervision"},
        {"exam", "an exam"},
        {"references", "letters of reference"},
        {"residency", "living or working there"},
        {"employment", "work of a certain kind"},
        {"background_check", "a background check"},
        {"code_of_ethics", "a code of ethics"},
        {"orientation", "an orientation"},
        {"interview", "an interview"},
        {"prior_credential", "a credential already held"},
        {"prior_status", "a status already held"},
        {"other", "other conditions"},
        {"requirements", "further conditions"},
        {"status", "whether it is still issued"},
        {"detail", "a detail"},
        {"renewal.ce_hours", "how many hours of continuing education renewal takes"},
        {"renewal.ce_breakdown", "on which topics the continuing education must be"},
        {"renewal.of_which", "on which topics the continuing education must be"},
        {"renewal.period", "how often it is renewed"},
        {"renewal.period_months", "how often it is renewed"},
        {"renewal.every_months", "how often it is renewed"},
        {"renewal.fee", "the fee to renew"},
        {"fees.renewal", "the fee to renew"},
    };
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (pp_view_is(area, names[i].area)) {
            pp_buf_str(buf, names[i].words);
            return;
        }
    }
    for (size_t i = 0; i < area.len; i++) {
        char c = area.ptr[i];
        pp_buf_add(buf, c == '_' ? PP_V(" ") : c == '.' ? PP_V(", ") : (struct pp_view){&c, 1});
    }
}
