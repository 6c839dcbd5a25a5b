#include "update/facts.h"

#include <stdlib.h>
#include <string.h>

#include "rules/walk.h"

enum {
    MOST_FACTS = 100000
};

/* The list under way; it is counted first and filled in a second walk. */
struct walk {
    struct pp_arena *arena;
    const struct pp_jurisdiction *jurisdiction;
    struct pp_fact *list; /* NULL: only count */
    size_t count;
    size_t bare;
    bool no_memory;
};

static void add(struct walk *walk, struct pp_view id, struct pp_view evidence,
                const struct pp_sources *sources)
{
    if (!evidence.len || !sources->count) {
        walk->bare++;
        return;
    }
    if (walk->list)
        walk->list[walk->count] = (struct pp_fact){.jurisdiction = walk->jurisdiction,
                                                   .id = id,
                                                   .text = evidence,
                                                   .sources = sources,
                                                   .state = PP_FACT_UNREACHABLE,
                                                   .moved = "",
                                                   .reason = ""};
    walk->count++;
}

/* A part of a credential that is no requirement: "ca-mpss.renewal". */
static void add_part(struct walk *walk, const struct pp_credential *credential, const char *part,
                     struct pp_view evidence, const struct pp_sources *sources)
{
    struct pp_view id = {0};
    if (walk->list) {
        char *text = pp_arena_printf(walk->arena, "%.*s.%s", PP_VARG(credential->id), part);
        walk->no_memory = walk->no_memory || !text;
        id = pp_view_of(text);
    }
    add(walk, id, evidence, sources);
}

static void add_credential(struct walk *walk, const struct pp_credential *credential)
{
    const struct pp_requirement *requirement;
    struct pp_walk of = pp_walk_of(credential);
    while ((requirement = pp_walk_next(&of)) != NULL)
        add(walk, requirement->id, requirement->evidence, &requirement->sources);
    if (credential->training.given)
        add_part(walk, credential, "training", credential->training.evidence,
                 &credential->training.sources);
    if (credential->renewal.given)
        add_part(walk, credential, "renewal", credential->renewal.evidence,
                 &credential->renewal.sources);
    for (size_t i = 0; i < credential->fee_count; i++) {
        char part[32];
        (void)snprintf(part, sizeof(part), "fees.%s",
                       pp_word(&pp_fee_words, credential->fees[i].what));
        add_part(walk, credential, part, credential->fees[i].evidence,
                 &credential->fees[i].sources);
    }
    if (credential->reciprocity.given)
        add_part(walk, credential, "reciprocity", credential->reciprocity.evidence,
                 &credential->reciprocity.sources);
}

static void walk_all(struct walk *walk, const struct pp_where *list, size_t count)
{
    walk->count = walk->bare = 0;
    for (size_t i = 0; i < count; i++) {
        walk->jurisdiction = list[i].jurisdiction;
        if (list[i].credential)
            add_credential(walk, list[i].credential);
        for (size_t c = 0; !list[i].credential && c < list[i].jurisdiction->credential_count; c++)
            add_credential(walk, &list[i].jurisdiction->credentials[c]);
    }
}

enum pp_status pp_facts_list(const struct pp_where *list, size_t count, struct pp_arena *arena,
                             struct pp_facts *out)
{
    struct walk walk = {.arena = arena};
    walk_all(&walk, list, count);
    if (walk.count > MOST_FACTS)
        return PP_NOMEM;
    walk.list = PP_NEW_N(arena, struct pp_fact, walk.count + 1);
    if (!walk.list)
        return PP_NOMEM;
    walk_all(&walk, list, count);
    if (walk.no_memory)
        return PP_NOMEM;
    *out = (struct pp_facts){walk.list, walk.count, walk.bare};
    return PP_OK;
}
