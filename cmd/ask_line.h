/* The conversation of `ask`: lines from standard input, prompts on standard error. */
#ifndef PP_CMD_ASK_LINE_H
#define PP_CMD_ASK_LINE_H

#include "advise/ask.h"
#include "term.h"

enum {
    PP_LINE_MAX = 4096 /* bytes of an answer */
};

/* What was read ahead of the line that is taken. */
struct pp_lines {
    char data[PP_LINE_MAX];
    size_t len;
    size_t taken; /* bytes of the line handed out last, its end included */
    bool ended;
};

enum pp_line {
    PP_LINE_READ,
    PP_LINE_END,  /* nothing more comes, or reading fails */
    PP_LINE_LONG, /* longer than PP_LINE_MAX: it was skipped */
};

/* The next line of standard input without its end; the last one need not have one. Lifetime of the
 * view: until the next call. */
enum pp_line pp_read_line(struct pp_lines *lines, struct pp_view *out);

/* Write on standard error and forget what was written. Nobody may be reading it: that is no error.
 */
void pp_prompt(struct pp_buf *buf, bool quiet);

/* What the conversation says. */
void pp_ask_put_welcome(struct pp_buf *buf, const struct pp_term *term);
void pp_ask_put_question(struct pp_buf *buf, const struct pp_term *term,
                         const struct pp_interview *interview, const struct pp_question *question);
void pp_ask_put_why(struct pp_buf *buf, const struct pp_term *term, const struct pp_db *db,
                    const struct pp_question *question);
void pp_ask_put_sentence(struct pp_buf *buf, const struct pp_term *term, struct pp_view text);

#endif
