#include "json_parts.h"

void pp_json_pair(struct pp_json *json, const char *key, struct pp_view text)
{
    if (!text.len)
        return;
    pp_json_key(json, key);
    pp_json_text(json, text);
}

void pp_json_text_or_null(struct pp_json *json, const char *key, struct pp_view text)
{
    pp_json_key(json, key);
    if (text.len)
        pp_json_text(json, text);
    else
        pp_json_null(json);
}

void pp_json_list(struct pp_json *json, const char *key, const struct pp_views *texts)
{
    pp_json_key(json, key);
    pp_json_array(json);
    for (size_t i = 0; i < texts->count; i++)
        pp_json_text(json, texts->list[i]);
    pp_json_end_array(json);
}

void pp_json_word(struct pp_json *json, const char *key, const struct pp_words *words, int word)
{
    if (word == PP_INT_NONE)
        return;
    pp_json_key(json, key);
    pp_json_string(json, pp_word(words, word));
}

/* yes and no as JSON's own true and false. */
void pp_json_yes_no(struct pp_json *json, const char *key, int word)
{
    if (word == PP_INT_NONE)
        return;
    pp_json_key(json, key);
    pp_json_bool(json, word == 0);
}

void pp_json_words(struct pp_json *json, const struct pp_words *words, uint32_t bits)
{
    pp_json_array(json);
    for (size_t i = 0; i < words->count; i++)
        if (bits & 1U << i)
            pp_json_string(json, words->list[i]);
    pp_json_end_array(json);
}

void pp_json_amount(struct pp_json *json, const char *key, pp_milli amount)
{
    if (amount == PP_MILLI_NONE)
        return;
    pp_json_key(json, key);
    pp_json_milli(json, amount);
}

void pp_json_amount_or_null(struct pp_json *json, const char *key, pp_milli amount)
{
    pp_json_key(json, key);
    if (amount == PP_MILLI_NONE)
        pp_json_null(json);
    else
        pp_json_milli(json, amount);
}

void pp_json_state(struct pp_json *json, const char *key, enum pp_state state)
{
    pp_json_key(json, key);
    if (state == PP_STATE_UNKNOWN)
        pp_json_null(json);
    else
        pp_json_bool(json, state == PP_STATE_MET);
}

void pp_json_range(struct pp_json *json, const char *key, pp_milli least, pp_milli most)
{
    pp_json_key(json, key);
    pp_json_array(json);
    pp_json_milli(json, least);
    pp_json_milli(json, most);
    pp_json_end_array(json);
}

void pp_json_count(struct pp_json *json, const char *key, int count)
{
    if (count == PP_INT_NONE)
        return;
    pp_json_key(json, key);
    pp_json_int(json, count);
}

void pp_json_size(struct pp_json *json, const char *key, size_t count)
{
    pp_json_key(json, key);
    pp_json_int(json, (int64_t)count);
}

void pp_json_span(struct pp_json *json, const char *key, struct pp_date_span span)
{
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, 32);
    if (span.first == PP_DATE_NONE)
        return;
    pp_date_span_format(&text, span);
    pp_json_pair(json, key, pp_buf_text(&text, json->buf));
}

void pp_json_date(struct pp_json *json, pp_date date)
{
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, 32);
    if (date == PP_DATE_NONE) {
        pp_json_null(json);
        return;
    }
    pp_date_format(&text, date);
    pp_json_text(json, pp_buf_text(&text, json->buf));
}

void pp_json_day(struct pp_json *json, const char *key, pp_date date)
{
    pp_json_key(json, key);
    pp_json_date(json, date);
}

void pp_json_source(struct pp_json *json, const struct pp_views *keys)
{
    if (!keys->count)
        return;
    if (keys->count > 1) {
        pp_json_list(json, "source", keys);
        return;
    }
    pp_json_pair(json, "source", keys->list[0]);
}
