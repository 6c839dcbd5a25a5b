#include "batch/plan.h"
#include "rules/kinds.h"
#include "rules/walk.h"

/* The columns that a predicate of some kind looks at, as bits 1u << enum pp_flat_kind. */
#define BIT(kind) (1U << PP_FLAT_##kind)

enum {
    TRAINING = BIT(TRAINING_HOURS) | BIT(TRAINING_TOPIC) | BIT(TRAINING_APPROVED_BY),
    EXPERIENCE = BIT(EXPERIENCE_HOURS) | BIT(EXPERIENCE_PAID) | BIT(EXPERIENCE_SUPERVISED) |
                 BIT(SUPERVISION_HOURS) | BIT(SUPERVISION_TOPIC),
    RECOVERY = BIT(RECOVERY_SINCE) | BIT(RECOVERY_MONTHS)
};

static uint32_t columns_of(const struct pp_requirement *requirement)
{
    switch (requirement->kind) {
    case PP_KIND_AGE_MIN:
    case PP_KIND_AGE_MAX:
        return BIT(BORN) | BIT(AGE);
    case PP_KIND_EDUCATION_MIN:
        return BIT(EDUCATION);
    case PP_KIND_LIVED_EXPERIENCE:
        return requirement->months == PP_INT_NONE ? BIT(LIVED_EXPERIENCE)
                                                  : BIT(LIVED_EXPERIENCE) | RECOVERY;
    case PP_KIND_RECOVERY_DURATION:
        return RECOVERY;
    case PP_KIND_TRAINING_HOURS:
    case PP_KIND_COURSE:
        return TRAINING;
    case PP_KIND_CE_HOURS:
        return BIT(CE_HOURS) | BIT(CE_TOPIC);
    case PP_KIND_EXPERIENCE_HOURS:
    case PP_KIND_SUPERVISION_HOURS:
        return EXPERIENCE;
    case PP_KIND_EXAM:
        return BIT(EXAMS);
    case PP_KIND_REFERENCES:
        return BIT(REFERENCES);
    case PP_KIND_RESIDENCY:
        return BIT(LIVES_IN) | BIT(WORKS_IN);
    case PP_KIND_BACKGROUND_CHECK:
        return BIT(BACKGROUND_CHECK);
    case PP_KIND_PRIOR_CREDENTIAL:
        return BIT(CERTIFICATIONS);
    case PP_KIND_PRIOR_STATUS:
        return BIT(LIVED_EXPERIENCE);
    case PP_KIND_CODE_OF_ETHICS:
    case PP_KIND_INTERVIEW:
    case PP_KIND_EMPLOYMENT:
    case PP_KIND_ORIENTATION: /* its absence from the training says nothing */
    case PP_KIND_OTHER:
    case PP_KIND_COUNT:
        break;
    }
    return 0;
}

/* Does the answer in a column decide the predicate? */
static bool is_answered_by(const struct pp_predicate *predicate,
                           const struct pp_flat_column *column)
{
    const struct pp_requirement *requirement = predicate->requirement;
    return pp_view_eq(column->sub, requirement->id) ||
           ((requirement->kind == PP_KIND_CODE_OF_ETHICS ||
             requirement->kind == PP_KIND_INTERVIEW) &&
            pp_view_is(column->sub, pp_kinds[requirement->kind].name));
}

static void ignore_unused(struct pp_batch_plan *plan)
{
    if (plan->batch->output == PP_BATCH_PEOPLE) {
        plan->used = UINT32_MAX; /* the caller may ask a profile for more than the verdicts do */
        return;
    }
    for (size_t i = 0; i < plan->program.predicate_count; i++)
        plan->used |= columns_of(plan->program.predicates[i].requirement);
    for (size_t c = 0; c < plan->columns.count; c++) {
        struct pp_flat_column *column = &plan->columns.list[c];
        bool needed = plan->used & 1U << column->kind;
        for (size_t i = 0;
             column->kind == PP_FLAT_ATTEST && !needed && i < plan->program.predicate_count; i++)
            needed = is_answered_by(&plan->program.predicates[i], column);
        if (column->kind != PP_FLAT_ID && !needed)
            column->ignored = true;
    }
}

static bool add_routes(struct pp_batch_plan *plan)
{
    const struct pp_program *program = &plan->program;
    size_t routes = 0;
    for (size_t i = 0; i < program->credential_count; i++)
        routes += program->credentials[i].route_count;
    plan->credentials =
        PP_NEW_N(&plan->arena, struct pp_batch_plan_credential, program->credential_count);
    plan->routes = PP_NEW_N(&plan->arena, uint32_t, routes);
    if (!plan->credentials || !plan->routes)
        return false;
    for (size_t i = 0; i < program->credential_count; i++) {
        const struct pp_compiled_credential *compiled = &program->credentials[i];
        struct pp_batch_plan_credential *credential = &plan->credentials[plan->credential_count++];
        *credential = (struct pp_batch_plan_credential){
            .credential = compiled,
            .first = (uint32_t)plan->route_count,
            .offered = compiled->offered != PP_IN_FORCE_NO,
        };
        for (size_t r = 0; credential->offered && r < compiled->route_count; r++)
            if (compiled->routes[r].speaks)
                plan->routes[plan->route_count++] = (uint32_t)r;
        credential->count = (uint32_t)plan->route_count - credential->first;
    }
    return true;
}

/* The ids of all requirements. `.list` is NULL without memory. */
static struct pp_views all_ids(const struct pp_program *program, struct pp_arena *arena)
{
    struct pp_views ids = {NULL, 0};
    size_t room = 0;
    for (size_t i = 0; i < program->credential_count; i++)
        room += pp_walk_count(program->credentials[i].credential);
    ids.list = PP_NEW_N(arena, struct pp_view, room);
    for (size_t i = 0; ids.list && i < program->credential_count; i++) {
        const struct pp_requirement *requirement;
        struct pp_walk walk = pp_walk_of(program->credentials[i].credential);
        while ((requirement = pp_walk_next(&walk)) != NULL)
            ids.list[ids.count++] = requirement->id;
    }
    return ids;
}

static enum pp_status compile(struct pp_batch_plan *plan, const struct pp_views *attests,
                              struct pp_program *out, struct pp_diags *diags)
{
    const struct pp_batch *batch = plan->batch;
    struct pp_place nowhere = {0};
    enum pp_status status = pp_compile(batch->credentials, batch->credential_count, attests,
                                       batch->as_of, batch->stage, &plan->arena, out);
    if (status == PP_NOMEM)
        return pp_no_memory(diags);
    if (status != PP_OK)
        pp_report(diags, PP_LIMIT_REACHED, nowhere, PP_V(""),
                  "the rules hold more conditions than fit");
    return status;
}

enum pp_status pp_batch_plan_make(struct pp_batch_plan *plan, const struct pp_batch *batch,
                                  struct pp_view header, char separator, struct pp_diags *diags)
{
    *plan = (struct pp_batch_plan){.batch = batch, .separator = separator, .id = SIZE_MAX};
    pp_arena_init(&plan->arena, 0);
    pp_date today = pp_date_today();
    plan->columns.file = batch->file;
    plan->columns.latest = batch->as_of > today ? batch->as_of : today;
    enum pp_status status = pp_flat_topics_find(batch->db, &plan->arena, &plan->topics, diags);
    if (status == PP_OK && batch->input == PP_BATCH_CSV)
        status = pp_batch_plan_columns(plan, header, diags);
    if (status != PP_OK)
        return status;
    struct pp_views attests = pp_flat_attests(&plan->columns, &plan->arena);
    status = compile(plan, &attests, &plan->program, diags);
    if (status != PP_OK)
        return status;
    if (batch->input == PP_BATCH_JSONL) {
        struct pp_views ids = all_ids(&plan->program, &plan->arena);
        if (!ids.list)
            return pp_no_memory(diags);
        status = compile(plan, &ids, &plan->detailed, diags);
        if (status != PP_OK)
            return status;
    }
    ignore_unused(plan);
    return add_routes(plan) ? PP_OK : pp_no_memory(diags);
}

void pp_batch_plan_release(struct pp_batch_plan *plan)
{
    pp_arena_release(&plan->arena);
}
