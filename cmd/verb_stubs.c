/* Stand-ins until the commands are there; weak, so that a file verb_NAME.c replaces its own. */
#include "context.h"

static enum pp_exit not_yet(struct pp_context *context)
{
    struct pp_place nowhere = {0};
    pp_report(context->diags, PP_COMMAND_UNKNOWN, nowhere, PP_V(""), "'%s' is not built yet",
              context->opts->verb->name);
    return PP_EXIT_USAGE;
}

#define STAND_IN(verb)                                                                             \
    __attribute__((weak)) enum pp_exit pp_verb_##verb(struct pp_context *context)                  \
    {                                                                                              \
        return not_yet(context);                                                                   \
    }

STAND_IN(states)
STAND_IN(show)
STAND_IN(check)
STAND_IN(search)
STAND_IN(lint)
