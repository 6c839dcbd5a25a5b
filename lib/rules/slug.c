#include "rules/slug.h"

static bool is_slug_char(char c)
{
    return (c >= 'a' && c <= 'z') || pp_is_digit(c);
}

/* The next character of the slug of text, from *at on; 0 at the end. */
static char next_char(struct pp_view text, size_t *at, bool begun)
{
    bool gap = false;
    while (*at < text.len && !is_slug_char(pp_lower(text.ptr[*at]))) {
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
