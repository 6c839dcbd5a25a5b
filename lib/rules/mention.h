/* The sources that a text of the rules names by their keys: "dropped in 2022 (s3, s4)". */
#ifndef PP_RULES_MENTION_H
#define PP_RULES_MENTION_H

#include "base/buf.h"
#include "rules/model.h"

enum {
    PP_MENTION_MOST = 8 /* keys of one pair of brackets */
};

/* A piece of a text, and the sources that are named behind it. Lifetime: borrows both. */
struct pp_mention {
    struct pp_view before;
    const struct pp_source *sources[PP_MENTION_MOST];
    size_t count;   /* 0: the text ends with this piece */
    bool bracketed; /* the brackets hold nothing else: "(s3, s4)"; they are not part of a piece */
};

/* Does the key stand at that place of the text as a word of its own, not as a part of an address or
 * a name? */
bool pp_mentions_at(struct pp_view text, size_t at, struct pp_view key);

/*
 * Cut the next piece off *rest; false when nothing is left. A key without a digit is taken for a
 * plain word and stays in the text.
 */
bool pp_mention_next(const struct pp_jurisdiction *jurisdiction, struct pp_view *rest,
                     struct pp_mention *out);

/* Append a text for readers who see no list of sources: each key becomes the title of its source.
 */
void pp_say_mentions(struct pp_buf *buf, const struct pp_jurisdiction *jurisdiction,
                     struct pp_view text);

#endif
