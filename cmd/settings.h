/* The user's settings: peerpath/config.yaml in the user's configuration folder. */
#ifndef PP_CMD_SETTINGS_H
#define PP_CMD_SETTINGS_H

#include "context.h"
#include "rules/field.h"

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
