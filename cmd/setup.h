/* What most commands begin with: the data, the profile, the places that were named. */
#ifndef PP_CMD_SETUP_H
#define PP_CMD_SETUP_H

#include "context.h"
#include "eval/profile.h"
#include "rules/where.h"

/* Open the rules that the run uses, --states first. Returns as pp_current_open(). Lifetime:
 * release with pp_db_release(). */
enum pp_status pp_setup_db(const struct pp_context *context, struct pp_db *db) PP_MUST_CHECK;

/*
 * Load the profile: --profile, else $PEERPATH_PROFILE, else peerpath/profile.yaml in the user's
 * configuration folder if it is there. *out_given says whether there was one; without one *out is a
 * profile of which nothing is known. Returns as pp_profile_load() and pp_profile_resolve().
 * Lifetime: lives in context->arena.
 */
enum pp_status pp_setup_profile(const struct pp_context *context, struct pp_db *db,
                                struct pp_profile *out, bool *out_given) PP_MUST_CHECK;

/* What was asked for: jurisdictions, or single credentials of them, in the order asked. */
struct pp_selection {
    struct pp_where *list;
    size_t count;
};

/*
 * Find all arguments from number `first` on, or with --all every jurisdiction that the data has.
 * Every argument that names nothing is reported. Returns as pp_where_find(). Lifetime: lives in
 * context->arena.
 */
enum pp_status pp_setup_selection(const struct pp_context *context, struct pp_db *db, size_t first,
                                  struct pp_selection *out) PP_MUST_CHECK;

/* As pp_setup_selection() with --all. */
enum pp_status pp_setup_everything(const struct pp_context *context, struct pp_db *db,
                                   struct pp_selection *out) PP_MUST_CHECK;

/*
 * Report what kept an answer from being made and has no report yet: no memory; PP_LIMIT, rules with
 * more conditions than fit. Returns `status`.
 */
enum pp_status pp_setup_unanswered(const struct pp_context *context, enum pp_status status);

/* The day asked about: --as-of, else today. */
pp_date pp_setup_as_of(const struct pp_context *context);
/* The later of today and the day asked about: what lies behind it lies in the future. */
pp_date pp_setup_latest_day(const struct pp_context *context);

/* The pace of plans in hours a week: --hours-per-week. */
unsigned pp_setup_pace(const struct pp_context *context);

#endif
