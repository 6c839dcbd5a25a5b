/* Where the user's own files lie: environment variables, and XDG's folders. */
#ifndef PP_BASE_USER_H
#define PP_BASE_USER_H

#include "base/arena.h"

/* The value of a variable that is set and not empty, or NULL. Lifetime: that of the environment. */
const char *pp_variable(const char *name);

/*
 * A path inside one of the user's folders: `variable` names the folder if it holds an absolute path
 * (XDG ignores others), else it is `otherwise` in the home folder. NULL when there is no home, or
 * no memory. Lifetime: lives in `arena`.
 */
const char *pp_user_path(struct pp_arena *arena, const char *variable, const char *otherwise,
                         const char *inside);

#endif
