/* How well the facts of a jurisdiction are backed by the pages that they cite. */
#ifndef PP_RULES_BACKING_H
#define PP_RULES_BACKING_H

#include "rules/model.h"

/* Words of pp_publisher_words, and how many there are. */
enum {
    PP_PUBLISHER_ISSUER,
    PP_PUBLISHER_OFFICIAL,
    PP_PUBLISHERS = 5
};

struct pp_backing {
    size_t sources[PP_PUBLISHERS]; /* how many sources of each kind the file lists */
    size_t facts;                  /* requirements, training, renewal, fees, reciprocity */
    size_t first_hand;             /* of these: cite the issuer or another official page */
    size_t quoted;                 /* of the first-hand ones: hold words of that page */
};

struct pp_backing pp_backing_of(const struct pp_jurisdiction *jurisdiction);

/*
 * A grade in a letter: A when at least 95 in 100 facts cite the issuer or another official page
 * and hold its words, B at least 80, C at least 50, D less; '-' without facts.
 */
char pp_backing_grade(const struct pp_backing *backing);

#endif
