/*
 * What may come next on a command line: out of the tables of commands and options, and for places
 * and certifications out of the rules in use. The scripts in completion/ only hand on what is
 * written here.
 */
#ifndef PP_CMD_COMPLETE_H
#define PP_CMD_COMPLETE_H

#include "context.h"

/* The offers for one word that is being typed. */
struct pp_offers {
    const struct pp_context *context; /* its opts: the words before */
    struct pp_buf *buf;
    enum pp_shell shell;
    struct pp_view before; /* what stands right before it in the same word: "--stage=", "CA," */
    struct pp_view typed;
};

/*
 * Append what may stand in the place of the last of `count` words (at least 1) that follow the
 * program's name. A line each, in the form that the shell's script reads: for bash the word,
 * quoted; for zsh and fish the word and a note. The line :files or :folders asks for names of
 * files. Nothing is appended when nothing is known to fit.
 * Returns PP_OK, or PP_NOMEM.
 */
enum pp_status pp_complete(const struct pp_context *context, enum pp_shell shell,
                           const char **words, size_t count) PP_MUST_CHECK;

/* The same, where what was typed up to the last `divider` stays as it is. */
struct pp_offers pp_offers_behind(const struct pp_offers *offers, char divider);
/* Offer one word with a note, if it begins with what was typed. */
void pp_offer(const struct pp_offers *offers, struct pp_view word, struct pp_view note);

/*
 * Offer the places and certifications that begin with what was typed: codes; names, once a letter
 * is there; the certifications of a place, once it is named (ca-, CA/).
 */
void pp_offer_where(const struct pp_offers *offers);

#endif
