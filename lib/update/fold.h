/* Text as it is compared with a page: white space is one blank, curly quotes and long dashes are
 * plain ones, what cannot be seen is gone. Case is left to the pattern. */
#ifndef PP_UPDATE_FOLD_H
#define PP_UPDATE_FOLD_H

#include "base/buf.h"

/* Append the folded text, without blanks at its ends. Bytes that are not UTF-8 become a blank. */
void pp_fold(struct pp_buf *buf, struct pp_view text);

/*
 * Append a pattern (PCRE2) that finds the words of a folded text: literally, any white space
 * between them, and a figure at either end only as a whole.
 */
void pp_fold_pattern(struct pp_buf *buf, struct pp_view folded);

#endif
