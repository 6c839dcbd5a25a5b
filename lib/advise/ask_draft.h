/* A copy of a profile that can be written on, with room for what answers add. Internal to
 * lib/advise. */
#ifndef PP_ADVISE_ASK_DRAFT_H
#define PP_ADVISE_ASK_DRAFT_H

#include "advise/ask_slots.h"

/* Requirements that one answer may concern: all those of an interview, or of one credential. */
struct pp_scope {
    const struct pp_requirement **list;
    size_t count;
};

enum {
    PP_DRAFT_ROOM = 8 /* entries that may be added to each list by pp_draft_add_…() */
};

/*
 * Copy a profile so that its lists can be changed without touching the original; `attests` more
 * answers fit. Lifetime: lives in `arena`; borrows texts. False without memory.
 */
bool pp_draft_copy(const struct pp_profile *from, size_t attests, struct pp_arena *arena,
                   struct pp_profile *out);

/* New entries of which nothing is known, in lists that become stated; the caller adds no more than
 * fit. */
struct pp_training_entry *pp_draft_add_training(struct pp_profile *draft);
struct pp_experience_entry *pp_draft_add_work(struct pp_profile *draft);
struct pp_ce_entry *pp_draft_add_ce(struct pp_profile *draft);

/* Set the hours on a topic, replacing what is there. False without memory. */
bool pp_draft_set_topic(struct pp_topic_hours **topics, size_t *count, struct pp_view topic,
                        struct pp_view slug, pp_milli hours, struct pp_arena *arena);
/* What the topics leave of an entry's hours; PP_MILLI_NONE when its hours are not known. */
pp_milli pp_draft_left(pp_milli hours, const struct pp_topic_hours *topics, size_t count);

/* Answer a requirement by id, and what follows for others of the scope: those that say the same,
 * and those that ask for fewer (or more) of the same hours, unless the person was asked about them.
 * The draft has room. */
void pp_draft_attest(struct pp_profile *draft, const struct pp_requirement *requirement,
                     const struct pp_scope *scope, struct pp_closed closed, bool yes);
/* Answer by any name: "code_of_ethics". */
void pp_draft_attest_name(struct pp_profile *draft, struct pp_view name, bool yes);

/* Add a jurisdiction's code to the list of those that approved a training. False without memory. */
bool pp_draft_approve(struct pp_training_entry *entry, struct pp_view code, struct pp_arena *arena);

/* Set the lived experience, with what follows from it (both kinds mean co-occurring). */
void pp_draft_set_lived(struct pp_profile *draft, uint32_t bits);

#endif
