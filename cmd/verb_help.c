#include "context.h"
#include "help.h"
#include "man.h"

enum pp_exit pp_verb_help(struct pp_context *context)
{
    struct pp_buf *buf = &context->out->buf;
    const struct pp_verb *verb = NULL;
    if (context->opts->arg_count) {
        verb = pp_verb_find(pp_view_of(context->opts->args[0]));
        if (!verb) {
            pp_report_unknown_verb(context->opts->args[0], context->diags);
            return PP_EXIT_USAGE;
        }
    }
    if (pp_opt_word(context->opts, PP_OPT_FORMAT) == PP_FORMAT_MAN)
        pp_man_page(buf, verb);
    else if (verb)
        pp_help_verb(buf, verb, context->term);
    else
        pp_help_program(buf, context->term);
    return PP_EXIT_YES;
}
