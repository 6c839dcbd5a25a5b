/* JSON Schemas (draft-07, for editors) written from the same tables that read the documents. */
#ifndef PP_RULES_SCHEMA_H
#define PP_RULES_SCHEMA_H

#include "read/json_write.h"
#include "rules/field.h"

/* The schema of a state file, as one JSON object. */
void pp_schema_state(struct pp_json *json);

/* The head of a schema: opens the object and writes $schema, title and description. */
void pp_schema_begin(struct pp_json *json, const char *title, const char *description);
/* A key and a text: "type": "object". */
void pp_schema_pair(struct pp_json *json, const char *key, const char *value);
/* "$ref": "#/definitions/NAME" */
void pp_schema_reference(struct pp_json *json, const char *name);
/* The keys of an object that a table reads, without its braces. */
void pp_schema_properties(struct pp_json *json, struct pp_fields fields);
/* The properties of a mapping read by a table, as the object {"type": "object", …}. */
void pp_schema_object(struct pp_json *json, struct pp_fields fields);
/* The same as one named definition. */
void pp_schema_definition(struct pp_json *json, const char *name, struct pp_fields fields);
/* {"type": "array", "items": {"$ref": "#/definitions/NAME"}} */
void pp_schema_list_of(struct pp_json *json, const char *name);
/* {"type": "object", "additionalProperties": {…number…}} */
void pp_schema_hours_by_topic(struct pp_json *json);
/* What one field may hold. */
void pp_schema_field(struct pp_json *json, const struct pp_field *field);

#endif
