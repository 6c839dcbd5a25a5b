#include "update/current.h"

#include <unistd.h>

#include "base/user.h"
#include "update/store.h"

const char *pp_store_path(struct pp_arena *arena)
{
    return pp_user_path(arena, PP_ENV_DATA, ".local/share", PP_STORE_PATH);
}

enum pp_status pp_current_open(const char *folder, struct pp_arena *arena, struct pp_db *out,
                               struct pp_diags *diags)
{
    struct pp_store_set set = {.hold = -1};
    *out = (struct pp_db){0}; /* so that it may be released whatever happens */
    if (!folder)
        folder = pp_variable(PP_ENV_STATES);
    const char *store = folder ? NULL : pp_store_path(arena);
    if (store && pp_store_read(store, arena, &set, diags) == PP_NOMEM)
        return PP_NOMEM;
    enum pp_status status = pp_db_open(out, set.rules ? set.rules : folder, diags);
    if (set.rules && status == PP_OK)
        pp_db_adopt(out, "update", set.hold);
    else if (set.rules)
        (void)close(set.hold);
    return status;
}
