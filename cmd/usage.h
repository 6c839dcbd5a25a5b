/* The texts about the program and its commands that help and man pages share. */
#ifndef PP_CMD_USAGE_H
#define PP_CMD_USAGE_H

#include "text.h"
#include "verbs.h"

/* What the program is: in a few words, in a paragraph, and what follows that. Lifetime: constant.
 */
extern const char pp_program_summary[];
extern const char pp_program_purpose[];
extern const char pp_program_description[];
/* The three things that most people want, ended by an empty row. They need no file. */
extern const struct pp_example pp_program_examples[];

/*
 * Cut the next paragraph off *text; false when nothing is left. *out_literal: its lines are
 * indented in the text, and stay as they are.
 */
bool pp_next_paragraph(const char **text, struct pp_view *out, bool *out_literal);

/* Add the words of a synopsis, each kept whole: "WHERE...|--all" "[--stage STAGE]". */
void pp_say_synopsis(struct pp_wrapper *wrapper, const struct pp_verb *verb);
/* Append what stands for an option's value, "FILE"; nothing for a flag. --format takes what `verb`
 * knows (NULL: any). */
void pp_say_option_value(struct pp_buf *buf, enum pp_option_id id, const struct pp_verb *verb);
/* Append an option's help with what the table adds: its words, its default, whether it repeats. */
void pp_say_option_help(struct pp_buf *buf, enum pp_option_id id, const struct pp_verb *verb);
/* What a status means for a command (NULL: for any); NULL when it does not end with it. */
const char *pp_verb_exit(const struct pp_verb *verb, enum pp_exit status);

#endif
