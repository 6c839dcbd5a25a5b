/* The texts of single cells of a comparison. Internal to lib/advise. */
#ifndef PP_ADVISE_COMPARE_CELL_H
#define PP_ADVISE_COMPARE_CELL_H

#include "advise/compare.h"
#include "rules/kinds.h"

/* Where a cell is written: `text` and `same` are cleared by the caller. */
struct pp_cell_writer {
    struct pp_buf *text;
    struct pp_buf *same;
    struct pp_compare_cell *cell; /* its sources have room for all of the jurisdiction */
};

/* What the standard route asks of one kind, as of a day. */
void pp_cell_of_kind(struct pp_cell_writer *writer, const struct pp_credential *credential,
                     enum pp_kind kind, pp_date as_of);

/* The rows besides the kinds. */
struct pp_cell_fact {
    const char *key;
    const char *title;
    const char *area; /* as pp_is_not_known() takes it, or NULL */
    void (*write)(struct pp_cell_writer *writer, const struct pp_credential *credential);
};

extern const struct pp_cell_fact pp_cell_facts[];
extern const size_t pp_cell_fact_count;
/* How many of them stand above the kinds. */
extern const size_t pp_cell_facts_first;

#endif
