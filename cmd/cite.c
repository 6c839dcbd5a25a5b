#include "cite.h"

static size_t cite(struct pp_citations *cited, const struct pp_source *source)
{
    for (size_t i = 0; i < cited->count; i++)
        if (pp_view_eq(cited->list[i]->url, source->url))
            return i + 1;
    if (cited->count == PP_CITATIONS_MAX)
        return 0;
    cited->list[cited->count] = source;
    return ++cited->count;
}

/* " [1][3]"; two sources of one address have one number, which is said once. */
void pp_cite(struct pp_citations *cited, struct pp_buf *line, const struct pp_sources *sources)
{
    uint64_t said = 0;
    for (size_t i = 0; i < sources->count; i++) {
        size_t number = cite(cited, sources->list[i]);
        if (!number || said & (uint64_t)1 << (number - 1))
            continue;
        pp_buf_printf(line, "%s[%zu]", said ? "" : " ", number);
        said |= (uint64_t)1 << (number - 1);
    }
}
