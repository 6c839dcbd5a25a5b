#include "rules/mention.h"

#include <string.h>

/* Signs that glue a word to the next one: of addresses and file names. */
static bool is_glue(char c)
{
    return c == '/' || c == '_' || c == '@' || c == '.' || c == ':';
}

bool pp_mentions_at(struct pp_view text, size_t at, struct pp_view key)
{
    size_t end = at + key.len;
    if (at && (pp_is_alnum(text.ptr[at - 1]) || is_glue(text.ptr[at - 1])))
        return false;
    if (!key.len || end > text.len || memcmp(text.ptr + at, key.ptr, key.len) != 0)
        return false;
    bool glued = end + 1 < text.len && is_glue(text.ptr[end]) && pp_is_alnum(text.ptr[end + 1]);
    return end == text.len || !(pp_is_alnum(text.ptr[end]) || glued);
}

static bool has_digit(struct pp_view key)
{
    for (size_t i = 0; i < key.len; i++)
        if (pp_is_digit(key.ptr[i]))
            return true;
    return false;
}

static const struct pp_source *named_at(const struct pp_jurisdiction *jurisdiction,
                                        struct pp_view text, size_t at)
{
    if (at >= text.len || !pp_is_alnum(text.ptr[at]) || (at && pp_is_alnum(text.ptr[at - 1])))
        return NULL; /* not where a word begins */
    for (size_t i = 0; i < jurisdiction->source_count; i++) {
        const struct pp_source *source = &jurisdiction->sources[i];
        if (pp_mentions_at(text, at, source->key) && has_digit(source->key))
            return source;
    }
    return NULL;
}

/* "(s3, s4)" at that place of the text. Returns its length; 0 when something else stands there. */
static size_t brackets_at(const struct pp_jurisdiction *jurisdiction, struct pp_view text,
                          size_t begin, struct pp_mention *out)
{
    size_t at = begin + 1;
    out->count = 0;
    while (out->count < PP_MENTION_MOST) {
        const struct pp_source *source = named_at(jurisdiction, text, at);
        if (!source)
            return 0;
        out->sources[out->count++] = source;
        struct pp_view behind = pp_view_from(text, at + source->key.len);
        if (pp_view_starts(behind, ")"))
            return at + source->key.len + 1 - begin;
        if (!pp_view_starts(behind, ", "))
            return 0;
        at += source->key.len + 2;
    }
    return 0;
}

static size_t mention_at(const struct pp_jurisdiction *jurisdiction, struct pp_view text, size_t at,
                         struct pp_mention *out)
{
    size_t len = text.ptr[at] == '(' ? brackets_at(jurisdiction, text, at, out) : 0;
    out->bracketed = len > 0;
    if (len)
        return len;
    out->sources[0] = named_at(jurisdiction, text, at);
    out->count = out->sources[0] ? 1 : 0;
    return out->count ? out->sources[0]->key.len : 0;
}

/* Where the last digit of a text ends: every key that counts has one, so none begins behind it. */
static size_t last_digit_end(struct pp_view text)
{
    size_t end = text.len;
    while (end && !pp_is_digit(text.ptr[end - 1]))
        end--;
    return end;
}

bool pp_mention_next(const struct pp_jurisdiction *jurisdiction, struct pp_view *rest,
                     struct pp_mention *out)
{
    struct pp_view text = *rest;
    if (!text.len)
        return false;
    size_t end = last_digit_end(text);
    for (size_t at = 0; at < end; at++) {
        size_t len = mention_at(jurisdiction, text, at, out);
        if (!len)
            continue;
        out->before = pp_view_first(text, at);
        *rest = pp_view_from(text, at + len);
        return true;
    }
    *out = (struct pp_mention){.before = text};
    *rest = pp_view_from(text, text.len);
    return true;
}

void pp_say_mentions(struct pp_buf *buf, const struct pp_jurisdiction *jurisdiction,
                     struct pp_view text)
{
    struct pp_mention mention;
    while (pp_mention_next(jurisdiction, &text, &mention)) {
        pp_buf_add(buf, mention.before);
        pp_buf_str(buf, mention.bracketed ? "(" : "");
        for (size_t i = 0; i < mention.count; i++)
            pp_buf_printf(buf, "%s\"%.*s\"", i ? ", " : "", PP_VARG(mention.sources[i]->title));
        pp_buf_str(buf, mention.bracketed ? ")" : "");
    }
}
