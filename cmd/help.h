/* Help out of the tables: for the program, and for each command. */
#ifndef PP_CMD_HELP_H
#define PP_CMD_HELP_H

#include "term.h"
#include "text.h"
#include "verbs.h"

/* What the program is, in a sentence; shared with the man page. Lifetime: constant. */
extern const char pp_program_summary[];
extern const char pp_program_description[];
extern const struct pp_example pp_program_examples[]; /* ended by an empty row */

/* What `peerpath` alone says: what it is, the commands, three examples. */
void pp_help_short(struct pp_buf *buf, const struct pp_term *term);
/* What `peerpath help` says. */
void pp_help_program(struct pp_buf *buf, const struct pp_term *term);
/* What `peerpath help COMMAND` and `peerpath COMMAND --help` say. */
void pp_help_verb(struct pp_buf *buf, const struct pp_verb *verb, const struct pp_term *term);

/* Add the words of a synopsis, "WHERE...|--all" "[--stage STAGE]", each kept whole. */
void pp_say_synopsis(struct pp_wrapper *wrapper, const struct pp_verb *verb);
/* Append an option's line to the left of its help: "-p, --profile FILE"; --format shows the words
 * that `verb` knows (NULL: any). */
void pp_say_option(struct pp_buf *buf, enum pp_option_id id, const struct pp_verb *verb);
/* Append an option's help with what the table adds: its words, its default, whether it repeats. */
void pp_say_option_help(struct pp_buf *buf, enum pp_option_id id);
/* What a status means for a command; NULL when the command does not end with it. */
const char *pp_verb_exit(const struct pp_verb *verb, enum pp_exit status);
/* Cut the next paragraph off a text; false when nothing is left. *out_literal: its lines stay as
 * they are, as they are indented in the text. */
bool pp_next_paragraph(const char **text, struct pp_view *out, bool *out_literal);

#endif
