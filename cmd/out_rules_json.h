/* Parts of the rules as JSON, shared by `show` and `check`. */
#ifndef PP_CMD_OUT_RULES_JSON_H
#define PP_CMD_OUT_RULES_JSON_H

#include "json_parts.h"
#include "rules/db.h"

/* One jurisdiction in the dossiers' own words (design, "JSON"); `only` may name one credential of
 * it, or be NULL. */
void pp_out_jurisdiction_json(struct pp_json *json, const struct pp_jurisdiction *jurisdiction,
                              const struct pp_credential *only);
/* The requirements of a route as an array; a choice is {"any_of": [[…], …]}. */
void pp_out_route_json(struct pp_json *json, const struct pp_route *route);
/* The keys of a requirement, into an open object. */
void pp_out_requirement_keys(struct pp_json *json, const struct pp_requirement *requirement);
/* When the application to renew is due and when it opens, as in the data: "apply_days_before": 60;
 * into an open object. */
void pp_out_leads_json(struct pp_json *json, const struct pp_renewal *renewal);
/* A text of the rules under a key, its sources by their titles: as people read it, where the reader
 * of the JSON has no list of keys. Left out when it is empty. */
void pp_out_text_json(struct pp_json *json, const char *key,
                      const struct pp_jurisdiction *jurisdiction, struct pp_view text);
/* A list of such texts, written even when it is empty. */
void pp_out_texts_json(struct pp_json *json, const char *key,
                       const struct pp_jurisdiction *jurisdiction, const struct pp_views *texts);
/* The fees for one thing ("renewal", "other") under a key: [{"usd", "note", "sources"}]. */
void pp_out_fees_json(struct pp_json *json, const char *key, const struct pp_credential *credential,
                      const char *what);
/* [{"url": …, "publisher": …}, …] */
void pp_out_sources_json(struct pp_json *json, const struct pp_sources *sources);

#endif
