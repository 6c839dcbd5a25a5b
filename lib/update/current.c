#include "update/current.h"

#include <unistd.h>

#include "base/file.h"
#include "base/user.h"
#include "update/origin.h"
#include "update/store.h"

const char *pp_store_path(struct pp_arena *arena)
{
    return pp_user_path(arena, PP_ENV_DATA, ".local/share", PP_STORE_PATH);
}

/* Until when a set may be used, by what was written down when it was taken. */
static enum pp_status read_until(const char *set, struct pp_arena *arena, pp_date *out,
                                 struct pp_diags *diags)
{
    struct pp_buf text pp_cleanup_buf;
    struct pp_diags damaged pp_cleanup_diags; /* the next update mends it; the rules answer */
    char *path = pp_arena_printf(arena, "%s/" PP_ORIGIN_FILE, set);
    pp_buf_init(&text, PP_MANIFEST_MAX);
    pp_diags_init(&damaged);
    enum pp_status status = path ? pp_file_read(path, PP_MANIFEST_MAX, &text, &damaged) : PP_NOMEM;
    *out = pp_scan_date(pp_buf_view(&text), PP_ORIGIN_EXPIRES);
    return status == PP_NOMEM ? pp_no_memory(diags) : PP_OK;
}

static enum pp_status warn_stale(pp_date until, pp_date today, struct pp_diags *diags)
{
    struct pp_buf day pp_cleanup_buf;
    pp_buf_init(&day, 64);
    if (until == PP_DATE_NONE || today <= until)
        return PP_OK;
    pp_date_format(&day, until);
    if (pp_buf_status(&day) != PP_OK)
        return pp_no_memory(diags);
    pp_warn(diags, PP_UPDATE_STALE, (struct pp_place){0}, PP_V(""),
            "the rules in use were to be used until %.*s: 'peerpath update' asks for newer ones",
            PP_VARG(pp_buf_view(&day)));
    return PP_OK;
}

/* Open a set that is held; what holds it is closed with the rules, or here. */
static enum pp_status open_set(const struct pp_store_set *set, pp_date today,
                               struct pp_arena *arena, struct pp_db *out, struct pp_diags *diags)
{
    pp_date until = PP_DATE_NONE;
    enum pp_status status = pp_db_open(out, set->rules, diags);
    if (status != PP_OK) {
        (void)close(set->hold);
        return status;
    }
    status = read_until(set->path, arena, &until, diags);
    pp_db_adopt(out, "update", until, set->hold);
    return status == PP_OK ? warn_stale(until, today, diags) : status;
}

enum pp_status pp_current_open(const char *folder, pp_date today, struct pp_arena *arena,
                               struct pp_db *out, struct pp_diags *diags)
{
    struct pp_store_set set = {.hold = -1};
    *out = (struct pp_db){0}; /* so that it may be released whatever happens */
    if (!folder)
        folder = pp_variable(PP_ENV_STATES);
    const char *store = folder ? NULL : pp_store_path(arena);
    if (store && pp_store_read(store, arena, &set, diags) == PP_NOMEM)
        return PP_NOMEM;
    return set.rules ? open_set(&set, today, arena, out, diags) : pp_db_open(out, folder, diags);
}
