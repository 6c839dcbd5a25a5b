#include "setup.h"

#include <errno.h>
#include <unistd.h>

#include "advise/plan.h"
#include "base/user.h"
#include "environ.h"
#include "rules/compile.h"
#include "update/current.h"

enum pp_status pp_setup_db(const struct pp_context *context, struct pp_db *db)
{
    return pp_current_open(pp_opt_text(context->opts, PP_OPT_STATES), pp_setup_latest_day(context),
                           context->arena, db, context->diags);
}

/* The profile in the user's configuration folder; NULL when there is none, or no memory. */
static const char *configured_profile(const struct pp_context *context)
{
    const char *path = pp_user_path(context->arena, PP_ENV_CONFIG, ".config", PP_PROFILE_PATH);
    /* Only where there is none: one that cannot be read is said so when it is opened. */
    bool none = !path || (access(path, F_OK) != 0 && (errno == ENOENT || errno == ENOTDIR));
    return none ? NULL : path;
}

pp_date pp_setup_latest_day(const struct pp_context *context)
{
    pp_date today = pp_date_today();
    pp_date as_of = pp_setup_as_of(context);
    return as_of > today ? as_of : today;
}

enum pp_status pp_setup_profile(const struct pp_context *context, struct pp_db *db,
                                struct pp_profile *out, bool *out_given)
{
    const char *path = pp_opt_text(context->opts, PP_OPT_PROFILE);
    struct pp_profile profile;
    pp_profile_init(&profile);
    if (!path)
        path = pp_variable(PP_ENV_PROFILE);
    if (!path)
        path = configured_profile(context);
    if (path) {
        enum pp_status status = pp_profile_load(path, context->arena, &profile, context->diags);
        if (status == PP_OK)
            status = pp_profile_resolve(&profile, db, context->arena, context->diags);
        if (status == PP_OK)
            status = pp_profile_check_dates(&profile, pp_setup_latest_day(context), context->diags);
        if (status == PP_OK)
            status = pp_profile_check_topics(&profile, db, false, context->arena, context->diags);
        if (status != PP_OK)
            return status;
    }
    *out = profile;
    *out_given = path != NULL;
    return PP_OK;
}

enum pp_status pp_setup_everything(const struct pp_context *context, struct pp_db *db,
                                   struct pp_selection *out)
{
    *out = (struct pp_selection){NULL, 0};
    return pp_where_all(db, context->arena, &out->list, &out->count, context->diags);
}

enum pp_status pp_setup_selection(const struct pp_context *context, struct pp_db *db, size_t first,
                                  struct pp_selection *out)
{
    const struct pp_opts *opts = context->opts;
    enum pp_status worst = PP_OK;
    *out = (struct pp_selection){NULL, 0};
    if (pp_opt_given(opts, PP_OPT_ALL))
        return pp_setup_everything(context, db, out);
    out->list = PP_NEW_N(context->arena, struct pp_where, opts->arg_count + 1);
    if (!out->list)
        return pp_no_memory(context->diags);
    for (size_t i = first; i < opts->arg_count; i++) {
        enum pp_status status =
            pp_where_find(db, pp_view_of(opts->args[i]), &out->list[out->count], context->diags);
        if (status == PP_OK)
            out->count++;
        else
            worst = status;
    }
    return worst;
}

pp_date pp_setup_as_of(const struct pp_context *context)
{
    return pp_opt_date(context->opts, PP_OPT_AS_OF, pp_date_today());
}

unsigned pp_setup_pace(const struct pp_context *context)
{
    return pp_opt_number(context->opts, PP_OPT_HOURS_PER_WEEK, PP_PACE_DEFAULT);
}

enum pp_status pp_setup_unanswered(const struct pp_context *context, enum pp_status status)
{
    static const struct pp_place nowhere;
    if (status == PP_NOMEM)
        return pp_no_memory(context->diags);
    if (status == PP_LIMIT)
        pp_report(context->diags, PP_LIMIT_REACHED, nowhere, PP_V(""),
                  "the rules hold more than %d conditions: name fewer places", PP_PREDICATES_MAX);
    return status;
}
