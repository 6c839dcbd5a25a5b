/* The columns of the flat form: their names, and the topics that may stand in them. */
#include "base/suggest.h"
#include "eval/profile_flat.h"
#include "rules/slug.h"
#include "rules/walk.h"

const char *const pp_flat_names[PP_FLAT_KIND_COUNT] = {
    [PP_FLAT_ID] = "id",
    [PP_FLAT_BORN] = "born",
    [PP_FLAT_AGE] = "age",
    [PP_FLAT_LIVES_IN] = "lives_in",
    [PP_FLAT_WORKS_IN] = "works_in",
    [PP_FLAT_EDUCATION] = "education",
    [PP_FLAT_LIVED_EXPERIENCE] = "lived_experience",
    [PP_FLAT_RECOVERY_SINCE] = "recovery_since",
    [PP_FLAT_RECOVERY_MONTHS] = "recovery_months",
    [PP_FLAT_TRAINING_HOURS] = "training_hours",
    [PP_FLAT_TRAINING_TOPIC] = "training_hours.",
    [PP_FLAT_TRAINING_APPROVED_BY] = "training_approved_by",
    [PP_FLAT_EXPERIENCE_HOURS] = "experience_hours",
    [PP_FLAT_EXPERIENCE_PAID] = "experience_hours.paid",
    [PP_FLAT_EXPERIENCE_SUPERVISED] = "experience_hours.supervised",
    [PP_FLAT_SUPERVISION_HOURS] = "supervision_hours",
    [PP_FLAT_SUPERVISION_TOPIC] = "supervision_hours.",
    [PP_FLAT_EXAMS] = "exams",
    [PP_FLAT_REFERENCES] = "references",
    [PP_FLAT_BACKGROUND_CHECK] = "background_check",
    [PP_FLAT_CERTIFICATIONS] = "certifications",
    [PP_FLAT_CE_HOURS] = "ce_hours",
    [PP_FLAT_CE_TOPIC] = "ce_hours.",
    [PP_FLAT_ATTEST] = "attests.",
};

static const struct pp_field *field_of(struct pp_fields fields, const char *name)
{
    for (size_t i = 0; i < fields.count; i++)
        if (pp_view_is(pp_view_of(name), fields.list[i].name))
            return &fields.list[i];
    return NULL;
}

const struct pp_field *pp_flat_amount(enum pp_flat_kind kind)
{
    const struct pp_field *field = field_of(pp_profile_fields, pp_flat_names[kind]);
    return field ? field : field_of(pp_training_entry_fields, "hours");
}

bool pp_flat_is_open(enum pp_flat_kind kind)
{
    return kind == PP_FLAT_TRAINING_TOPIC || kind == PP_FLAT_SUPERVISION_TOPIC ||
           kind == PP_FLAT_CE_TOPIC || kind == PP_FLAT_ATTEST;
}

/* The kind of column whose topics a requirement of this kind names; PP_FLAT_KIND_COUNT for none. */
static enum pp_flat_kind topic_column(enum pp_kind kind)
{
    switch (kind) {
    case PP_KIND_TRAINING_HOURS:
        return PP_FLAT_TRAINING_TOPIC;
    case PP_KIND_SUPERVISION_HOURS:
        return PP_FLAT_SUPERVISION_TOPIC;
    case PP_KIND_CE_HOURS:
        return PP_FLAT_CE_TOPIC;
    default:
        return PP_FLAT_KIND_COUNT;
    }
}

/* Room grows by doubling, in the arena. */
static bool add_topic(struct pp_views *topics, struct pp_view slug, struct pp_arena *arena)
{
    for (size_t i = 0; i < topics->count; i++)
        if (pp_view_eq(topics->list[i], slug))
            return true;
    if ((topics->count & (topics->count - 1)) == 0) {
        size_t room = topics->count ? topics->count * 2 : 1;
        struct pp_view *list = PP_NEW_N(arena, struct pp_view, room);
        if (!list)
            return false;
        for (size_t i = 0; i < topics->count; i++)
            list[i] = topics->list[i];
        topics->list = list;
    }
    topics->list[topics->count++] = slug;
    return true;
}

static bool add_requirement(struct pp_flat_topics *topics, const struct pp_requirement *requirement,
                            struct pp_arena *arena)
{
    enum pp_flat_kind kind = topic_column(requirement->kind);
    return kind == PP_FLAT_KIND_COUNT || requirement->topic_slug.len == 0 ||
           add_topic(&topics->by_kind[kind], requirement->topic_slug, arena);
}

static bool add_credential(struct pp_flat_topics *topics, const struct pp_credential *credential,
                           struct pp_arena *arena)
{
    const struct pp_requirement *requirement;
    struct pp_walk walk = pp_walk_of(credential);
    while ((requirement = pp_walk_next(&walk)) != NULL)
        if (!add_requirement(topics, requirement, arena))
            return false;
    return true;
}

enum pp_status pp_flat_topics_find(struct pp_db *db, struct pp_arena *arena,
                                   struct pp_flat_topics *out, struct pp_diags *diags)
{
    struct pp_flat_topics topics = {0};
    for (int place = 0; place < PP_PLACE_COUNT; place++) {
        const struct pp_jurisdiction *jurisdiction = NULL;
        enum pp_status status = pp_db_get(db, place, &jurisdiction, diags);
        if (status != PP_OK && status != PP_NOTFOUND)
            return status;
        for (size_t c = 0; status == PP_OK && c < jurisdiction->credential_count; c++)
            if (!add_credential(&topics, &jurisdiction->credentials[c], arena))
                return pp_no_memory(diags);
    }
    *out = topics;
    return PP_OK;
}

/* The part behind the name of an open column: "training_hours.Ethics" -> "Ethics". */
static bool is_open_as(struct pp_view name, const char *begins, struct pp_view *out_sub)
{
    struct pp_view start = pp_view_of(begins);
    if (name.len <= start.len || !pp_view_eq_fold(pp_view_first(name, start.len), start))
        return false;
    *out_sub = pp_view_from(name, start.len);
    return true;
}

/* Offer every name that there is. */
static void suggest(const struct pp_flat_topics *topics, struct pp_view name,
                    struct pp_arena *arena, struct pp_view *out_near)
{
    struct pp_suggest nearest = pp_suggest_for(name);
    for (int kind = 0; kind < PP_FLAT_KIND_COUNT; kind++) {
        const struct pp_views *subs = &topics->by_kind[kind];
        if (!pp_flat_is_open((enum pp_flat_kind)kind))
            pp_suggest_offer(&nearest, pp_view_of(pp_flat_names[kind]));
        for (size_t i = 0; i < subs->count; i++) {
            char *full =
                pp_arena_printf(arena, "%s%.*s", pp_flat_names[kind], PP_VARG(subs->list[i]));
            if (full)
                pp_suggest_offer(&nearest, pp_view_of(full));
        }
    }
    pp_suggest_offer(&nearest, PP_V("attests.code_of_ethics"));
    pp_suggest_offer(&nearest, PP_V("attests.interview"));
    *out_near = pp_suggest_best(&nearest);
}

bool pp_flat_column_find(const struct pp_flat_topics *topics, struct pp_view name,
                         struct pp_arena *arena, struct pp_flat_column *out,
                         struct pp_view *out_near)
{
    struct pp_view sub;
    *out_near = PP_V("");
    for (int kind = 0; kind < PP_FLAT_KIND_COUNT; kind++) {
        if (!pp_flat_is_open((enum pp_flat_kind)kind)) {
            if (!pp_view_eq_fold(name, pp_view_of(pp_flat_names[kind])))
                continue;
            *out = (struct pp_flat_column){.kind = (enum pp_flat_kind)kind, .title = name};
            return true;
        }
        if (!is_open_as(name, pp_flat_names[kind], &sub))
            continue;
        if (kind == PP_FLAT_ATTEST) {
            *out = (struct pp_flat_column){.kind = PP_FLAT_ATTEST, .title = name, .sub = sub};
            return true;
        }
        for (size_t i = 0; i < topics->by_kind[kind].count; i++) {
            struct pp_view slug = topics->by_kind[kind].list[i];
            if (!pp_slug_eq(sub, slug))
                continue;
            *out = (struct pp_flat_column){
                .kind = (enum pp_flat_kind)kind, .title = name, .sub = slug};
            return true;
        }
    }
    suggest(topics, name, arena, out_near);
    return false;
}

struct pp_views pp_flat_attests(const struct pp_flat_columns *columns, struct pp_arena *arena)
{
    struct pp_views ids = {NULL, 0};
    size_t answers = 0;
    for (size_t i = 0; i < columns->count; i++)
        answers += columns->list[i].kind == PP_FLAT_ATTEST;
    if (answers == 0)
        return ids;
    ids.list = PP_NEW_N(arena, struct pp_view, answers);
    for (size_t i = 0; ids.list && i < columns->count; i++)
        if (columns->list[i].kind == PP_FLAT_ATTEST &&
            pp_view_find(columns->list[i].sub, '.') < columns->list[i].sub.len)
            ids.list[ids.count++] = columns->list[i].sub;
    return ids;
}
