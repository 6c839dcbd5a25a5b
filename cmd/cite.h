/* Numbering the sources that a text cites: [1], [2], … */
#ifndef PP_CMD_CITE_H
#define PP_CMD_CITE_H

#include "base/buf.h"
#include "rules/model.h"

enum {
    PP_CITATIONS_MAX = 2048 /* more than all the data cites */
};

/* Lifetime: borrows the sources. */
struct pp_citations {
    const struct pp_source *list[PP_CITATIONS_MAX];
    size_t count;
};

/* The number of a source, from 1; a new one gets the next. Sources of one address have one number;
 * 0 past PP_CITATIONS_MAX. */
size_t pp_cite_number(struct pp_citations *cited, const struct pp_source *source);

/* Has the source at that place of a list the address of one before it? */
bool pp_cite_repeats(const struct pp_sources *sources, size_t at);

/*
 * Append " [1][3]", the numbers of the sources, each said once; past PP_CITATIONS_MAX a source has
 * none.
 */
void pp_cite(struct pp_citations *cited, struct pp_buf *line, const struct pp_sources *sources);

#endif
