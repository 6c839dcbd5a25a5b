/*
 * What an interview can ask: the places of a profile that an answer fills in. Internal to
 * lib/advise, except for the enumeration.
 */
#ifndef PP_ADVISE_ASK_SLOTS_H
#define PP_ADVISE_ASK_SLOTS_H

#include "eval/outcome.h"

enum pp_ask_what {
    PP_ASK_AGE,
    PP_ASK_EDUCATION,
    PP_ASK_LIVED,
    PP_ASK_RECOVERY,
    PP_ASK_LIVES_IN,
    PP_ASK_WORKS_IN,
    PP_ASK_REFERENCES,
    PP_ASK_BACKGROUND,
    PP_ASK_AGREEMENT,      /* code of ethics or interview, by the requirement's kind */
    PP_ASK_CERTIFICATIONS, /* all that are held */
    PP_ASK_CERTIFIED_TO,   /* of one of them: its last day */
    PP_ASK_TRAINING,       /* the hours of each course */
    PP_ASK_TRAINING_HOURS, /* from here on of one entry: hours that an older profile leaves out */
    PP_ASK_TRAINING_APPROVAL,
    PP_ASK_TRAINING_TOPIC,
    PP_ASK_TRAINING_DATE,
    PP_ASK_WORK, /* the hours of each job */
    PP_ASK_WORK_HOURS,
    PP_ASK_WORK_PAY,
    PP_ASK_WORK_SUPERVISED,
    PP_ASK_WORK_FROM,
    PP_ASK_WORK_TO,
    PP_ASK_SUPERVISION,
    PP_ASK_SUPERVISION_TOPIC,
    PP_ASK_CE, /* the hours of each piece of continuing education */
    PP_ASK_CE_TOPIC,
    PP_ASK_CE_DATE,
    PP_ASK_ATTEST, /* a requirement by its id: yes or no */
    PP_ASK_WHAT_COUNT
};

struct pp_slot {
    enum pp_ask_what what;
    uint32_t sign; /* differs only where two slots do: most are told apart by it */
    size_t entry;  /* number in its list, of slots of one entry */
    const struct pp_requirement *requirement; /* the first that it was opened for */
};

enum {
    PP_SLOTS_MAX = 64
};

struct pp_slots {
    struct pp_slot list[PP_SLOTS_MAX];
    size_t count;
};

/* Slots that were answered, or that the person does not know. */
struct pp_closed {
    const struct pp_slot *list;
    size_t count;
};

struct pp_slot pp_slot_of(enum pp_ask_what what, size_t entry,
                          const struct pp_requirement *requirement);

/* Would one answer fill both? */
bool pp_slot_same(const struct pp_slot *a, const struct pp_slot *b);
/* Is the slot in the list? */
bool pp_slot_in(const struct pp_slot *slot, const struct pp_slot *list, size_t count);

/* Would one yes or no answer both requirements? Those told in the same words are the same. */
bool pp_same_attest(const struct pp_requirement *a, const struct pp_requirement *b);

/* Do two requirements ask for the same hours, be it more or fewer of them? */
bool pp_same_hours(const struct pp_requirement *a, const struct pp_requirement *b);

/*
 * The slots that a profile leaves open and that bear on a requirement, the most general first; at
 * most PP_SLOTS_MAX. The requirement need not be unknown.
 */
void pp_slots_open(const struct pp_requirement *requirement, const struct pp_profile *profile,
                   pp_date as_of, struct pp_slots *out);

/* Slots of which one can stand in for another: of two courses either may bring the hours, of two
 * places either may be the right one. They differ by their entry. */
enum pp_slot_family {
    PP_FAMILY_NONE,
    PP_FAMILY_PLACES, /* entry 0: where one lives; entry 1: where one works */
    PP_FAMILY_CERTIFICATIONS,
    PP_FAMILY_TRAINING,
    PP_FAMILY_WORK,
    PP_FAMILY_CE
};

enum pp_slot_family pp_slot_family(enum pp_ask_what what);

/* May the requirement be asked by its id, when the profile has no place for what decides it? */
bool pp_may_attest(const struct pp_requirement *requirement);

#endif
