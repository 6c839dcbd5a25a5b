/* Topics that a profile names and no rule does: most often a slip, after which hours do not count.
 */
#include "base/suggest.h"
#include "eval/profile.h"
#include "rules/slug.h"

/* What the rules say of one topic. */
struct search {
    struct pp_view slug; /* of the topic of the profile */
    struct pp_suggest near;
    bool known;
    bool related; /* a topic of the rules shares a word with it, and its hours may count */
};

static void look_topic(struct search *search, struct pp_view topic)
{
    if (!topic.len)
        return;
    search->known = search->known || pp_slug_eq(topic, search->slug);
    search->related = search->related || pp_slug_shares_word(topic, search->slug);
    pp_suggest_offer(&search->near, topic);
}

static void look_item(struct search *search, const struct pp_item *item)
{
    if (item->requirement)
        look_topic(search, item->requirement->topic_slug);
    for (size_t o = 0; o < item->option_count; o++)
        for (size_t i = 0; i < item->options[o].count; i++)
            look_topic(search, item->options[o].list[i]->topic_slug);
}

static void look_jurisdiction(struct search *search, const struct pp_jurisdiction *jurisdiction)
{
    for (size_t c = 0; !search->known && c < jurisdiction->credential_count; c++) {
        const struct pp_credential *credential = &jurisdiction->credentials[c];
        for (size_t r = 0; r < credential->route_count; r++)
            for (size_t i = 0; i < credential->routes[r].count; i++)
                look_item(search, &credential->routes[r].items[i]);
        for (size_t i = 0; i < credential->renewal.of_which_count; i++)
            look_topic(search, credential->renewal.of_which[i].topic);
    }
}

static void look_loaded(struct search *search, const struct pp_db *db)
{
    for (int place = 0; !search->known && place < PP_PLACE_COUNT; place++)
        if (db->loaded[place])
            look_jurisdiction(search, db->loaded[place]);
}

/* Load one after the other until one names it; what cannot be loaded is reported when it is asked
 * for. False without memory. */
static bool look_everywhere(struct search *search, struct pp_db *db)
{
    struct pp_diags unsaid pp_cleanup_diags;
    pp_diags_init(&unsaid);
    for (int place = 0; !search->known && place < PP_PLACE_COUNT; place++) {
        const struct pp_jurisdiction *jurisdiction = NULL;
        enum pp_status status = pp_db_get(db, place, &jurisdiction, &unsaid);
        if (status == PP_NOMEM)
            return false;
        if (status == PP_OK)
            look_jurisdiction(search, jurisdiction);
    }
    return true;
}

/* Topics to be held against the rules. */
struct check {
    const struct pp_reader *reader;
    struct pp_db *db;
    bool thorough;
};

static bool check_topic(const struct check *check, struct pp_view topic, const struct pp_node *node,
                        const struct pp_path *path)
{
    struct search search = {.slug = pp_slug(check->reader->arena, topic)};
    if (!search.slug.ptr)
        return false;
    search.near = pp_suggest_for(search.slug);
    look_loaded(&search, check->db);
    if (search.known || (!check->thorough && !pp_suggest_best(&search.near).len))
        return true;
    if (!look_everywhere(&search, check->db))
        return false;
    struct pp_view near = pp_suggest_best(&search.near), shown = pp_shown(topic);
    if (!search.known && (near.len || !search.related))
        pp_caution(check->reader, PP_TOPIC_UNKNOWN, node, path,
                   "no rule asks for hours on the topic '%.*s'" PP_DID_YOU_MEAN, PP_VARG(shown),
                   PP_MEANT(near));
    return true;
}

/* The topics of one entry, whose hours stand under `name`. */
static bool check_topics(const struct check *check, const struct pp_node *node,
                         const struct pp_path *entry, const char *name)
{
    struct pp_path topics = {entry, pp_view_of(name), 0};
    bool memory = true;
    for (uint32_t i = 0; node && memory && i < node->count; i++) {
        const struct pp_node *key = &node->pairs[i].key;
        struct pp_path at = {&topics, key->text, 0};
        memory = check_topic(check, key->text, key, &at);
    }
    return memory;
}

static bool check_all(const struct check *check, const struct pp_profile *profile)
{
    const struct pp_path training = {NULL, PP_V("training"), 0};
    const struct pp_path experience = {NULL, PP_V("experience"), 0};
    const struct pp_path ce = {NULL, PP_V("continuing_education"), 0};
    bool memory = true;
    for (size_t i = 0; memory && i < profile->training_count; i++) {
        const struct pp_path at = {&training, {"", 0}, (int)i};
        memory = check_topics(check, profile->training[i].topics_node, &at, "topics");
    }
    for (size_t i = 0; memory && i < profile->experience_count; i++) {
        const struct pp_path at = {&experience, {"", 0}, (int)i};
        memory = check_topics(check, profile->experience[i].topics_node, &at, "supervision_topics");
    }
    for (size_t i = 0; memory && profile->ce_node && i < profile->ce_count; i++) {
        const struct pp_path entry = {&ce, {"", 0}, (int)i}, at = {&entry, PP_V("topic"), 0};
        if (profile->ce[i].topic.len)
            memory = check_topic(check, profile->ce[i].topic,
                                 pp_node_get(&profile->ce_node->items[i], "topic"), &at);
    }
    return memory;
}

enum pp_status pp_profile_check_topics(const struct pp_profile *profile, struct pp_db *db,
                                       bool thorough, struct pp_arena *arena,
                                       struct pp_diags *diags)
{
    const struct pp_reader reader = {.file = profile->file, .arena = arena, .diags = diags};
    const struct check check = {&reader, db, thorough};
    return check_all(&check, profile) ? PP_OK : pp_no_memory(diags);
}
