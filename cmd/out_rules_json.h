/* Parts of the rules as JSON, shared by `show` and `check`. */
#ifndef PP_CMD_OUT_RULES_JSON_H
#define PP_CMD_OUT_RULES_JSON_H

#include "read/json_write.h"
#include "rules/db.h"

/* One jurisdiction in the dossiers' own words (design, "JSON"); `only` may name one credential of
 * it, or be NULL. */
void pp_out_jurisdiction_json(struct pp_json *json, const struct pp_jurisdiction *jurisdiction,
                              const struct pp_credential *only);
/* "2026.11.21": the version of the data in use. */
void pp_say_data_version(struct pp_buf *buf, struct pp_db *db);
/* A date, or null. */
void pp_json_date(struct pp_json *json, pp_date date);
/* [{"url": …, "publisher": …}, …] */
void pp_out_sources_json(struct pp_json *json, const struct pp_sources *sources);
/* A key and a text, left out when the text is empty. */
void pp_json_pair(struct pp_json *json, const char *key, struct pp_view text);
/* A list of texts under a key, written even when it is empty. */
void pp_json_list(struct pp_json *json, const char *key, const struct pp_views *texts);

#endif
