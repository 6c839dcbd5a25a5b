#include "advise/serves.h"

#include "rules/walk.h"
#include "rules/wording.h"

enum {
    BOTH = 1 << PP_TRACK_MENTAL_HEALTH | 1 << PP_TRACK_SUBSTANCE_USE,
    CO_OCCURRING = 1 << PP_LIVED_CO_OCCURRING
};

/* The kinds of lived experience of those who do the work of a track. */
static const uint32_t lived_of[] = {
    [PP_TRACK_MENTAL_HEALTH] = 1U << PP_LIVED_MENTAL_HEALTH | CO_OCCURRING,
    [PP_TRACK_SUBSTANCE_USE] = 1U << PP_LIVED_SUBSTANCE_USE | CO_OCCURRING,
    [PP_TRACK_FAMILY] = 1U << PP_LIVED_FAMILY_MEMBER | 1U << PP_LIVED_PARENT_OR_CAREGIVER,
    [PP_TRACK_YOUTH] = 1U << PP_LIVED_YOUTH,
    [PP_TRACK_VETERAN] = 1U << PP_LIVED_VETERAN,
    [PP_TRACK_JUSTICE] = 1U << PP_LIVED_JUSTICE,
};

uint32_t pp_tracks_of_lived(uint32_t lived)
{
    uint32_t tracks = 0;
    for (size_t track = 0; track < sizeof(lived_of) / sizeof(lived_of[0]); track++)
        if (lived & lived_of[track])
            tracks |= 1U << track;
    return tracks;
}

/* The kinds of lived experience that some way to a certification takes; none where the rules do not
 * speak of it. */
static uint32_t lived_taken(const struct pp_credential *credential)
{
    const struct pp_requirement *requirement;
    struct pp_walk walk = pp_walk_of(credential);
    uint32_t lived = 0;
    while ((requirement = pp_walk_next(&walk)) != NULL)
        lived |= requirement->lived.bits;
    return lived;
}

uint32_t pp_tracks_served(const struct pp_credential *credential)
{
    uint32_t own = 1U << credential->track;
    if (credential->track != PP_TRACK_INTEGRATED)
        return own;
    return own | BOTH | pp_tracks_of_lived(lived_taken(credential));
}

static bool is_whole(const struct pp_credential *credential)
{
    for (size_t r = 0; r < credential->route_count; r++)
        if (credential->routes[r].complete)
            return true;
    return false;
}

bool pp_serves_perhaps(const struct pp_credential *credential)
{
    /* One that goes before or after another is for the people of that one. */
    return credential->track == PP_TRACK_INTEGRATED && credential->level == PP_LEVEL_STANDARD &&
           lived_taken(credential) == 0 && !is_whole(credential);
}

bool pp_is_for(const struct pp_credential *credential, uint32_t tracks)
{
    const struct pp_jurisdiction *jurisdiction = credential->jurisdiction;
    if (tracks == PP_EVERY_TRACK || pp_tracks_served(credential) & tracks)
        return true;
    if (!pp_serves_perhaps(credential))
        return false;
    for (size_t i = 0; i < jurisdiction->credential_count; i++)
        if (pp_tracks_served(&jurisdiction->credentials[i]) & tracks)
            return false;
    return true;
}

void pp_say_served(struct pp_buf *buf, const struct pp_credential *credential)
{
    uint32_t more = pp_tracks_served(credential) & ~(1U << credential->track | BOTH);
    size_t said = 0;
    pp_buf_str(buf, pp_track_name(credential->track));
    for (int track = 0; track <= PP_TRACK_JUSTICE; track++) {
        if (!(more & 1U << track))
            continue;
        more &= ~(1U << track);
        pp_buf_str(buf, !said++ ? "; by its rules also " : more ? ", " : " and ");
        pp_buf_str(buf, pp_track_name(track));
    }
    if (pp_serves_perhaps(credential))
        pp_buf_str(buf, "; whether others too is not told");
}
