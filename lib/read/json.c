#include "base/escape.h"
#include "read/grow.h"
#include "read/json_text.h"
#include "read/source.h"

struct reader {
    struct pp_view text;
    size_t at;         /* all before it is read */
    uint32_t line;     /* of `at` */
    size_t line_start; /* the byte where that line begins */
    size_t trailing;   /* bytes of that line before `at` which do not begin a character */
    struct pp_grow grow;
};

/* Report what is wrong at a byte; JSON goes wrong once, as what follows seldom means anything. */
#define FAULT(reader, where, ...)                                                                  \
    (pp_report((reader)->grow.diags, PP_JSON_SYNTAX,                                               \
               pp_source_place((reader)->text, (reader)->grow.file, (where)), PP_V(""),            \
               __VA_ARGS__),                                                                       \
     false)

static bool ended(const struct reader *reader)
{
    return reader->at >= reader->text.len;
}

/* The byte at `at`, or NUL (which the text never holds) at the end. */
static char peek(const struct reader *reader)
{
    return ended(reader) ? '\0' : reader->text.ptr[reader->at];
}

static uint32_t column(const struct reader *reader)
{
    return (uint32_t)(reader->at - reader->line_start - reader->trailing + 1);
}

static void skip_space(struct reader *reader)
{
    for (;; reader->at++) {
        char c = peek(reader);
        if (c == '\n') {
            reader->line++;
            reader->line_start = reader->at + 1;
            reader->trailing = 0;
        } else if (c != ' ' && c != '\t' && c != '\r') {
            return;
        }
    }
}

/* "not '}'": what stands where something else is expected. */
static bool unexpected(const struct reader *reader, const char *expected)
{
    uint32_t code;
    struct pp_view rest = pp_view_from(reader->text, reader->at);
    if (rest.len == 0)
        return FAULT(reader, reader->at, "expected %s, but the text ends here", expected);
    struct pp_view found = pp_view_first(rest, pp_utf8_next(rest, &code));
    if (pp_view_starts(rest, "//") || pp_view_starts(rest, "/*"))
        return FAULT(reader, reader->at, "expected %s: JSON has no comments", expected);
    if (code == '\'')
        return FAULT(reader, reader->at, "expected %s: single quotes are not JSON", expected);
    return FAULT(reader, reader->at, "expected %s, not '%.*s'", expected, PP_VARG(found));
}

/* Find the quote that ends a text, checking all before it. False after a report. */
static bool find_quote(struct reader *reader, size_t *out_end, bool *out_escaped)
{
    const char *bytes = reader->text.ptr;
    size_t at = reader->at + 1;
    *out_escaped = false;
    while (at < reader->text.len && bytes[at] != '"') {
        unsigned char byte = (unsigned char)bytes[at];
        uint32_t code;
        if (byte == '\\') {
            *out_escaped = true;
            const char *wrong = pp_json_escape(reader->text, &at, &code);
            if (wrong)
                return FAULT(reader, at, "%s", wrong);
            continue;
        }
        if (byte == '\n' || byte == '\r')
            return FAULT(reader, at, "text without its closing '\"' on this line");
        if (byte < 0x20)
            return FAULT(reader, at, "control character in a text: write it as '\\u%04x'", byte);
        reader->trailing += (byte & 0xc0) == 0x80;
        at++;
    }
    if (at >= reader->text.len)
        return FAULT(reader, at, "text without its closing '\"'");
    *out_end = at;
    return true;
}

/* Read the text whose opening quote is at `at`. */
static bool read_quoted(struct reader *reader)
{
    uint32_t col = column(reader);
    size_t start = reader->at + 1;
    size_t end;
    bool escaped;
    if (!find_quote(reader, &end, &escaped))
        return false;
    reader->at = end + 1;
    struct pp_grow *grow = &reader->grow;
    struct pp_view raw = {reader->text.ptr + start, end - start};
    if (!escaped)
        return pp_grow_copy(grow, reader->line, col, PP_QUOTED, raw);
    struct pp_view text = pp_json_decode(grow->arena, raw);
    if (!text.ptr) {
        grow->no_memory = true;
        return false;
    }
    return pp_grow_scalar(grow, reader->line, col, PP_QUOTED, text);
}

static bool is_digit_at(const struct reader *reader, size_t at)
{
    return at < reader->text.len && pp_is_digit(reader->text.ptr[at]);
}

static size_t skip_digits(const struct reader *reader, size_t at)
{
    while (is_digit_at(reader, at))
        at++;
    return at;
}

static bool is_at(const struct reader *reader, size_t at, char c)
{
    return at < reader->text.len && reader->text.ptr[at] == c;
}

static bool read_number(struct reader *reader)
{
    size_t start = reader->at;
    size_t at = start + is_at(reader, start, '-');
    if (!is_digit_at(reader, at))
        return FAULT(reader, start, "a digit must follow the '-' of a number");
    if (is_at(reader, at, '0') && is_digit_at(reader, at + 1))
        return FAULT(reader, start, "number begins with a needless 0");
    at = skip_digits(reader, at);
    if (is_at(reader, at, '.')) {
        if (!is_digit_at(reader, at + 1))
            return FAULT(reader, start, "a digit must follow the '.' of a number");
        at = skip_digits(reader, at + 1);
    }
    if (is_at(reader, at, 'e') || is_at(reader, at, 'E')) {
        at++;
        at += is_at(reader, at, '+') || is_at(reader, at, '-');
        if (!is_digit_at(reader, at))
            return FAULT(reader, start, "a digit must follow the exponent's 'e' of a number");
        at = skip_digits(reader, at);
    }
    uint32_t col = column(reader);
    reader->at = at;
    return pp_grow_copy(&reader->grow, reader->line, col, PP_PLAIN,
                        (struct pp_view){reader->text.ptr + start, at - start});
}

static bool is_word_char(char c)
{
    return pp_is_alnum(c) || c == '_';
}

static bool read_word(struct reader *reader)
{
    struct pp_view rest = pp_view_from(reader->text, reader->at);
    size_t len = 0;
    while (len < rest.len && is_word_char(rest.ptr[len]))
        len++;
    struct pp_view word = pp_view_first(rest, len);
    if (!pp_view_is(word, "true") && !pp_view_is(word, "false") && !pp_view_is(word, "null"))
        return FAULT(reader, reader->at,
                     "unknown word '%.*s': a text stands in double quotes, "
                     "and the only words are true, false and null",
                     PP_VARG(pp_source_brief(word)));
    uint32_t col = column(reader);
    reader->at += len;
    return pp_grow_copy(&reader->grow, reader->line, col, PP_PLAIN, word);
}

/* Read a scalar, or the opening bracket of a list or an object. */
static bool read_value(struct reader *reader)
{
    char c = peek(reader);
    if (c == '{' || c == '[') {
        uint32_t col = column(reader);
        reader->at++;
        return pp_grow_open(&reader->grow, c == '{' ? PP_MAP : PP_LIST, reader->line, col);
    }
    if (c == '"')
        return read_quoted(reader);
    if (c == '-' || pp_is_digit(c))
        return read_number(reader);
    return is_word_char(c) ? read_word(reader) : unexpected(reader, "a value");
}

static bool read_member(struct reader *reader)
{
    if (peek(reader) != '"')
        return unexpected(reader, "a key in double quotes");
    if (!read_quoted(reader))
        return false;
    skip_space(reader);
    if (peek(reader) != ':')
        return unexpected(reader, "':' after the key");
    reader->at++;
    skip_space(reader);
    return read_value(reader);
}

/* Go on inside the innermost open list or object: its end, or its next value. */
static bool read_next(struct reader *reader)
{
    bool is_map = pp_grow_parent(&reader->grow)->type == PP_MAP;
    bool is_first = pp_grow_children(&reader->grow) == 0;
    char end = is_map ? '}' : ']';
    skip_space(reader);
    if (peek(reader) == end) {
        reader->at++;
        return pp_grow_close(&reader->grow);
    }
    if (!is_first) {
        if (peek(reader) != ',')
            return unexpected(reader, is_map ? "',' or '}'" : "',' or ']'");
        reader->at++;
        skip_space(reader);
        if (peek(reader) == end)
            return FAULT(reader, reader->at, "no value follows the last ',' before this '%c'", end);
    }
    return is_map ? read_member(reader) : read_value(reader);
}

static bool read_whole(struct reader *reader)
{
    skip_space(reader);
    if (ended(reader)) {
        pp_report(reader->grow.diags, PP_FILE_EMPTY, (struct pp_place){.file = reader->grow.file},
                  PP_V(""), "text is empty");
        return false;
    }
    if (!read_value(reader))
        return false;
    while (reader->grow.depth)
        if (!read_next(reader))
            return false;
    skip_space(reader);
    return ended(reader) || unexpected(reader, "nothing after the end of the document");
}

enum pp_status pp_read_json(struct pp_view text, struct pp_view file,
                            const struct pp_read_limits *limits, struct pp_arena *arena,
                            const struct pp_node **out_root, struct pp_diags *diags)
{
    struct reader reader = {.text = pp_source_body(text), .line = 1};
    enum pp_status status = pp_source_check(reader.text, file, limits, diags);
    if (status != PP_OK)
        return status;
    if (!pp_grow_init(&reader.grow, file, limits, arena, diags) || !read_whole(&reader))
        return pp_grow_finish(&reader.grow, NULL);
    return pp_grow_finish(&reader.grow, out_root);
}
