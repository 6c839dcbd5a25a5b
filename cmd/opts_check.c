/* Judging the command line: every fault is reported, with the nearest known name. */
#include "opts.h"

#include "base/num.h"
#include "base/suggest.h"
#include "rules/places.h"
#include "topics.h"

enum {
    LONGEST_LIST = 512
};

static const struct pp_place nowhere;

#define REPORT(diags, code, ...) pp_report((diags), (code), nowhere, PP_V(""), __VA_ARGS__)

void pp_report_unknown_verb(const char *typed, bool help, struct pp_diags *diags)
{
    struct pp_suggest suggest = pp_suggest_for(pp_view_of(typed));
    for (const struct pp_verb *verb = pp_verbs; verb->name; verb++)
        pp_suggest_offer(&suggest, pp_view_of(verb->name));
    for (const struct pp_topic *topic = pp_topics; help && topic->name; topic++)
        pp_suggest_offer(&suggest, pp_view_of(topic->name));
    struct pp_view best = pp_suggest_best(&suggest);
    if (pp_topic_find(pp_view_of(typed)))
        REPORT(diags, PP_COMMAND_UNKNOWN, "unknown command '%s'; did you mean 'peerpath help %s'?",
               typed, typed);
    else if (pp_place_find(pp_view_of(typed)) >= 0)
        REPORT(diags, PP_COMMAND_UNKNOWN, "unknown command '%s'; did you mean 'peerpath check %s'?",
               typed, typed);
    else
        REPORT(diags, PP_COMMAND_UNKNOWN, "unknown command '%s'" PP_DID_YOU_MEAN, typed,
               PP_MEANT_OR(best, "; 'peerpath help' lists the commands"));
}

/* The nearest option of the command; of any command, when that is not known. */
static struct pp_view nearest_option(const struct pp_verb *verb, struct pp_view typed)
{
    struct pp_suggest suggest = pp_suggest_for(typed);
    for (int id = PP_OPT_NONE + 1; id < PP_OPT_COUNT; id++) {
        if (!verb || pp_verb_takes(verb, (enum pp_option_id)id))
            pp_suggest_offer(&suggest, pp_view_of(pp_options[id].name));
    }
    return pp_suggest_best(&suggest);
}

static void report_unknown(const struct pp_verb *verb, const struct pp_given *given,
                           struct pp_diags *diags)
{
    bool is_long = pp_view_starts(given->spelled, "--");
    struct pp_view best = PP_V("");
    if (is_long)
        best = nearest_option(verb, pp_view_from(given->spelled, 2));
    if (best.len)
        REPORT(diags, PP_OPTION_UNKNOWN, "unknown option '%.*s'; did you mean '--%.*s'?",
               PP_VARG(given->spelled), PP_VARG(best));
    else
        REPORT(diags, PP_OPTION_UNKNOWN,
               "unknown option '%.*s'; 'peerpath help%s%s' lists the options",
               PP_VARG(given->spelled), verb ? " " : "", verb ? verb->name : "");
}

/* A value that must be one of some words. */
struct choice {
    const struct pp_words *words;
    uint32_t allowed; /* bits, as pp_say_choices() takes them */
    const char *kind; /* of what it is a value: "option '--", or "'" for the command itself */
    const char *name;
};

static void report_word(const struct choice *choice, const char *text, struct pp_diags *diags)
{
    struct pp_suggest suggest = pp_suggest_for(pp_view_of(text));
    for (size_t i = 0; i < choice->words->count; i++)
        if (choice->allowed & 1U << i)
            pp_suggest_offer(&suggest, pp_view_of(choice->words->list[i]));
    struct pp_view best = pp_suggest_best(&suggest);
    struct pp_buf list pp_cleanup_buf;
    pp_buf_init(&list, LONGEST_LIST);
    pp_buf_str(&list, "; it must be ");
    pp_say_choices(&list, choice->words, choice->allowed, ", ", " or ");
    if (pp_buf_status(&list) != PP_OK)
        (void)pp_no_memory(diags);
    else
        REPORT(diags, PP_OPTION_CHOICE, "unknown value '%s' for %s%s'" PP_DID_YOU_MEAN, text,
               choice->kind, choice->name, PP_MEANT_OR(best, list.data));
}

static void check_word(const struct pp_verb *verb, struct pp_given *given, struct pp_diags *diags)
{
    const struct pp_option *option = &pp_options[given->id];
    const struct choice choice = {.words = option->words,
                                  .allowed = pp_verb_words(verb, given->id),
                                  .kind = "option '--",
                                  .name = option->name};
    given->word = pp_word_find(option->words, pp_view_of(given->text));
    if (given->word < 0 || !(choice.allowed & 1U << given->word))
        report_word(&choice, given->text, diags);
}

static void check_value(const struct pp_verb *verb, struct pp_given *given, struct pp_diags *diags)
{
    const struct pp_option *option = &pp_options[given->id];
    struct pp_view text = pp_view_of(given->text);
    switch (option->kind) {
    case PP_OPTION_WORD:
        check_word(verb, given, diags);
        break;
    case PP_OPTION_DATE:
        if (!pp_date_parse(text, &given->date))
            REPORT(diags, PP_OPTION_CHOICE,
                   "'%s' for option '--%s' is not a date; write year-month-day, as in 2026-11-21",
                   given->text, option->name);
        break;
    case PP_OPTION_NUMBER:
        if (!pp_uint_parse(text, &given->number))
            REPORT(diags, PP_OPTION_CHOICE, "'%s' for option '--%s' is not a whole number",
                   given->text, option->name);
        else if (given->number < option->least || given->number > option->most)
            REPORT(diags, PP_OPTION_CHOICE, "'%s' for option '--%s' is not between %u and %u",
                   given->text, option->name, option->least, option->most);
        break;
    case PP_OPTION_TEXT:
    case PP_OPTION_FLAG:
        break;
    }
}

static void check_option(const struct pp_verb *verb, struct pp_given *given, struct pp_diags *diags)
{
    const struct pp_option *option = &pp_options[given->id];
    bool has_value = given->text && given->text[0];
    if (given->id == PP_OPT_NONE)
        report_unknown(verb, given, diags);
    else if (verb && !pp_verb_takes(verb, given->id))
        REPORT(diags, PP_OPTION_UNKNOWN,
               "'%s' has no option '--%s'; 'peerpath help %s' lists its options", verb->name,
               option->name, verb->name);
    else if (option->kind == PP_OPTION_FLAG && given->text)
        REPORT(diags, PP_OPTION_VALUE, "option '--%s' takes no value", option->name);
    else if (option->kind != PP_OPTION_FLAG && !has_value)
        REPORT(diags, PP_OPTION_VALUE, "option '--%s' needs a value", option->name);
    else if (option->kind != PP_OPTION_FLAG)
        check_value(verb, given, diags);
}

/* Of the command's own options each counts once, lest one of two be forgotten silently. Of global
 * ones the last counts, so that an alias can set what a command line then changes. */
static void check_repeated(const struct pp_opts *opts, struct pp_diags *diags)
{
    for (size_t i = 0; i < opts->given_count; i++) {
        const struct pp_given *given = &opts->given[i];
        const struct pp_option *option = &pp_options[given->id];
        bool may = given->id == PP_OPT_NONE || option->global || option->repeats ||
                   option->kind == PP_OPTION_FLAG;
        if (!may && pp_opt(opts, given->id) != given)
            REPORT(diags, PP_OPTIONS_CROSSED, "option '--%s' is given more than once",
                   option->name);
    }
}

static void check_arguments(const struct pp_opts *opts, struct pp_diags *diags)
{
    const struct pp_verb *verb = opts->verb;
    const struct pp_argument *first_missing = NULL;
    size_t least = 0, most = 0;
    for (const struct pp_argument *arg = verb->arguments; arg->metavar; arg++) {
        least += arg->least;
        most = arg->most == PP_MANY ? PP_MANY : most + arg->most;
        if (!first_missing && opts->arg_count < least)
            first_missing = arg;
    }
    enum pp_option_id instead = verb->instead_of_arguments;
    if (instead != PP_OPT_NONE && pp_opt_given(opts, instead)) {
        if (opts->arg_count)
            REPORT(diags, PP_OPTIONS_CROSSED,
                   "'%s' and option '--%s' exclude each other; use one of them", opts->args[0],
                   pp_options[instead].name);
    } else if (first_missing && instead != PP_OPT_NONE) {
        REPORT(diags, PP_ARGUMENT_MISSING, "'%s' needs %s or option '--%s'; see 'peerpath help %s'",
               verb->name, first_missing->metavar, pp_options[instead].name, verb->name);
    } else if (first_missing) {
        REPORT(diags, PP_ARGUMENT_MISSING, "'%s' needs %s%s; see 'peerpath help %s'", verb->name,
               first_missing->metavar, first_missing->least > 1 ? " twice or more" : "",
               verb->name);
    } else if (opts->arg_count > most) {
        REPORT(diags, PP_ARGUMENT_EXTRA, "unexpected argument '%s'; see 'peerpath help %s'",
               opts->args[most], verb->name);
    }
}

/* Arguments that are one of some words. */
static void check_argument_words(const struct pp_opts *opts, struct pp_diags *diags)
{
    for (size_t i = 0; i < opts->arg_count; i++) {
        const struct pp_argument *arg = pp_verb_argument(opts->verb, i);
        const struct pp_metavar *metavar = arg ? pp_metavar_find(arg->metavar) : NULL;
        if (!metavar || metavar->value != PP_VALUE_WORD)
            continue;
        const struct choice choice = {.words = metavar->words,
                                      .allowed = PP_ALL_WORDS,
                                      .kind = "'",
                                      .name = opts->verb->name};
        if (pp_word_find(metavar->words, pp_view_of(opts->args[i])) < 0)
            report_word(&choice, opts->args[i], diags);
    }
}

bool pp_opts_refuse(const struct pp_opts *opts, const enum pp_option_id *others, const char *why,
                    struct pp_diags *diags)
{
    bool good = true;
    for (; *others != PP_OPT_NONE; others++) {
        if (!pp_opt_given(opts, *others))
            continue;
        REPORT(diags, PP_OPTIONS_CROSSED, "%s, so '--%s' cannot be used with it", why,
               pp_options[*others].name);
        good = false;
    }
    return good;
}

enum pp_status pp_opts_check(struct pp_opts *opts, struct pp_diags *diags)
{
    if (opts->command && !opts->verb)
        pp_report_unknown_verb(opts->command, false, diags);
    for (size_t i = 0; i < opts->given_count; i++)
        check_option(opts->verb, &opts->given[i], diags);
    check_repeated(opts, diags);
    /* A mistaken option may have made its value an argument: one fault, not two. */
    if (pp_diags_status(diags) == PP_OK && opts->verb) {
        check_arguments(opts, diags);
        check_argument_words(opts, diags);
    }
    if (pp_diags_status(diags) == PP_OK && !opts->verb)
        REPORT(diags, PP_ARGUMENT_MISSING, "no command; 'peerpath help' lists the commands");
    return pp_diags_status(diags);
}
