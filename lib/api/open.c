/* Opening and closing what a check needs: rules and profiles. */
#include "api/object.h"
#include "update/current.h"

/* All files are read at once, so that nothing changes later, whichever thread asks. */
static enum pp_status read_all(struct peerpath_rules *rules, struct pp_diags *diags)
{
    struct pp_db *db = &rules->db;
    struct pp_buf version pp_cleanup_buf;
    pp_buf_init(&version, 64);
    enum pp_status status = pp_where_all(db, &db->arena, &rules->all, &rules->count, diags);
    if (status != PP_OK)
        return status;
    pp_say_data_version(&version, db);
    rules->origin = pp_arena_copy(&db->arena, pp_db_origin(db)).ptr;
    rules->version = pp_arena_copy(&db->arena, pp_buf_view(&version)).ptr;
    if (pp_buf_status(&version) != PP_OK || !rules->origin || !rules->version)
        return pp_no_memory(diags);
    return PP_OK;
}

/* Where rules come from. */
enum from {
    FROM_CURRENT,
    FROM_FOLDER,
    FROM_BUILTIN
};

static enum pp_status open_db(enum from from, const char *folder, struct pp_db *db,
                              struct pp_diags *diags)
{
    struct pp_arena paths pp_cleanup_arena;
    pp_arena_init(&paths, 0);
    return from == FROM_CURRENT ? pp_current_open(NULL, pp_date_today(), &paths, db, diags)
                                : pp_db_open(db, folder, diags);
}

static enum peerpath_status open_rules(enum from from, const char *folder,
                                       struct peerpath_rules **out_rules,
                                       struct peerpath_diags *diags)
{
    struct pp_diags unheard pp_cleanup_diags;
    struct pp_diags *heard = pp_api_diags(diags, &unheard);
    if (!out_rules || (from == FROM_FOLDER && !folder))
        return PEERPATH_MISUSE;
    struct peerpath_rules *rules = calloc(1, sizeof(*rules));
    if (!rules)
        return pp_api_status(pp_no_memory(heard));
    atomic_init(&rules->holders, 1);
    enum pp_status status = open_db(from, folder, &rules->db, heard);
    if (status == PP_OK)
        status = read_all(rules, heard);
    if (status != PP_OK) {
        peerpath_rules_free(rules);
        return pp_api_status(status);
    }
    *out_rules = rules;
    return PEERPATH_OK;
}

enum peerpath_status peerpath_rules_open(struct peerpath_rules **out_rules,
                                         struct peerpath_diags *diags)
{
    return open_rules(FROM_CURRENT, NULL, out_rules, diags);
}

enum peerpath_status peerpath_rules_open_builtin(struct peerpath_rules **out_rules,
                                                 struct peerpath_diags *diags)
{
    return open_rules(FROM_BUILTIN, NULL, out_rules, diags);
}

enum peerpath_status peerpath_rules_open_folder(const char *folder,
                                                struct peerpath_rules **out_rules,
                                                struct peerpath_diags *diags)
{
    return open_rules(FROM_FOLDER, folder, out_rules, diags);
}

static struct peerpath_rules *hold(struct peerpath_rules *rules)
{
    (void)atomic_fetch_add_explicit(&rules->holders, 1, memory_order_relaxed);
    return rules;
}

void peerpath_rules_free(struct peerpath_rules *rules)
{
    /* The last one must see all that the others did before they let go. */
    if (!rules || atomic_fetch_sub_explicit(&rules->holders, 1, memory_order_acq_rel) > 1)
        return;
    pp_db_release(&rules->db);
    free(rules);
}

const char *peerpath_rules_origin(const struct peerpath_rules *rules)
{
    return rules ? rules->origin : NULL;
}

const char *peerpath_rules_version(const struct peerpath_rules *rules)
{
    return rules ? rules->version : NULL;
}

/* A profile out of the file `path`, or without one out of `text`. */
static enum peerpath_status open_profile(struct peerpath_rules *rules, const char *path,
                                         struct pp_view text, struct peerpath_profile **out_profile,
                                         struct pp_diags *diags)
{
    struct peerpath_profile *profile = calloc(1, sizeof(*profile));
    if (!profile)
        return pp_api_status(pp_no_memory(diags));
    pp_arena_init(&profile->arena, 0);
    profile->rules = hold(rules);
    enum pp_status status =
        path ? pp_profile_load(path, &profile->arena, &profile->profile, diags)
             : pp_profile_parse(text, PP_V("profile"), &profile->arena, &profile->profile, diags);
    if (status == PP_OK)
        status = pp_profile_resolve(&profile->profile, &rules->db, &profile->arena, diags);
    if (status == PP_OK)
        status =
            pp_profile_check_topics(&profile->profile, &rules->db, false, &profile->arena, diags);
    if (status != PP_OK) {
        peerpath_profile_free(profile);
        return pp_api_status(status);
    }
    *out_profile = profile;
    return PEERPATH_OK;
}

enum peerpath_status peerpath_profile_load(struct peerpath_rules *rules, const char *path,
                                           struct peerpath_profile **out_profile,
                                           struct peerpath_diags *diags)
{
    struct pp_diags unheard pp_cleanup_diags;
    struct pp_diags *heard = pp_api_diags(diags, &unheard);
    if (!rules || !path || !out_profile)
        return PEERPATH_MISUSE;
    return open_profile(rules, path, PP_V(""), out_profile, heard);
}

enum peerpath_status peerpath_profile_read(struct peerpath_rules *rules, const char *text,
                                           size_t length, struct peerpath_profile **out_profile,
                                           struct peerpath_diags *diags)
{
    struct pp_diags unheard pp_cleanup_diags;
    struct pp_diags *heard = pp_api_diags(diags, &unheard);
    if (!rules || !text || !out_profile)
        return PEERPATH_MISUSE;
    return open_profile(rules, NULL, (struct pp_view){text, length}, out_profile, heard);
}

void peerpath_profile_free(struct peerpath_profile *profile)
{
    if (!profile)
        return;
    peerpath_rules_free(profile->rules);
    pp_arena_release(&profile->arena);
    free(profile);
}
