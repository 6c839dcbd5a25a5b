/* The JSON Schema of a state file. */
#include "rules/schema.h"

#include "rules/kinds.h"
#include "rules/load.h"

static void put_map_of(struct pp_json *json, const char *definition)
{
    pp_json_object(json);
    pp_schema_pair(json, "type", "object");
    pp_json_key(json, "additionalProperties");
    if (definition)
        pp_schema_list_of(json, definition);
    else
        pp_schema_object(json, pp_source_fields);
    pp_json_end_object(json);
}

static void put_cost(struct pp_json *json)
{
    pp_json_object(json);
    pp_schema_pair(json, "type", "array");
    pp_json_key(json, "items");
    pp_json_object(json);
    pp_schema_pair(json, "type", "number");
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
    pp_schema_pair(json, "type", "array");
    pp_json_key(json, "items");
    pp_json_object(json);
    pp_json_key(json, "anyOf");
    pp_json_array(json);
    pp_json_object(json);
    pp_schema_pair(json, "type", "string");
    pp_json_end_object(json);
    pp_json_object(json);
    pp_schema_pair(json, "type", "object");
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
    pp_schema_pair(json, "description", pp_kinds[kind].summary);
    pp_schema_pair(json, "type", "object");
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
    pp_schema_reference(json, "requirement");
    pp_json_end_object(json);
    pp_json_object(json);
    pp_schema_pair(json, "type", "object");
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
    pp_schema_pair(json, "type", "array");
    pp_json_key(json, "minItems");
    pp_json_int(json, 2);
    pp_json_key(json, "items");
    pp_schema_list_of(json, "requirement");
    pp_json_end_object(json);
    pp_json_key(json, "note");
    pp_json_object(json);
    pp_schema_pair(json, "type", "string");
    pp_json_end_object(json);
    pp_json_end_object(json);
    pp_json_end_object(json);
    pp_json_end_array(json);
    pp_json_end_object(json);
}

void pp_schema_state(struct pp_json *json)
{
    pp_schema_begin(json, "peerpath state file", "The rules of one jurisdiction: states/XX.yaml");
    pp_schema_properties(json, pp_jurisdiction_fields);
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
