/* Values of the rules as JSON: each writes a key and a value, or nothing where nothing is given. */
#ifndef PP_CMD_JSON_PARTS_H
#define PP_CMD_JSON_PARTS_H

#include "eval/outcome.h"
#include "read/json_write.h"
#include "rules/field.h"

/* A key and a text, left out when the text is empty. */
void pp_json_pair(struct pp_json *json, const char *key, struct pp_view text);
/* A key that is always there, and a text, or null when that is empty. */
void pp_json_text_or_null(struct pp_json *json, const char *key, struct pp_view text);
/* A list of texts under a key, written even when it is empty. */
void pp_json_list(struct pp_json *json, const char *key, const struct pp_views *texts);
/* A word of a vocabulary under a key. */
void pp_json_word(struct pp_json *json, const char *key, const struct pp_words *words, int word);
/* yes and no as JSON's own true and false. */
void pp_json_yes_no(struct pp_json *json, const char *key, int word);
/* A set of words as an array, without a key. */
void pp_json_words(struct pp_json *json, const struct pp_words *words, uint32_t bits);
void pp_json_amount(struct pp_json *json, const char *key, pp_milli amount);
/* An amount under a key that is always there: null when it is not given. */
void pp_json_amount_or_null(struct pp_json *json, const char *key, pp_milli amount);
/* true, false, or null where it is not known. */
void pp_json_state(struct pp_json *json, const char *key, enum pp_state state);
/* Two amounts under a key, as an array: the least and the most. */
void pp_json_range(struct pp_json *json, const char *key, pp_milli least, pp_milli most);
void pp_json_count(struct pp_json *json, const char *key, int count);
void pp_json_size(struct pp_json *json, const char *key, size_t count);
void pp_json_span(struct pp_json *json, const char *key, struct pp_date_span span);
/* The keys of a fact's sources under "source": a text, or a list when there are several. */
void pp_json_source(struct pp_json *json, const struct pp_views *keys);
/* A date, or null; without a key. */
void pp_json_date(struct pp_json *json, pp_date date);
/* A date, or null, under a key. */
void pp_json_day(struct pp_json *json, const char *key, pp_date date);

#endif
