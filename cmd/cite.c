#include "cite.h"

#include <string.h>

#include "rules/mention.h"

/* Addresses begin alike and differ at their ends, which are looked at first. */
static bool is_same_url(struct pp_view a, struct pp_view b)
{
    return a.len == b.len && (!a.len || a.ptr[a.len - 1] == b.ptr[b.len - 1]) && pp_view_eq(a, b);
}

static bool is_same(const struct pp_citations *cited, const struct pp_source *a,
                    const struct pp_source *b)
{
    return a == b || (!cited->titled && is_same_url(a->url, b->url));
}

size_t pp_cite_number(struct pp_citations *cited, const struct pp_source *source)
{
    for (size_t i = 0; i < cited->count; i++)
        if (is_same(cited, cited->list[i], source))
            return i + 1;
    if (cited->count == PP_CITATIONS_MAX)
        return 0;
    cited->list[cited->count] = source;
    return ++cited->count;
}

size_t pp_cite_once(struct pp_citations *cited, const struct pp_sources *sources, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (is_same(cited, sources->list[i], sources->list[at]))
            return 0;
    return pp_cite_number(cited, sources->list[at]);
}

static void cite(struct pp_citations *cited, struct pp_buf *line, const struct pp_sources *sources,
                 bool more)
{
    bool first = true;
    for (size_t i = 0; i < sources->count; i++) {
        char text[24];
        size_t number = pp_cite_once(cited, sources, i);
        (void)snprintf(text, sizeof(text), "[%zu]", number);
        struct pp_view said = pp_buf_view(line);
        if (!number || (more && memmem(said.ptr, said.len, text, strlen(text))))
            continue;
        pp_buf_printf(line, "%s%s", first ? " " : "", text);
        first = false;
    }
}

void pp_cite(struct pp_citations *cited, struct pp_buf *line, const struct pp_sources *sources)
{
    cite(cited, line, sources, false);
}

void pp_cite_more(struct pp_citations *cited, struct pp_buf *line, const struct pp_sources *sources)
{
    cite(cited, line, sources, true);
}

void pp_cite_text(struct pp_citations *cited, struct pp_buf *line,
                  const struct pp_jurisdiction *jurisdiction, struct pp_view text)
{
    struct pp_mention mention;
    while (pp_mention_next(jurisdiction, &text, &mention)) {
        const struct pp_sources named = {mention.sources, mention.count};
        pp_buf_add(line, mention.before);
        for (size_t i = 0; i < mention.count; i++) {
            size_t number = pp_cite_once(cited, &named, i);
            if (number)
                pp_buf_printf(line, "[%zu]", number);
        }
    }
}
