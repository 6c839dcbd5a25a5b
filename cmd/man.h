/* Manual pages, in the man(7) language, out of the same tables as the help. */
#ifndef PP_CMD_MAN_H
#define PP_CMD_MAN_H

#include "topics.h"
#include "verbs.h"

/* Append the page of a command; of the program itself when `verb` is NULL. */
void pp_man_page(struct pp_buf *buf, const struct pp_verb *verb);
/* Append the page of a topic. */
void pp_man_topic(struct pp_buf *buf, const struct pp_topic *topic);

#endif
