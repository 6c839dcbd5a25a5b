/* The JSON Schema of a profile, for editors. */
#ifndef PP_EVAL_PROFILE_SCHEMA_H
#define PP_EVAL_PROFILE_SCHEMA_H

#include "eval/profile.h"
#include "read/json_write.h"

/* Written from the tables that read profiles, as one JSON object (draft-07). */
void pp_schema_profile(struct pp_json *json);

#endif
