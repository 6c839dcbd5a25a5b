/* One row of the flat form while it is read. Internal to profile_flat*.c. */
#ifndef PP_EVAL_PROFILE_FLAT_ROW_H
#define PP_EVAL_PROFILE_FLAT_ROW_H

#include "eval/profile_flat.h"

struct pp_flat_row {
    struct pp_reader reader;
    const struct pp_flat_columns *columns;
    const struct pp_view *cells;
    uint32_t number;
    struct pp_profile profile;
    size_t said[PP_FLAT_KIND_COUNT]; /* 1 + the last column of each kind that has a value */
    struct pp_training_entry *training;
    struct pp_experience_entry *experience;
    struct pp_ce_entry *ce;
};

/* A scalar that stands in a column. */
struct pp_node pp_flat_node(const struct pp_flat_row *row, size_t column, struct pp_view text);
/* The field of that name in a table of the nested form; there is one. */
const struct pp_field *pp_flat_field(struct pp_fields fields, const char *name);
/* Words as people write them in a spreadsheet: "Mental health" is mental_health. `.ptr` is NULL
 * without memory. */
struct pp_view pp_flat_word(struct pp_flat_row *row, struct pp_view text);

/* Read a list column into the row's profile. False when it is faulty, and reported. */
bool pp_flat_read_lived(struct pp_flat_row *row, size_t column);
bool pp_flat_read_approved(struct pp_flat_row *row, size_t column);
bool pp_flat_read_exams(struct pp_flat_row *row, size_t column);
bool pp_flat_read_certifications(struct pp_flat_row *row, size_t column);

#endif
