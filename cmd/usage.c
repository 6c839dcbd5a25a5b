#include "usage.h"

#include <string.h>

enum {
    LONGEST_WORD = 256
};

const char pp_program_summary[] =
    "whether a person can be certified as a peer support specialist, and what is missing";

const char pp_program_purpose[] =
    "peerpath tells whether a person can be certified as a peer support specialist in a state of "
    "the United States. If not yet, it tells what is missing, what that takes, and where it is "
    "written.";

const char pp_program_description[] =
    "A peer support specialist is someone with lived experience, such as a person in recovery, who "
    "is trained to support others.\n"
    "\n" PP_GUIDANCE;

const struct pp_example pp_program_examples[] = {
    {"peerpath ask california",
     "Can I be certified? A short interview; what you answer stays on your computer."},
    {"peerpath plan california", "What does it take: training, work, papers, money and time?"},
    {"peerpath relocate --from oregon --to washington",
     "I am certified, and I am going to move. What counts there?"},
    {NULL, NULL},
};

bool pp_next_paragraph(const char **text, struct pp_view *out, bool *out_literal)
{
    if (!*text || !**text)
        return false;
    const char *end = strstr(*text, "\n\n");
    *out = pp_view_of(*text);
    *out_literal = **text == ' ';
    if (end)
        *out = pp_view_first(*out, (size_t)(end - *text));
    *text = end ? end + 2 : NULL;
    return true;
}

void pp_say_option_value(struct pp_buf *buf, enum pp_option_id id, const struct pp_verb *verb)
{
    const struct pp_option *option = &pp_options[id];
    if (option->kind != PP_OPTION_FLAG)
        pp_say_metavar(buf, option, pp_verb_words(verb, id));
}

/* Hand a word that was put together in `word` to the wrapper, and empty it. */
static void put_word(struct pp_wrapper *wrapper, struct pp_buf *word)
{
    pp_wrap_word(wrapper, pp_buf_view(word));
    if (pp_buf_status(word) != PP_OK)
        wrapper->buf->status = pp_buf_status(word);
    pp_buf_clear(word);
}

static void put_argument(struct pp_wrapper *wrapper, struct pp_buf *word,
                         const struct pp_argument *argument, enum pp_option_id instead)
{
    bool optional = argument->least == 0;
    pp_buf_str(word, optional ? "[" : "");
    pp_buf_str(word, argument->metavar);
    pp_buf_str(word, argument->most == PP_MANY ? "..." : "");
    pp_buf_str(word, optional ? "]" : "");
    if (instead != PP_OPT_NONE && pp_options[instead].kind == PP_OPTION_FLAG)
        pp_buf_printf(word, "|--%s", pp_options[instead].name);
    put_word(wrapper, word);
}

static void put_option(struct pp_wrapper *wrapper, struct pp_buf *word, const struct pp_verb *verb,
                       enum pp_option_id id)
{
    const struct pp_option *option = &pp_options[id];
    if (option->letter)
        pp_buf_printf(word, "[-%c", option->letter);
    else
        pp_buf_printf(word, "[--%s", option->name);
    pp_buf_str(word, option->kind == PP_OPTION_FLAG ? "" : " ");
    pp_say_option_value(word, id, verb);
    pp_buf_str(word, option->repeats ? "]..." : "]");
    put_word(wrapper, word);
}

void pp_say_synopsis(struct pp_wrapper *wrapper, const struct pp_verb *verb)
{
    struct pp_buf word pp_cleanup_buf;
    pp_buf_init(&word, LONGEST_WORD);
    enum pp_option_id instead = verb->instead_of_arguments;
    for (const struct pp_argument *arg = verb->arguments; arg->metavar; arg++)
        put_argument(wrapper, &word, arg, instead);
    for (const enum pp_option_id *id = verb->options; *id != PP_OPT_NONE; id++)
        if (*id != instead || pp_options[*id].kind != PP_OPTION_FLAG)
            put_option(wrapper, &word, verb, *id);
    if (pp_verb_takes(verb, PP_OPT_FORMAT))
        put_option(wrapper, &word, verb, PP_OPT_FORMAT);
}

void pp_say_option_help(struct pp_buf *buf, enum pp_option_id id, const struct pp_verb *verb)
{
    const struct pp_option *option = &pp_options[id];
    pp_buf_str(buf, option->help);
    if (option->kind == PP_OPTION_WORD && option->metavar) {
        pp_buf_str(buf, " One of ");
        pp_say_choices(buf, option->words, PP_ALL_WORDS, ", ", " or ");
        pp_buf_char(buf, '.');
    }
    if (option->repeats)
        pp_buf_str(buf, " May be given more than once.");
    /* A command that takes only other words, or has a fallback of its own, says itself what it does
     * without the option. */
    int fallback =
        option->fallback ? pp_word_find(option->words, pp_view_of(option->fallback)) : -1;
    bool own = verb && id == verb->own_fallback;
    if (fallback >= 0 && !own && pp_verb_words(verb, id) & 1U << fallback)
        pp_buf_printf(buf, " (Without it: %s.)", option->fallback);
}

const char *pp_verb_exit(const struct pp_verb *verb, enum pp_exit status)
{
    bool special = status == PP_EXIT_NO || status == PP_EXIT_UNDETERMINED;
    for (size_t i = 0; verb && i < PP_VERB_EXITS && verb->exits[i].says; i++)
        if (verb->exits[i].status == status)
            return verb->exits[i].says;
    if (verb && special)
        return NULL;
    return verb && status == PP_EXIT_YES ? "Done." : pp_exit_meaning(status);
}
