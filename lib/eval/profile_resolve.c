/* What a profile names is looked up in the data. */
#include "base/suggest.h"
#include "eval/profile.h"
#include "rules/walk.h"

/* Does a PP_NOTFOUND come from a short name that several credentials share? Then it is reported. */
static bool fault_shared(const struct pp_certification *held, struct pp_view typed,
                         const struct pp_reader *reader, struct pp_db *db,
                         const struct pp_path *path, bool cell)
{
    const struct pp_node *node = pp_node_get(held->node, "credential");
    struct pp_view shown = pp_shown(typed);
    struct pp_buf ids pp_cleanup_buf;
    pp_buf_init(&ids, 4096);
    pp_db_say_sharing(&ids, db, typed);
    if (!ids.len)
        return false;
    pp_fault(reader, PP_CREDENTIAL_UNKNOWN, node ? node : pp_node_get(held->node, "name"), path,
             "several credentials are called '%.*s'; write %sone of these ids: %.*s",
             PP_VARG(shown), node || cell ? "" : "'credential:' and ", PP_VARG(pp_buf_view(&ids)));
    return true;
}

/* In a cell of a table there are no keys: what is no id is a name. */
static enum pp_status fault_certification(const struct pp_certification *held, struct pp_view typed,
                                          struct pp_view near, const struct pp_reader *reader,
                                          const struct pp_path *path, bool cell)
{
    const struct pp_node *node = pp_node_get(held->node, "credential");
    struct pp_view shown = pp_shown(typed);
    pp_fault(reader, PP_CREDENTIAL_UNKNOWN, node ? node : pp_node_get(held->node, "name"), path,
             "no credential '%.*s' in the data" PP_DID_YOU_MEAN, PP_VARG(shown),
             PP_MEANT_OR(near, cell ? "; if it is not there, write its name in words"
                                    : "; if it is not there, give its 'name' instead"));
    return PP_INPUT;
}

/* The name of a credential that is not in the data. What is, or is nearly, the id or the short name
 * of one that is would be held by nobody, silently. */
static enum pp_status check_name(const struct pp_certification *held,
                                 const struct pp_reader *reader, struct pp_db *db,
                                 const struct pp_path *path, bool cell)
{
    const struct pp_credential *credential = NULL;
    struct pp_view near = PP_V("");
    enum pp_status status = pp_db_credential_called(db, held->name, &credential, reader->diags);
    if (status != PP_OK && status != PP_NOTFOUND)
        return status;
    if (status == PP_NOTFOUND && fault_shared(held, held->name, reader, db, path, cell))
        return PP_INPUT;
    if (status == PP_NOTFOUND && pp_is_like_credential_id(held->name))
        near = pp_db_nearest_credential(db, held->name);
    if (near.len)
        return fault_certification(held, held->name, near, reader, path, cell);
    if (status == PP_NOTFOUND)
        return PP_OK;
    struct pp_view shown = pp_shown(held->name);
    pp_fault(reader, PP_CREDENTIAL_UNKNOWN, pp_node_get(held->node, "name"), path,
             "'%.*s' is a credential in the data; write 'credential: %.*s' in place of 'name'",
             PP_VARG(shown), PP_VARG(credential->id));
    return PP_INPUT;
}

static enum pp_status resolve_certification(struct pp_certification *held,
                                            const struct pp_reader *reader, struct pp_db *db,
                                            const struct pp_path *path, bool cell)
{
    if (held->id.len == 0)
        return check_name(held, reader, db, path, cell);
    enum pp_status status = pp_db_credential_called(db, held->id, &held->credential, reader->diags);
    if (status == PP_NOTFOUND && fault_shared(held, held->id, reader, db, path, cell))
        return PP_INPUT;
    if (status == PP_NOTFOUND)
        return fault_certification(held, held->id, pp_db_nearest_credential(db, held->id), reader,
                                   path, cell);
    if (status == PP_OK)
        held->id = held->credential->id;
    return status;
}

static void offer_requirement(struct pp_suggest *suggest, const struct pp_requirement *requirement,
                              bool *found)
{
    if (pp_view_eq(requirement->id, suggest->typed))
        *found = true;
    pp_suggest_offer(suggest, requirement->id);
}

/* Is there a requirement of this id in the credential? Collects the nearest id on the way. */
static bool has_requirement(const struct pp_credential *credential, struct pp_suggest *suggest)
{
    const struct pp_requirement *requirement;
    struct pp_walk walk = pp_walk_of(credential);
    bool found = false;
    while ((requirement = pp_walk_next(&walk)) != NULL)
        offer_requirement(suggest, requirement, &found);
    return found;
}

/* What may be answered for all certifications at once. */
static const char *const general[] = {"code_of_ethics", "interview"};

static bool is_general(struct pp_view id)
{
    for (size_t i = 0; i < sizeof(general) / sizeof(general[0]); i++)
        if (pp_view_is(id, general[i]))
            return true;
    return false;
}

static enum pp_status resolve_attest(const struct pp_attest *attest, const struct pp_reader *reader,
                                     struct pp_db *db, const struct pp_path *path)
{
    const struct pp_credential *credential = NULL;
    struct pp_suggest suggest = pp_suggest_for(attest->id);
    if (is_general(attest->id))
        return PP_OK;
    size_t point = pp_view_find(attest->id, '.');
    struct pp_view id = pp_view_first(attest->id, point);
    enum pp_status status = pp_db_credential(db, id, &credential, reader->diags);
    if (status != PP_OK && status != PP_NOTFOUND)
        return status;
    if (status == PP_OK && has_requirement(credential, &suggest))
        return PP_OK;
    /* The slip may stand in the name of the certification. */
    if (status == PP_NOTFOUND && point < attest->id.len &&
        pp_db_credential(db, pp_db_nearest_credential(db, id), &credential, reader->diags) == PP_OK)
        (void)has_requirement(credential, &suggest);
    for (size_t i = 0; i < sizeof(general) / sizeof(general[0]); i++)
        pp_suggest_offer(&suggest, pp_view_of(general[i]));
    struct pp_view near = pp_suggest_best(&suggest), shown = pp_shown(attest->id);
    pp_fault(reader, PP_ATTEST_UNKNOWN, attest->node, path,
             "no requirement '%.*s' in the data" PP_DID_YOU_MEAN, PP_VARG(shown), PP_MEANT(near));
    return PP_INPUT;
}

enum pp_status pp_profile_resolve(struct pp_profile *profile, struct pp_db *db,
                                  struct pp_arena *arena, struct pp_diags *diags)
{
    const struct pp_reader reader = {.file = profile->file, .arena = arena, .diags = diags};
    struct pp_path certifications = {NULL, PP_V("certifications"), 0};
    struct pp_path attests = {NULL, PP_V("attests"), 0};
    enum pp_status worst = PP_OK;
    for (size_t i = 0; i < profile->certification_count; i++) {
        struct pp_path at = {&certifications, {"", 0}, (int)i};
        enum pp_status status = resolve_certification(&profile->certifications[i], &reader, db, &at,
                                                      profile->certifications_node == NULL);
        worst = worst == PP_OK || status == PP_NOMEM ? status : worst;
    }
    for (size_t i = 0; i < profile->attest_count; i++) {
        struct pp_path at = {&attests, profile->attests[i].id, 0};
        enum pp_status status = resolve_attest(&profile->attests[i], &reader, db, &at);
        worst = worst == PP_OK || status == PP_NOMEM ? status : worst;
    }
    return worst;
}

struct pp_views pp_profile_attests(const struct pp_profile *profile, struct pp_arena *arena)
{
    struct pp_views ids = {NULL, 0};
    if (profile->attest_count == 0)
        return ids;
    ids.list = PP_NEW_N(arena, struct pp_view, profile->attest_count);
    for (size_t i = 0; ids.list && i < profile->attest_count; i++)
        if (!is_general(profile->attests[i].id))
            ids.list[ids.count++] = profile->attests[i].id;
    return ids;
}
