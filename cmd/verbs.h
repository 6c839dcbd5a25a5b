/*
 * The table of all commands. To add one: a PP_VERB row in one of the verbs_*.def files and a file
 * verb_NAME.c with the function pp_verb_NAME; parsing, help, man page and self-check follow from
 * the row.
 */
#ifndef PP_CMD_VERBS_H
#define PP_CMD_VERBS_H

#include "exit.h"
#include "options.h"

struct pp_context;

/* Under which heading of the help a command stands. */
enum pp_group {
    PP_GROUP_PERSON,
    PP_GROUP_RULES,
    PP_GROUP_UPDATE,
    PP_GROUP_CARE,
    PP_GROUP_COUNT
};

/* What every command that speaks of rules says; a part of their descriptions. */
#define PP_GUIDANCE                                                                                \
    "This is guidance. The issuer, the board or agency that grants a certification, decides."

#define PP_MANY UINT32_MAX

struct pp_argument {
    const char *metavar; /* "WHERE", "FILE|DIR" */
    uint32_t least;
    uint32_t most; /* PP_MANY: any number */
};

struct pp_exit_note {
    enum pp_exit status;
    const char *says;
};

struct pp_example {
    const char *line; /* runs as it stands */
    const char *says;
};

enum {
    PP_VERB_OPTIONS = 14, /* the lists below end with an empty row */
    PP_VERB_ARGUMENTS = 3,
    PP_VERB_EXITS = 5,
    PP_VERB_EXAMPLES = 7
};

struct pp_verb {
    const char *name;
    enum pp_group group;
    enum pp_exit (*run)(struct pp_context *context);
    const char *summary;     /* a few words, no full stop */
    const char *description; /* paragraphs, an empty line between them */
    const char *details;     /* more paragraphs, which --help leaves out; or NULL */
    uint32_t formats;        /* bits 1u << enum pp_format */
    enum pp_option_id options[PP_VERB_OPTIONS]; /* besides the global ones */
    struct pp_argument arguments[PP_VERB_ARGUMENTS];
    enum pp_option_id own_fallback; /* an option that it says itself what it does without */
    bool live;                      /* it speaks while it works, so no pager comes between */
    enum pp_option_id instead_of_arguments;   /* --all, or PP_OPT_NONE */
    struct pp_exit_note exits[PP_VERB_EXITS]; /* where it says more than pp_exit_meaning() */
    struct pp_example examples[PP_VERB_EXAMPLES];
};

/* All of them in the order of the help, ended by a row without a name. */
extern const struct pp_verb pp_verbs[];

/* The command of that name, or NULL. */
const struct pp_verb *pp_verb_find(struct pp_view name);
/* Does the command take the option, as its own or as a global one? */
bool pp_verb_takes(const struct pp_verb *verb, enum pp_option_id id);
/* What the command's argument number `at` (from 0) is; NULL when it takes none there. */
const struct pp_argument *pp_verb_argument(const struct pp_verb *verb, size_t at);
/* Bits of the words that an option may take with this command (NULL: with any): --format differs
 * from one to the next. */
uint32_t pp_verb_words(const struct pp_verb *verb, enum pp_option_id id);
/* The heading of a group. */
const char *pp_group_title(enum pp_group group);

/*
 * Look through the tables for mistakes: double names or letters, missing texts, words that nothing
 * explains, help wider than 80 columns. Returns NULL, or what is wrong (constant).
 */
const char *pp_verbs_check(void);

#define PP_VERB(verb, ...) enum pp_exit pp_verb_##verb(struct pp_context *context);
#include "verbs_care.def"
#include "verbs_person.def"
#include "verbs_rules.def"
#include "verbs_update.def"
#undef PP_VERB

#endif
