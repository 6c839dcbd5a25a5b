#include "rules/backing.h"

#include "rules/walk.h"

static bool is_first_hand(const struct pp_sources *sources)
{
    for (size_t i = 0; i < sources->count; i++)
        if (sources->list[i]->publisher == PP_PUBLISHER_ISSUER ||
            sources->list[i]->publisher == PP_PUBLISHER_OFFICIAL)
            return true;
    return false;
}

static void add(struct pp_backing *backing, const struct pp_sources *sources,
                struct pp_view evidence)
{
    bool first_hand = is_first_hand(sources);
    backing->facts++;
    backing->first_hand += first_hand;
    backing->quoted += first_hand && evidence.len;
}

static void add_credential(struct pp_backing *backing, const struct pp_credential *credential)
{
    const struct pp_requirement *requirement;
    struct pp_walk walk = pp_walk_of(credential);
    while ((requirement = pp_walk_next(&walk)) != NULL)
        add(backing, &requirement->sources, requirement->evidence);
    if (credential->training.given)
        add(backing, &credential->training.sources, credential->training.evidence);
    if (credential->renewal.given)
        add(backing, &credential->renewal.sources, credential->renewal.evidence);
    for (size_t i = 0; i < credential->fee_count; i++)
        add(backing, &credential->fees[i].sources, credential->fees[i].evidence);
    if (credential->reciprocity.given)
        add(backing, &credential->reciprocity.sources, credential->reciprocity.evidence);
}

struct pp_backing pp_backing_of(const struct pp_jurisdiction *jurisdiction)
{
    struct pp_backing backing = {0};
    for (size_t i = 0; i < jurisdiction->source_count; i++) {
        int publisher = jurisdiction->sources[i].publisher;
        if (publisher >= 0 && publisher < PP_PUBLISHERS)
            backing.sources[publisher]++;
    }
    for (size_t i = 0; i < jurisdiction->credential_count; i++)
        add_credential(&backing, &jurisdiction->credentials[i]);
    return backing;
}

char pp_backing_grade(const struct pp_backing *backing)
{
    size_t percent = backing->facts ? backing->quoted * 100 / backing->facts : 0;
    if (!backing->facts)
        return '-';
    return percent >= 95 ? 'A' : percent >= 80 ? 'B' : percent >= 50 ? 'C' : 'D';
}
