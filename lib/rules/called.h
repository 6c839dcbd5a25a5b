/* Which certifications of a place a short name means: it may be that of several. */
#ifndef PP_RULES_CALLED_H
#define PP_RULES_CALLED_H

#include "rules/model.h"

/* With a count of one, `first` is meant. With more, nobody can tell which, and none may be taken.
 */
struct pp_called {
    const struct pp_credential *first; /* NULL: none */
    size_t count;
};

/* The credential of this id, else those of this acronym, in whatever case, and with them those
 * still given that are also known by it. */
struct pp_called pp_called_briefly(const struct pp_jurisdiction *jurisdiction, struct pp_view name);
/* As pp_called_briefly(); where that finds none, those of this title or "also known as". */
struct pp_called pp_called(const struct pp_jurisdiction *jurisdiction, struct pp_view name);
/* Append the ids of those that pp_called() counts, with commas between them. */
void pp_say_called(struct pp_buf *buf, const struct pp_jurisdiction *jurisdiction,
                   struct pp_view name);

#endif
