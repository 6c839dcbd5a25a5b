#include "rules/kinds.h"

#define REQ(field) offsetof(struct pp_requirement, field)

/* The most that an amount can sensibly be: beyond it somebody mistyped. */
enum {
    MOST_YEARS = 120,
    MOST_MONTHS = 600,
    MOST_HOURS = 20000,
    MOST_LETTERS = 20
};

#define AMOUNT(low, high)                                                                          \
    {                                                                                              \
        .type = PP_FIELD_AMOUNT, .offset = REQ(amount), .min = low, .max = high                    \
    }
#define WHOLE(low, high)                                                                           \
    {                                                                                              \
        .type = PP_FIELD_AMOUNT, .offset = REQ(amount), .min = low, .max = high, .whole = true     \
    }
#define WORD(table)                                                                                \
    {                                                                                              \
        .type = PP_FIELD_WORD, .offset = REQ(word), .words = &table                                \
    }
#define TEXT                                                                                       \
    {                                                                                              \
        .type = PP_FIELD_TEXT, .offset = REQ(text)                                                 \
    }

const struct pp_kind_info pp_kinds[PP_KIND_COUNT] = {
    [PP_KIND_AGE_MIN] = {"age_min", WHOLE(0, MOST_YEARS), "years", PP_STAGE_APPLY,
                         PP_CLOSES_BY_WAITING, "at least so many years old"},
    [PP_KIND_AGE_MAX] = {"age_max", WHOLE(0, MOST_YEARS), "years", PP_STAGE_APPLY, PP_CLOSES_NEVER,
                         "at most so many years old"},
    [PP_KIND_EDUCATION_MIN] = {"education_min", WORD(pp_education_words), NULL, PP_STAGE_APPLY,
                               PP_CLOSES_BY_DOING, "at least this schooling"},
    [PP_KIND_LIVED_EXPERIENCE] = {"lived_experience",
                                  {.type = PP_FIELD_WORDS,
                                   .offset = REQ(lived),
                                   .words = &pp_lived_words},
                                  NULL,
                                  PP_STAGE_APPLY,
                                  PP_CLOSES_NEVER,
                                  "lived experience of any one of these"},
    [PP_KIND_RECOVERY_DURATION] = {"recovery_duration", WHOLE(0, MOST_MONTHS), "months",
                                   PP_STAGE_APPLY, PP_CLOSES_BY_WAITING,
                                   "so many months in recovery"},
    [PP_KIND_TRAINING_HOURS] = {"training_hours", AMOUNT(0, MOST_HOURS), "hours", PP_STAGE_APPLY,
                                PP_CLOSES_BY_DOING, "so many hours of training"},
    [PP_KIND_CE_HOURS] = {"ce_hours", AMOUNT(0, MOST_HOURS), "hours", PP_STAGE_APPLY,
                          PP_CLOSES_BY_DOING, "so many hours of continuing education"},
    [PP_KIND_COURSE] = {"course", TEXT, NULL, PP_STAGE_APPLY, PP_CLOSES_BY_DOING, "a named course"},
    [PP_KIND_EXPERIENCE_HOURS] = {"experience_hours", AMOUNT(0, MOST_HOURS), "hours",
                                  PP_STAGE_APPLY, PP_CLOSES_BY_DOING,
                                  "so many hours of peer support work"},
    [PP_KIND_SUPERVISION_HOURS] = {"supervision_hours", AMOUNT(0, MOST_HOURS), "hours",
                                   PP_STAGE_APPLY, PP_CLOSES_BY_DOING,
                                   "so many hours of supervision received"},
    [PP_KIND_EXAM] = {"exam", TEXT, NULL, PP_STAGE_CERTIFY, PP_CLOSES_BY_DOING, "an exam passed"},
    [PP_KIND_REFERENCES] = {"references", WHOLE(0, MOST_LETTERS), "letters", PP_STAGE_APPLY,
                            PP_CLOSES_BY_DOING, "so many letters of reference"},
    [PP_KIND_RESIDENCY] = {"residency", WORD(pp_residency_words), NULL, PP_STAGE_APPLY,
                           PP_CLOSES_BY_DOING, "living or working in the jurisdiction"},
    [PP_KIND_EMPLOYMENT] = {"employment", TEXT, NULL, PP_STAGE_APPLY, PP_CLOSES_BY_DOING,
                            "work of a certain kind"},
    [PP_KIND_BACKGROUND_CHECK] = {"background_check", WORD(pp_background_words), NULL,
                                  PP_STAGE_CERTIFY, PP_CLOSES_BY_DOING, "a background check"},
    [PP_KIND_CODE_OF_ETHICS] = {"code_of_ethics", WORD(pp_yes_no_words), NULL, PP_STAGE_CERTIFY,
                                PP_CLOSES_BY_DOING, "agreeing to a code of ethics"},
    [PP_KIND_ORIENTATION] = {"orientation", TEXT, NULL, PP_STAGE_APPLY, PP_CLOSES_BY_DOING,
                             "an orientation attended"},
    [PP_KIND_INTERVIEW] = {"interview", WORD(pp_yes_no_words), NULL, PP_STAGE_CERTIFY,
                           PP_CLOSES_BY_DOING, "an interview"},
    [PP_KIND_PRIOR_CREDENTIAL] = {"prior_credential", TEXT, NULL, PP_STAGE_APPLY,
                                  PP_CLOSES_BY_DOING, "a credential already held"},
    [PP_KIND_PRIOR_STATUS] = {"prior_status", TEXT, NULL, PP_STAGE_APPLY, PP_CLOSES_BY_DOING,
                              "a status already held"},
    [PP_KIND_OTHER] = {"other", TEXT, NULL, PP_STAGE_APPLY, PP_CLOSES_BY_DOING,
                       "a condition in plain words"},
};

int pp_kind_find(struct pp_view name)
{
    for (int i = 0; i < PP_KIND_COUNT; i++)
        if (pp_view_is(name, pp_kinds[i].name))
            return i;
    return -1;
}

void pp_kinds_offer(struct pp_suggest *suggest)
{
    for (int i = 0; i < PP_KIND_COUNT; i++)
        pp_suggest_offer(suggest, pp_view_of(pp_kinds[i].name));
}

#define T(key, field)                                                                              \
    {                                                                                              \
        .name = key, .type = PP_FIELD_TEXT, .offset = REQ(field)                                   \
    }
#define N(key, field, high)                                                                        \
    {                                                                                              \
        .name = key, .type = PP_FIELD_COUNT, .offset = REQ(field), .min = 0, .max = high           \
    }
#define W(key, field, table)                                                                       \
    {                                                                                              \
        .name = key, .type = PP_FIELD_WORD, .offset = REQ(field), .words = &table                  \
    }
#define SPAN(key, field)                                                                           \
    {                                                                                              \
        .name = key, .type = PP_FIELD_SPAN, .offset = REQ(field)                                   \
    }
#define KEYS(key, field)                                                                           \
    {                                                                                              \
        .name = key, .type = PP_FIELD_KEYS, .offset = REQ(field)                                   \
    }

static const struct pp_field fields[] = {
    {.name = "id", .type = PP_FIELD_NAME, .offset = REQ(short_id)},
    W("stage", stage, pp_stage_words),
    T("evidence", evidence),
    KEYS("source", source_keys),
    T("note", note),
    SPAN("effective", effective),
    SPAN("until", until),
    W("waivable", waivable, pp_yes_no_words),
    N("months", months, MOST_MONTHS),
    W("of", recovery_of, pp_recovery_words),
    N("window_months", window_months, MOST_MONTHS),
    T("topic", topic),
    T("name", name),
    T("approved_by", approved_by),
    W("online", online, pp_answer_words),
    {.name = "matches", .type = PP_FIELD_PATTERN, .offset = REQ(matches)},
    {.name = "hours", .type = PP_FIELD_AMOUNT, .offset = REQ(hours), .min = 0, .max = MOST_HOURS},
    W("pay", pay, pp_pay_words),
    W("supervised", supervised, pp_yes_no_words),
    T("provider", provider),
    T("passing", passing),
    W("icrc", icrc, pp_yes_no_words),
    T("who", who),
    N("percent", percent, 100),
    T("disqualifies", disqualifies),
    KEYS("issued_in", issued_in),
    {.name = "training_hours_min",
     .type = PP_FIELD_AMOUNT,
     .offset = REQ(training_hours_min),
     .min = 0,
     .max = MOST_HOURS},
    {.name = "credentials", .type = PP_FIELD_TEXTS, .offset = REQ(credentials)},
    {.name = "track", .type = PP_FIELD_WORDS, .offset = REQ(tracks), .words = &pp_track_words},
};

const struct pp_fields pp_requirement_fields = PP_FIELDS_OF(fields);

/* The keys that only some kinds take; all other keys of the table go with every kind. */
static const struct {
    const char *key;
    uint32_t kinds;
} special[] = {
#define K(kind) (1U << PP_KIND_##kind)
    {"waivable", K(EDUCATION_MIN)},
    {"months", K(LIVED_EXPERIENCE) | K(EMPLOYMENT) | K(OTHER)},
    {"of", K(RECOVERY_DURATION)},
    {"window_months",
     K(RECOVERY_DURATION) | K(TRAINING_HOURS) | K(CE_HOURS) | K(EXPERIENCE_HOURS) | K(OTHER)},
    {"topic", K(TRAINING_HOURS) | K(CE_HOURS) | K(EXPERIENCE_HOURS) | K(SUPERVISION_HOURS)},
    {"name", K(TRAINING_HOURS)},
    {"approved_by", K(TRAINING_HOURS) | K(COURSE)},
    {"online", K(TRAINING_HOURS)},
    {"matches", K(TRAINING_HOURS) | K(COURSE) | K(EXAM) | K(ORIENTATION) | K(PRIOR_CREDENTIAL)},
    {"hours", K(COURSE) | K(ORIENTATION)},
    {"pay", K(EXPERIENCE_HOURS)},
    {"supervised", K(EXPERIENCE_HOURS)},
    {"provider", K(EXAM)},
    {"passing", K(EXAM)},
    {"icrc", K(EXAM) | K(PRIOR_CREDENTIAL)},
    {"who", K(REFERENCES)},
    {"percent", K(RESIDENCY)},
    {"disqualifies", K(BACKGROUND_CHECK)},
    {"issued_in", K(PRIOR_CREDENTIAL)},
    {"training_hours_min", K(PRIOR_CREDENTIAL)},
    {"credentials", K(PRIOR_CREDENTIAL)},
    {"track", K(PRIOR_CREDENTIAL)},
#undef K
};

bool pp_is_listed(const struct pp_requirement *requirement)
{
    return requirement->approved_by.len && !pp_view_is(requirement->approved_by, "any");
}

struct pp_view pp_course_to_confirm(const struct pp_requirement *requirement)
{
    return pp_is_listed(requirement) || requirement->matches.len ? PP_V("") : requirement->name;
}

bool pp_kind_takes(enum pp_kind kind, struct pp_view key)
{
    for (size_t i = 0; i < sizeof(special) / sizeof(special[0]); i++)
        if (pp_view_is(key, special[i].key))
            return special[i].kinds & (1U << kind);
    return true;
}
