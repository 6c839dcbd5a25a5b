/* The words that answers are made of: yes, no, none, "I don't know", hours, the parts of a list.
 * Internal to lib/advise. */
#ifndef PP_ADVISE_ASK_WORDS_H
#define PP_ADVISE_ASK_WORDS_H

#include "advise/ask.h"

/* While one answer is read. */
struct pp_reply {
    struct pp_interview *interview;
    const struct pp_slot *slot;
    struct pp_view text; /* trimmed */
    struct pp_profile *draft;
    struct pp_buf *problem;
};

/* Say what to write instead, in place of what was said before. Returns PP_INPUT. */
enum pp_status pp_reply_refuse(const struct pp_reply *reply, const char *sentence);

/* Is it one of the words, in capitals or not? `words` ends with NULL. */
bool pp_says_one_of(struct pp_view text, const char *const *words);

/*
 * Is it nothing at all, "?", or a way to say that one does not know ("I don't know.", "idk", "not
 * sure", "no idea, sorry"), with whatever apostrophe?
 */
bool pp_says_unknown(struct pp_view text);

/* 1 for yes, 0 for no, -1 for neither. */
int pp_says_yes_or_no(struct pp_view text);

/* "none", "no", "0", "nothing", "nowhere"? */
bool pp_says_none(struct pp_view text);

/* One number that is not below zero: "46", "19.5", "1,000". False otherwise, *out then being
 * untouched. */
bool pp_read_number(struct pp_view text, pp_milli *out);

/* Is there a comma with exactly three digits behind it, as in "2,500", which may be one number or
 * two? */
bool pp_has_thousands(struct pp_view text);

/* The next part between commas, semicolons, plus signs and (if asked) blanks, none of which counts
 * between "quotes"; false at the end. */
bool pp_next_part(struct pp_view *rest, bool at_blanks, struct pp_view *out);

#endif
