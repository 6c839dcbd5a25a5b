/*
 * What is known of one person. What is not stated is unknown, never "no"; a list that is stated is
 * complete, so `exams: []` says "none".
 */
#ifndef PP_EVAL_PROFILE_H
#define PP_EVAL_PROFILE_H

#include "rules/db.h"

struct pp_training_entry {
    struct pp_view name;
    pp_milli hours; /* PP_MILLI_NONE when not stated, as all amounts here */
    pp_date completed;
    struct pp_view provider;
    struct pp_views approved_by; /* codes of jurisdictions */
    bool approval_stated;
    struct pp_topic_hours *topics;
    size_t topic_count;
    const struct pp_node *approved_node, *topics_node;
};

struct pp_experience_entry {
    struct pp_view role;
    pp_milli hours;
    pp_date from;
    pp_date to;
    int pay;                   /* PP_PAY_PAID or PP_PAY_VOLUNTEER */
    int supervised;            /* pp_yes_no_words */
    pp_milli paid_hours;       /* of the hours; in the flat form */
    pp_milli supervised_hours; /* of the hours; in the flat form */
    pp_milli supervision_hours;
    struct pp_topic_hours *topics; /* of the supervision hours */
    size_t topic_count;
    const struct pp_node *topics_node;
};

/* Work of which nothing is told. */
#define PP_EXPERIENCE_UNTOLD                                                                       \
    ((struct pp_experience_entry){.hours = PP_MILLI_NONE,                                          \
                                  .from = PP_DATE_NONE,                                            \
                                  .to = PP_DATE_NONE,                                              \
                                  .pay = PP_INT_NONE,                                              \
                                  .supervised = PP_INT_NONE,                                       \
                                  .paid_hours = PP_MILLI_NONE,                                     \
                                  .supervised_hours = PP_MILLI_NONE,                               \
                                  .supervision_hours = PP_MILLI_NONE})

struct pp_exam_entry {
    struct pp_view name;
    pp_date passed;
};

struct pp_certification {
    struct pp_view id;   /* of a credential in the data, or empty */
    struct pp_view name; /* of one that is not */
    struct pp_view jurisdiction;
    pp_date issued;
    pp_date expires;
    const struct pp_credential *credential; /* set by pp_profile_resolve() */
    const struct pp_node *node;
};

struct pp_ce_entry {
    pp_milli hours;
    struct pp_view topic;
    pp_date completed;
    struct pp_topic_hours *topics; /* of the hours; in the flat form, in place of one topic */
    size_t topic_count;
};

struct pp_attest {
    struct pp_view id; /* ca-mpss.orientation, code_of_ethics, interview */
    bool yes;
    const struct pp_node *node;
};

enum {
    PP_PLACE_NOWHERE = PP_PLACE_COUNT /* works_place of somebody who says in an interview that they
                                       * work nowhere: no profile has a word for it */
};

struct pp_profile {
    struct pp_view file; /* for messages */
    int version;
    struct pp_view id;
    pp_date born;
    pp_milli age;
    struct pp_view lives_in;
    struct pp_view works_in;
    int lives_place; /* number of the jurisdiction, -1 when not stated */
    int works_place;
    int education; /* enum pp_education or PP_INT_NONE */
    struct pp_word_set lived;
    pp_date recovery_since;
    pp_milli recovery_months;
    pp_milli references;
    int background_check; /* pp_record_words: 0 clear, 1 record */

    /* Each list: `…_stated` says that it was given, an empty one included. */
    struct pp_training_entry *training;
    size_t training_count;
    bool training_stated;
    struct pp_experience_entry *experience;
    size_t experience_count;
    bool experience_stated;
    struct pp_exam_entry *exams;
    size_t exam_count;
    bool exams_stated;
    struct pp_certification *certifications;
    size_t certification_count;
    bool certifications_stated;
    struct pp_ce_entry *ce;
    size_t ce_count;
    bool ce_stated;
    struct pp_attest *attests;
    size_t attest_count;

    const struct pp_node *root; /* NULL when it was not read from a document */
    const struct pp_node *training_node, *experience_node, *exams_node, *certifications_node,
        *ce_node, *attests_node;
};

/* A profile of which nothing is known. */
void pp_profile_init(struct pp_profile *profile);
/* Somebody with both conditions has co-occurring ones, and the other way round. */
void pp_profile_complete_lived(struct pp_word_set *lived);

/*
 * Read a profile out of a document's tree (the nested form of YAML and JSON).
 * Lifetime: lists live in `arena`; texts borrow from the tree.
 * Returns PP_OK; PP_INPUT with all faults reported; PP_NOMEM. *out is untouched on failure.
 */
enum pp_status pp_profile_read(const struct pp_node *root, struct pp_view file,
                               struct pp_arena *arena, struct pp_profile *out,
                               struct pp_diags *diags) PP_MUST_CHECK;
/* Read a profile from YAML or JSON in memory; `file` names it in messages. Lifetime: borrows
 * `file`, nothing of `text`. Returns as pp_read_text() and pp_profile_read(). */
enum pp_status pp_profile_parse(struct pp_view text, struct pp_view file, struct pp_arena *arena,
                                struct pp_profile *out, struct pp_diags *diags) PP_MUST_CHECK;
/* Read a profile from a file, "-" for standard input. Returns as pp_read_document() and
 * pp_profile_read(). */
enum pp_status pp_profile_load(const char *path, struct pp_arena *arena, struct pp_profile *out,
                               struct pp_diags *diags) PP_MUST_CHECK;

/*
 * Look the certifications and answers up in the data: which credentials are held; answers to
 * requirements that do not exist are reported. Loads the jurisdictions that the profile names.
 * Returns PP_OK, PP_INPUT with reports, or as pp_db_get().
 */
enum pp_status pp_profile_resolve(struct pp_profile *profile, struct pp_db *db,
                                  struct pp_arena *arena, struct pp_diags *diags) PP_MUST_CHECK;

/*
 * Report what a profile says is done on a day after `latest` (today, or the day asked about when
 * that is later): most often a year mistyped. Returns PP_OK or PP_INPUT.
 */
enum pp_status pp_profile_check_dates(const struct pp_profile *profile, pp_date latest,
                                      struct pp_diags *diags) PP_MUST_CHECK;

/*
 * Warn of topics of hours that no rule names, with the nearest that one does: such hours count for
 * nothing. Looks at the rules that are loaded, and at the others only if a topic is near one of
 * theirs; `thorough` looks at all, and warns too of topics that are near none and share no word.
 * Returns PP_OK, also with warnings; PP_NOMEM. Thread rule: any number of threads, once all
 * jurisdictions are loaded.
 */
enum pp_status pp_profile_check_topics(const struct pp_profile *profile, struct pp_db *db,
                                       bool thorough, struct pp_arena *arena,
                                       struct pp_diags *diags) PP_MUST_CHECK;

/* The ids in `attests` that name single requirements, for pp_compile(). `.list` is NULL without
 * memory (unless there are none). */
struct pp_views pp_profile_attests(const struct pp_profile *profile, struct pp_arena *arena);

/* The tables of the profile, for the JSON Schema. */
extern const struct pp_fields pp_profile_fields;
extern const struct pp_fields pp_training_entry_fields;
extern const struct pp_fields pp_experience_entry_fields;
extern const struct pp_fields pp_exam_entry_fields;
extern const struct pp_fields pp_certification_fields;
extern const struct pp_fields pp_ce_entry_fields;

#endif
