#include "opts.h"

#include <string.h>

/* The command line while it is sorted. */
struct scan {
    int argc;
    char **argv;
    int at;
    struct pp_opts *opts;
};

/* The next word, if it can be a value: "-" is one, what begins with a hyphen is another option. */
static const char *take_value(struct scan *scan)
{
    if (scan->at >= scan->argc)
        return NULL;
    const char *next = scan->argv[scan->at];
    if (next[0] == '-' && next[1])
        return NULL;
    scan->at++;
    return next;
}

static bool takes_value(enum pp_option_id id)
{
    return id != PP_OPT_NONE && pp_options[id].kind != PP_OPTION_FLAG;
}

static void add(struct pp_opts *opts, enum pp_option_id id, struct pp_view spelled,
                const char *text)
{
    opts->given[opts->given_count++] = (struct pp_given){
        .id = id, .spelled = spelled, .text = text, .word = -1, .date = PP_DATE_NONE};
}

static void scan_long(struct scan *scan, const char *word)
{
    struct pp_view spelled = pp_view_of(word);
    size_t equals = pp_view_find(spelled, '=');
    const char *text = equals < spelled.len ? word + equals + 1 : NULL;
    spelled = pp_view_first(spelled, equals);
    enum pp_option_id id = pp_option_find(pp_view_from(spelled, 2));
    if (!text && takes_value(id))
        text = take_value(scan);
    add(scan->opts, id, spelled, text);
}

/* One letter, or several: -qp FILE, -pFILE. */
static void scan_short(struct scan *scan, const char *word)
{
    struct pp_view spelled = pp_view_of(word);
    for (const char *letter = word + 1; *letter; letter++) {
        enum pp_option_id id = pp_option_find_letter(*letter);
        const char *text = NULL;
        if (takes_value(id))
            text = letter[1] ? letter + 1 : take_value(scan);
        add(scan->opts, id, spelled, text);
        if (id == PP_OPT_NONE || takes_value(id))
            return;
    }
}

static void scan_argument(struct pp_opts *opts, const char *word)
{
    if (opts->command) {
        opts->args[opts->arg_count++] = word;
        return;
    }
    opts->command = word;
    opts->verb = pp_verb_find(pp_view_of(word));
}

static void scan_words(struct scan *scan)
{
    bool options_ended = false;
    while (scan->at < scan->argc) {
        const char *word = scan->argv[scan->at++];
        if (options_ended || word[0] != '-' || !word[1])
            scan_argument(scan->opts, word);
        else if (strcmp(word, "--") == 0)
            options_ended = true;
        else if (word[1] == '-')
            scan_long(scan, word);
        else
            scan_short(scan, word);
    }
}

/* No fewer than the options on the command line: every letter after a single hyphen can be one. */
static size_t most_options(int argc, char **argv)
{
    size_t most = 0;
    for (int i = 1; i < argc; i++)
        if (argv[i][0] == '-')
            most += argv[i][1] == '-' ? 1 : strlen(argv[i]);
    return most;
}

enum pp_status pp_opts_scan(int argc, char **argv, struct pp_arena *arena, struct pp_opts *out)
{
    struct pp_opts opts = {
        .given = PP_NEW_N(arena, struct pp_given, most_options(argc, argv) + 1),
        .args = PP_NEW_N(arena, const char *, (size_t)argc + 1),
    };
    struct scan scan = {.argc = argc, .argv = argv, .at = 1, .opts = &opts};
    if (!opts.given || !opts.args)
        return PP_NOMEM;
    scan_words(&scan);
    *out = opts;
    return PP_OK;
}

const struct pp_given *pp_opt(const struct pp_opts *opts, enum pp_option_id id)
{
    for (size_t i = opts->given_count; i > 0; i--)
        if (opts->given[i - 1].id == id)
            return &opts->given[i - 1];
    return NULL;
}

bool pp_opt_given(const struct pp_opts *opts, enum pp_option_id id)
{
    return pp_opt(opts, id) != NULL;
}

const char *pp_opt_text(const struct pp_opts *opts, enum pp_option_id id)
{
    const struct pp_given *given = pp_opt(opts, id);
    return given ? given->text : NULL;
}

int pp_opt_word(const struct pp_opts *opts, enum pp_option_id id)
{
    const struct pp_given *given = pp_opt(opts, id);
    const struct pp_option *option = &pp_options[id];
    if (given)
        return given->word;
    return option->fallback ? pp_word_find(option->words, pp_view_of(option->fallback)) : -1;
}

uint32_t pp_opt_words(const struct pp_opts *opts, enum pp_option_id id)
{
    uint32_t words = 0;
    for (size_t i = 0; i < opts->given_count; i++)
        if (opts->given[i].id == id)
            words |= 1U << opts->given[i].word;
    return words ? words : PP_ALL_WORDS;
}

pp_date pp_opt_date(const struct pp_opts *opts, enum pp_option_id id, pp_date otherwise)
{
    const struct pp_given *given = pp_opt(opts, id);
    return given ? given->date : otherwise;
}

uint32_t pp_opt_number(const struct pp_opts *opts, enum pp_option_id id, uint32_t otherwise)
{
    const struct pp_given *given = pp_opt(opts, id);
    return given ? given->number : otherwise;
}
