#include "complete.h"

#include <string.h>

#include "base/escape.h"
#include "eval/profile_flat.h"
#include "topics.h"

enum {
    LONGEST_WORD = 4096
};

/* bash inserts a word as it stands, so what has a meaning for it goes behind a backslash. */
static void put_quoted(struct pp_buf *buf, struct pp_view word)
{
    static const char plain[] = "-_./,=+@%:";
    for (size_t i = 0; i < word.len; i++) {
        char c = word.ptr[i];
        if (!pp_is_alnum(c) && !strchr(plain, c) && (unsigned char)c < 0x80)
            pp_buf_char(buf, '\\');
        pp_buf_char(buf, c);
    }
}

/* zsh ends the word at the first colon, unless a backslash stands before it. */
static void put_before_colon(struct pp_buf *buf, struct pp_view word)
{
    for (size_t i = 0; i < word.len; i++) {
        if (word.ptr[i] == ':' || word.ptr[i] == '\\')
            pp_buf_char(buf, '\\');
        pp_buf_char(buf, word.ptr[i]);
    }
}

static void put_offer(struct pp_buf *buf, enum pp_shell shell, struct pp_view word,
                      struct pp_view note)
{
    switch (shell) {
    case PP_SHELL_BASH:
        put_quoted(buf, word);
        break;
    case PP_SHELL_ZSH:
        put_before_colon(buf, word);
        break;
    case PP_SHELL_FISH:
        pp_buf_add(buf, word);
        break;
    }
    if (note.len && shell != PP_SHELL_BASH) {
        pp_buf_char(buf, shell == PP_SHELL_ZSH ? ':' : '\t');
        pp_escape_terminal(buf, note);
    }
    pp_buf_char(buf, '\n');
}

void pp_offer(const struct pp_offers *offers, struct pp_view word, struct pp_view note)
{
    struct pp_buf whole pp_cleanup_buf;
    pp_buf_init(&whole, LONGEST_WORD);
    if (!pp_view_eq(pp_view_first(word, offers->typed.len), offers->typed))
        return;
    /* Words come out of the rules too: nothing may break out of the line. */
    pp_buf_add(&whole, offers->before);
    pp_escape_terminal(&whole, word);
    put_offer(offers->buf, offers->shell, pp_buf_text(&whole, offers->buf), note);
}

static void offer_words(const struct pp_offers *offers, const struct pp_words *words, uint32_t mask)
{
    for (size_t i = 0; i < words->count; i++)
        if (mask & 1U << i)
            pp_offer(offers, pp_view_of(words->list[i]), PP_V(""));
}

static void offer_verbs(const struct pp_offers *offers)
{
    for (const struct pp_verb *verb = pp_verbs; verb->name; verb++)
        pp_offer(offers, pp_view_of(verb->name), pp_view_of(verb->summary));
}

/* What 'help' tells about. */
static void offer_topics(const struct pp_offers *offers)
{
    offer_verbs(offers);
    for (const struct pp_topic *topic = pp_topics; topic->name; topic++)
        pp_offer(offers, pp_view_of(topic->name), pp_view_of(topic->summary));
}

static void offer_codes(const struct pp_offers *offers)
{
    for (int code = 0; code < PP_CODE_COUNT; code++) {
        const struct pp_code_info *info = pp_code_info((enum pp_code)code);
        pp_offer(offers, pp_view_of(info->code), pp_view_of(info->title));
    }
}

struct pp_offers pp_offers_behind(const struct pp_offers *offers, char divider)
{
    struct pp_offers rest = *offers;
    size_t at = rest.typed.len;
    while (at && rest.typed.ptr[at - 1] != divider)
        at--;
    rest.before.len += at;
    rest.typed = pp_view_from(rest.typed, at);
    return rest;
}

static void offer_columns(const struct pp_offers *offers)
{
    struct pp_offers ours = pp_offers_behind(offers, '=');
    if (ours.typed.ptr == offers->typed.ptr)
        return;
    for (int kind = 0; kind < PP_FLAT_KIND_COUNT; kind++)
        pp_offer(&ours, pp_view_of(pp_flat_names[kind]), PP_V(""));
}

static void offer_value(const struct pp_offers *offers, const char *name)
{
    const struct pp_metavar *metavar = pp_metavar_find(name);
    switch (metavar ? metavar->value : PP_VALUE_ANY) {
    case PP_VALUE_ANY:
        break;
    case PP_VALUE_WORD:
        offer_words(offers, metavar->words, PP_ALL_WORDS);
        break;
    case PP_VALUE_WHERE:
        pp_offer_where(offers);
        break;
    case PP_VALUE_FILE:
        pp_buf_str(offers->buf, ":files\n");
        break;
    case PP_VALUE_FOLDER:
        pp_buf_str(offers->buf, ":folders\n");
        break;
    case PP_VALUE_CODE:
        offer_codes(offers);
        break;
    case PP_VALUE_COMMAND:
        offer_topics(offers);
        break;
    case PP_VALUE_COLUMN:
        offer_columns(offers);
        break;
    }
}

static void offer_option_value(const struct pp_offers *offers, enum pp_option_id id)
{
    const struct pp_option *option = &pp_options[id];
    struct pp_offers last = option->commas ? pp_offers_behind(offers, ',') : *offers;
    if (option->words)
        offer_words(&last, option->words, pp_verb_words(offers->context->opts->verb, id));
    else if (option->metavar)
        offer_value(&last, option->metavar);
}

/* An option counts once, unless it repeats. */
static bool may_follow(const struct pp_opts *opts, enum pp_option_id id)
{
    bool takes = opts->verb ? pp_verb_takes(opts->verb, id) : pp_options[id].global;
    return takes && (pp_options[id].repeats || !pp_opt_given(opts, id));
}

static void offer_options(const struct pp_offers *offers)
{
    struct pp_offers names = *offers;
    names.before = PP_V("--");
    names.typed = pp_view_from(offers->typed, offers->typed.len < 2 ? offers->typed.len : 2);
    for (int id = PP_OPT_NONE + 1; id < PP_OPT_COUNT; id++) {
        struct pp_view help = pp_view_of(pp_options[id].help);
        if (may_follow(offers->context->opts, (enum pp_option_id)id))
            pp_offer(&names, pp_view_of(pp_options[id].name),
                     pp_view_first(help, pp_view_find(help, '.')));
    }
}

/* "--stage=ce": the value of an option in the same word. */
static void offer_joined(const struct pp_offers *offers)
{
    size_t equals = pp_view_find(offers->typed, '=');
    struct pp_offers value = *offers;
    value.before = pp_view_first(offers->typed, equals + 1);
    value.typed = pp_view_from(offers->typed, equals + 1);
    enum pp_option_id id = pp_option_find(pp_view_from(pp_view_first(offers->typed, equals), 2));
    if (id != PP_OPT_NONE)
        offer_option_value(&value, id);
}

static void offer_argument(const struct pp_offers *offers)
{
    const struct pp_opts *opts = offers->context->opts;
    if (!opts->command) {
        offer_verbs(offers);
        return;
    }
    const struct pp_argument *arg =
        opts->verb ? pp_verb_argument(opts->verb, opts->arg_count) : NULL;
    enum pp_option_id instead = opts->verb ? opts->verb->instead_of_arguments : PP_OPT_NONE;
    if (arg && (instead == PP_OPT_NONE || !pp_opt_given(opts, instead)))
        offer_value(offers, arg->metavar);
}

/* The option whose value comes next: the last word before is one, and its value is not there. */
static enum pp_option_id open_option(const struct pp_opts *opts, struct pp_view last)
{
    const struct pp_given *given = opts->given_count ? &opts->given[opts->given_count - 1] : NULL;
    bool open = given && !given->text && pp_options[given->id].kind != PP_OPTION_FLAG &&
                pp_view_eq(given->spelled, last);
    return open ? given->id : PP_OPT_NONE;
}

static void offer(const struct pp_offers *offers, struct pp_view last, bool options_ended)
{
    enum pp_option_id open = open_option(offers->context->opts, last);
    bool hyphen = pp_view_starts(offers->typed, "-") && !options_ended;
    bool joined =
        pp_view_starts(offers->typed, "--") && pp_view_find(offers->typed, '=') < offers->typed.len;
    if (open != PP_OPT_NONE && (!hyphen || offers->typed.len == 1))
        offer_option_value(offers, open);
    else if (hyphen && joined)
        offer_joined(offers);
    else if (hyphen)
        offer_options(offers);
    else
        offer_argument(offers);
}

enum pp_status pp_complete(const struct pp_context *context, enum pp_shell shell,
                           const char **words, size_t count)
{
    struct pp_opts before;
    struct pp_diags unsaid pp_cleanup_diags;
    struct pp_context inner = *context;
    bool options_ended = false;
    const char **line = PP_NEW_N(context->arena, const char *, count + 1);
    if (!line)
        return pp_no_memory(context->diags);
    line[0] = "peerpath";
    memcpy(line + 1, words, count * sizeof(*words));
    for (size_t i = 0; i + 1 < count; i++)
        options_ended = options_ended || strcmp(words[i], "--") == 0;
    if (pp_opts_scan((int)count, (char **)line, context->arena, &before) != PP_OK)
        return pp_no_memory(context->diags);
    pp_diags_init(&unsaid);
    inner.opts = &before;
    inner.diags = &unsaid; /* a Tab key is no place for messages */
    const struct pp_offers offers = {.context = &inner,
                                     .buf = &context->out->buf,
                                     .shell = shell,
                                     .before = {words[count - 1], 0},
                                     .typed = pp_view_of(words[count - 1])};
    offer(&offers, pp_view_of(line[count - 1]), options_ended);
    return unsaid.no_memory ? pp_no_memory(context->diags) : PP_OK;
}
