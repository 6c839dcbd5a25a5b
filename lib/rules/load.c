#include "rules/load.h"

#include "base/suggest.h"
#include "rules/places.h"
#include "rules/route.h"

enum {
    MOST_SOURCES = 1000,
    MOST_KEYS = 50,  /* sources of one fact */
    NUMBERED_KEY = 3 /* s1, s12: any is as near as another, so none is suggested */
};

#define JUR(field)  offsetof(struct pp_jurisdiction, field)
#define SRC(field)  offsetof(struct pp_source, field)
#define CRED(field) offsetof(struct pp_credential, field)

static const struct pp_field jurisdiction_table[] = {
    {.name = "schema", .type = PP_FIELD_COUNT, .offset = JUR(schema), .required = true, .max = 99},
    {.name = "jurisdiction", .type = PP_FIELD_PLACE, .offset = JUR(code), .required = true},
    {.name = "name", .type = PP_FIELD_TEXT, .offset = JUR(name), .required = true},
    {.name = "certifies",
     .type = PP_FIELD_WORD,
     .offset = JUR(certifies),
     .required = true,
     .words = &pp_certifies_words},
    {.name = "reviewed", .type = PP_FIELD_DATE, .offset = JUR(reviewed), .required = true},
    {.name = "summary", .type = PP_FIELD_TEXT, .offset = JUR(summary), .required = true},
    {.name = "notes", .type = PP_FIELD_TEXT, .offset = JUR(notes)},
    {.name = "not_known",
     .type = PP_FIELD_NODE,
     .offset = JUR(not_known_node),
     .schema = "not_known"},
    {.name = "sources",
     .type = PP_FIELD_NODE,
     .offset = JUR(sources_node),
     .required = true,
     .schema = "sources"},
    {.name = "credentials",
     .type = PP_FIELD_NODE,
     .offset = JUR(credentials_node),
     .required = true,
     .schema = "credentials"},
};

static const struct pp_field source_table[] = {
    {.name = "title", .type = PP_FIELD_TEXT, .offset = SRC(title), .required = true},
    {.name = "url", .type = PP_FIELD_URL, .offset = SRC(url), .required = true},
    {.name = "publisher",
     .type = PP_FIELD_WORD,
     .offset = SRC(publisher),
     .required = true,
     .words = &pp_publisher_words},
    {.name = "dated", .type = PP_FIELD_TEXT, .offset = SRC(dated), .required = true},
};

static const struct pp_field credential_table[] = {
    {.name = "id", .type = PP_FIELD_ID, .offset = CRED(id), .required = true},
    {.name = "title", .type = PP_FIELD_TEXT, .offset = CRED(title), .required = true},
    {.name = "acronym", .type = PP_FIELD_TEXT, .offset = CRED(acronym)},
    {.name = "aka", .type = PP_FIELD_TEXTS, .offset = CRED(aka)},
    {.name = "track",
     .type = PP_FIELD_WORD,
     .offset = CRED(track),
     .required = true,
     .words = &pp_track_words},
    {.name = "level",
     .type = PP_FIELD_WORD,
     .offset = CRED(level),
     .required = true,
     .words = &pp_level_words},
    {.name = "status",
     .type = PP_FIELD_WORD,
     .offset = CRED(status),
     .required = true,
     .words = &pp_status_words},
    {.name = "effective", .type = PP_FIELD_SPAN, .offset = CRED(effective)},
    {.name = "until", .type = PP_FIELD_SPAN, .offset = CRED(until)},
    {.name = "population", .type = PP_FIELD_TEXT, .offset = CRED(population)},
    {.name = "issuer", .type = PP_FIELD_TEXT, .offset = CRED(issuer), .required = true},
    {.name = "issuer_url", .type = PP_FIELD_URL, .offset = CRED(issuer_url)},
    {.name = "apply_url", .type = PP_FIELD_URL, .offset = CRED(apply_url)},
    {.name = "medicaid",
     .type = PP_FIELD_WORD,
     .offset = CRED(medicaid),
     .required = true,
     .words = &pp_answer_words},
    {.name = "training",
     .type = PP_FIELD_NODE,
     .offset = CRED(training_node),
     .schema = "training"},
    {.name = "routes",
     .type = PP_FIELD_NODE,
     .offset = CRED(routes_node),
     .required = true,
     .schema = "routes"},
    {.name = "complete", .type = PP_FIELD_TEXTS, .offset = CRED(complete)},
    {.name = "not_known",
     .type = PP_FIELD_NODE,
     .offset = CRED(not_known_node),
     .schema = "not_known"},
    {.name = "renewal", .type = PP_FIELD_NODE, .offset = CRED(renewal_node), .schema = "renewal"},
    {.name = "fees", .type = PP_FIELD_NODE, .offset = CRED(fees_node), .schema = "fees"},
    {.name = "reciprocity",
     .type = PP_FIELD_NODE,
     .offset = CRED(reciprocity_node),
     .schema = "reciprocity"},
    {.name = "conflicts", .type = PP_FIELD_TEXTS, .offset = CRED(conflicts)},
    {.name = "notes", .type = PP_FIELD_TEXT, .offset = CRED(notes)},
};

const struct pp_fields pp_jurisdiction_fields = PP_FIELDS_OF(jurisdiction_table);
const struct pp_fields pp_source_fields = PP_FIELDS_OF(source_table);
const struct pp_fields pp_credential_fields = PP_FIELDS_OF(credential_table);

static bool load_source_list(const struct pp_reader *reader, struct pp_jurisdiction *jurisdiction)
{
    const struct pp_node *node = jurisdiction->sources_node;
    struct pp_path path = {NULL, PP_V("sources"), 0};
    if (!node)
        return true;
    if (node->type != PP_MAP) {
        pp_fault(reader, PP_WRONG_TYPE, node, &path, "'sources' must be a mapping, not %s",
                 pp_node_type_name(node));
        return true;
    }
    if (node->count > MOST_SOURCES) {
        pp_fault(reader, PP_TREE_TOO_MANY, node, &path, "more than %d sources", (int)MOST_SOURCES);
        return true;
    }
    jurisdiction->sources = PP_NEW_N(reader->arena, struct pp_source, node->count);
    if (!jurisdiction->sources)
        return false;
    for (uint32_t i = 0; i < node->count; i++) {
        struct pp_source *source = &jurisdiction->sources[jurisdiction->source_count++];
        struct pp_path at = {&path, node->pairs[i].key.text, 0};
        source->key = node->pairs[i].key.text;
        source->node = &node->pairs[i].key;
        if (!pp_read_fields(reader, &node->pairs[i].value, &at, pp_source_fields, source, NULL) &&
            reader->diags->no_memory)
            return false;
    }
    return true;
}

bool pp_load_sources(const struct pp_load_scope *scope, const struct pp_views *keys,
                     const struct pp_node *node, const struct pp_path *path, struct pp_sources *out)
{
    const struct pp_jurisdiction *jurisdiction = scope->jurisdiction;
    if (keys->count == 0)
        return true;
    if (keys->count > MOST_KEYS) {
        pp_fault(scope->reader, PP_TREE_TOO_MANY, node, path, "more than %d sources of one fact",
                 (int)MOST_KEYS);
        return true;
    }
    out->list = PP_NEW_N(scope->reader->arena, const struct pp_source *, keys->count);
    if (!out->list)
        return false;
    for (size_t k = 0; k < keys->count; k++) {
        const struct pp_source *found = NULL;
        for (size_t i = 0; !found && i < jurisdiction->source_count; i++)
            if (pp_view_eq(jurisdiction->sources[i].key, keys->list[k]))
                found = &jurisdiction->sources[i];
        if (found) {
            out->list[out->count++] = found;
        } else {
            const struct pp_node *at = pp_node_get(node, "source");
            if (at && at->type == PP_LIST && k < at->count)
                at = &at->items[k];
            struct pp_suggest suggest = pp_suggest_for(keys->list[k]);
            for (size_t i = 0; i < jurisdiction->source_count; i++)
                if (jurisdiction->sources[i].key.len > NUMBERED_KEY)
                    pp_suggest_offer(&suggest, jurisdiction->sources[i].key);
            struct pp_view near = pp_suggest_best(&suggest);
            pp_fault(scope->reader, PP_SOURCE_UNKNOWN, at ? at : node, path,
                     "no source '%.*s' in this file" PP_DID_YOU_MEAN, PP_VARG(keys->list[k]),
                     PP_MEANT(near));
        }
    }
    return true;
}

static void check_dates(const struct pp_reader *reader, const struct pp_credential *credential,
                        const struct pp_path *path)
{
    if (credential->effective.first != PP_DATE_NONE && credential->until.last != PP_DATE_NONE &&
        credential->until.last < credential->effective.first)
        pp_fault(reader, PP_DATES_CROSSED, pp_node_get(credential->node, "until"), path,
                 "'until' lies before 'effective'");
}

static void fault_hole(const struct pp_reader *reader, const struct pp_hole *hole,
                       const struct pp_node *at, const struct pp_path *path)
{
    pp_fault(reader, PP_COMPLETE_HOLE, at, path,
             "'%.*s' cannot be complete while '%.*s' is not known", PP_VARG(at->text),
             PP_VARG(hole->area));
}

/* A list with a hole is not whole. */
static void fault_holes(const struct pp_reader *reader, const struct pp_credential *credential,
                        const struct pp_route *route, const struct pp_node *at,
                        const struct pp_path *path)
{
    const struct pp_holes *ours = &credential->not_known;
    const struct pp_holes *all = &credential->jurisdiction->not_known;
    for (size_t i = 0; i < ours->count; i++)
        if (pp_hole_matters(&ours->list[i], route))
            fault_hole(reader, &ours->list[i], at, path);
    for (size_t i = 0; i < all->count; i++)
        if (all->list[i].decides)
            fault_hole(reader, &all->list[i], at, path);
}

static void mark_complete(const struct pp_reader *reader, struct pp_credential *credential,
                          const struct pp_path *path)
{
    const struct pp_node *node = pp_node_get(credential->node, "complete");
    for (size_t i = 0; i < credential->complete.count; i++) {
        struct pp_view name = credential->complete.list[i];
        struct pp_route *route = NULL;
        struct pp_suggest suggest = pp_suggest_for(name);
        for (size_t r = 0; r < credential->route_count; r++) {
            if (pp_view_eq(credential->routes[r].name, name))
                route = &credential->routes[r];
            pp_suggest_offer(&suggest, credential->routes[r].name);
        }
        if (!route) {
            struct pp_view near = pp_suggest_best(&suggest);
            pp_fault(
                reader, PP_COMPLETE_UNKNOWN, &node->items[i], path,
                "'complete' names '%.*s', which is no route of this credential" PP_DID_YOU_MEAN,
                PP_VARG(name), PP_MEANT(near));
            continue;
        }
        route->complete = true;
        fault_holes(reader, credential, route, &node->items[i], path);
    }
}

static bool load_credential(const struct pp_reader *reader, struct pp_jurisdiction *jurisdiction,
                            const struct pp_node *node, const struct pp_path *path,
                            struct pp_credential *credential)
{
    struct pp_load_scope scope = {reader, jurisdiction, credential,
                                  &jurisdiction->requirement_count};
    struct pp_path holes = {path, PP_V("not_known"), 0};
    if (!pp_read_fields(reader, node, path, pp_credential_fields, credential, NULL))
        return !reader->diags->no_memory;
    credential->jurisdiction = jurisdiction;
    credential->node = node;
    if (credential->id.len && pp_place_of_credential(credential->id) != jurisdiction->place)
        pp_fault(reader, PP_ID_FOREIGN, pp_node_get(node, "id"), path,
                 "id '%.*s' does not begin with the code of its jurisdiction",
                 PP_VARG(credential->id));
    for (const struct pp_credential *other = jurisdiction->credentials; other < credential; other++)
        if (credential->id.len && pp_view_eq(other->id, credential->id))
            pp_fault(reader, PP_ID_TWICE, pp_node_get(node, "id"), path,
                     "credential id '%.*s' is used twice", PP_VARG(credential->id));
    check_dates(reader, credential, path);
    if (!pp_load_holes(reader, credential->not_known_node, &holes, &credential->not_known) ||
        !pp_load_routes(&scope, path) || !pp_load_terms(&scope, path))
        return false;
    mark_complete(reader, credential, path);
    return true;
}

static bool load_credentials(const struct pp_reader *reader, struct pp_jurisdiction *jurisdiction)
{
    const struct pp_node *node = jurisdiction->credentials_node;
    struct pp_path path = {NULL, PP_V("credentials"), 0};
    if (!node || !pp_expect_list(reader, node, &path))
        return true;
    jurisdiction->credentials = PP_NEW_N(reader->arena, struct pp_credential, node->count);
    if (!jurisdiction->credentials)
        return false;
    for (uint32_t i = 0; i < node->count; i++) {
        struct pp_path at = {&path, {"", 0}, (int)i};
        struct pp_credential *credential =
            &jurisdiction->credentials[jurisdiction->credential_count];
        if (!load_credential(reader, jurisdiction, &node->items[i], &at, credential))
            return false;
        jurisdiction->credential_count++;
    }
    if (jurisdiction->certifies == PP_CERTIFIES_YES && node->count == 0)
        pp_fault(reader, PP_CERTIFIES_CROSSED, node, &path,
                 "'certifies' is yes, but no credential is listed");
    return true;
}

static bool load_all(const struct pp_reader *reader, const struct pp_node *root,
                     struct pp_jurisdiction *jurisdiction)
{
    struct pp_path holes = {NULL, PP_V("not_known"), 0};
    if (root->type != PP_MAP) {
        pp_fault(reader, PP_WRONG_TYPE, root, NULL, "a file of rules must be a mapping, not %s",
                 pp_node_type_name(root));
        return true;
    }
    if (!pp_read_fields(reader, root, NULL, pp_jurisdiction_fields, jurisdiction, NULL))
        return !reader->diags->no_memory;
    jurisdiction->file = reader->file;
    jurisdiction->reviewed_node = pp_node_get(root, "reviewed");
    jurisdiction->code_node = pp_node_get(root, "jurisdiction");
    jurisdiction->place = pp_place_find(jurisdiction->code);
    if (jurisdiction->schema != PP_INT_NONE && jurisdiction->schema != 1)
        pp_fault(reader, PP_SCHEMA_VERSION, pp_node_get(root, "schema"), NULL,
                 "version %d of the format is not known; this program reads version 1",
                 jurisdiction->schema);
    return load_source_list(reader, jurisdiction) &&
           pp_load_holes(reader, jurisdiction->not_known_node, &holes, &jurisdiction->not_known) &&
           load_credentials(reader, jurisdiction);
}

enum pp_status pp_load_jurisdiction(const struct pp_reader *reader, const struct pp_node *root,
                                    const struct pp_jurisdiction **out)
{
    size_t errors = reader->diags->errors;
    struct pp_jurisdiction *jurisdiction = PP_NEW(reader->arena, struct pp_jurisdiction);
    if (!jurisdiction || !load_all(reader, root, jurisdiction))
        return pp_no_memory(reader->diags);
    if (reader->diags->errors != errors)
        return PP_INPUT;
    *out = jurisdiction;
    return PP_OK;
}
