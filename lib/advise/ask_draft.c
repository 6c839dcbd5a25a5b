#include "advise/ask_draft.h"

#include "rules/slug.h"

/* A list copied into an array with room for more; NULL without memory. */
static void *copy_list(const void *list, size_t count, size_t more, size_t size,
                       struct pp_arena *arena)
{
    char *copy = pp_arena_array(arena, count + more, size);
    const char *from = list;
    for (size_t i = 0; copy && i < count * size; i++)
        copy[i] = from[i];
    return copy;
}

bool pp_draft_copy(const struct pp_profile *from, size_t attests, struct pp_arena *arena,
                   struct pp_profile *out)
{
    *out = *from;
    out->training = copy_list(from->training, from->training_count, PP_DRAFT_ROOM,
                              sizeof(*from->training), arena);
    out->experience = copy_list(from->experience, from->experience_count, PP_DRAFT_ROOM,
                                sizeof(*from->experience), arena);
    out->certifications = copy_list(from->certifications, from->certification_count, 1,
                                    sizeof(*from->certifications), arena);
    out->ce = copy_list(from->ce, from->ce_count, PP_DRAFT_ROOM, sizeof(*from->ce), arena);
    out->attests =
        copy_list(from->attests, from->attest_count, attests + 1, sizeof(*from->attests), arena);
    return out->training && out->experience && out->certifications && out->ce && out->attests;
}

struct pp_training_entry *pp_draft_add_training(struct pp_profile *draft)
{
    struct pp_training_entry *entry = &draft->training[draft->training_count++];
    *entry = (struct pp_training_entry){.hours = PP_MILLI_NONE, .completed = PP_DATE_NONE};
    draft->training_stated = true;
    return entry;
}

struct pp_experience_entry *pp_draft_add_work(struct pp_profile *draft)
{
    struct pp_experience_entry *entry = &draft->experience[draft->experience_count++];
    *entry = PP_EXPERIENCE_UNTOLD;
    draft->experience_stated = true;
    return entry;
}

struct pp_ce_entry *pp_draft_add_ce(struct pp_profile *draft)
{
    struct pp_ce_entry *entry = &draft->ce[draft->ce_count++];
    *entry = (struct pp_ce_entry){.hours = 0, .completed = PP_DATE_NONE};
    draft->ce_stated = true;
    return entry;
}

bool pp_draft_set_topic(struct pp_topic_hours **topics, size_t *count, struct pp_view topic,
                        struct pp_view slug, pp_milli hours, struct pp_arena *arena)
{
    struct pp_topic_hours *copy =
        copy_list(*topics, *count, 1, sizeof(struct pp_topic_hours), arena);
    size_t at = 0;
    if (!copy)
        return false;
    while (at < *count && !pp_slug_eq(copy[at].topic, slug))
        at++;
    if (at == *count) {
        copy[at].topic = topic;
        (*count)++;
    }
    copy[at].hours = hours;
    *topics = copy;
    return true;
}

pp_milli pp_draft_left(pp_milli hours, const struct pp_topic_hours *topics, size_t count)
{
    if (hours == PP_MILLI_NONE)
        return PP_MILLI_NONE;
    for (size_t i = 0; i < count; i++)
        hours -= topics[i].hours;
    return hours > 0 ? hours : 0;
}

/* The place of an answer in the list; the end when there is none. */
static size_t find_attest(const struct pp_profile *draft, struct pp_view name)
{
    size_t at = 0;
    while (at < draft->attest_count && !pp_view_eq(draft->attests[at].id, name))
        at++;
    return at;
}

void pp_draft_attest_name(struct pp_profile *draft, struct pp_view name, bool yes)
{
    size_t at = find_attest(draft, name);
    if (at == draft->attest_count)
        draft->attest_count++;
    draft->attests[at] = (struct pp_attest){.id = name, .yes = yes};
}

void pp_draft_attest(struct pp_profile *draft, const struct pp_requirement *requirement,
                     const struct pp_scope *scope, struct pp_closed closed, bool yes)
{
    pp_draft_attest_name(draft, requirement->id, yes);
    for (size_t i = 0; i < scope->count; i++) {
        const struct pp_requirement *other = scope->list[i];
        const struct pp_slot slot = pp_slot_of(PP_ASK_ATTEST, 0, other);
        bool follows =
            pp_same_hours(requirement, other) &&
            (yes ? other->amount <= requirement->amount : other->amount >= requirement->amount) &&
            find_attest(draft, other->id) == draft->attest_count &&
            !pp_slot_in(&slot, closed.list, closed.count);
        if (follows || pp_same_attest(requirement, other))
            pp_draft_attest_name(draft, other->id, yes);
    }
}

bool pp_draft_approve(struct pp_training_entry *entry, struct pp_view code, struct pp_arena *arena)
{
    struct pp_view *list = copy_list(entry->approved_by.list, entry->approved_by.count, 1,
                                     sizeof(struct pp_view), arena);
    if (!list)
        return false;
    entry->approval_stated = true;
    for (size_t i = 0; i < entry->approved_by.count; i++)
        if (pp_place_find(list[i]) == pp_place_find(code))
            return true;
    list[entry->approved_by.count++] = code;
    entry->approved_by.list = list;
    return true;
}

void pp_draft_set_lived(struct pp_profile *draft, uint32_t bits)
{
    const uint32_t both = 1U << PP_LIVED_MENTAL_HEALTH | 1U << PP_LIVED_SUBSTANCE_USE;
    if (bits & 1U << PP_LIVED_CO_OCCURRING)
        bits |= both;
    if ((bits & both) == both)
        bits |= 1U << PP_LIVED_CO_OCCURRING;
    draft->lived = (struct pp_word_set){bits, true};
}
