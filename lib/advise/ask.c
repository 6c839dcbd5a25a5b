#include "advise/ask.h"

#include <stdlib.h>

#include "advise/ask_matters.h"
#include "advise/ask_read.h"
#include "advise/ask_words.h"
#include "eval/profile_write.h"
#include "rules/walk.h"

/* The requirements of a credential that count, each once. False without memory. */
static bool find_scope(const struct pp_interview *interview, const struct pp_credential *credential,
                       struct pp_scope *out)
{
    const struct pp_requirement *requirement;
    struct pp_walk walk = pp_walk_of(credential);
    *out = (struct pp_scope){
        PP_NEW_N(interview->arena, const struct pp_requirement *, pp_walk_count(credential) + 1),
        0};
    while (out->list && (requirement = pp_walk_next(&walk)) != NULL)
        if (pp_requirement_counts(requirement, interview->as_of, interview->stage) !=
            PP_IN_FORCE_NO)
            out->list[out->count++] = requirement;
    return out->list != NULL;
}

/* Each credential is compiled alone, with every requirement as its own predicate: then a few
 * comparisons tell its verdict for any imagined answer. */
static enum pp_status prepare(struct pp_interview *interview,
                              const struct pp_credential *credential, struct pp_ask_credential *out)
{
    struct pp_views ids = {NULL, 0};
    out->credential = credential;
    if (!find_scope(interview, credential, &out->scope))
        return PP_NOMEM;
    ids.list = PP_NEW_N(interview->arena, struct pp_view, out->scope.count + 1);
    if (!ids.list)
        return PP_NOMEM;
    for (size_t i = 0; i < out->scope.count; i++)
        ids.list[ids.count++] = out->scope.list[i]->id;
    enum pp_status status = pp_compile(&credential, 1, &ids, interview->as_of, interview->stage,
                                       interview->arena, &out->program);
    if (status != PP_OK)
        return status;
    return pp_bits_init(&out->bits, &out->program, interview->arena) ? PP_OK : PP_NOMEM;
}

static bool join_scopes(struct pp_interview *interview)
{
    size_t room = 1;
    for (size_t i = 0; i < interview->asked_count; i++)
        room += interview->asked[i].scope.count;
    interview->scope.list = PP_NEW_N(interview->arena, const struct pp_requirement *, room);
    for (size_t i = 0; interview->scope.list && i < interview->asked_count; i++)
        for (size_t k = 0; k < interview->asked[i].scope.count; k++)
            interview->scope.list[interview->scope.count++] = interview->asked[i].scope.list[k];
    return interview->scope.list != NULL;
}

/* Any place will do that none of the credentials is in; with all of them asked about, the last. */
static int find_elsewhere(const struct pp_interview *interview)
{
    for (int place = 0; place < PP_PLACE_COUNT; place++) {
        bool free = true;
        for (size_t i = 0; i < interview->asked_count; i++)
            free &= interview->asked[i].credential->jurisdiction->place != place;
        if (free)
            return place;
    }
    return PP_PLACE_COUNT - 1;
}

enum pp_status pp_interview_begin(struct pp_interview *interview,
                                  const struct pp_credential *const *credentials, size_t count,
                                  const struct pp_profile *known, pp_date as_of,
                                  enum pp_stage stage, struct pp_db *db, struct pp_matcher *matcher,
                                  struct pp_arena *arena)
{
    pp_date today = pp_date_today();
    *interview = (struct pp_interview){
        .as_of = as_of,
        .latest = as_of > today ? as_of : today,
        .stage = stage,
        .db = db,
        .matcher = matcher,
        .arena = arena,
        .profile = *known,
    };
    pp_arena_init(&interview->scratch, 0);
    pp_arena_init(&interview->ways, 0);
    interview->asked = PP_NEW_N(arena, struct pp_ask_credential, count + 1);
    if (!interview->asked)
        return PP_NOMEM;
    for (size_t i = 0; i < count; i++) {
        enum pp_status status = prepare(interview, credentials[i], &interview->asked[i]);
        if (status != PP_OK)
            return status;
        interview->asked_count++;
    }
    interview->elsewhere = find_elsewhere(interview);
    return join_scopes(interview) ? PP_OK : PP_NOMEM;
}

void pp_interview_release(struct pp_interview *interview)
{
    pp_arena_release(&interview->scratch);
    pp_arena_release(&interview->ways);
}

/* A credential that waits for a slot. */
struct waiting {
    struct pp_ask_credential *asked;
    struct waiting *next;
};

/* A slot that might be asked, and what speaks for asking it early. */
struct candidate {
    struct pp_slot slot;
    bool never;    /* its answer may close a door for good */
    size_t routes; /* that wait for it */
    size_t credentials;
    struct waiting *waiting;           /* these, the last one first */
    const struct pp_route *last_route; /* the one counted last, so that none counts twice */
    size_t order;
};

struct candidates {
    struct pp_arena *arena;
    struct candidate *list;
    size_t count;
    size_t room;
};

static bool add_waiting(struct candidates *all, struct candidate *candidate,
                        struct pp_ask_credential *asked)
{
    if (candidate->waiting && candidate->waiting->asked == asked)
        return true;
    struct waiting *waiting = PP_NEW(all->arena, struct waiting);
    if (!waiting)
        return false;
    *waiting = (struct waiting){asked, candidate->waiting};
    candidate->waiting = waiting;
    candidate->credentials++;
    return true;
}

static bool add_candidate(const struct pp_interview *interview, struct candidates *all,
                          const struct pp_slot *slot, const struct pp_route *route,
                          struct pp_ask_credential *asked)
{
    size_t at = 0;
    if (pp_slot_in(slot, interview->closed, interview->closed_count))
        return true;
    while (at < all->count && !pp_slot_same(&all->list[at].slot, slot))
        at++;
    if (at == all->room) {
        size_t room = all->room ? all->room * 2 : 64;
        struct candidate *list = PP_NEW_N(all->arena, struct candidate, room);
        if (!list)
            return false;
        for (size_t i = 0; i < all->count; i++)
            list[i] = all->list[i];
        all->list = list;
        all->room = room;
    }
    if (at == all->count) {
        all->list[all->count] = (struct candidate){.slot = *slot, .order = all->count};
        all->count++;
    }
    struct candidate *candidate = &all->list[at];
    candidate->never |= pp_kinds[slot->requirement->kind].closes == PP_CLOSES_NEVER;
    candidate->routes += candidate->last_route != route;
    candidate->last_route = route;
    return add_waiting(all, candidate, asked);
}

static bool collect_requirement(const struct pp_interview *interview, struct candidates *all,
                                const struct pp_requirement *requirement,
                                const struct pp_route *route, struct pp_ask_credential *asked,
                                bool by_id)
{
    const struct pp_slot own = pp_slot_of(PP_ASK_ATTEST, 0, requirement);
    struct pp_slots open;
    if (pp_requirement_counts(requirement, interview->as_of, interview->stage) == PP_IN_FORCE_NO ||
        !pp_ask_slots(interview, requirement, &interview->profile, &open))
        return true;
    if (by_id) {
        if (!pp_ask_bears(interview, requirement, &own))
            return true;
        open = (struct pp_slots){.list = {own}, .count = 1};
    }
    for (size_t i = 0; i < open.count; i++)
        if (!add_candidate(interview, all, &open.list[i], route, asked))
            return false;
    return true;
}

/* All open slots; `by_id`: instead, the requirements that a profile has no other place for. */
static bool collect(const struct pp_interview *interview, bool by_id, struct candidates *all)
{
    for (size_t c = 0; c < interview->asked_count; c++) {
        struct pp_ask_credential *asked = &interview->asked[c];
        const struct pp_compiled_credential *compiled = &asked->program.credentials[0];
        for (size_t r = 0; compiled->offered != PP_IN_FORCE_NO && r < compiled->route_count; r++) {
            const struct pp_route *route = compiled->routes[r].route;
            for (size_t i = 0; compiled->routes[r].speaks && i < route->count; i++) {
                const struct pp_item *item = &route->items[i];
                if (item->requirement &&
                    !collect_requirement(interview, all, item->requirement, route, asked, by_id))
                    return false;
                for (size_t o = 0; o < item->option_count; o++)
                    for (size_t k = 0; k < item->options[o].count; k++)
                        if (!collect_requirement(interview, all, item->options[o].list[k], route,
                                                 asked, by_id))
                            return false;
            }
        }
    }
    return true;
}

/* The order of pp_answer_questions(). */
static int by_decisiveness(const void *left, const void *right)
{
    const struct candidate *a = left, *b = right;
    if (a->never != b->never)
        return a->never ? -1 : 1;
    if (a->routes != b->routes)
        return a->routes > b->routes ? -1 : 1;
    if (a->slot.requirement->stage != b->slot.requirement->stage)
        return a->slot.requirement->stage < b->slot.requirement->stage ? -1 : 1;
    return a->order < b->order ? -1 : 1;
}

static bool matters(struct pp_interview *interview, const struct candidate *candidate)
{
    for (const struct waiting *one = candidate->waiting; one; one = one->next)
        if (pp_ask_matters(interview, one->asked, &candidate->slot))
            return true;
    return false;
}

static enum pp_status pick(struct pp_interview *interview, bool by_id, struct pp_question *out)
{
    struct pp_arena arena pp_cleanup_arena; /* not the scratch one, which each trial empties */
    struct candidates all = {.arena = &arena};
    pp_arena_init(&arena, 0);
    if (!collect(interview, by_id, &all))
        return PP_NOMEM;
    if (all.count)
        qsort(all.list, all.count, sizeof(all.list[0]), by_decisiveness);
    for (size_t i = 0; i < all.count; i++) {
        bool asks = interview->everything || matters(interview, &all.list[i]);
        if (interview->no_memory || interview->matcher->no_memory)
            return PP_NOMEM;
        if (!asks)
            continue;
        *out = (struct pp_question){all.list[i].slot, all.list[i].credentials};
        return PP_OK;
    }
    return PP_NOTFOUND;
}

enum pp_status pp_interview_next(struct pp_interview *interview, struct pp_question *out)
{
    if (interview->turn_count >= PP_TURNS_MAX)
        return PP_LIMIT;
    enum pp_status status = pick(interview, false, out);
    return status == PP_NOTFOUND ? pick(interview, true, out) : status;
}

enum pp_status pp_interview_left_open(struct pp_interview *interview)
{
    struct pp_slot *const closed = interview->closed;
    const size_t count = interview->closed_count;
    struct pp_slot *known = PP_NEW_N(interview->arena, struct pp_slot, count + 1);
    struct pp_question question;
    if (!known)
        return PP_NOMEM;
    interview->closed = known; /* as if the others had not been asked */
    interview->closed_count = 0;
    for (size_t i = 0; i < interview->turn_count; i++)
        if (!interview->turns[i].unknown)
            known[interview->closed_count++] = closed[interview->turns[i].closed_count];
    enum pp_status status = pick(interview, false, &question);
    if (status == PP_NOTFOUND)
        status = pick(interview, true, &question);
    interview->closed = closed;
    interview->closed_count = count;
    return status;
}

static bool remember(struct pp_interview *interview, bool unknown)
{
    if (interview->turn_count == interview->turn_room) {
        size_t room = interview->turn_room ? interview->turn_room * 2 : 32;
        struct pp_turn *turns = PP_NEW_N(interview->arena, struct pp_turn, room);
        if (!turns)
            return false;
        for (size_t i = 0; i < interview->turn_count; i++)
            turns[i] = interview->turns[i];
        interview->turns = turns;
        interview->turn_room = room;
    }
    interview->turns[interview->turn_count++] =
        (struct pp_turn){interview->profile, interview->closed_count, unknown};
    return true;
}

static bool close_slot(struct pp_interview *interview, const struct pp_slot *slot)
{
    if (interview->closed_count == interview->closed_room) {
        size_t room = interview->closed_room ? interview->closed_room * 2 : 32;
        struct pp_slot *closed = PP_NEW_N(interview->arena, struct pp_slot, room);
        if (!closed)
            return false;
        for (size_t i = 0; i < interview->closed_count; i++)
            closed[i] = interview->closed[i];
        interview->closed = closed;
        interview->closed_room = room;
    }
    interview->closed[interview->closed_count++] = *slot;
    return true;
}

/* What the reader of profiles refuses is no answer, whatever is thought of it here. */
static enum pp_status check_draft(const struct pp_interview *interview,
                                  const struct pp_profile *draft, struct pp_buf *problem)
{
    struct pp_diags diags pp_cleanup_diags;
    pp_diags_init(&diags);
    enum pp_status status =
        pp_profile_check_written(draft, interview->db, interview->latest, &diags);
    if (status == PP_OK || status == PP_NOMEM)
        return status;
    pp_buf_str(problem, "A profile cannot hold that answer");
    if (diags.count)
        pp_buf_printf(problem, ": %.*s", PP_VARG(diags.list[0].message));
    pp_buf_char(problem, '.');
    return PP_INPUT;
}

enum pp_status pp_interview_answer(struct pp_interview *interview,
                                   const struct pp_question *question, struct pp_view text,
                                   struct pp_buf *problem)
{
    struct pp_profile draft = interview->profile;
    bool unknown = pp_says_unknown(text);
    if (!unknown) {
        if (!pp_draft_copy(&interview->profile, interview->scope.count + 2, interview->arena,
                           &draft))
            return PP_NOMEM;
        enum pp_status status = pp_ask_read(interview, &question->slot, text, &draft, problem);
        if (status == PP_OK && !interview->trusting)
            status = check_draft(interview, &draft, problem);
        if (status != PP_OK)
            return status;
    }
    if (!remember(interview, unknown) || !close_slot(interview, &question->slot))
        return PP_NOMEM;
    interview->profile = draft;
    return PP_OK;
}

bool pp_interview_back(struct pp_interview *interview)
{
    if (interview->turn_count == 0)
        return false;
    const struct pp_turn *turn = &interview->turns[--interview->turn_count];
    interview->profile = turn->profile;
    interview->closed_count = turn->closed_count;
    return true;
}

enum pp_verdict pp_interview_verdict(struct pp_interview *interview, size_t number)
{
    struct pp_ask_credential *asked = &interview->asked[number];
    const struct pp_compiled_route *best;
    pp_bits_fill(&asked->bits, &asked->program, &interview->profile, interview->matcher);
    return pp_credential_verdict(&asked->program, &asked->program.credentials[0], &asked->bits,
                                 &best);
}
