#include "rules/schema.h"

#include "rules/kinds.h"
#include "rules/load.h"

static void put(struct pp_json *json, const char *key, const char *value)
{
    pp_json_key(json, key);
    pp_json_string(json, value);
}

static void put_type(struct pp_json *json, const char *type)
{
    put(json, "type", type);
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
    put_type(json, field->type == PP_FIELD_COUNT ? "integer" : "number");
    pp_json_key(json, "minimum");
    pp_json_int(json, field->min);
    pp_json_key(json, "maximum");
    pp_json_int(json, field->max);
}

static void put_text_list(struct pp_json *json)
{
    put_type(json, "array");
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
    put_type(json, "string");
    pp_json_end_object(json);
    pp_json_object(json);
    put_text_list(json);
    pp_json_end_object(json);
    pp_json_end_array(json);
}

static void put_word_list(struct pp_json *json, const struct pp_words *words)
{
    put_type(json, "array");
    pp_json_key(json, "items");
    pp_json_object(json);
    put_enum(json, words);
    pp_json_end_object(json);
}

static void put_reference(struct pp_json *json, const char *name)
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
        put_type(json, "string");
        break;
    case PP_FIELD_URL:
        put_type(json, "string");
        put(json, "pattern", "^https?://[^\\s\"<>]+$");
        break;
    case PP_FIELD_ID:
        put_type(json, "string");
        put(json, "pattern", "^[a-z][a-z0-9-]*$");
        break;
    case PP_FIELD_NAME:
        put_type(json, "string");
        put(json, "pattern", "^[a-z][a-z0-9_.]*$");
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
        put_type(json, "string");
        put(json, "pattern", "^\\d{4}-\\d{2}-\\d{2}$");
        break;
    case PP_FIELD_SPAN:
        put_text_types(json);
        put(json, "pattern", "^\\d{4}(-\\d{2}(-\\d{2})?)?$");
        break;
    case PP_FIELD_TEXTS:
        put_text_list(json);
        break;
    case PP_FIELD_KEYS:
        put_text_or_list(json);
        break;
    case PP_FIELD_NODE:
        put_reference(json, field->schema);
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

static void put_properties(struct pp_json *json, struct pp_fields fields)
{
    put_type(json, "object");
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
    put_properties(json, fields);
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
    put_type(json, "array");
    pp_json_key(json, "items");
    pp_json_object(json);
    put_reference(json, name);
    pp_json_end_object(json);
    pp_json_end_object(json);
}

static void put_map_of(struct pp_json *json, const char *definition)
{
    pp_json_object(json);
    put_type(json, "object");
    pp_json_key(json, "additionalProperties");
    if (definition)
        pp_schema_list_of(json, definition);
    else
        pp_schema_object(json, pp_source_fields);
    pp_json_end_object(json);
}

void pp_schema_hours_by_topic(struct pp_json *json)
{
    pp_json_object(json);
    put_type(json, "object");
    pp_json_key(json, "additionalProperties");
    pp_json_object(json);
    put_type(json, "number");
    pp_json_key(json, "minimum");
    pp_json_int(json, 0);
    pp_json_end_object(json);
    pp_json_end_object(json);
}

void pp_schema_begin(struct pp_json *json, const char *title, const char *description)
{
    pp_json_object(json);
    put(json, "$schema", "http://json-schema.org/draft-07/schema#");
    put(json, "title", title);
    put(json, "description", description);
}

static void put_cost(struct pp_json *json)
{
    pp_json_object(json);
    put_type(json, "array");
    pp_json_key(json, "items");
    pp_json_object(json);
    put_type(json, "number");
    pp_json_end_object(json);
    pp_json_key(json, "minItems");
    pp_json_int(json, 2);
    pp_json_key(json, "maxItems");
    pp_json_int(json, 2);
    pp_json_end_object(json);
}

/* An area, or a mapping of one area to words. */
static void put_not_known(struct pp_json *json)
{
    pp_json_object(json);
    put_type(json, "array");
    pp_json_key(json, "items");
    pp_json_object(json);
    pp_json_key(json, "anyOf");
    pp_json_array(json);
    pp_json_object(json);
    put_type(json, "string");
    pp_json_end_object(json);
    pp_json_object(json);
    put_type(json, "object");
    pp_json_key(json, "minProperties");
    pp_json_int(json, 1);
    pp_json_key(json, "maxProperties");
    pp_json_int(json, 1);
    pp_json_end_object(json);
    pp_json_end_array(json);
    pp_json_end_object(json);
    pp_json_end_object(json);
}

static void put_kind(struct pp_json *json, enum pp_kind kind)
{
    pp_json_object(json);
    put(json, "description", pp_kinds[kind].summary);
    put_type(json, "object");
    pp_json_key(json, "additionalProperties");
    pp_json_bool(json, false);
    pp_json_key(json, "required");
    pp_json_array(json);
    pp_json_string(json, pp_kinds[kind].name);
    pp_json_string(json, "source");
    pp_json_end_array(json);
    pp_json_key(json, "properties");
    pp_json_object(json);
    pp_json_key(json, pp_kinds[kind].name);
    pp_schema_field(json, &pp_kinds[kind].value);
    for (size_t i = 0; i < pp_requirement_fields.count; i++) {
        const struct pp_field *field = &pp_requirement_fields.list[i];
        if (!pp_kind_takes(kind, pp_view_of(field->name)))
            continue;
        pp_json_key(json, field->name);
        pp_schema_field(json, field);
    }
    pp_json_end_object(json);
    pp_json_end_object(json);
}

static void put_requirement(struct pp_json *json)
{
    pp_json_object(json);
    pp_json_key(json, "oneOf");
    pp_json_array(json);
    for (int kind = 0; kind < PP_KIND_COUNT; kind++)
        put_kind(json, (enum pp_kind)kind);
    pp_json_end_array(json);
    pp_json_end_object(json);
}

/* A requirement, or {"any_of": [[requirement, …], …]}. */
static void put_item(struct pp_json *json)
{
    pp_json_object(json);
    pp_json_key(json, "anyOf");
    pp_json_array(json);
    pp_json_object(json);
    put_reference(json, "requirement");
    pp_json_end_object(json);
    pp_json_object(json);
    put_type(json, "object");
    pp_json_key(json, "additionalProperties");
    pp_json_bool(json, false);
    pp_json_key(json, "required");
    pp_json_array(json);
    pp_json_string(json, "any_of");
    pp_json_end_array(json);
    pp_json_key(json, "properties");
    pp_json_object(json);
    pp_json_key(json, "any_of");
    pp_json_object(json);
    put_type(json, "array");
    pp_json_key(json, "minItems");
    pp_json_int(json, 2);
    pp_json_key(json, "items");
    pp_schema_list_of(json, "requirement");
    pp_json_end_object(json);
    pp_json_key(json, "note");
    pp_json_object(json);
    put_type(json, "string");
    pp_json_end_object(json);
    pp_json_end_object(json);
    pp_json_end_object(json);
    pp_json_end_array(json);
    pp_json_end_object(json);
}

void pp_schema_state(struct pp_json *json)
{
    pp_schema_begin(json, "peerpath state file", "The rules of one jurisdiction: states/XX.yaml");
    put_properties(json, pp_jurisdiction_fields);
    pp_json_key(json, "definitions");
    pp_json_object(json);
    pp_json_key(json, "sources");
    put_map_of(json, NULL);
    pp_json_key(json, "credentials");
    pp_schema_list_of(json, "credential");
    pp_schema_definition(json, "credential", pp_credential_fields);
    pp_schema_definition(json, "training", pp_training_fields);
    pp_json_key(json, "cost");
    put_cost(json);
    pp_json_key(json, "routes");
    put_map_of(json, "item");
    pp_json_key(json, "item");
    put_item(json);
    pp_json_key(json, "requirement");
    put_requirement(json);
    pp_json_key(json, "not_known");
    put_not_known(json);
    pp_schema_definition(json, "renewal", pp_renewal_fields);
    pp_json_key(json, "topics");
    pp_schema_hours_by_topic(json);
    pp_json_key(json, "fees");
    pp_schema_list_of(json, "fee");
    pp_schema_definition(json, "fee", pp_fee_fields);
    pp_schema_definition(json, "reciprocity", pp_reciprocity_fields);
    pp_json_end_object(json);
    pp_json_end_object(json);
}
