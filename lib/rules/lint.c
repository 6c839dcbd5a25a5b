#include "rules/lint.h"

#include "rules/kinds.h"
#include "rules/mention.h"
#include "rules/walk.h"

static struct pp_place at_node(const struct pp_jurisdiction *jurisdiction,
                               const struct pp_node *node)
{
    return (struct pp_place){jurisdiction->file, node ? node->line : 1, node ? node->col : 1};
}

/* The last part of a path without its ending. */
static struct pp_view base_name(struct pp_view path)
{
    for (size_t i = path.len; i > 0; i--)
        if (path.ptr[i - 1] == '/') {
            path = pp_view_from(path, i);
            break;
        }
    return pp_view_first(path, pp_view_find(path, '.'));
}

/* Does a list of sources hold this one? */
static bool cites(const struct pp_sources *sources, const struct pp_source *source)
{
    for (size_t i = 0; i < sources->count; i++)
        if (sources->list[i] == source)
            return true;
    return false;
}

/* Is the key mentioned in plain words, as in "(s3)" or "s3, s4"? Notes and conflicts cite so. */
static bool mentions(struct pp_view text, struct pp_view key)
{
    for (size_t i = 0; i < text.len; i++)
        if (pp_mentions_at(text, i, key))
            return true;
    return false;
}

static bool requirement_cites(const struct pp_requirement *requirement,
                              const struct pp_source *source)
{
    return cites(&requirement->sources, source) || mentions(requirement->note, source->key) ||
           mentions(requirement->disqualifies, source->key);
}

static bool item_cites(const struct pp_item *item, const struct pp_source *source)
{
    if (item->requirement)
        return requirement_cites(item->requirement, source);
    for (size_t o = 0; o < item->option_count; o++)
        for (size_t i = 0; i < item->options[o].count; i++)
            if (requirement_cites(item->options[o].list[i], source))
                return true;
    return false;
}

static bool list_mentions(const struct pp_views *texts, struct pp_view key)
{
    for (size_t i = 0; i < texts->count; i++)
        if (mentions(texts->list[i], key))
            return true;
    return false;
}

static bool holes_mention(const struct pp_holes *holes, struct pp_view key)
{
    for (size_t i = 0; i < holes->count; i++)
        if (mentions(holes->list[i].words, key))
            return true;
    return false;
}

static bool credential_cites(const struct pp_credential *credential, const struct pp_source *source)
{
    if (cites(&credential->training.sources, source) ||
        cites(&credential->renewal.sources, source) ||
        cites(&credential->reciprocity.sources, source))
        return true;
    for (size_t i = 0; i < credential->fee_count; i++)
        if (cites(&credential->fees[i].sources, source))
            return true;
    for (size_t r = 0; r < credential->route_count; r++)
        for (size_t i = 0; i < credential->routes[r].count; i++)
            if (item_cites(&credential->routes[r].items[i], source) ||
                mentions(credential->routes[r].items[i].note, source->key))
                return true;
    return mentions(credential->notes, source->key) ||
           list_mentions(&credential->conflicts, source->key) ||
           list_mentions(&credential->renewal.other, source->key) ||
           list_mentions(&credential->reciprocity.conditions, source->key) ||
           holes_mention(&credential->not_known, source->key);
}

static void lint_sources(const struct pp_jurisdiction *jurisdiction, struct pp_diags *diags)
{
    /* Where nobody is certified the sources stand for the summary as a whole. */
    if (jurisdiction->credential_count == 0)
        return;
    for (size_t i = 0; i < jurisdiction->source_count; i++) {
        const struct pp_source *source = &jurisdiction->sources[i];
        bool used = mentions(jurisdiction->summary, source->key) ||
                    mentions(jurisdiction->notes, source->key) ||
                    holes_mention(&jurisdiction->not_known, source->key);
        for (size_t c = 0; !used && c < jurisdiction->credential_count; c++)
            used = credential_cites(&jurisdiction->credentials[c], source);
        if (!used)
            pp_warn(diags, PP_SOURCE_UNUSED, at_node(jurisdiction, source->node), source->key,
                    "no fact cites the source '%.*s'", PP_VARG(source->key));
    }
}

void pp_lint_jurisdiction(const struct pp_jurisdiction *jurisdiction, pp_date today,
                          struct pp_diags *diags)
{
    struct pp_view name = base_name(jurisdiction->file);
    /* Only a file that is named for a jurisdiction can be named for the wrong one. */
    if (name.len == 2 && pp_place_find(name) >= 0 && pp_place_find(name) != jurisdiction->place)
        pp_report(diags, PP_FILE_NAME, at_node(jurisdiction, jurisdiction->code_node),
                  PP_V("jurisdiction"), "file is named for %.*s but holds the rules of %.*s",
                  PP_VARG(name), PP_VARG(jurisdiction->code));
    const struct pp_ymd latest = pp_date_ymd(today);
    if (jurisdiction->reviewed > today)
        pp_report(diags, PP_DATE_FUTURE, at_node(jurisdiction, jurisdiction->reviewed_node),
                  PP_V("reviewed"), "'reviewed' lies after " PP_YMD, PP_YMD_ARG(latest));
    lint_sources(jurisdiction, diags);
}

static const struct pp_credential *find_credential(const struct pp_jurisdiction *jurisdiction,
                                                   struct pp_view id)
{
    for (size_t i = 0; i < jurisdiction->credential_count; i++)
        if (pp_view_eq(jurisdiction->credentials[i].id, id))
            return &jurisdiction->credentials[i];
    return NULL;
}

static void check_reference(const struct pp_jurisdiction *jurisdiction, struct pp_db *db,
                            const struct pp_requirement *requirement, struct pp_view id,
                            struct pp_diags *diags)
{
    const struct pp_credential *found = NULL;
    struct pp_diags elsewhere
        pp_cleanup_diags; /* the other file's faults are reported with that file */
    pp_diags_init(&elsewhere);
    if (pp_place_of_credential(id) == jurisdiction->place)
        found = find_credential(jurisdiction, id);
    else if (pp_db_credential(db, id, &found, &elsewhere) != PP_NOTFOUND)
        return; /* there, or in a file that cannot be read now: which is said of that file */
    if (!found)
        pp_report(diags, PP_CREDENTIAL_UNKNOWN, at_node(jurisdiction, requirement->node),
                  requirement->id, "no credential '%.*s' in the data", PP_VARG(id));
}

static void check_requirement(const struct pp_jurisdiction *jurisdiction, struct pp_db *db,
                              const struct pp_requirement *requirement, struct pp_diags *diags)
{
    struct pp_view text = requirement->text;
    if (requirement->kind != PP_KIND_PRIOR_CREDENTIAL)
        return;
    if (pp_place_of_credential(text) >= 0 && pp_view_find(text, ' ') == text.len)
        check_reference(jurisdiction, db, requirement, text, diags);
    for (size_t i = 0; i < requirement->credentials.count; i++)
        check_reference(jurisdiction, db, requirement, requirement->credentials.list[i], diags);
}

void pp_lint_references(const struct pp_jurisdiction *jurisdiction, struct pp_db *db,
                        struct pp_diags *diags)
{
    for (size_t c = 0; c < jurisdiction->credential_count; c++) {
        const struct pp_requirement *requirement;
        struct pp_walk walk = pp_walk_of(&jurisdiction->credentials[c]);
        while ((requirement = pp_walk_next(&walk)) != NULL)
            check_requirement(jurisdiction, db, requirement, diags);
    }
}
