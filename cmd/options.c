#include "options.h"

#include <string.h>

#include "advise/plan.h"
#include "batch/batch.h"

#define WORDS(name, linkage, ...)                                                                  \
    static const char *const name##_list[] = {__VA_ARGS__};                                        \
    linkage const struct pp_words name = {name##_list, sizeof(name##_list) / sizeof(name##_list[0])}

WORDS(pp_format_words, , "text", "json", "csv", "markdown", "man", "jsonl", "svg");
WORDS(pp_form_words, , "sql", "json", "csv");
WORDS(pp_shell_words, , "bash", "zsh", "fish");
WORDS(color_words, static, "auto", "always", "never");
WORDS(accept_words, static, "likely");
WORDS(require_words, static, "any", "all");
WORDS(schema_words, static, "state", "profile");
WORDS(input_words, static, "csv", "jsonl");
WORDS(pp_by_words, , "verdict", "training_hours", "ce_hours", "fee");
WORDS(output_words, static, "long", "wide", "summary");

const struct pp_option pp_options[PP_OPT_COUNT] = {
#define PP_OPTION(id, long_name, ...) [PP_OPT_##id] = {.name = (long_name), __VA_ARGS__},
#include "options.def"
#undef PP_OPTION
};

const struct pp_metavar pp_metavars[] = {
#define PP_METAVAR(...) {__VA_ARGS__},
#include "metavars.def"
#undef PP_METAVAR
    {.name = NULL},
};

enum pp_option_id pp_option_find(struct pp_view name)
{
    for (int id = PP_OPT_NONE + 1; id < PP_OPT_COUNT; id++)
        if (pp_view_is(name, pp_options[id].name))
            return (enum pp_option_id)id;
    return PP_OPT_NONE;
}

enum pp_option_id pp_option_find_letter(char letter)
{
    for (int id = PP_OPT_NONE + 1; id < PP_OPT_COUNT; id++)
        if (pp_options[id].letter && pp_options[id].letter == letter)
            return (enum pp_option_id)id;
    return PP_OPT_NONE;
}

void pp_say_choices(struct pp_buf *buf, const struct pp_words *words, uint32_t mask,
                    const char *between, const char *before_last)
{
    size_t last = 0, said = 0;
    for (size_t i = 0; i < words->count; i++)
        if (mask & 1U << i)
            last = i;
    for (size_t i = 0; i < words->count; i++) {
        if (!(mask & 1U << i))
            continue;
        if (said++)
            pp_buf_str(buf, i == last ? before_last : between);
        pp_buf_str(buf, words->list[i]);
    }
}

void pp_say_metavar(struct pp_buf *buf, const struct pp_option *option, uint32_t mask)
{
    if (option->metavar)
        pp_buf_str(buf, option->metavar);
    else
        pp_say_choices(buf, option->words, mask, "|", "|");
}

const struct pp_metavar *pp_metavar_find(const char *name)
{
    for (const struct pp_metavar *metavar = pp_metavars; metavar->name; metavar++)
        if (strcmp(name, metavar->name) == 0)
            return metavar;
    return NULL;
}
