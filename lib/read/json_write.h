/*
 * A streaming JSON writer over a bounded buffer. It places commas and colons itself; strings are
 * escaped, and bytes that are not UTF-8 become U+FFFD, so that what comes out is always valid JSON.
 */
#ifndef PP_READ_JSON_WRITE_H
#define PP_READ_JSON_WRITE_H

#include "base/buf.h"
#include "base/num.h"

enum {
    PP_JSON_DEPTH = 32
};

struct pp_json {
    struct pp_buf *buf; /* borrowed */
    int depth;
    bool filled[PP_JSON_DEPTH]; /* does the open object or array hold something already? */
    bool after_key;
    bool indented; /* set after pp_json_init(): a line a value, for files that people read */
};

/* Begin writing one value into `buf`. Lifetime: borrows buf until the value is finished. */
void pp_json_init(struct pp_json *json, struct pp_buf *buf);

void pp_json_object(struct pp_json *json);
void pp_json_end_object(struct pp_json *json);
void pp_json_array(struct pp_json *json);
void pp_json_end_array(struct pp_json *json);
/* The key of the next value. */
void pp_json_key(struct pp_json *json, const char *key);

void pp_json_text(struct pp_json *json, struct pp_view text);
void pp_json_string(struct pp_json *json, const char *text); /* NULL gives null */
void pp_json_milli(struct pp_json *json, pp_milli value);
void pp_json_int(struct pp_json *json, int64_t value);
void pp_json_bool(struct pp_json *json, bool value);
void pp_json_null(struct pp_json *json);

#endif
