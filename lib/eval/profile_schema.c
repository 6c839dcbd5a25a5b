#include "eval/profile_schema.h"

#include "rules/schema.h"

static void put_list(struct pp_json *json, const char *name, const char *entry,
                     struct pp_fields fields)
{
    pp_json_key(json, name);
    pp_schema_list_of(json, entry);
    pp_schema_definition(json, entry, fields);
}

static void put_attests(struct pp_json *json)
{
    struct pp_field answer = {.type = PP_FIELD_WORD, .words = &pp_yes_no_words};
    pp_json_object(json);
    pp_json_key(json, "type");
    pp_json_string(json, "object");
    pp_json_key(json, "additionalProperties");
    pp_schema_field(json, &answer);
    pp_json_end_object(json);
}

void pp_schema_profile(struct pp_json *json)
{
    struct pp_field codes = {.type = PP_FIELD_KEYS};
    pp_schema_begin(json, "peerpath profile",
                    "What is known of one person. What is left out is unknown, never no.");
    pp_schema_properties(json, pp_profile_fields);
    pp_json_key(json, "definitions");
    pp_json_object(json);
    put_list(json, "training", "training_entry", pp_training_entry_fields);
    put_list(json, "experience", "experience_entry", pp_experience_entry_fields);
    put_list(json, "exams", "exam", pp_exam_entry_fields);
    put_list(json, "certifications", "certification", pp_certification_fields);
    put_list(json, "continuing_education", "continuing_education_entry", pp_ce_entry_fields);
    pp_json_key(json, "approved_by");
    pp_schema_field(json, &codes);
    pp_json_key(json, "topics");
    pp_schema_hours_by_topic(json);
    pp_json_key(json, "attests");
    put_attests(json);
    pp_json_end_object(json);
    pp_json_end_object(json);
}
