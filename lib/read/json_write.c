#include "read/json_write.h"

#include <assert.h>

#include "base/escape.h"

void pp_json_init(struct pp_json *json, struct pp_buf *buf)
{
    *json = (struct pp_json){.buf = buf};
}

static void begin_line(struct pp_json *json)
{
    if (!json->indented)
        return;
    pp_buf_char(json->buf, '\n');
    pp_buf_fill(json->buf, ' ', (size_t)json->depth * 2);
}

/* What goes before a value or a key: the comma after the one before it. */
static void separate(struct pp_json *json)
{
    if (json->after_key) {
        json->after_key = false;
        return;
    }
    if (json->filled[json->depth])
        pp_buf_str(json->buf, json->indented ? "," : ", ");
    if (json->depth)
        begin_line(json);
    json->filled[json->depth] = true;
}

static void open_with(struct pp_json *json, char bracket)
{
    separate(json);
    pp_buf_char(json->buf, bracket);
    assert(json->depth + 1 < PP_JSON_DEPTH);
    json->filled[++json->depth] = false;
}

static void close_with(struct pp_json *json, char bracket)
{
    assert(json->depth > 0 && !json->after_key);
    bool filled = json->filled[json->depth--];
    if (filled)
        begin_line(json);
    pp_buf_char(json->buf, bracket);
}

void pp_json_object(struct pp_json *json)
{
    open_with(json, '{');
}

void pp_json_end_object(struct pp_json *json)
{
    close_with(json, '}');
}

void pp_json_array(struct pp_json *json)
{
    open_with(json, '[');
}

void pp_json_end_array(struct pp_json *json)
{
    close_with(json, ']');
}

static void escape_char(struct pp_buf *buf, uint32_t code)
{
    if (code == '\n')
        pp_buf_str(buf, "\\n");
    else if (code == '\t')
        pp_buf_str(buf, "\\t");
    else if (code == '"' || code == '\\')
        pp_buf_printf(buf, "\\%c", (char)code);
    else
        pp_buf_printf(buf, "\\u%04x", (unsigned)code);
}

static bool needs_escape(uint32_t code)
{
    return code == '"' || code == '\\' || pp_utf8_is_unsafe(code);
}

/* Printable ASCII that stands in a JSON text as it is. */
static bool is_plain(char c)
{
    return c >= ' ' && c < 0x7f && c != '"' && c != '\\';
}

static void quote(struct pp_buf *buf, struct pp_view text)
{
    size_t done = 0; /* bytes before it are written; from there to `at` they go as they are */
    pp_buf_char(buf, '"');
    for (size_t at = 0; at < text.len;) {
        uint32_t code = 0;
        if (is_plain(text.ptr[at])) { /* nearly all there is */
            at++;
            continue;
        }
        size_t len = pp_utf8_next(pp_view_from(text, at), &code);
        if (len && !needs_escape(code)) {
            at += len;
            continue;
        }
        pp_buf_add(buf, (struct pp_view){text.ptr + done, at - done});
        if (len)
            escape_char(buf, code);
        else
            pp_buf_str(buf, "\xef\xbf\xbd");
        at += len ? len : 1;
        done = at;
    }
    pp_buf_add(buf, pp_view_from(text, done));
    pp_buf_char(buf, '"');
}

void pp_json_key(struct pp_json *json, const char *key)
{
    assert(!json->after_key);
    separate(json);
    quote(json->buf, pp_view_of(key));
    pp_buf_str(json->buf, ": ");
    json->after_key = true;
}

void pp_json_text(struct pp_json *json, struct pp_view text)
{
    separate(json);
    quote(json->buf, text);
}

void pp_json_string(struct pp_json *json, const char *text)
{
    if (text)
        pp_json_text(json, pp_view_of(text));
    else
        pp_json_null(json);
}

void pp_json_milli(struct pp_json *json, pp_milli value)
{
    separate(json);
    pp_milli_format(json->buf, value);
}

void pp_json_int(struct pp_json *json, int64_t value)
{
    separate(json);
    pp_buf_int(json->buf, value);
}

void pp_json_bool(struct pp_json *json, bool value)
{
    separate(json);
    pp_buf_str(json->buf, value ? "true" : "false");
}

void pp_json_null(struct pp_json *json)
{
    separate(json);
    pp_buf_str(json->buf, "null");
}
