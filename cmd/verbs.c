#include "verbs.h"

#define FORMAT(name) (1U << PP_FORMAT_##name)

const struct pp_verb pp_verbs[] = {
#define PP_VERB(verb, ...) {.name = #verb, .run = pp_verb_##verb, __VA_ARGS__},
#include "verbs_person.def"

#include "verbs_rules.def"

#include "verbs_update.def"

#include "verbs_care.def"
#undef PP_VERB
    {.name = NULL},
};

const struct pp_verb *pp_verb_find(struct pp_view name)
{
    for (const struct pp_verb *verb = pp_verbs; verb->name; verb++)
        if (pp_view_is(name, verb->name))
            return verb;
    return NULL;
}

bool pp_verb_takes(const struct pp_verb *verb, enum pp_option_id id)
{
    if (id == PP_OPT_NONE || pp_options[id].global)
        return id != PP_OPT_NONE;
    for (const enum pp_option_id *own = verb->options; *own != PP_OPT_NONE; own++)
        if (*own == id)
            return true;
    return false;
}

const struct pp_argument *pp_verb_argument(const struct pp_verb *verb, size_t at)
{
    for (const struct pp_argument *arg = verb->arguments; arg->metavar; arg++) {
        if (at < arg->most)
            return arg;
        at -= arg->most;
    }
    return NULL;
}

uint32_t pp_verb_words(const struct pp_verb *verb, enum pp_option_id id)
{
    if (id != PP_OPT_FORMAT)
        return PP_ALL_WORDS;
    return verb ? verb->formats : PP_ALL_WORDS & ~(FORMAT(MAN) | FORMAT(JSONL) | FORMAT(SVG));
}

const char *pp_group_title(enum pp_group group)
{
    static const char *const titles[PP_GROUP_COUNT] = {
        [PP_GROUP_PERSON] = "Ask about a person",
        [PP_GROUP_RULES] = "Read the rules",
        [PP_GROUP_UPDATE] = "Keep the rules current",
        [PP_GROUP_CARE] = "Find mistakes, get help",
    };
    return titles[group];
}
