/*
 * Imagined answers: what a person would have to say for a requirement to be met, and the least
 * that can be said. The relevance of a question is judged by trying them. Internal to lib/advise.
 */
#ifndef PP_ADVISE_ASK_FILL_H
#define PP_ADVISE_ASK_FILL_H

#include "advise/ask_draft.h"

/* What is left to imagine. */
struct pp_fill {
    const struct pp_profile *base; /* as it is known */
    struct pp_profile *draft;      /* as it is imagined */
    const struct pp_slot *closed;  /* slots that stay as they are: answered, or not known */
    size_t closed_count;
    const struct pp_slot *fixed;  /* one more such slot, or NULL */
    const struct pp_scope *scope; /* of the credential */
    pp_date as_of;
    int elsewhere;              /* a place that no requirement asks for */
    enum pp_slot_family family; /* of these slots only those are filled well… */
    uint64_t entries;           /* …whose entry's bit is set (the last one: all beyond) */
    bool old;                   /* where nothing asks for a least age: imagine an old person */
    struct pp_arena *arena;
    bool no_memory;
};

/* An age and a time beyond what any rule asks for. */
enum {
    PP_OLD_AGE = 119,
    PP_CENTURY = 1200 /* months */
};

/* Remember that memory ran out. */
static inline void pp_fill_check(struct pp_fill *fill, bool good)
{
    fill->no_memory |= !good;
}

/* Imagine answers to what is open such that the requirement is met, and no more than that. What is
 * not open is left alone, so it may stay unmet. */
void pp_fill_best(struct pp_fill *fill, const struct pp_requirement *requirement);

enum pp_least {
    PP_LEAST_USUAL,
    PP_LEAST_OTHER, /* where there is no least: paid instead of volunteer, old instead of young */
    PP_LEAST_COUNT
};

/* Answer a slot with the least. */
void pp_fill_least(struct pp_fill *fill, const struct pp_slot *slot, enum pp_least least);
/* Would the other least differ from the usual one? */
bool pp_fill_has_other(const struct pp_slot *slot);

#endif
