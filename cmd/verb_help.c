#include "context.h"
#include "help.h"
#include "man.h"

/* A command, or else a topic; NULL and NULL without an argument. */
static bool find(const struct pp_context *context, const struct pp_verb **out_verb,
                 const struct pp_topic **out_topic)
{
    const char *name = context->opts->arg_count ? context->opts->args[0] : NULL;
    *out_verb = name ? pp_verb_find(pp_view_of(name)) : NULL;
    *out_topic = name && !*out_verb ? pp_topic_find(pp_view_of(name)) : NULL;
    return !name || *out_verb || *out_topic;
}

enum pp_exit pp_verb_help(struct pp_context *context)
{
    struct pp_buf *buf = &context->out->buf;
    const struct pp_verb *verb;
    const struct pp_topic *topic;
    bool man = pp_opt_word(context->opts, PP_OPT_FORMAT) == PP_FORMAT_MAN;
    if (!find(context, &verb, &topic)) {
        pp_report_unknown_verb(context->opts->args[0], true, context->diags);
        return PP_EXIT_USAGE;
    }
    if (topic && man)
        pp_man_topic(buf, topic);
    else if (topic)
        pp_help_topic(buf, topic, context->term);
    else if (man)
        pp_man_page(buf, verb);
    else if (verb)
        pp_help_verb(buf, verb, true, context->term);
    else
        pp_help_program(buf, context->term);
    return PP_EXIT_YES;
}
