#include "rules/schema.h"

void pp_schema_pair(struct pp_json *json, const char *key, const char *value)
{
    pp_json_key(json, key);
    pp_json_string(json, value);
}

/* A text may look like a number or a date (2024-05) to an editor. */
static void put_text_types(struct pp_json *json)
{
    pp_json_key(json, "type");
    pp_json_array(json);
    pp_json_string(json, "string");
    pp_json_string(json, "number");
    pp_json_end_array(json);
}

/* The words, and true and false beside yes and no: what they are to a reader of YAML 1.1 and of
 * JSON. */
static void put_enum(struct pp_json *json, const struct pp_words *words)
{
    pp_json_key(json, "enum");
    pp_json_array(json);
    for (size_t i = 0; i < words->count; i++)
        pp_json_string(json, words->list[i]);
    if (pp_word_find(words, PP_V("yes")) >= 0) {
        pp_json_bool(json, true);
        pp_json_bool(json, false);
    }
    pp_json_end_array(json);
}

static void put_range(struct pp_json *json, const struct pp_field *field)
{
    pp_schema_pair(json, "type",
                   field->type == PP_FIELD_COUNT || field->whole ? "integer" : "number");
    pp_json_key(json, "minimum");
    pp_json_int(json, field->min);
    pp_json_key(json, "maximum");
    pp_json_int(json, field->max);
}

static void put_text_list(struct pp_json *json)
{
    pp_schema_pair(json, "type", "array");
    pp_json_key(json, "items");
    pp_json_object(json);
    put_text_types(json);
    pp_json_end_object(json);
}

static void put_text_or_list(struct pp_json *json)
{
    pp_json_key(json, "anyOf");
    pp_json_array(json);
    pp_json_object(json);
    pp_schema_pair(json, "type", "string");
    pp_json_end_object(json);
    pp_json_object(json);
    put_text_list(json);
    pp_json_end_object(json);
    pp_json_end_array(json);
}

static void put_word_list(struct pp_json *json, const struct pp_words *words)
{
    pp_schema_pair(json, "type", "array");
    pp_json_key(json, "items");
    pp_json_object(json);
    put_enum(json, words);
    pp_json_end_object(json);
}

void pp_schema_reference(struct pp_json *json, const char *name)
{
    struct pp_buf path pp_cleanup_buf;
    pp_buf_init(&path, 256);
    pp_buf_printf(&path, "#/definitions/%s", name);
    pp_json_key(json, "$ref");
    pp_json_text(json, pp_buf_view(&path));
}

void pp_schema_field(struct pp_json *json, const struct pp_field *field)
{
    pp_json_object(json);
    switch (field->type) {
    case PP_FIELD_TEXT:
    case PP_FIELD_PLACE:
        put_text_types(json);
        break;
    case PP_FIELD_PATTERN:
        pp_schema_pair(json, "type", "string");
        break;
    case PP_FIELD_URL:
        pp_schema_pair(json, "type", "string");
        pp_schema_pair(json, "pattern", "^https?://[^\\s\"<>]+$");
        break;
    case PP_FIELD_ID:
        pp_schema_pair(json, "type", "string");
        pp_schema_pair(json, "pattern", "^[a-z][a-z0-9-]*$");
        break;
    case PP_FIELD_NAME:
        pp_schema_pair(json, "type", "string");
        pp_schema_pair(json, "pattern", "^[a-z][a-z0-9_.]*$");
        break;
    case PP_FIELD_AMOUNT:
    case PP_FIELD_COUNT:
        put_range(json, field);
        break;
    case PP_FIELD_WORD:
        put_enum(json, field->words);
        break;
    case PP_FIELD_WORDS:
        put_word_list(json, field->words);
        break;
    case PP_FIELD_DATE:
        pp_schema_pair(json, "type", "string");
        pp_schema_pair(json, "pattern", "^\\d{4}-\\d{2}-\\d{2}$");
        break;
    case PP_FIELD_SPAN:
        put_text_types(json);
        pp_schema_pair(json, "pattern", "^\\d{4}(-\\d{2}(-\\d{2})?)?$");
        break;
    case PP_FIELD_TEXTS:
        put_text_list(json);
        break;
    case PP_FIELD_KEYS:
        put_text_or_list(json);
        break;
    case PP_FIELD_NODE:
        pp_schema_reference(json, field->schema);
        break;
    }
    pp_json_end_object(json);
}

static void put_required(struct pp_json *json, struct pp_fields fields)
{
    bool any = false;
    for (size_t i = 0; i < fields.count; i++) {
        if (!fields.list[i].required)
            continue;
        if (!any) {
            pp_json_key(json, "required");
            pp_json_array(json);
        }
        any = true;
        pp_json_string(json, fields.list[i].name);
    }
    if (any)
        pp_json_end_array(json);
}

void pp_schema_properties(struct pp_json *json, struct pp_fields fields)
{
    pp_schema_pair(json, "type", "object");
    pp_json_key(json, "additionalProperties");
    pp_json_bool(json, false);
    put_required(json, fields);
    pp_json_key(json, "properties");
    pp_json_object(json);
    for (size_t i = 0; i < fields.count; i++) {
        pp_json_key(json, fields.list[i].name);
        pp_schema_field(json, &fields.list[i]);
    }
    pp_json_end_object(json);
}

void pp_schema_object(struct pp_json *json, struct pp_fields fields)
{
    pp_json_object(json);
    pp_schema_properties(json, fields);
    pp_json_end_object(json);
}

void pp_schema_definition(struct pp_json *json, const char *name, struct pp_fields fields)
{
    pp_json_key(json, name);
    pp_schema_object(json, fields);
}

void pp_schema_list_of(struct pp_json *json, const char *name)
{
    pp_json_object(json);
    pp_schema_pair(json, "type", "array");
    pp_json_key(json, "items");
    pp_json_object(json);
    pp_schema_reference(json, name);
    pp_json_end_object(json);
    pp_json_end_object(json);
}

void pp_schema_hours_by_topic(struct pp_json *json)
{
    pp_json_object(json);
    pp_schema_pair(json, "type", "object");
    pp_json_key(json, "additionalProperties");
    pp_json_object(json);
    pp_schema_pair(json, "type", "number");
    pp_json_key(json, "minimum");
    pp_json_int(json, 0);
    pp_json_end_object(json);
    pp_json_end_object(json);
}

void pp_schema_begin(struct pp_json *json, const char *title, const char *description)
{
    pp_json_object(json);
    pp_schema_pair(json, "$schema", "http://json-schema.org/draft-07/schema#");
    pp_schema_pair(json, "title", title);
    pp_schema_pair(json, "description", description);
}
