/* The user's folders and settings: XDG's places, and peerpath/config.yaml in them. */
#ifndef PP_CMD_SETTINGS_H
#define PP_CMD_SETTINGS_H

#include "context.h"
#include "rules/field.h"

/* The value of a variable that is set and not empty, or NULL. Lifetime: that of the environment. */
const char *pp_variable(const char *name);

/*
 * A path inside one of the user's folders: `variable` names the folder if it holds an absolute path
 * (XDG ignores others), else it is `otherwise` in the home folder. NULL when there is no home, or
 * no memory. Lifetime: lives in context->arena.
 */
const char *pp_user_path(const struct pp_context *context, const char *variable,
                         const char *otherwise, const char *inside);

/* The folder of verified updates; NULL when there is no home. */
const char *pp_store_path(const struct pp_context *context);

/* Where updates come from and whose signature counts: options, else variables, else the file. */
struct pp_update_settings {
    const char *source;   /* NULL: nothing says */
    struct pp_views keys; /* texts of keys, or names of files that hold one */
};

/*
 * Find the settings of an update. Lifetime: lives in context->arena.
 * Returns PP_OK; PP_INPUT, PP_LIMIT or PP_IO with reports for a settings file with mistakes;
 * PP_NOMEM.
 */
enum pp_status pp_update_settings(const struct pp_context *context,
                                  struct pp_update_settings *out) PP_MUST_CHECK;

#endif
