/*
 * One row by way of a profile: the plain path, which every kind of row can take and which the fast
 * one must agree with.
 */
#ifndef PP_BATCH_SLOW_H
#define PP_BATCH_SLOW_H

#include "batch/plan.h"
#include "eval/verdict.h"
#include "read/csv.h"

enum {
    PP_ID_LONGEST = 1000 /* bytes of the id of a person */
};

/* What one thread needs for it. */
struct pp_slow {
    const struct pp_batch_plan *plan;
    struct pp_arena arena;   /* of the row */
    struct pp_arena lasting; /* of what follows, and the bits */
    struct pp_diags diags;   /* of the row */
    struct pp_matcher matcher;
    struct pp_bits bits;
    struct pp_bits detailed_bits;
    struct pp_csv_index *index;
    struct pp_buf scratch;
    struct pp_view *cells;
    struct pp_profile profile;        /* of the row, once it was read */
    const struct pp_program *program; /* the one to judge it by */
    struct pp_view id;
    struct pp_flat_column *keys; /* of JSON rows, those that were met */
    size_t key_count;
};

/* Prepare. Lifetime: borrows the plan. False without memory; release in any case. */
bool pp_slow_init(struct pp_slow *slow, const struct pp_batch_plan *plan);
void pp_slow_release(struct pp_slow *slow);

/*
 * Read a record with its line break and PP_CSV_MARGIN readable bytes behind it. `row` is its place
 * for faults. Sets the id, profile and program. Returns PP_OK; PP_INPUT with the faults in
 * slow->diags; PP_NOMEM. Lifetime: what it sets lives until the next row.
 */
enum pp_status pp_slow_read(struct pp_slow *slow, struct pp_view record,
                            uint32_t row) PP_MUST_CHECK;

/* Report that a row is too long to be looked at. */
void pp_slow_too_long(struct pp_slow *slow, uint32_t row);

/* Hold what was read against every predicate of its program. Returns PP_OK or PP_NOMEM. */
enum pp_status pp_slow_judge(struct pp_slow *slow, const struct pp_bits **out_bits) PP_MUST_CHECK;

/* Read a row of JSON; part of pp_slow_read() (slow_json.c). */
enum pp_status pp_slow_read_json(struct pp_slow *slow, struct pp_view record,
                                 uint32_t row) PP_MUST_CHECK;
/* Is it text: UTF-8 without NUL bytes? A fault is reported at the place. */
bool pp_slow_is_text(struct pp_slow *slow, struct pp_view text, uint32_t row, size_t column);
/* Set the id, or report that it is too long. */
bool pp_slow_set_id(struct pp_slow *slow, struct pp_view id, uint32_t row, size_t column);

#endif
