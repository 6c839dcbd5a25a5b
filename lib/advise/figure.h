/*
 * One figure for every place, to be drawn on a map or put into a table: the best verdict for a
 * person, or how many hours or dollars a certification takes there. What the sources do not tell
 * stays unknown, and where nobody is certified there is no figure: neither is ever 0.
 */
#ifndef PP_ADVISE_FIGURE_H
#define PP_ADVISE_FIGURE_H

#include "advise/person.h"
#include "rules/where.h"

enum pp_figure_by {
    PP_BY_VERDICT,
    PP_BY_TRAINING_HOURS, /* before certification, by the standard route */
    PP_BY_CE_HOURS,       /* of a renewal period; compared by the year */
    PP_BY_FEE,            /* to apply, in dollars */
    PP_BY_COUNT
};

enum {
    PP_FIGURE_STEPS = 5, /* classes of amounts, from the least; the last is open above */
    PP_FIGURE_NO_CLASS = -1
};

/* The figure of one credential. Amounts are thousandths. */
struct pp_figure_part {
    const struct pp_credential *credential;
    enum pp_verdict verdict; /* of PP_BY_VERDICT alone */
    pp_milli least;          /* PP_MILLI_NONE: the sources do not tell */
    pp_milli most;           /* as least, unless it is a range; PP_MILLI_NONE: nobody knows */
    int months;              /* of PP_BY_CE_HOURS: the renewal period; PP_INT_NONE: not told */
    const struct pp_sources *sources; /* of the figure; NULL when there is none */
};

/* The figure of one place. */
struct pp_figure {
    const struct pp_jurisdiction *jurisdiction;
    struct pp_figure_part *parts; /* the credentials that count, in the order of the data */
    size_t count;
    const struct pp_figure_part *best; /* speaks for the place: the best verdict or the lowest known
                                          amount; NULL when none is known or none counts */
    bool more;                         /* another part, or this one perhaps, asks for more */
    bool open;                         /* the amount of another part is not known: it may be less */
    int class;                         /* of `best`: a verdict, or a step; PP_FIGURE_NO_CLASS */
};

/*
 * Work out the figures of some places, in their order. Only credentials of `tracks` (bits) that are
 * offered on the day count. For amounts only the nearest of a state to what a newcomer asks for
 * count: those of standard level that are certainly issued, and none that is added to another one;
 * where a state has none of these, the next best; of US, all. `person` gives day, stage and arena,
 * and for PP_BY_VERDICT the profile. Lifetime: lives in the arena; borrows the rules.
 * Returns PP_OK; PP_LIMIT as pp_compile(); PP_NOMEM.
 */
enum pp_status pp_figures_make(const struct pp_person *person, const struct pp_where *places,
                               size_t place_count, enum pp_figure_by by, uint32_t tracks,
                               struct pp_figure *out) PP_MUST_CHECK;

/*
 * The largest amount of each class but the last, as whole hours or dollars: fixed, so that a map
 * drawn next year can be held against this one.
 */
const int *pp_figure_steps(enum pp_figure_by by);

/* Hours a year of a part; PP_MILLI_NONE when hours or period are not known. */
pp_milli pp_figure_per_year(const struct pp_figure_part *part);

#endif
