#include "cite.h"

size_t pp_cite_number(struct pp_citations *cited, const struct pp_source *source)
{
    for (size_t i = 0; i < cited->count; i++)
        if (pp_view_eq(cited->list[i]->url, source->url))
            return i + 1;
    if (cited->count == PP_CITATIONS_MAX)
        return 0;
    cited->list[cited->count] = source;
    return ++cited->count;
}

bool pp_cite_repeats(const struct pp_sources *sources, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (pp_view_eq(sources->list[i]->url, sources->list[at]->url))
            return true;
    return false;
}

/* " [1][3]"; two sources of one address have one number, which is said once. */
void pp_cite(struct pp_citations *cited, struct pp_buf *line, const struct pp_sources *sources)
{
    bool first = true;
    for (size_t i = 0; i < sources->count; i++) {
        size_t number = pp_cite_number(cited, sources->list[i]);
        if (!number || pp_cite_repeats(sources, i))
            continue;
        pp_buf_printf(line, "%s[%zu]", first ? " " : "", number);
        first = false;
    }
}
