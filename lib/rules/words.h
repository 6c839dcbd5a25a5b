/* The fixed vocabularies of the data and of profiles: each an enum and a table of its words. */
#ifndef PP_RULES_WORDS_H
#define PP_RULES_WORDS_H

#include <stddef.h>

#include "base/view.h"

struct pp_words {
    const char *const *list;
    size_t count;
};

enum pp_certifies {
    PP_CERTIFIES_YES,
    PP_CERTIFIES_NO,
    PP_CERTIFIES_IN_PROCESS
};

enum pp_track {
    PP_TRACK_MENTAL_HEALTH,
    PP_TRACK_SUBSTANCE_USE,
    PP_TRACK_INTEGRATED,
    PP_TRACK_FAMILY,
    PP_TRACK_YOUTH,
    PP_TRACK_VETERAN,
    PP_TRACK_JUSTICE
};

enum pp_level {
    PP_LEVEL_PROVISIONAL,
    PP_LEVEL_STANDARD,
    PP_LEVEL_ADVANCED
};

enum pp_credential_status {
    PP_STATUS_ACTIVE,
    PP_STATUS_PLANNED,
    PP_STATUS_RETIRED,
    PP_STATUS_UNCLEAR
};

enum pp_stage {
    PP_STAGE_TRAIN,
    PP_STAGE_APPLY,
    PP_STAGE_CERTIFY,
    PP_STAGE_KEEP
};

/* From the least to the most schooling. */
enum pp_education {
    PP_EDUCATION_NONE,
    PP_EDUCATION_GED_OR_DIPLOMA,
    PP_EDUCATION_SOME_COLLEGE,
    PP_EDUCATION_ASSOCIATE,
    PP_EDUCATION_BACHELOR
};

/* Bits of a set: 1u << word. */
enum pp_lived {
    PP_LIVED_MENTAL_HEALTH,
    PP_LIVED_SUBSTANCE_USE,
    PP_LIVED_CO_OCCURRING,
    PP_LIVED_FAMILY_MEMBER,
    PP_LIVED_PARENT_OR_CAREGIVER,
    PP_LIVED_JUSTICE,
    PP_LIVED_YOUTH,
    PP_LIVED_VETERAN
};

enum pp_residency {
    PP_RESIDENCY_LIVE,
    PP_RESIDENCY_WORK,
    PP_RESIDENCY_LIVE_OR_WORK,
    PP_RESIDENCY_LIVE_AND_WORK
};

enum pp_background {
    PP_BACKGROUND_REQUIRED,
    PP_BACKGROUND_NOT_REQUIRED,
    PP_BACKGROUND_EMPLOYER
};

enum pp_recovery_of {
    PP_OF_RECOVERY,
    PP_OF_SOBRIETY
};

enum pp_pay {
    PP_PAY_PAID,
    PP_PAY_VOLUNTEER,
    PP_PAY_EITHER
};

enum pp_said {
    PP_ANSWER_YES,
    PP_ANSWER_NO,
    PP_ANSWER_UNKNOWN,
    PP_ANSWER_CONDITIONAL
};

enum pp_verdict {
    PP_VERDICT_ELIGIBLE,
    PP_VERDICT_LIKELY,
    PP_VERDICT_UNKNOWN,
    PP_VERDICT_NOT_YET,
    PP_VERDICT_INELIGIBLE,
    PP_VERDICT_NOT_OFFERED,
    PP_VERDICT_COUNT
};

extern const struct pp_words pp_certifies_words;
extern const struct pp_words pp_track_words;
extern const struct pp_words pp_level_words;
extern const struct pp_words pp_status_words;
extern const struct pp_words pp_stage_words;
extern const struct pp_words pp_education_words;
extern const struct pp_words pp_lived_words;
extern const struct pp_words pp_residency_words;
extern const struct pp_words pp_background_words;
extern const struct pp_words pp_pay_words;
extern const struct pp_words pp_yes_no_words;    /* yes, no */
extern const struct pp_words pp_answer_words;    /* yes, no, unknown */
extern const struct pp_words pp_accepts_words;   /* yes, no, unknown, conditional */
extern const struct pp_words pp_recovery_words;  /* recovery, sobriety */
extern const struct pp_words pp_publisher_words; /* issuer, official, database, report, secondary */
extern const struct pp_words pp_delivery_words;  /* state_administered, …, any, unknown */
extern const struct pp_words pp_fee_words;       /* application, exam, … */
extern const struct pp_words pp_record_words;    /* clear, record */
extern const struct pp_words pp_verdict_words;   /* eligible, …, not_offered */

/* The number of a word, or -1. */
int pp_word_find(const struct pp_words *words, struct pp_view text);
/* The word of a number; "" for a number outside the table. */
const char *pp_word(const struct pp_words *words, int number);

#endif
