#include "base/escape.h"

#include <string.h>

static bool is_continuation(unsigned char byte)
{
    return (byte & 0xc0) == 0x80;
}

size_t pp_utf8_next(struct pp_view text, uint32_t *out_code_point)
{
    const unsigned char *at = (const unsigned char *)text.ptr;
    unsigned char first = at[0];
    size_t len = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (len == 0 || first > 0xf4 || text.len < len)
        return 0;
    uint32_t code = len == 1 ? first : first & (0x7fU >> len);
    for (size_t i = 1; i < len; i++) {
        if (!is_continuation(at[i]))
            return 0;
        code = code << 6 | (at[i] & 0x3fU);
    }
    if ((len == 3 && (code < 0x800 || (code >= 0xd800 && code <= 0xdfff))) ||
        (len == 4 && (code < 0x10000 || code > 0x10ffff)))
        return 0;
    *out_code_point = code;
    return len;
}

/* How many bytes from the start are ASCII, in steps of eight: most text is nothing else. */
static size_t ascii_run(const char *text, size_t len)
{
    size_t at = 0;
    uint64_t word;
    for (; len - at >= sizeof(word); at += sizeof(word)) {
        memcpy(&word, text + at, sizeof(word));
        if (word & 0x8080808080808080U)
            break;
    }
    return at;
}

size_t pp_utf8_check(struct pp_view text)
{
    size_t at = 0;
    uint32_t code;
    while (at < text.len) {
        at += ascii_run(text.ptr + at, text.len - at);
        for (int i = 0; i < 8 && at < text.len; i++) {
            size_t len = pp_utf8_next(pp_view_from(text, at), &code);
            if (len == 0)
                return at;
            at += len;
        }
    }
    return at;
}

bool pp_utf8_is_unsafe(uint32_t code)
{
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x61c || code == 0x200e ||
           code == 0x200f || (code >= 0x2028 && code <= 0x202e) ||
           (code >= 0x2066 && code <= 0x2069) || code == 0xfeff;
}

/* Append the first character of a non-empty text as something that can be shown; returns its
 * bytes. */
static size_t put_visible(struct pp_buf *buf, struct pp_view text)
{
    uint32_t code = 0;
    size_t len = pp_utf8_next(text, &code);
    if (len == 0)
        pp_buf_printf(buf, "\\x%02x", (unsigned char)text.ptr[0]);
    else if (code == '\n' || code == '\t')
        pp_buf_char(buf, ' ');
    else if (pp_utf8_is_unsafe(code))
        pp_buf_printf(buf, code < 0x100 ? "\\x%02x" : "\\u%04x", (unsigned)code);
    else
        pp_buf_add(buf, pp_view_first(text, len));
    return len ? len : 1;
}

void pp_escape_terminal(struct pp_buf *buf, struct pp_view text)
{
    for (size_t at = 0; at < text.len;)
        at += put_visible(buf, pp_view_from(text, at));
}

static bool is_plain(char byte)
{
    return byte >= ' ' && byte < 0x7f && byte != '&' && byte != '<' && byte != '>' && byte != '"' &&
           byte != '\'';
}

static const char *reference_of(char byte)
{
    switch (byte) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void pp_escape_markup(struct pp_buf *buf, struct pp_view text)
{
    for (size_t at = 0; at < text.len;) {
        size_t run = at;
        while (run < text.len && is_plain(text.ptr[run]))
            run++;
        pp_buf_add(buf, pp_view_first(pp_view_from(text, at), run - at));
        at = run;
        if (at == text.len)
            break;
        const char *reference = reference_of(text.ptr[at]);
        if (reference)
            pp_buf_str(buf, reference);
        at += reference ? 1 : put_visible(buf, pp_view_from(text, at));
    }
}

static size_t width_of(uint32_t code)
{
    if ((code >= 0x300 && code <= 0x36f) || (code >= 0x200b && code <= 0x200d) ||
        (code >= 0xfe00 && code <= 0xfe0f))
        return 0;
    if ((code >= 0x1100 && code <= 0x115f) || (code >= 0x2e80 && code <= 0xa4cf) ||
        (code >= 0xac00 && code <= 0xd7a3) || (code >= 0xf900 && code <= 0xfaff) ||
        (code >= 0xfe30 && code <= 0xfe6f) || (code >= 0xff00 && code <= 0xff60) ||
        (code >= 0x1f300 && code <= 0x1faff))
        return 2;
    return 1;
}

size_t pp_utf8_width(struct pp_view text)
{
    size_t width = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t code = 0;
        size_t len = pp_utf8_next(pp_view_from(text, at), &code);
        width += len ? width_of(code) : 1;
        at += len ? len : 1;
    }
    return width;
}
