/* completion: the script for a shell, and the answers to its questions. */
#include "complete.h"
#include "scripts.h"

enum pp_exit pp_verb_completion(struct pp_context *context)
{
    static const char *const scripts[] = {
        [PP_SHELL_BASH] = PP_SCRIPT_BASH,
        [PP_SHELL_ZSH] = PP_SCRIPT_ZSH,
        [PP_SHELL_FISH] = PP_SCRIPT_FISH,
    };
    const struct pp_opts *opts = context->opts;
    int shell = pp_word_find(&pp_shell_words, pp_view_of(opts->args[0]));
    if (opts->arg_count == 1) {
        pp_buf_str(&context->out->buf, scripts[shell]);
        return PP_EXIT_YES;
    }
    enum pp_status status =
        pp_complete(context, (enum pp_shell)shell, opts->args + 1, opts->arg_count - 1);
    return pp_exit_of(status, context->diags);
}
