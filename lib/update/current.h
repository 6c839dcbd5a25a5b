/* Which copy of the rules a run uses. */
#ifndef PP_UPDATE_CURRENT_H
#define PP_UPDATE_CURRENT_H

#include "rules/db.h"

/* The variables and the path that decide it; documented in the manual. */
#define PP_ENV_STATES "PEERPATH_STATES"
#define PP_ENV_DATA   "XDG_DATA_HOME"
#define PP_STORE_PATH "peerpath/rules"

/* The user's folder of verified updates; NULL when there is no home, or no memory. Lifetime: lives
 * in `arena`. */
const char *pp_store_path(struct pp_arena *arena);

/*
 * Open the rules in use: `folder`, else $PEERPATH_STATES, else the last verified update, else the
 * built-in copy. An update that is damaged is passed over with a warning; one that has expired
 * before `today` is used with a warning. Lifetime: `arena` holds
 * paths while it looks, and need not outlive the call; release with pp_db_release(), also after a
 * failure. Returns as pp_db_open().
 */
enum pp_status pp_current_open(const char *folder, pp_date today, struct pp_arena *arena,
                               struct pp_db *out, struct pp_diags *diags) PP_MUST_CHECK;

#endif
