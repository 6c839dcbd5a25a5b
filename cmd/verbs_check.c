/* The tables looking at themselves. */
#include "help.h"

#include <string.h>

#include "base/escape.h"

enum {
    HELP_WIDTH = 80,
    LONGEST_HELP = 64 << 10
};

static const char *check_option(enum pp_option_id id)
{
    const struct pp_option *option = &pp_options[id];
    bool is_flag = option->kind == PP_OPTION_FLAG;
    if (!option->help || !option->help[0])
        return "an option without help";
    if (pp_option_find(pp_view_of(option->name)) != id)
        return "two options of one name";
    if (option->letter && pp_option_find_letter(option->letter) != id)
        return "two options of one letter";
    if (!is_flag && !option->metavar && !option->words)
        return "an option whose value nothing stands for";
    if ((option->kind == PP_OPTION_WORD) != (option->words != NULL))
        return "an option with words that is not of that kind, or the other way round";
    if (option->metavar && !pp_metavar_find(option->metavar))
        return "an option whose metavar is not in the table";
    if (option->fallback &&
        (!option->words || pp_word_find(option->words, pp_view_of(option->fallback)) < 0))
        return "an option whose fallback is not one of its words";
    return NULL;
}

static const char *check_argument(const struct pp_argument *argument)
{
    const struct pp_metavar *metavar = pp_metavar_find(argument->metavar);
    if (!metavar)
        return "an argument whose metavar is not in the table";
    if ((metavar->value == PP_VALUE_WORD) != (metavar->words != NULL))
        return "a metavar with words that is not of that kind, or the other way round";
    return argument->most < argument->least ? "an argument with more at least than at most" : NULL;
}

static const char *check_example(const struct pp_example *example)
{
    if (!example->says || !example->says[0])
        return "an example that says nothing";
    if (!strstr(example->line, "peerpath "))
        return "an example that does not run peerpath";
    /* Manual pages print these as other characters, which do not run when copied. */
    return strpbrk(example->line, "'`^~\\") ? "an example with a character that does not copy"
                                            : NULL;
}

static const char *check_texts(const struct pp_verb *verb)
{
    if (!verb->summary || !verb->summary[0] || !verb->description || !verb->description[0])
        return "a command without summary or description";
    if (verb->summary[strlen(verb->summary) - 1] == '.')
        return "a summary that ends in a full stop";
    return verb->formats & (1U << PP_FORMAT_TEXT | 1U << PP_FORMAT_CSV)
               ? NULL
               : "a command that writes neither text nor CSV";
}

static const char *check_lists(const struct pp_verb *verb)
{
    const char *wrong = NULL;
    for (const enum pp_option_id *id = verb->options; *id != PP_OPT_NONE && !wrong; id++)
        if (pp_options[*id].global)
            wrong = "a command that names a global option as its own";
    for (const struct pp_argument *arg = verb->arguments; arg->metavar && !wrong; arg++)
        wrong = check_argument(arg);
    for (const struct pp_example *example = verb->examples; example->line && !wrong; example++)
        wrong = check_example(example);
    if (!wrong && !verb->examples[0].line)
        wrong = "a command without an example";
    if (!wrong && verb->instead_of_arguments != PP_OPT_NONE &&
        !pp_verb_takes(verb, verb->instead_of_arguments))
        wrong = "a command that does not take what may stand instead of its arguments";
    return wrong;
}

/* The help as it will be shown: no line wider than the page, none with blanks at its end. */
static const char *check_page(struct pp_buf *page)
{
    struct pp_view rest = pp_buf_view(page);
    if (pp_buf_status(page) != PP_OK)
        return "a help page larger than it may be";
    while (rest.len) {
        size_t len = pp_view_find(rest, '\n');
        struct pp_view line = pp_view_first(rest, len);
        if (pp_utf8_width(line) > HELP_WIDTH)
            return "a line of help wider than 80 columns";
        if (len && line.ptr[len - 1] == ' ')
            return "a line of help with blanks at its end";
        rest = pp_view_from(rest, len + 1);
    }
    return NULL;
}

static const char *check_verb(const struct pp_verb *verb)
{
    const struct pp_term term = {.width = HELP_WIDTH};
    struct pp_buf page pp_cleanup_buf;
    pp_buf_init(&page, LONGEST_HELP);
    if (pp_verb_find(pp_view_of(verb->name)) != verb)
        return "two commands of one name";
    const char *wrong = check_texts(verb);
    if (!wrong)
        wrong = check_lists(verb);
    if (wrong)
        return wrong;
    pp_help_verb(&page, verb, false, &term);
    pp_help_verb(&page, verb, true, &term);
    return check_page(&page);
}

static const char *check_program(void)
{
    const struct pp_term term = {.width = HELP_WIDTH};
    struct pp_buf page pp_cleanup_buf;
    pp_buf_init(&page, LONGEST_HELP);
    pp_help_short(&page, &term);
    pp_help_program(&page, &term);
    for (const struct pp_topic *topic = pp_topics; topic->name; topic++)
        pp_help_topic(&page, topic, &term);
    return check_page(&page);
}

const char *pp_verbs_check(void)
{
    const char *wrong = NULL;
    for (int id = PP_OPT_NONE + 1; id < PP_OPT_COUNT && !wrong; id++)
        wrong = check_option((enum pp_option_id)id);
    for (const struct pp_verb *verb = pp_verbs; verb->name && !wrong; verb++)
        wrong = check_verb(verb);
    if (!wrong)
        wrong = pp_topics_check();
    return wrong ? wrong : check_program();
}
