#include "read/json_text.h"

#include <assert.h>
#include <string.h>

enum {
    HIGH_HALF = 0xd800, /* a character past U+FFFF is written as two of 10 bits each */
    LOW_HALF = 0xdc00,
    HALVES = 0x400,
    ESCAPE_LEN = 6 /* of \u0000 */
};

static int hex_digit(char c)
{
    if (pp_is_digit(c))
        return c - '0';
    c = pp_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The number of the \u escape at `at`, or -1 if there is none. */
static int32_t hex_escape(struct pp_view text, size_t at)
{
    struct pp_view rest = pp_view_from(text, at);
    if (!pp_view_starts(rest, "\\u") || rest.len < ESCAPE_LEN)
        return -1;
    int32_t value = 0;
    for (size_t i = 2; i < ESCAPE_LEN; i++) {
        int digit = hex_digit(rest.ptr[i]);
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

static bool is_half(int32_t code, int32_t first)
{
    return code >= first && code < first + HALVES;
}

static const char *read_unicode(struct pp_view text, size_t *at, uint32_t *out_code)
{
    int32_t code = hex_escape(text, *at);
    if (code < 0)
        return "expected four hexadecimal digits after '\\u'";
    if (code == 0)
        return "a text cannot hold the NUL character";
    if (is_half(code, HIGH_HALF)) {
        int32_t low = hex_escape(text, *at + ESCAPE_LEN);
        if (!is_half(low, LOW_HALF))
            return "first half of a character without the second ('\\udc00' to '\\udfff')";
        *out_code = 0x10000 + (uint32_t)(code - HIGH_HALF) * HALVES + (uint32_t)(low - LOW_HALF);
        *at += 2 * ESCAPE_LEN;
        return NULL;
    }
    if (is_half(code, LOW_HALF))
        return "second half of a character without the first ('\\ud800' to '\\udbff')";
    *out_code = (uint32_t)code;
    *at += ESCAPE_LEN;
    return NULL;
}

const char *pp_json_escape(struct pp_view text, size_t *at, uint32_t *out_code)
{
    static const char names[] = "\"\\/bfnrt";
    static const char means[] = "\"\\/\b\f\n\r\t";
    struct pp_view rest = pp_view_from(text, *at + 1);
    if (rest.len && rest.ptr[0] == 'u')
        return read_unicode(text, at, out_code);
    const char *name = rest.len ? memchr(names, rest.ptr[0], sizeof(names) - 1) : NULL;
    if (!name)
        return "unknown escape; to write a backslash, double it";
    *out_code = (unsigned char)means[name - names];
    *at += 2;
    return NULL;
}

static size_t put_utf8(char *to, uint32_t code)
{
    static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0}; /* by length */
    if (code < 0x80) {
        to[0] = (char)code;
        return 1;
    }
    size_t len = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t i = len - 1; i > 0; i--, code >>= 6)
        to[i] = (char)(unsigned char)(0x80 | (code & 0x3f));
    to[0] = (char)(unsigned char)(lead[len] | code);
    return len;
}

struct pp_view pp_json_decode(struct pp_arena *arena, struct pp_view raw)
{
    /* No escape is shorter than the character that it means. */
    char *to = pp_arena_alloc(arena, raw.len + 1);
    size_t len = 0;
    for (size_t at = 0; to && at < raw.len;) {
        uint32_t code = 0;
        if (raw.ptr[at] != '\\') {
            to[len++] = raw.ptr[at++];
            continue;
        }
        const char *wrong = pp_json_escape(raw, &at, &code);
        assert(!wrong);
        len += put_utf8(to + len, code);
    }
    return (struct pp_view){to, len};
}
