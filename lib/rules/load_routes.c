/* The routes of a credential: requirements and choices. */
#include "rules/load.h"

#include "base/suggest.h"
#include "rules/places.h"
#include "rules/slug.h"
#include "rules/walk.h"

enum {
    MOST_EVIDENCE_WORDS = 12,
    MOST_ITEMS = 500,        /* of a route */
    MOST_REQUIREMENTS = 3000 /* of a file */
};

static bool is_kind(struct pp_view key)
{
    return pp_kind_find(key) >= 0;
}

/* The first key that is no field of a requirement: the kind, mistyped. */
static struct pp_view first_strange_key(const struct pp_node *node)
{
    for (uint32_t i = 0; i < node->count; i++) {
        bool known = false;
        for (size_t k = 0; k < pp_requirement_fields.count; k++)
            known |= pp_view_is(node->pairs[i].key.text, pp_requirement_fields.list[k].name);
        if (!known)
            return node->pairs[i].key.text;
    }
    return PP_V("");
}

/* The one key of the mapping that names a kind, or NULL after a report. */
static const struct pp_pair *find_kind(const struct pp_reader *reader, const struct pp_node *node,
                                       const struct pp_path *path)
{
    const struct pp_pair *found = NULL;
    if (node->type != PP_MAP) {
        pp_fault(reader, PP_WRONG_TYPE, node, path, "a requirement must be a mapping, not %s",
                 pp_node_type_name(node));
        return NULL;
    }
    for (uint32_t i = 0; i < node->count; i++) {
        const struct pp_pair *pair = &node->pairs[i];
        if (!is_kind(pair->key.text))
            continue;
        if (found) {
            pp_fault(reader, PP_KIND_TWICE, &pair->key, path,
                     "requirement has two kinds, '%.*s' and '%.*s'", PP_VARG(found->key.text),
                     PP_VARG(pair->key.text));
            return NULL;
        }
        found = pair;
    }
    if (found)
        return found;
    struct pp_suggest suggest = pp_suggest_for(first_strange_key(node));
    pp_kinds_offer(&suggest);
    struct pp_view near = pp_suggest_best(&suggest);
    if (near.len)
        pp_fault(reader, PP_KIND_MISSING, node, path,
                 "requirement has no kind; did you mean '%.*s'?", PP_VARG(near));
    else
        pp_fault(reader, PP_KIND_MISSING, node, path,
                 "requirement has no kind, such as 'training_hours'");
    return NULL;
}

static void check_keys(const struct pp_reader *reader, const struct pp_node *node,
                       const struct pp_path *path, const struct pp_requirement *requirement)
{
    for (uint32_t i = 0; i < node->count; i++) {
        struct pp_view key = node->pairs[i].key.text;
        if (!pp_kind_takes(requirement->kind, key))
            pp_fault(reader, PP_KEY_NOT_FOR_KIND, &node->pairs[i].key, path,
                     "'%.*s' does not go with '%s'", PP_VARG(key),
                     pp_kinds[requirement->kind].name);
    }
    if (requirement->source_keys.count == 0)
        pp_fault(reader, PP_SOURCE_MISSING, node, path, "'%s' has no source",
                 pp_kinds[requirement->kind].name);
    if (requirement->effective.first != PP_DATE_NONE && requirement->until.last != PP_DATE_NONE &&
        requirement->until.last < requirement->effective.first)
        pp_fault(reader, PP_DATES_CROSSED, pp_node_get(node, "until"), path,
                 "'until' lies before 'effective'");
}

static size_t count_words(struct pp_view text)
{
    size_t words = 0;
    for (size_t i = 0; i < text.len; i++)
        words += !pp_is_space(text.ptr[i]) && (i == 0 || pp_is_space(text.ptr[i - 1]));
    return words;
}

static void check_values(const struct pp_reader *reader, const struct pp_node *node,
                         const struct pp_path *path, const struct pp_requirement *requirement)
{
    size_t words = count_words(requirement->evidence);
    if (words > MOST_EVIDENCE_WORDS)
        pp_fault(reader, PP_EVIDENCE_LONG, pp_node_get(node, "evidence"), path,
                 "evidence has %zu words, more than %d", words, (int)MOST_EVIDENCE_WORDS);
    struct pp_view list = requirement->approved_by;
    if (list.len && !pp_view_is(list, "any") && pp_place_find(list) < 0)
        pp_fault(reader, PP_WORD_UNKNOWN, pp_node_get(node, "approved_by"), path,
                 "'approved_by' must be the code of a jurisdiction or any, not '%.*s'",
                 PP_VARG(list));
    for (size_t i = 0; i < requirement->issued_in.count; i++) {
        struct pp_view where = requirement->issued_in.list[i];
        if (!pp_view_is(where, "another_state") && !pp_view_is(where, "any_state") &&
            pp_place_find(where) < 0)
            pp_fault(reader, PP_WORD_UNKNOWN, pp_node_get(node, "issued_in"), path,
                     "'issued_in' must be another_state, any_state or codes, not '%.*s'",
                     PP_VARG(where));
    }
}

/* The id within the credential: as written, or the kind with its topic. */
static bool name_requirement(const struct pp_load_scope *scope, struct pp_requirement *requirement)
{
    struct pp_arena *arena = scope->reader->arena;
    struct pp_view credential = scope->credential->id;
    const char *kind = pp_kinds[requirement->kind].name;
    char *id;
    if (requirement->topic.len) {
        requirement->topic_slug = pp_slug(arena, requirement->topic);
        if (!requirement->topic_slug.ptr)
            return false;
    }
    if (requirement->short_id.len)
        id = pp_arena_printf(arena, "%.*s.%.*s", PP_VARG(credential),
                             PP_VARG(requirement->short_id));
    else if (requirement->topic.len)
        id = pp_arena_printf(arena, "%.*s.%s.%.*s", PP_VARG(credential), kind,
                             PP_VARG(requirement->topic_slug));
    else
        id = pp_arena_printf(arena, "%.*s.%s", PP_VARG(credential), kind);
    if (!id)
        return false;
    requirement->id = pp_view_of(id);
    requirement->short_id = pp_view_from(requirement->id, credential.len + 1);
    return true;
}

/* The credential of this file with that id, perhaps not read yet: each has the place of its node.
 */
static const struct pp_credential *find_credential(const struct pp_jurisdiction *jurisdiction,
                                                   struct pp_view id)
{
    const struct pp_node *list = jurisdiction->credentials_node;
    for (uint32_t i = 0; i < list->count; i++) {
        const struct pp_node *node = pp_node_get(&list->items[i], "id");
        if (node && pp_view_eq(node->text, id))
            return &jurisdiction->credentials[i];
    }
    return NULL;
}

static const struct pp_requirement *load_requirement(const struct pp_load_scope *scope,
                                                     const struct pp_node *node,
                                                     const struct pp_path *path)
{
    const struct pp_reader *reader = scope->reader;
    struct pp_requirement *requirement = PP_NEW(reader->arena, struct pp_requirement);
    const struct pp_pair *kind = requirement ? find_kind(reader, node, path) : NULL;
    if (!requirement)
        (void)pp_no_memory(reader->diags);
    if (++*scope->requirements > MOST_REQUIREMENTS) {
        if (*scope->requirements == MOST_REQUIREMENTS + 1)
            pp_fault(reader, PP_TREE_TOO_MANY, node, path, "more than %d requirements in one file",
                     (int)MOST_REQUIREMENTS);
        return NULL;
    }
    if (!kind)
        return NULL;
    requirement->kind = (enum pp_kind)pp_kind_find(kind->key.text);
    requirement->place = scope->jurisdiction->place;
    requirement->route = scope->route;
    requirement->node = node;
    requirement->amount = PP_MILLI_NONE;
    requirement->word = PP_INT_NONE;
    if (!pp_read_fields(reader, node, path, pp_requirement_fields, requirement, is_kind))
        return NULL;
    struct pp_path value = {path, kind->key.text, 0};
    (void)pp_read_field(reader, &kind->value, &value, &pp_kinds[requirement->kind].value,
                        requirement);
    if (requirement->stage == PP_INT_NONE)
        requirement->stage = pp_kinds[requirement->kind].stage;
    if (requirement->kind == PP_KIND_PRIOR_CREDENTIAL)
        requirement->named = find_credential(scope->jurisdiction, requirement->text);
    check_keys(reader, node, path, requirement);
    check_values(reader, node, path, requirement);
    if (!name_requirement(scope, requirement) ||
        !pp_load_sources(scope, &requirement->source_keys, node, path, &requirement->sources)) {
        (void)pp_no_memory(reader->diags);
        return NULL;
    }
    return requirement;
}

static bool load_option(const struct pp_load_scope *scope, const struct pp_node *node,
                        const struct pp_path *path, struct pp_alternative *option)
{
    if (node->type != PP_LIST || node->count == 0) {
        pp_fault(scope->reader, node->type == PP_LIST ? PP_CHOICE_SHORT : PP_WRONG_TYPE, node, path,
                 "an option of 'any_of' must be a list of requirements");
        return true;
    }
    option->list = PP_NEW_N(scope->reader->arena, const struct pp_requirement *, node->count);
    if (!option->list)
        return false;
    for (uint32_t i = 0; i < node->count; i++) {
        struct pp_path at = {path, {"", 0}, (int)i};
        const struct pp_node *item = &node->items[i];
        if (pp_node_get(item, "any_of")) {
            pp_fault(scope->reader, PP_CHOICE_NESTED, item, &at, "an 'any_of' inside an 'any_of'");
            continue;
        }
        const struct pp_requirement *requirement = load_requirement(scope, item, &at);
        if (requirement)
            option->list[option->count++] = requirement;
    }
    return true;
}

static bool load_choice(const struct pp_load_scope *scope, const struct pp_node *node,
                        const struct pp_path *path, struct pp_item *item)
{
    static const struct pp_field table[] = {
        {.name = "any_of", .type = PP_FIELD_NODE, .offset = 0, .required = true},
        {.name = "note", .type = PP_FIELD_TEXT, .offset = sizeof(void *)},
    };
    struct {
        const struct pp_node *any_of;
        struct pp_view note;
    } parts;
    struct pp_path list = {path, PP_V("any_of"), 0};
    if (!pp_read_fields(scope->reader, node, path, PP_FIELDS(table), &parts, NULL))
        return false;
    item->note = parts.note;
    if (!pp_expect_list(scope->reader, parts.any_of, &list))
        return true;
    if (parts.any_of->count < 2)
        pp_fault(scope->reader, PP_CHOICE_SHORT, parts.any_of, &list,
                 "an 'any_of' needs at least two options");
    item->options = PP_NEW_N(scope->reader->arena, struct pp_alternative, parts.any_of->count);
    if (!item->options)
        return false;
    for (uint32_t i = 0; i < parts.any_of->count; i++) {
        struct pp_path at = {&list, {"", 0}, (int)i};
        if (!load_option(scope, &parts.any_of->items[i], &at, &item->options[item->option_count++]))
            return false;
    }
    return true;
}

static bool load_route(const struct pp_load_scope *scope, const struct pp_node *node,
                       const struct pp_path *path, struct pp_route *route)
{
    if (!pp_expect_list(scope->reader, node, path))
        return true;
    if (node->count > MOST_ITEMS) {
        pp_fault(scope->reader, PP_TREE_TOO_MANY, node, path, "more than %d requirements",
                 (int)MOST_ITEMS);
        return true;
    }
    route->items = PP_NEW_N(scope->reader->arena, struct pp_item, node->count);
    if (!route->items)
        return false;
    for (uint32_t i = 0; i < node->count; i++) {
        struct pp_path at = {path, {"", 0}, (int)i};
        struct pp_item *item = &route->items[route->count];
        if (pp_node_get(&node->items[i], "any_of")) {
            if (!load_choice(scope, &node->items[i], &at, item))
                return false;
            route->count++;
        } else {
            item->requirement = load_requirement(scope, &node->items[i], &at);
            if (item->requirement)
                route->count++;
        }
    }
    return !scope->reader->diags->no_memory;
}

/* Do two requirements of a credential state the same condition, so that they may share an id? */
static bool same_condition(const struct pp_requirement *a, const struct pp_requirement *b)
{
    return a->kind == b->kind && a->amount == b->amount && a->word == b->word &&
           pp_view_eq(a->text, b->text) && a->lived.bits == b->lived.bits &&
           pp_view_eq(a->topic, b->topic) && a->window_months == b->window_months &&
           a->months == b->months && (a->pay == PP_PAY_PAID) == (b->pay == PP_PAY_PAID) &&
           a->supervised == b->supervised;
}

static void check_against(const struct pp_load_scope *scope, const struct pp_path *path,
                          const struct pp_requirement *first, const struct pp_requirement *second)
{
    if (first == second || !pp_view_eq(first->id, second->id) || same_condition(first, second))
        return;
    pp_fault(scope->reader, PP_REQUIREMENT_ID_TWICE, second->node, path,
             "id '%.*s' stands for two different conditions (the other in line %u)",
             PP_VARG(second->short_id), (unsigned)first->node->line);
}

/* Does an id stand for one condition wherever it stands in the credential? */
static bool check_ids(const struct pp_load_scope *scope, const struct pp_path *path)
{
    size_t count = pp_walk_count(scope->credential);
    struct pp_walk walk = pp_walk_of(scope->credential);
    const struct pp_requirement **all =
        PP_NEW_N(scope->reader->arena, const struct pp_requirement *, count);
    for (size_t i = 0; all && i < count; i++) {
        all[i] = pp_walk_next(&walk);
        for (size_t k = 0; k < i; k++)
            if (pp_view_eq(all[k]->id, all[i]->id)) {
                check_against(scope, path, all[k], all[i]);
                break;
            }
    }
    return all != NULL;
}

bool pp_load_routes(const struct pp_load_scope *scope, const struct pp_path *path)
{
    struct pp_credential *credential = scope->credential;
    const struct pp_node *node = credential->routes_node;
    struct pp_path routes = {path, PP_V("routes"), 0};
    if (!node)
        return true;
    if (node->type != PP_MAP) {
        pp_fault(scope->reader, PP_WRONG_TYPE, node, &routes, "'routes' must be a mapping, not %s",
                 pp_node_type_name(node));
        return true;
    }
    credential->routes = PP_NEW_N(scope->reader->arena, struct pp_route, node->count);
    if (!credential->routes)
        return false;
    for (uint32_t i = 0; i < node->count; i++) {
        struct pp_path at = {&routes, node->pairs[i].key.text, 0};
        struct pp_route *route = &credential->routes[credential->route_count++];
        route->name = node->pairs[i].key.text;
        route->node = &node->pairs[i].key;
        struct pp_load_scope within = *scope;
        within.route = route;
        if (!load_route(&within, &node->pairs[i].value, &at, route))
            return false;
    }
    return check_ids(scope, path);
}
