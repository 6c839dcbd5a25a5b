/* Help out of the tables: for the program, and for each command. */
#ifndef PP_CMD_HELP_H
#define PP_CMD_HELP_H

#include "term.h"
#include "topics.h"
#include "verbs.h"

/* What `peerpath` alone says: what it is, and how to begin. It fits on a screen of 24 lines. */
void pp_help_short(struct pp_buf *buf, const struct pp_term *term);
/* What `peerpath help` says. */
void pp_help_program(struct pp_buf *buf, const struct pp_term *term);
/* What `peerpath COMMAND --help` says, and with `whole` all that `peerpath help COMMAND` does. */
void pp_help_verb(struct pp_buf *buf, const struct pp_verb *verb, bool whole,
                  const struct pp_term *term);
/* What `peerpath help TOPIC` says. */
void pp_help_topic(struct pp_buf *buf, const struct pp_topic *topic, const struct pp_term *term);

#endif
