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
    bool titled; /* the list will show titles, which tell copies of one address apart */
};

/* The number of a source, from 1; a new one gets the next. Sources of one address have one number,
 * unless the list is titled; 0 past PP_CITATIONS_MAX. */
size_t pp_cite_number(struct pp_citations *cited, const struct pp_source *source);

/* The number of the source at a place of a list; 0 also where one before it has the same. */
size_t pp_cite_once(struct pp_citations *cited, const struct pp_sources *sources, size_t at);

/*
 * Append " [1][3]", the numbers of the sources, each said once; past PP_CITATIONS_MAX a source has
 * none.
 */
void pp_cite(struct pp_citations *cited, struct pp_buf *line, const struct pp_sources *sources);

/* The same without the numbers that the line has already. */
void pp_cite_more(struct pp_citations *cited, struct pp_buf *line,
                  const struct pp_sources *sources);

/*
 * Append a text of the rules; where it names sources by the keys that they have in the file of the
 * jurisdiction, their numbers stand: "since 2024 (s3, s4)" becomes "since 2024 [1][2]".
 */
void pp_cite_text(struct pp_citations *cited, struct pp_buf *line,
                  const struct pp_jurisdiction *jurisdiction, struct pp_view text);

#endif
