/* The names through which the surroundings speak to the program; documented in man.c. */
#ifndef PP_CMD_ENVIRON_H
#define PP_CMD_ENVIRON_H

#define PP_ENV_STATES   "PEERPATH_STATES"
#define PP_ENV_PROFILE  "PEERPATH_PROFILE"
#define PP_ENV_CONFIG   "XDG_CONFIG_HOME"
#define PP_ENV_NO_COLOR "NO_COLOR"
#define PP_ENV_COLUMNS  "COLUMNS"

/* Where the profile lies inside the user's configuration folder. */
#define PP_PROFILE_PATH "peerpath/profile.yaml"

#endif
