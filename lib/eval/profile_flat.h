/*
 * The flat form of a profile: one person a row, one fact a column (training_hours.ethics). What a
 * row says becomes a profile, so that it is judged like any other. The hours of a kind are one
 * entry without a name or dates; in lists, ';' stands between values, and `none` says that there
 * are none.
 */
#ifndef PP_EVAL_PROFILE_FLAT_H
#define PP_EVAL_PROFILE_FLAT_H

#include "eval/profile.h"

enum pp_flat_kind {
    PP_FLAT_ID,
    PP_FLAT_BORN,
    PP_FLAT_AGE,
    PP_FLAT_LIVES_IN,
    PP_FLAT_WORKS_IN,
    PP_FLAT_EDUCATION,
    PP_FLAT_LIVED_EXPERIENCE,
    PP_FLAT_RECOVERY_SINCE,
    PP_FLAT_RECOVERY_MONTHS,
    PP_FLAT_TRAINING_HOURS,
    PP_FLAT_TRAINING_TOPIC,
    PP_FLAT_TRAINING_APPROVED_BY,
    PP_FLAT_EXPERIENCE_HOURS,
    PP_FLAT_EXPERIENCE_PAID,
    PP_FLAT_EXPERIENCE_SUPERVISED,
    PP_FLAT_SUPERVISION_HOURS,
    PP_FLAT_SUPERVISION_TOPIC,
    PP_FLAT_EXAMS,
    PP_FLAT_REFERENCES,
    PP_FLAT_BACKGROUND_CHECK,
    PP_FLAT_CERTIFICATIONS,
    PP_FLAT_CE_HOURS,
    PP_FLAT_CE_TOPIC,
    PP_FLAT_ATTEST,
    PP_FLAT_KIND_COUNT
};

/* The names of the columns, by kind: "training_hours", and "training_hours." where a topic or an id
 * follows. */
extern const char *const pp_flat_names[PP_FLAT_KIND_COUNT];
/* Does a topic or an id follow the name? */
bool pp_flat_is_open(enum pp_flat_kind kind);
/* The field of the nested form whose bounds the amounts of a column keep. Only for columns of
 * amounts. */
const struct pp_field *pp_flat_amount(enum pp_flat_kind kind);

struct pp_flat_column {
    enum pp_flat_kind kind;
    bool ignored;         /* nothing that is asked depends on it, or it was to be left out */
    bool nameless;        /* ignored, and nothing may stand in it */
    struct pp_view title; /* as it stands in the file */
    struct pp_view sub;   /* the slug of a topic, or the id of a requirement */
};

/* The columns of a file, in its order. */
struct pp_flat_columns {
    struct pp_view file; /* for messages */
    pp_date latest;      /* what is said to be done cannot lie behind this day */
    struct pp_flat_column *list;
    size_t count;
};

/* The topics that the rules of all jurisdictions name, as slugs. */
struct pp_flat_topics {
    struct pp_views by_kind[PP_FLAT_KIND_COUNT];
};

/*
 * Collect the topics; loads all jurisdictions, so that from then on the database is only read.
 * Returns PP_OK, PP_NOMEM, or as pp_db_get().
 */
enum pp_status pp_flat_topics_find(struct pp_db *db, struct pp_arena *arena,
                                   struct pp_flat_topics *out,
                                   struct pp_diags *diags) PP_MUST_CHECK;

/*
 * What a column of that name means; upper and lower case are alike, and a topic may be written as
 * people write it. False when there is none; *out_near is then the nearest name, in `arena`, or
 * empty. Whether the id behind "attests." exists is not looked up. Lifetime: borrows `name`.
 */
bool pp_flat_column_find(const struct pp_flat_topics *topics, struct pp_view name,
                         struct pp_arena *arena, struct pp_flat_column *out,
                         struct pp_view *out_near);

/*
 * Read a row: the texts of its cells, empty where nothing is known; `row` and the number of the
 * column are the place of a fault. Columns that are ignored are not looked at.
 * Lifetime: lists live in `arena`; texts borrow from the cells.
 * Returns PP_OK; PP_INPUT with all faults reported; PP_NOMEM. *out is untouched on failure.
 * Thread rule: any number of threads, once all jurisdictions are loaded.
 */
enum pp_status pp_profile_flat(const struct pp_flat_columns *columns, const struct pp_view *cells,
                               uint32_t row, struct pp_db *db, struct pp_arena *arena,
                               struct pp_profile *out, struct pp_diags *diags) PP_MUST_CHECK;

/* The ids of requirements that the columns answer, for pp_compile(). `.list` is NULL without memory
 * (unless there are none). */
struct pp_views pp_flat_attests(const struct pp_flat_columns *columns, struct pp_arena *arena);

#endif
