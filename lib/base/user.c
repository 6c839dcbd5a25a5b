#include "base/user.h"

#include <stdlib.h>

const char *pp_variable(const char *name)
{
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

const char *pp_user_path(struct pp_arena *arena, const char *variable, const char *otherwise,
                         const char *inside)
{
    const char *folder = pp_variable(variable);
    const char *home = pp_variable("HOME");
    if (folder && folder[0] == '/')
        return pp_arena_printf(arena, "%s/%s", folder, inside);
    if (!home)
        return NULL;
    return pp_arena_printf(arena, "%s/%s/%s", home, otherwise, inside);
}
