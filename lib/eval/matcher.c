/* A small cache of compiled patterns: the same few patterns of the data meet every name of a
 * profile. */
#include "eval/outcome.h"

#include <string.h>

/* The work of one run: rules and a profile made to be slow end in "unknown" within seconds. */
enum {
    LONGEST_NAME = 500,    /* bytes of a name that are looked at */
    MOST_MATCHES = 400000, /* of a run */
    FAILED_COST = 400      /* a match that ran into its limit counts as so many */
};

struct pp_pattern_slot {
    struct pp_view text;
    struct pp_pattern *pattern; /* NULL: it does not compile */
};

void pp_matcher_init(struct pp_matcher *matcher)
{
    *matcher = (struct pp_matcher){0};
}

void pp_matcher_release(struct pp_matcher *matcher)
{
    for (size_t i = 0; i < matcher->count; i++)
        pp_pattern_free(matcher->slots[i].pattern);
    free(matcher->slots);
    pp_matcher_init(matcher);
}

static struct pp_pattern_slot *find_or_add(struct pp_matcher *matcher, struct pp_view text)
{
    for (size_t i = 0; i < matcher->count; i++)
        if (pp_view_eq(matcher->slots[i].text, text))
            return &matcher->slots[i];
    if (matcher->count == matcher->room) {
        size_t room = matcher->room ? matcher->room * 2 : 16;
        struct pp_pattern_slot *slots = realloc(matcher->slots, room * sizeof(*slots));
        if (!slots)
            return NULL;
        matcher->slots = slots;
        matcher->room = room;
    }
    struct pp_buf problem pp_cleanup_buf;
    struct pp_pattern *pattern = NULL;
    size_t offset;
    pp_buf_init(&problem, 512);
    if (pp_pattern_new(text, &pattern, &offset, &problem) == PP_NOMEM)
        return NULL;
    matcher->slots[matcher->count] = (struct pp_pattern_slot){text, pattern};
    return &matcher->slots[matcher->count++];
}

enum pp_match pp_matcher_match(struct pp_matcher *matcher, struct pp_view pattern,
                               struct pp_view text)
{
    struct pp_pattern_slot *slot = find_or_add(matcher, pattern);
    if (!slot) {
        matcher->no_memory = true;
        return PP_MATCH_FAILED;
    }
    if (!slot->pattern || matcher->spent >= MOST_MATCHES)
        return PP_MATCH_FAILED;
    enum pp_match match = pp_pattern_match(slot->pattern, pp_view_first(text, LONGEST_NAME));
    matcher->spent += match == PP_MATCH_FAILED ? FAILED_COST : 1;
    return match;
}
