#include "export/sql_pattern.h"

#include <string.h>

/* Signs inside an alternative that is not yet cut into segments. */
enum sign {
    ANY = 1,    /* '.': any one character */
    GAP = 2,    /* '.*': anything */
    BOUND = 3,  /* '\b' */
    FORBID = 4, /* what follows up to FORBIDDEN must not stand before */
    FORBIDDEN = 5,
    LAST_SIGN = FORBIDDEN
};

struct texts {
    struct pp_view *list;
    size_t count;
};

struct parser {
    struct pp_view pattern;
    size_t at;
    struct pp_arena *arena;
    const char *why; /* what SQL cannot say; NULL as long as all is well */
    bool no_memory;
};

static bool fail(struct parser *parser, const char *why)
{
    if (!parser->why)
        parser->why = why;
    return false;
}

static bool lack(struct parser *parser)
{
    parser->no_memory = true;
    return false;
}

static char peek(const struct parser *parser)
{
    return parser->at < parser->pattern.len ? parser->pattern.ptr[parser->at] : '\0';
}

static bool take(struct parser *parser, const char *text)
{
    if (!pp_view_starts(pp_view_from(parser->pattern, parser->at), text))
        return false;
    parser->at += strlen(text);
    return true;
}

static bool make(struct parser *parser, size_t room, struct texts *out)
{
    *out = (struct texts){PP_NEW_N(parser->arena, struct pp_view, room + 1), 0};
    return out->list ? true : lack(parser);
}

/* The texts of one sign or letter. */
static bool one(struct parser *parser, char c, struct texts *out)
{
    char *text = pp_arena_alloc(parser->arena, 1);
    if (!text || !make(parser, 1, out))
        return lack(parser);
    *text = c;
    out->list[out->count++] = (struct pp_view){text, 1};
    return true;
}

/* Every text of `a` followed by every text of `b`. */
static bool join(struct parser *parser, struct texts *a, const struct texts *b)
{
    struct texts joined = {NULL, 0};
    if (a->count * b->count > PP_SQL_SEQUENCES_MAX)
        return fail(parser, "too many ways to match it");
    if (!make(parser, a->count * b->count, &joined))
        return false;
    for (size_t i = 0; i < a->count; i++) {
        for (size_t j = 0; j < b->count; j++) {
            char *text = pp_arena_printf(parser->arena, "%.*s%.*s", PP_VARG(a->list[i]),
                                         PP_VARG(b->list[j]));
            if (!text)
                return lack(parser);
            joined.list[joined.count++] = pp_view_of(text);
        }
    }
    *a = joined;
    return true;
}

static bool add(struct parser *parser, struct texts *a, const struct texts *b)
{
    struct texts all = {NULL, 0};
    if (a->count + b->count > PP_SQL_SEQUENCES_MAX)
        return fail(parser, "too many ways to match it");
    if (!make(parser, a->count + b->count, &all))
        return false;
    for (size_t i = 0; i < a->count; i++)
        all.list[all.count++] = a->list[i];
    for (size_t i = 0; i < b->count; i++)
        all.list[all.count++] = b->list[i];
    *a = all;
    return true;
}

/* A letter, digit or other character that stands for itself, in LIKE as well. */
static bool is_plain(char c)
{
    return c >= ' ' && c <= '~' && c != '%' && c != '_' && c != '\\';
}

static bool literal(struct parser *parser, char c, struct texts *out)
{
    if (!is_plain(c))
        return fail(parser, "a character other than plain letters, digits and punctuation");
    return one(parser, pp_lower(c), out);
}

/* [ -]: one of some characters. */
static bool read_class(struct parser *parser, struct texts *out)
{
    struct texts next = {NULL, 0};
    if (!make(parser, 0, out))
        return false;
    for (bool first = true; peek(parser) != ']'; first = false) {
        char c = peek(parser);
        bool range = c == '-' && !first && parser->at + 1 < parser->pattern.len &&
                     parser->pattern.ptr[parser->at + 1] != ']';
        if (range || (first && c == '^') || c == '[' || c == '\0')
            return fail(parser, "a class other than a few single characters");
        parser->at++;
        if (!literal(parser, c, &next) || !add(parser, out, &next))
            return false;
    }
    parser->at++;
    return out->count ? true : fail(parser, "an empty class");
}

static bool read_choice(struct parser *parser, struct texts *out);

/* (?<!text) */
static bool read_forbidden(struct parser *parser, struct texts *out)
{
    size_t start = parser->at;
    while (is_plain(peek(parser)) && !strchr("()[]|?*+.{}^$", peek(parser)))
        parser->at++;
    struct pp_view text = {parser->pattern.ptr + start, parser->at - start};
    if (text.len == 0 || text.len > PP_SQL_PAD - 2 || !take(parser, ")"))
        return fail(parser, "a lookbehind other than a short text");
    char *sign = pp_arena_printf(parser->arena, "%c%.*s%c", FORBID, PP_VARG(text), FORBIDDEN);
    if (!sign || !make(parser, 1, out))
        return lack(parser);
    for (char *c = sign; *c; c++)
        *c = pp_lower(*c);
    out->list[out->count++] = pp_view_of(sign);
    return true;
}

static bool read_escape(struct parser *parser, struct texts *out)
{
    char c = peek(parser);
    if (c)
        parser->at++;
    if (c == 'b')
        return one(parser, BOUND, out);
    return pp_is_alnum(c) ? fail(parser, "an escape other than \\b") : literal(parser, c, out);
}

static bool read_atom(struct parser *parser, struct texts *out)
{
    char c = peek(parser);
    if (take(parser, "(?<!"))
        return read_forbidden(parser, out);
    if (take(parser, "(?:") || take(parser, "(")) {
        if (peek(parser) == '?' || peek(parser) == '*')
            return fail(parser, "a group of a special kind");
        if (!read_choice(parser, out))
            return false;
        return take(parser, ")") ? true : fail(parser, "a group without an end");
    }
    parser->at++;
    switch (c) {
    case '.':
        return one(parser, take(parser, "*") ? GAP : ANY, out);
    case '[':
        return read_class(parser, out);
    case '\\':
        return read_escape(parser, out);
    case '*':
    case '+':
    case '?':
    case '{':
    case '^':
    case '$':
        return fail(parser, "a repetition or an anchor");
    default:
        return literal(parser, c, out);
    }
}

static bool read_row(struct parser *parser, struct texts *out)
{
    struct texts atom = {NULL, 0};
    if (!make(parser, 1, out))
        return false;
    out->list[out->count++] = PP_V("");
    while (parser->at < parser->pattern.len && peek(parser) != '|' && peek(parser) != ')') {
        if (!read_atom(parser, &atom))
            return false;
        if (take(parser, "?")) {
            const struct texts nothing = {&(struct pp_view){"", 0}, 1};
            if (!add(parser, &atom, &nothing))
                return false;
        }
        if (strchr("*+?{", peek(parser)) && peek(parser))
            return fail(parser, "a repetition");
        if (!join(parser, out, &atom))
            return false;
    }
    return true;
}

static bool read_choice(struct parser *parser, struct texts *out)
{
    struct texts row = {NULL, 0};
    if (!read_row(parser, out))
        return false;
    while (take(parser, "|"))
        if (!read_row(parser, &row) || !add(parser, out, &row))
            return false;
    return true;
}

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || pp_is_digit(c) || c == '_';
}

/* Cut the signs off one piece between gaps. */
static bool read_segment(struct parser *parser, struct pp_view text, struct pp_sql_segment *out)
{
    *out = (struct pp_sql_segment){0};
    if (text.len && text.ptr[0] == FORBID) {
        size_t end = pp_view_find(text, FORBIDDEN);
        out->not_behind = pp_view_from(pp_view_first(text, end), 1);
        text = pp_view_from(text, end + 1);
    }
    if (text.len && text.ptr[0] == BOUND) {
        out->begins = true;
        text = pp_view_from(text, 1);
    }
    if (text.len && text.ptr[text.len - 1] == BOUND) {
        out->ends = true;
        text = pp_view_first(text, text.len - 1);
    }
    out->text = text;
    if (text.len == 0)
        return fail(parser, "a part that matches an empty text");
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] > ANY && text.ptr[i] <= LAST_SIGN)
            return fail(parser, "a condition in the middle of a text");
    if ((out->begins && !is_word(text.ptr[0])) || (out->ends && !is_word(text.ptr[text.len - 1])))
        return fail(parser, "\\b beside something other than a letter or digit");
    return true;
}

static bool read_sequence(struct parser *parser, struct pp_view text, struct pp_sql_sequence *out)
{
    size_t most = 1;
    for (size_t i = 0; i < text.len; i++)
        most += text.ptr[i] == GAP;
    *out = (struct pp_sql_sequence){PP_NEW_N(parser->arena, struct pp_sql_segment, most), 0};
    if (!out->list)
        return lack(parser);
    bool exact = false;
    while (text.len) {
        size_t end = pp_view_find(text, GAP);
        struct pp_sql_segment *segment = &out->list[out->count];
        if (end > 0) {
            if (!read_segment(parser, pp_view_first(text, end), segment))
                return false;
            exact |= segment->begins || segment->ends || segment->not_behind.len;
            out->count++;
        }
        text = pp_view_from(text, end < text.len ? end + 1 : end);
    }
    if (out->count == 0)
        return fail(parser, "a part that matches every text");
    return out->count > 2 && exact ? fail(parser, "more than two words in a certain order") : true;
}

static bool add_part(struct parser *parser, bool absent, const struct texts *texts,
                     struct pp_sql_pattern *out)
{
    if (out->count == PP_SQL_PARTS_MAX)
        return fail(parser, "too many conditions");
    struct pp_sql_part *part = &out->parts[out->count++];
    *part = (struct pp_sql_part){absent,
                                 PP_NEW_N(parser->arena, struct pp_sql_sequence, texts->count), 0};
    if (!part->list)
        return lack(parser);
    for (size_t i = 0; i < texts->count; i++)
        if (!read_sequence(parser, texts->list[i], &part->list[part->count++]))
            return false;
    return true;
}

/* Conditions on the whole text at the beginning, (?=.*…) and ^(?!.*…), then the rest. */
static bool read_pattern(struct parser *parser, struct pp_sql_pattern *out)
{
    struct texts texts = {NULL, 0};
    bool anchored = take(parser, "^");
    for (bool more = true; more;) {
        bool absent = take(parser, "(?!.*");
        more = absent || take(parser, "(?=.*");
        if (absent && !anchored)
            return fail(parser, "a negative lookahead without ^ before it");
        if (!more)
            break;
        if (!read_row(parser, &texts) || !add_part(parser, absent, &texts, out))
            return false;
        if (!take(parser, ")"))
            return fail(parser, "a choice in a condition, without a group around it");
    }
    if (parser->at == parser->pattern.len && out->count)
        return true;
    if (anchored && !take(parser, ".*"))
        return fail(parser, "an anchor");
    bool alone = out->count == 0 && !anchored;
    size_t begins = parser->at;
    if (!read_row(parser, &texts))
        return false;
    if (peek(parser) == '|' && !alone)
        return fail(parser, "a choice behind conditions, without a group around it");
    parser->at = begins;
    if (!read_choice(parser, &texts) || !add_part(parser, false, &texts, out))
        return false;
    return parser->at == parser->pattern.len ? true : fail(parser, "a group without a beginning");
}

enum pp_status pp_sql_pattern_read(struct pp_view pattern, struct pp_arena *arena,
                                   struct pp_sql_pattern *out, const char **out_why)
{
    struct parser parser = {.pattern = pattern, .arena = arena};
    struct pp_sql_pattern read = {.count = 0};
    if (read_pattern(&parser, &read)) {
        *out = read;
        return PP_OK;
    }
    if (parser.no_memory)
        return PP_NOMEM;
    *out_why = parser.why;
    return PP_INPUT;
}
