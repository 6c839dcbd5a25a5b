/* The names through which the surroundings speak to the program, those of the library included;
 * documented in man.c. */
#ifndef PP_CMD_ENVIRON_H
#define PP_CMD_ENVIRON_H

#include "update/current.h"

#define PP_ENV_PROFILE   "PEERPATH_PROFILE"
#define PP_ENV_CONFIG    "XDG_CONFIG_HOME"
#define PP_ENV_CACHE     "XDG_CACHE_HOME"
#define PP_ENV_SOURCE    "PEERPATH_SOURCE"
#define PP_ENV_KEY       "PEERPATH_KEY"
#define PP_ENV_CA        "SSL_CERT_FILE"
#define PP_ENV_NO_COLOR  "NO_COLOR"
#define PP_ENV_COLORTERM "COLORTERM"
#define PP_ENV_COLUMNS   "COLUMNS"
#define PP_ENV_OUR_PAGER "PEERPATH_PAGER"
#define PP_ENV_PAGER     "PAGER"

/* Where the profile lies inside the user's configuration folder. */
#define PP_PROFILE_PATH "peerpath/profile.yaml"
/* The other files: settings, and what the program keeps inside the cache folder. */
#define PP_CONFIG_PATH "peerpath/config.yaml"
#define PP_CACHE_PATH  "peerpath/pages"

#endif
