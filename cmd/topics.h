/*
 * Topics of the help that are no commands: each is told in pieces, and help and man page show the
 * same pieces in their own way.
 */
#ifndef PP_CMD_TOPICS_H
#define PP_CMD_TOPICS_H

#include "base/buf.h"

/* Who shows the pieces. Lifetime: texts are borrowed until the function returns. */
struct pp_topic_pieces {
    void (*heading)(void *to, const char *title);
    /* Paragraphs with an empty line between them; one that begins with a blank is shown as it is.
     */
    void (*prose)(void *to, const char *text);
    void (*row)(void *to, struct pp_view label, struct pp_view text);
    void *to;
};

struct pp_topic {
    const char *name;
    const char *summary;     /* a few words, no full stop */
    const char *description; /* as pp_topic_pieces.prose */
    /* What follows, under headings. Memory that runs out is left to what `to` writes into. */
    enum pp_status (*write)(const struct pp_topic_pieces *pieces);
};

/* All of them, ended by a row without a name. */
extern const struct pp_topic pp_topics[];

/* The topic of that name, or NULL. */
const struct pp_topic *pp_topic_find(struct pp_view name);

/* profile: a file about a person (topic_profile.c). Returns PP_OK or PP_NOMEM. */
enum pp_status pp_topic_profile(const struct pp_topic_pieces *pieces);
extern const char pp_topic_profile_description[];

/* Look through the tables of the topics for mistakes. Returns NULL, or what is wrong (constant). */
const char *pp_topics_check(void);

#endif
