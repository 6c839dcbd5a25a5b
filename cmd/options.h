/* The table of all options, and of the words in capitals that stand for their values. */
#ifndef PP_CMD_OPTIONS_H
#define PP_CMD_OPTIONS_H

#include <stdint.h>

#include "base/buf.h"
#include "rules/words.h"

enum pp_option_id {
    PP_OPT_NONE,
#define PP_OPTION(id, ...) PP_OPT_##id,
#include "options.def"
#undef PP_OPTION
    PP_OPT_COUNT
};

enum pp_option_kind {
    PP_OPTION_FLAG, /* takes no value */
    PP_OPTION_TEXT,
    PP_OPTION_WORD, /* one of a list */
    PP_OPTION_DATE,
    PP_OPTION_NUMBER, /* a whole number */
};

struct pp_option {
    const char *name; /* without the two hyphens */
    char letter;      /* the short form, or 0 */
    enum pp_option_kind kind;
    const char *metavar;          /* what stands for the value; NULL: the words themselves */
    const struct pp_words *words; /* of PP_OPTION_WORD */
    const char *fallback;         /* the word when it is not given, or NULL */
    uint32_t least;               /* of PP_OPTION_NUMBER */
    uint32_t most;
    bool global;  /* every command takes it */
    bool repeats; /* may be given several times, and all count */
    bool commas;  /* its value is a list with commas */
    const char *help;
};

/* By enum pp_option_id; the row of PP_OPT_NONE is empty. */
extern const struct pp_option pp_options[PP_OPT_COUNT];

/* Forms of output, in the order of pp_format_words. */
enum pp_format {
    PP_FORMAT_TEXT,
    PP_FORMAT_JSON,
    PP_FORMAT_CSV,
    PP_FORMAT_MARKDOWN,
    PP_FORMAT_MAN,
    PP_FORMAT_JSONL,
    PP_FORMAT_SVG
};

extern const struct pp_words pp_format_words;
/* What `map` shows, in the order of enum pp_figure_by. */
extern const struct pp_words pp_by_words;

enum pp_accept {
    PP_ACCEPT_LIKELY
};

enum pp_require {
    PP_REQUIRE_ANY,
    PP_REQUIRE_ALL
};

enum pp_schema {
    PP_SCHEMA_STATE,
    PP_SCHEMA_PROFILE
};

/* In the order of pp_form_words. */
enum pp_form {
    PP_FORM_SQL,
    PP_FORM_JSON,
    PP_FORM_CSV
};

extern const struct pp_words pp_form_words;

/* In the order of pp_shell_words. */
enum pp_shell {
    PP_SHELL_BASH,
    PP_SHELL_ZSH,
    PP_SHELL_FISH
};

extern const struct pp_words pp_shell_words;

#define PP_ALL_WORDS UINT32_MAX

/* The option of that name or letter; PP_OPT_NONE when there is none. */
enum pp_option_id pp_option_find(struct pp_view name);
enum pp_option_id pp_option_find_letter(char letter);

/* Append the words whose bit (1u << number) is set in `mask`: "text|json", "text, json or csv". */
void pp_say_choices(struct pp_buf *buf, const struct pp_words *words, uint32_t mask,
                    const char *between, const char *before_last);
/* Append what stands for the option's value: FILE, any|all; `mask` as for pp_say_choices(). */
void pp_say_metavar(struct pp_buf *buf, const struct pp_option *option, uint32_t mask);

/* What may stand in the place of a word in capitals, for completion. */
enum pp_value {
    PP_VALUE_ANY, /* nothing to offer */
    PP_VALUE_WORD,
    PP_VALUE_WHERE,
    PP_VALUE_FILE,
    PP_VALUE_FOLDER,
    PP_VALUE_CODE,
    PP_VALUE_COMMAND,
    PP_VALUE_COLUMN /* behind an equals sign */
};

struct pp_metavar {
    const char *name;
    const char *meaning;
    enum pp_value value;
    const struct pp_words *words; /* of PP_VALUE_WORD */
};

/* All of them, ended by a row without a name. */
extern const struct pp_metavar pp_metavars[];

/* What a word in capitals stands for; NULL when it is not in the table. */
const struct pp_metavar *pp_metavar_find(const char *name);

#endif
