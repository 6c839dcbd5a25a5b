/* The fields of a profile: the tables by which it is read and its JSON Schema is written. */
#include "eval/profile.h"

#define P(field)  offsetof(struct pp_profile, field)
#define T(field)  offsetof(struct pp_training_entry, field)
#define E(field)  offsetof(struct pp_experience_entry, field)
#define X(field)  offsetof(struct pp_exam_entry, field)
#define C(field)  offsetof(struct pp_certification, field)
#define CE(field) offsetof(struct pp_ce_entry, field)

enum {
    MOST_HOURS = 200000
};

static const struct pp_field profile_table[] = {
    {.name = "profile", .type = PP_FIELD_COUNT, .offset = P(version), .max = 99},
    {.name = "id", .type = PP_FIELD_TEXT, .offset = P(id)},
    {.name = "born", .type = PP_FIELD_DATE, .offset = P(born)},
    {.name = "age", .type = PP_FIELD_AMOUNT, .offset = P(age), .max = 120, .whole = true},
    {.name = "lives_in", .type = PP_FIELD_PLACE, .offset = P(lives_in)},
    {.name = "works_in", .type = PP_FIELD_PLACE, .offset = P(works_in)},
    {.name = "education",
     .type = PP_FIELD_WORD,
     .offset = P(education),
     .words = &pp_education_words},
    {.name = "lived_experience",
     .type = PP_FIELD_WORDS,
     .offset = P(lived),
     .words = &pp_lived_words},
    {.name = "recovery_since", .type = PP_FIELD_DATE, .offset = P(recovery_since)},
    {.name = "recovery_months", .type = PP_FIELD_AMOUNT, .offset = P(recovery_months), .max = 1200},
    {.name = "training", .type = PP_FIELD_NODE, .offset = P(training_node), .schema = "training"},
    {.name = "experience",
     .type = PP_FIELD_NODE,
     .offset = P(experience_node),
     .schema = "experience"},
    {.name = "exams", .type = PP_FIELD_NODE, .offset = P(exams_node), .schema = "exams"},
    {.name = "references",
     .type = PP_FIELD_AMOUNT,
     .offset = P(references),
     .max = 100,
     .whole = true},
    {.name = "background_check",
     .type = PP_FIELD_WORD,
     .offset = P(background_check),
     .words = &pp_record_words},
    {.name = "certifications",
     .type = PP_FIELD_NODE,
     .offset = P(certifications_node),
     .schema = "certifications"},
    {.name = "continuing_education",
     .type = PP_FIELD_NODE,
     .offset = P(ce_node),
     .schema = "continuing_education"},
    {.name = "attests", .type = PP_FIELD_NODE, .offset = P(attests_node), .schema = "attests"},
};

static const struct pp_field training_table[] = {
    {.name = "name", .type = PP_FIELD_TEXT, .offset = T(name)},
    {.name = "hours", .type = PP_FIELD_AMOUNT, .offset = T(hours), .max = MOST_HOURS},
    {.name = "completed", .type = PP_FIELD_DATE, .offset = T(completed)},
    {.name = "provider", .type = PP_FIELD_TEXT, .offset = T(provider)},
    {.name = "approved_by",
     .type = PP_FIELD_NODE,
     .offset = T(approved_node),
     .schema = "approved_by"},
    {.name = "topics", .type = PP_FIELD_NODE, .offset = T(topics_node), .schema = "topics"},
};

static const struct pp_field experience_table[] = {
    {.name = "role", .type = PP_FIELD_TEXT, .offset = E(role)},
    {.name = "hours", .type = PP_FIELD_AMOUNT, .offset = E(hours), .max = MOST_HOURS},
    {.name = "from", .type = PP_FIELD_DATE, .offset = E(from)},
    {.name = "to", .type = PP_FIELD_DATE, .offset = E(to)},
    {.name = "pay", .type = PP_FIELD_WORD, .offset = E(pay), .words = &pp_pay_words},
    {.name = "supervised",
     .type = PP_FIELD_WORD,
     .offset = E(supervised),
     .words = &pp_yes_no_words},
    {.name = "supervision_hours",
     .type = PP_FIELD_AMOUNT,
     .offset = E(supervision_hours),
     .max = MOST_HOURS},
    {.name = "supervision_topics",
     .type = PP_FIELD_NODE,
     .offset = E(topics_node),
     .schema = "topics"},
};

static const struct pp_field exam_table[] = {
    {.name = "name", .type = PP_FIELD_TEXT, .offset = X(name), .required = true},
    {.name = "passed", .type = PP_FIELD_DATE, .offset = X(passed)},
};

static const struct pp_field certification_table[] = {
    {.name = "credential", .type = PP_FIELD_TEXT, .offset = C(id)},
    {.name = "name", .type = PP_FIELD_TEXT, .offset = C(name)},
    {.name = "jurisdiction", .type = PP_FIELD_PLACE, .offset = C(jurisdiction)},
    {.name = "issued", .type = PP_FIELD_DATE, .offset = C(issued)},
    {.name = "expires", .type = PP_FIELD_DATE, .offset = C(expires)},
};

static const struct pp_field ce_table[] = {
    {.name = "hours",
     .type = PP_FIELD_AMOUNT,
     .offset = CE(hours),
     .required = true,
     .max = MOST_HOURS},
    {.name = "topic", .type = PP_FIELD_TEXT, .offset = CE(topic)},
    {.name = "completed", .type = PP_FIELD_DATE, .offset = CE(completed)},
};

const struct pp_fields pp_profile_fields = PP_FIELDS_OF(profile_table);
const struct pp_fields pp_training_entry_fields = PP_FIELDS_OF(training_table);
const struct pp_fields pp_experience_entry_fields = PP_FIELDS_OF(experience_table);
const struct pp_fields pp_exam_entry_fields = PP_FIELDS_OF(exam_table);
const struct pp_fields pp_certification_fields = PP_FIELDS_OF(certification_table);
const struct pp_fields pp_ce_entry_fields = PP_FIELDS_OF(ce_table);
