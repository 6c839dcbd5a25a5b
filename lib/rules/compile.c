#include "rules/compile.h"

#include <assert.h>
#include <string.h>

#include "rules/alike.h"
#include "rules/kinds.h"
#include "rules/route.h"

/* While compiling: a hash table from conditions to predicate numbers. */
struct builder {
    struct pp_program *program;
    const struct pp_views *attests;
    struct pp_arena *arena;
    uint32_t *slots; /* predicate number + 1; 0 is free */
    size_t slot_count;
    size_t room; /* predicates that fit */
    bool over_limit;
};

enum pp_in_force pp_in_force(struct pp_date_span effective, struct pp_date_span until,
                             pp_date as_of)
{
    bool from = effective.first != PP_DATE_NONE;
    bool to = until.first != PP_DATE_NONE;
    if ((from && as_of < effective.first) || (to && as_of > until.last))
        return PP_IN_FORCE_NO;
    if ((from && as_of < effective.last) || (to && as_of > until.first))
        return PP_IN_FORCE_PERHAPS;
    return PP_IN_FORCE_YES;
}

enum pp_in_force pp_credential_offered(const struct pp_credential *credential, pp_date as_of)
{
    enum pp_in_force dates = pp_in_force(credential->effective, credential->until, as_of);
    bool begins = credential->effective.first != PP_DATE_NONE;
    bool ends = credential->until.first != PP_DATE_NONE;
    /* Without a date, planned means not yet and retired no more, whatever the day. */
    if ((credential->status == PP_STATUS_PLANNED && !begins) ||
        (credential->status == PP_STATUS_RETIRED && !ends))
        return PP_IN_FORCE_NO;
    if (credential->status == PP_STATUS_UNCLEAR && dates == PP_IN_FORCE_YES)
        return PP_IN_FORCE_PERHAPS;
    return dates;
}

enum pp_in_force pp_requirement_counts(const struct pp_requirement *requirement, pp_date as_of,
                                       enum pp_stage stage)
{
    if (requirement->stage > (int)stage)
        return PP_IN_FORCE_NO;
    return pp_in_force(requirement->effective, requirement->until, as_of);
}

enum pp_option_asks pp_option_asks(const struct pp_alternative *option, pp_date as_of,
                                   enum pp_stage stage)
{
    enum pp_option_asks asks = PP_OPTION_NOT_IN_FORCE;
    for (size_t i = 0; i < option->count; i++) {
        if (pp_requirement_counts(option->list[i], as_of, stage) != PP_IN_FORCE_NO)
            return PP_OPTION_ASKS;
        if (pp_requirement_counts(option->list[i], as_of, PP_STAGE_KEEP) != PP_IN_FORCE_NO)
            asks = PP_OPTION_ASKS_LATER;
    }
    return asks;
}

/* Kinds whose meaning lies in words: only a requirement of the same id is the same condition. */
static bool is_in_words(enum pp_kind kind)
{
    switch (kind) {
    case PP_KIND_COURSE:
    case PP_KIND_EXAM:
    case PP_KIND_EMPLOYMENT:
    case PP_KIND_ORIENTATION:
    case PP_KIND_PRIOR_CREDENTIAL:
    case PP_KIND_PRIOR_STATUS:
    case PP_KIND_OTHER:
        return true;
    case PP_KIND_AGE_MIN:
    case PP_KIND_AGE_MAX:
    case PP_KIND_EDUCATION_MIN:
    case PP_KIND_LIVED_EXPERIENCE:
    case PP_KIND_RECOVERY_DURATION:
    case PP_KIND_TRAINING_HOURS:
    case PP_KIND_CE_HOURS:
    case PP_KIND_EXPERIENCE_HOURS:
    case PP_KIND_SUPERVISION_HOURS:
    case PP_KIND_REFERENCES:
    case PP_KIND_RESIDENCY:
    case PP_KIND_BACKGROUND_CHECK:
    case PP_KIND_CODE_OF_ETHICS:
    case PP_KIND_INTERVIEW:
    case PP_KIND_COUNT:
        break;
    }
    return false;
}

/* Would the two be met, unmet and unknown for the same people? */
static bool same(const struct pp_predicate *a, const struct pp_predicate *b)
{
    const struct pp_requirement *x = a->requirement, *y = b->requirement;
    if (a->doubtful != b->doubtful || a->own != b->own || x->amount != y->amount ||
        !pp_measure_alike(x, y))
        return false;
    if (a->own &&
        !(pp_view_eq(x->id, y->id) && pp_view_eq(x->text, y->text) && pp_accept_alike(x, y)))
        return false;
    /* The hours of a course must do for what its route asks for beside it, too. */
    if (x->kind == PP_KIND_COURSE && x->hours != PP_MILLI_NONE && x->route != y->route)
        return false;
    return (x->kind != PP_KIND_RESIDENCY && x->kind != PP_KIND_PRIOR_CREDENTIAL) ||
           x->place == y->place;
}

static uint64_t mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * 0x9e3779b97f4a7c15U;
    return hash ^ (hash >> 29);
}

static uint64_t mix_view(uint64_t hash, struct pp_view view)
{
    for (size_t i = 0; i < view.len; i++)
        hash = mix(hash, (unsigned char)view.ptr[i]);
    return mix(hash, view.len);
}

static uint64_t hash_of(const struct pp_predicate *predicate)
{
    const struct pp_requirement *x = predicate->requirement;
    uint64_t hash = mix((uint64_t)x->kind + 1, predicate->own);
    if (predicate->own)
        return mix_view(hash, x->id);
    hash = mix(hash, (uint64_t)x->amount);
    hash = mix(hash, x->lived.bits);
    return mix_view(hash, x->topic_slug);
}

static bool is_attested(const struct pp_views *attests, struct pp_view id)
{
    for (size_t i = 0; attests && i < attests->count; i++)
        if (pp_view_eq(attests->list[i], id))
            return true;
    return false;
}

/* The slot that holds the predicate, or the free one where it would go. */
static uint32_t *find_slot(const struct pp_program *program, uint32_t *slots, size_t slot_count,
                           const struct pp_predicate *predicate)
{
    size_t at = hash_of(predicate) & (slot_count - 1);
    while (slots[at] && !same(&program->predicates[slots[at] - 1], predicate))
        at = (at + 1) & (slot_count - 1);
    return &slots[at];
}

static bool make_room(struct builder *builder)
{
    struct pp_program *program = builder->program;
    size_t room = builder->room ? builder->room * 2 : 64;
    if (room > PP_PREDICATES_MAX) {
        builder->over_limit = true;
        return false;
    }
    struct pp_predicate *predicates = PP_NEW_N(builder->arena, struct pp_predicate, room);
    uint32_t *slots = PP_NEW_N(builder->arena, uint32_t, room * 2);
    if (!predicates || !slots)
        return false;
    if (program->predicate_count)
        memcpy(predicates, program->predicates, program->predicate_count * sizeof(*predicates));
    program->predicates = predicates;
    for (size_t i = 0; i < program->predicate_count; i++)
        *find_slot(program, slots, room * 2, &predicates[i]) = (uint32_t)i + 1;
    builder->room = room;
    builder->slots = slots;
    builder->slot_count = room * 2;
    return true;
}

/* The number of the predicate for a requirement, made on first use; SIZE_MAX on failure. */
static size_t intern(struct builder *builder, const struct pp_requirement *requirement,
                     bool doubtful)
{
    struct pp_program *program = builder->program;
    struct pp_predicate wanted = {
        .requirement = requirement,
        .doubtful = doubtful,
        .own = is_in_words(requirement->kind) || is_attested(builder->attests, requirement->id),
    };
    if (program->predicate_count == builder->room && !make_room(builder))
        return SIZE_MAX;
    uint32_t *slot = find_slot(program, builder->slots, builder->slot_count, &wanted);
    if (!*slot) {
        program->predicates[program->predicate_count++] = wanted;
        *slot = (uint32_t)program->predicate_count;
    }
    program->predicates[*slot - 1].uses++;
    return *slot - 1;
}

/* Add one predicate's bit to a clause that has room for it. */
static void add_bit(struct pp_clause *clause, size_t number)
{
    uint32_t word = (uint32_t)(number / 64);
    uint64_t bit = (uint64_t)1 << (number % 64);
    for (size_t i = 0; i < clause->count; i++) {
        if (clause->masks[i].word == word) {
            clause->masks[i].bits |= bit;
            return;
        }
    }
    clause->masks[clause->count++] = (struct pp_mask){word, bit};
}

/* Add a requirement to a clause if it counts. False on failure. */
static bool add_requirement(struct builder *builder, struct pp_clause *clause,
                            const struct pp_requirement *requirement)
{
    const struct pp_program *program = builder->program;
    enum pp_in_force counts = pp_requirement_counts(requirement, program->as_of, program->stage);
    if (counts == PP_IN_FORCE_NO)
        return true;
    size_t number = intern(builder, requirement, counts == PP_IN_FORCE_PERHAPS);
    if (number == SIZE_MAX)
        return false;
    add_bit(clause, number);
    return true;
}

/* The conjunction of one option, which asks something. */
static bool add_option(struct builder *builder, struct pp_clause *clause,
                       const struct pp_alternative *option)
{
    clause->masks = PP_NEW_N(builder->arena, struct pp_mask, option->count);
    if (!clause->masks)
        return false;
    for (size_t i = 0; i < option->count; i++)
        if (!add_requirement(builder, clause, option->list[i]))
            return false;
    return true;
}

/*
 * A choice one of whose options asks nothing yet asks nothing itself; an option that is not in
 * force on the day is no option.
 */
static bool add_choice(struct builder *builder, struct pp_compiled_route *route,
                       const struct pp_item *item)
{
    const struct pp_program *program = builder->program;
    struct pp_choice choice = {PP_NEW_N(builder->arena, struct pp_clause, item->option_count), 0};
    if (!choice.options)
        return false;
    for (size_t o = 0; o < item->option_count; o++) {
        switch (pp_option_asks(&item->options[o], program->as_of, program->stage)) {
        case PP_OPTION_ASKS_LATER:
            return true;
        case PP_OPTION_NOT_IN_FORCE:
            break;
        case PP_OPTION_ASKS:
            if (!add_option(builder, &choice.options[choice.count++], &item->options[o]))
                return false;
        }
    }
    if (choice.count)
        route->choices[route->choice_count++] = choice;
    return true;
}

static bool compile_route(struct builder *builder, const struct pp_credential *credential,
                          const struct pp_route *source, bool certain,
                          struct pp_compiled_route *route)
{
    route->route = source;
    route->empty = source->count == 0;
    route->whole = source->complete && certain && !pp_route_has_hole(credential, source);
    route->all.masks = PP_NEW_N(builder->arena, struct pp_mask, source->count);
    route->choices = PP_NEW_N(builder->arena, struct pp_choice, source->count);
    if (!route->all.masks || !route->choices)
        return false;
    for (size_t i = 0; i < source->count; i++) {
        const struct pp_item *item = &source->items[i];
        if (item->requirement ? !add_requirement(builder, &route->all, item->requirement)
                              : !add_choice(builder, route, item))
            return false;
    }
    route->speaks = route->empty || route->all.count || route->choice_count;
    return true;
}

static bool compile_credential(struct builder *builder, const struct pp_credential *source,
                               struct pp_compiled_credential *out)
{
    out->credential = source;
    out->offered = pp_credential_offered(source, builder->program->as_of);
    out->routes = PP_NEW_N(builder->arena, struct pp_compiled_route, source->route_count);
    if (!out->routes)
        return false;
    for (size_t i = 0; i < source->route_count; i++)
        if (!compile_route(builder, source, &source->routes[i], out->offered == PP_IN_FORCE_YES,
                           &out->routes[out->route_count++]))
            return false;
    return true;
}

static bool mark_never(struct builder *builder)
{
    struct pp_program *program = builder->program;
    program->never = PP_NEW_N(builder->arena, uint64_t, pp_program_words(program) + 1);
    if (!program->never)
        return false;
    for (size_t i = 0; i < program->predicate_count; i++)
        if (pp_kinds[program->predicates[i].requirement->kind].closes == PP_CLOSES_NEVER)
            program->never[i / 64] |= (uint64_t)1 << (i % 64);
    return true;
}

enum pp_status pp_compile(const struct pp_credential *const *credentials, size_t count,
                          const struct pp_views *attests, pp_date as_of, enum pp_stage stage,
                          struct pp_arena *arena, struct pp_program *out)
{
    struct pp_program program = {.as_of = as_of, .stage = stage};
    struct builder builder = {.program = &program, .attests = attests, .arena = arena};
    program.credentials = PP_NEW_N(arena, struct pp_compiled_credential, count);
    bool good = program.credentials != NULL;
    for (size_t i = 0; good && i < count; i++)
        good = compile_credential(&builder, credentials[i],
                                  &program.credentials[program.credential_count++]);
    if (good)
        good = mark_never(&builder);
    if (!good)
        return builder.over_limit ? PP_LIMIT : PP_NOMEM;
    *out = program;
    return PP_OK;
}
