#include "rules/slug.h"

#include <string.h>

struct pp_view pp_take_word(struct pp_view *rest)
{
    size_t from = 0, to;
    while (from < rest->len && !pp_is_alnum(rest->ptr[from]))
        from++;
    for (to = from; to < rest->len && pp_is_alnum(rest->ptr[to]); to++)
        ;
    struct pp_view word = pp_view_first(pp_view_from(*rest, from), to - from);
    *rest = pp_view_from(*rest, to);
    return word;
}

/* The next character of the slug of text, from *at on; 0 at the end. */
static char next_char(struct pp_view text, size_t *at, bool begun)
{
    bool gap = false;
    while (*at < text.len && !pp_is_alnum(text.ptr[*at])) {
        gap = true;
        (*at)++;
    }
    if (*at == text.len)
        return '\0';
    if (gap && begun)
        return '_';
    return pp_lower(text.ptr[(*at)++]);
}

struct pp_view pp_slug(struct pp_arena *arena, struct pp_view text)
{
    char *slug = pp_arena_alloc(arena, text.len + 1);
    size_t len = 0;
    char c;
    if (!slug)
        return (struct pp_view){NULL, 0};
    for (size_t at = 0; (c = next_char(text, &at, len > 0)) != '\0';)
        slug[len++] = c;
    return (struct pp_view){slug, len};
}

bool pp_slug_eq(struct pp_view text, struct pp_view slug)
{
    size_t len = 0;
    char c;
    for (size_t at = 0; (c = next_char(text, &at, len > 0)) != '\0'; len++)
        if (len == slug.len || slug.ptr[len] != c)
            return false;
    return len == slug.len;
}

/* Words that join others, or that say of no topic what it is about. */
static bool is_joint(struct pp_view word)
{
    static const char joints[][10] = {"a",        "after", "and", "core",    "course", "education",
                                      "for",      "hours", "in",  "of",      "or",     "peer",
                                      "recovery", "the",   "to",  "training"};
    /* Asked for every pair of topics, so without measuring each of them. */
    for (size_t i = 0; i < sizeof(joints) / sizeof(joints[0]); i++)
        if (word.len < sizeof(joints[i]) && joints[i][word.len] == '\0' &&
            memcmp(joints[i], word.ptr, word.len) == 0)
            return true;
    return false;
}

bool pp_slug_shares_word(struct pp_view text, struct pp_view slug)
{
    struct pp_view word;
    while ((word = pp_take_word(&text)).len) {
        struct pp_view rest = is_joint(word) ? PP_V("") : slug, other;
        while ((other = pp_take_word(&rest)).len)
            if (pp_view_eq_fold(word, other))
                return true;
    }
    return false;
}
