/*
 * The command line, read by the tables: which command, which options with which values, which
 * arguments. Options may stand anywhere, `--` ends them.
 */
#ifndef PP_CMD_OPTS_H
#define PP_CMD_OPTS_H

#include "base/date.h"
#include "base/diag.h"
#include "options.h"
#include "verbs.h"

/* One option as it was given. */
struct pp_given {
    enum pp_option_id id;   /* PP_OPT_NONE: there is no such option */
    struct pp_view spelled; /* as typed, without "=value" */
    const char *text;       /* the value; NULL when there is none */
    int word;               /* of PP_OPTION_WORD: its number */
    pp_date date;           /* of PP_OPTION_DATE */
    uint32_t number;        /* of PP_OPTION_NUMBER */
};

struct pp_opts {
    const char *command;        /* the first argument as typed; NULL when there is none */
    const struct pp_verb *verb; /* NULL when there is no such command */
    struct pp_given *given;     /* in the order of the command line */
    size_t given_count;
    const char **args; /* what follows the command */
    size_t arg_count;
};

/*
 * Sort the command line into command, options and arguments; judges nothing. Lifetime: *out lives
 * in `arena` and borrows from argv.
 * Returns PP_OK, or PP_NOMEM.
 */
enum pp_status pp_opts_scan(int argc, char **argv, struct pp_arena *arena,
                            struct pp_opts *out) PP_MUST_CHECK;
/*
 * Judge what was scanned by the tables, and fill in the values.
 * Returns PP_OK, or PP_INPUT with every fault reported.
 */
enum pp_status pp_opts_check(struct pp_opts *opts, struct pp_diags *diags) PP_MUST_CHECK;

/*
 * Report each of `others` (ended by PP_OPT_NONE) that was given and does not go with what was asked
 * for; `why` says with what: "option '--report' writes pages". False when there was one.
 */
bool pp_opts_refuse(const struct pp_opts *opts, const enum pp_option_id *others, const char *why,
                    struct pp_diags *diags) PP_MUST_CHECK;

/* Report that there is no such command, or for `help` topic either, with the nearest one. */
void pp_report_unknown_verb(const char *typed, bool help, struct pp_diags *diags);

/* The option as it was last given, or NULL. To see all of a repeated one, walk `given`. */
const struct pp_given *pp_opt(const struct pp_opts *opts, enum pp_option_id id);
bool pp_opt_given(const struct pp_opts *opts, enum pp_option_id id);
/* The last value given; NULL when the option was not. Lifetime: that of argv. */
const char *pp_opt_text(const struct pp_opts *opts, enum pp_option_id id);
/* The number of the last word given, else of the option's fallback; -1 when it has none. */
int pp_opt_word(const struct pp_opts *opts, enum pp_option_id id);
/* Bits (1u << number) of all words given; PP_ALL_WORDS when the option was not: so an option that
 * filters lets everything pass. */
uint32_t pp_opt_words(const struct pp_opts *opts, enum pp_option_id id);
/* The last date or number given, else `otherwise`. */
pp_date pp_opt_date(const struct pp_opts *opts, enum pp_option_id id, pp_date otherwise);
uint32_t pp_opt_number(const struct pp_opts *opts, enum pp_option_id id, uint32_t otherwise);

#endif
