/*
 * What is the same for every row of a batch: the columns, the compiled rules, the routes that
 * speak. Made once, then only read, by all threads.
 */
#ifndef PP_BATCH_PLAN_H
#define PP_BATCH_PLAN_H

#include "batch/batch.h"

/* One credential of the output. */
struct pp_batch_plan_credential {
    const struct pp_compiled_credential *credential;
    uint32_t first; /* of its routes that speak, in pp_batch_plan.routes */
    uint32_t count;
    bool offered;
};

struct pp_batch_plan {
    const struct pp_batch *batch;
    struct pp_arena arena; /* owns all this */
    struct pp_flat_topics topics;
    struct pp_flat_columns columns; /* of CSV */
    char separator;                 /* between its cells; NUL stands for a comma */
    uint32_t used;                  /* kinds of columns that decide, as bits 1u << pp_flat_kind */
    size_t id;                 /* the column with the person's id, SIZE_MAX when there is none */
    struct pp_program program; /* with the answers that the columns hold */
    /* With every requirement by its own id: for rows that answer any of them (JSONL). */
    struct pp_program detailed;
    struct pp_batch_plan_credential *credentials;
    size_t credential_count;
    /* The numbers of the speaking routes within their credentials. */
    uint32_t *routes;
    size_t route_count;
};

/*
 * Make the plan of a batch; `header` is the first record of CSV, empty for JSONL, and `separator`
 * stands between its cells (NUL: a comma).
 * Returns PP_OK; PP_INPUT with all faults of the header and mappings; PP_LIMIT; PP_NOMEM; or as
 * pp_db_get(). Lifetime: borrows the batch; release with pp_batch_plan_release(), whatever was
 * returned.
 */
enum pp_status pp_batch_plan_make(struct pp_batch_plan *plan, const struct pp_batch *batch,
                                  struct pp_view header, char separator,
                                  struct pp_diags *diags) PP_MUST_CHECK;
void pp_batch_plan_release(struct pp_batch_plan *plan);

/* The compiled route behind number `route` of credential `credential`, in one of the two programs.
 */
static inline const struct pp_compiled_route *pp_batch_plan_route(const struct pp_batch_plan *plan,
                                                                  const struct pp_program *program,
                                                                  size_t credential, size_t route)
{
    return &program->credentials[credential].routes[plan->routes[route]];
}

/*
 * The name that a column goes by: *name becomes that of a mapping, if there is one for it. Returns
 * the number of the mapping, or SIZE_MAX. An empty name is to be left out.
 */
size_t pp_batch_plan_rename(const struct pp_batch *batch, struct pp_view *name);
/* Read the columns of a header; part of pp_batch_plan_make() (columns.c). */
enum pp_status pp_batch_plan_columns(struct pp_batch_plan *plan, struct pp_view header,
                                     struct pp_diags *diags) PP_MUST_CHECK;

#endif
