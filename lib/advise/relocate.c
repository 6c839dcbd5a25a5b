#include "advise/relocate.h"

#include <stdlib.h>

const char *pp_shorter_word(enum pp_shorter shorter)
{
    static const char *const words[PP_SHORTER_COUNT] = {
        [PP_SHORTER_ELSEWHERE] = "reciprocity",
        [PP_SHORTER_OWN] = "standard",
        [PP_SHORTER_EQUAL] = "equal",
        [PP_SHORTER_OPEN] = "open",
        [PP_SHORTER_ONE] = "one",
    };
    return words[shorter];
}

/* Does `a` surely take no more hours than `b`, whatever the open questions bring? */
static bool no_longer(const struct pp_way *a, const struct pp_way *b)
{
    return !a->unmeasured && !a->first && pp_way_hours(a).all.most <= pp_way_hours(b).sure.least;
}

static enum pp_shorter by_things(const struct pp_way *elsewhere, const struct pp_way *own)
{
    size_t a = elsewhere->things + elsewhere->open.count, b = own->things + own->open.count;
    if (elsewhere->wait != own->wait)
        return elsewhere->wait < own->wait ? PP_SHORTER_ELSEWHERE : PP_SHORTER_OWN;
    return a < b ? PP_SHORTER_ELSEWHERE : b < a ? PP_SHORTER_OWN : PP_SHORTER_EQUAL;
}

static enum pp_shorter shorter_of(const struct pp_way *elsewhere, const struct pp_way *own)
{
    if (!elsewhere || !own || !pp_way_is_open(elsewhere) || !pp_way_is_open(own))
        return !elsewhere || !own                                 ? PP_SHORTER_ONE
               : pp_way_is_open(own) == pp_way_is_open(elsewhere) ? PP_SHORTER_OPEN
               : pp_way_is_open(own)                              ? PP_SHORTER_OWN
                                                                  : PP_SHORTER_ELSEWHERE;
    if (elsewhere->entry == PP_STATE_UNKNOWN || elsewhere->route->empty || own->route->empty)
        return PP_SHORTER_OPEN;
    bool a_first = no_longer(elsewhere, own), b_first = no_longer(own, elsewhere);
    if (a_first && b_first)
        return by_things(elsewhere, own);
    return a_first ? PP_SHORTER_ELSEWHERE : b_first ? PP_SHORTER_OWN : PP_SHORTER_OPEN;
}

/* The certification itself is lost only when that is certain: its state is not one of those that
 * are accepted, or the sources say that none is. */
static void lose_certification(const struct pp_from *from, const struct pp_move *move,
                               struct pp_losses *losses)
{
    const struct pp_reciprocity *terms = &move->answer->credential->reciprocity;
    struct pp_loss loss = {
        .what = PP_LOSS_CERTIFICATION, .why = PP_LOSS_NO_ROUTE, .amount = PP_MILLI_NONE};
    bool refused = move->elsewhere ? move->elsewhere->entry == PP_STATE_UNMET
                                   : terms->given && terms->accepts == PP_ANSWER_NO;
    if (from->said == PP_FROM_NONE || !refused)
        return;
    if (move->elsewhere)
        loss.why = PP_LOSS_NOT_ACCEPTED;
    for (size_t i = 0; move->elsewhere && i < move->elsewhere->unmet.count; i++)
        if (move->elsewhere->unmet.list[i]->requirement->kind == PP_KIND_PRIOR_CREDENTIAL)
            loss.requirement = move->elsewhere->unmet.list[i]->requirement;
    loss.reasons = 1U << loss.why;
    pp_losses_add(losses, loss);
}

static bool is_standard(const struct pp_way *way)
{
    return pp_view_is(way->route->route->name, "standard");
}

/* Is it something that each issuer does or asks for itself, whatever was done elsewhere? A person
 * who answers for this very requirement has done it. */
static bool is_done_by_each(const struct pp_item_answer *item)
{
    enum pp_kind kind = item->requirement->kind;
    return (kind == PP_KIND_BACKGROUND_CHECK || kind == PP_KIND_CODE_OF_ETHICS ||
            kind == PP_KIND_INTERVIEW) &&
           !item->outcome.answered;
}

/* Set apart what counts as met and is to be done again. False without memory. */
static bool set_apart(struct pp_arena *arena, struct pp_way *way)
{
    size_t kept = 0;
    way->again.list = PP_NEW_N(arena, const struct pp_item_answer *, way->met.count + 1);
    if (!way->again.list)
        return false;
    for (size_t i = 0; i < way->met.count; i++) {
        const struct pp_item_answer *item = way->met.list[i];
        if (is_done_by_each(item))
            way->again.list[way->again.count++] = item;
        else
            way->met.list[kept++] = item;
    }
    way->met.count = kept;
    return true;
}

static enum pp_status make_move(const struct pp_person *person, const struct pp_from *from,
                                const struct pp_answer *answer, struct pp_move *out)
{
    struct pp_move move = {.answer = answer};
    move.ways = PP_NEW_N(person->arena, struct pp_way, answer->route_count);
    if (!move.ways)
        return PP_NOMEM;
    for (size_t i = 0; i < answer->route_count; i++) {
        struct pp_way *way = &move.ways[move.way_count++];
        if (pp_way_of(answer->credential, &answer->routes[i], person->arena, way) != PP_OK ||
            !set_apart(person->arena, way))
            return PP_NOMEM;
        if (!move.best || pp_way_cmp(way, move.best) < 0)
            move.best = way;
        if (way->elsewhere)
            move.elsewhere = way;
        else if (!move.own || is_standard(way) ||
                 (!is_standard(move.own) && pp_way_cmp(way, move.own) < 0))
            move.own = way;
    }
    const struct pp_way *normal = move.own ? move.own : move.best;
    if (normal) {
        enum pp_status status = pp_losses_of(person, normal, &move.losses);
        if (status != PP_OK)
            return status;
        lose_certification(from, &move, &move.losses);
    }
    move.shorter = shorter_of(move.elsewhere, move.own);
    *out = move;
    return PP_OK;
}

/* Is the credential one to ask about for this person? */
static bool is_candidate(const struct pp_person *person, const struct pp_from *from,
                         const struct pp_credential *credential, uint32_t tracks)
{
    if (pp_credential_offered(credential, person->as_of) == PP_IN_FORCE_NO)
        return false;
    if (tracks == PP_EVERY_TRACK && from->tracks)
        tracks = from->tracks;
    return pp_is_for(credential, tracks);
}

static size_t gather(const struct pp_person *person, const struct pp_from *from,
                     const struct pp_where *where, uint32_t tracks,
                     const struct pp_credential **out, bool *out_offers)
{
    size_t count = 0;
    *out_offers = where->credential != NULL;
    if (where->credential) {
        out[0] = where->credential;
        return 1;
    }
    for (size_t i = 0; i < where->jurisdiction->credential_count; i++) {
        const struct pp_credential *credential = &where->jurisdiction->credentials[i];
        *out_offers |= pp_credential_offered(credential, person->as_of) != PP_IN_FORCE_NO;
        if (is_candidate(person, from, credential, tracks))
            out[count++] = credential;
    }
    return count;
}

/* Whether it is issued at all is not clear: nothing to move for. */
static bool is_unclear(const struct pp_move *move)
{
    return move->answer->credential->status == PP_STATUS_UNCLEAR;
}

static int cmp_moves(const struct pp_move *a, const struct pp_move *b)
{
    int class_a = pp_way_class(a->answer->verdict), class_b = pp_way_class(b->answer->verdict);
    if (class_a != class_b)
        return class_a < class_b ? -1 : 1;
    if (!a->best || !b->best)
        return (a->best == NULL) - (b->best == NULL);
    int unclear = is_unclear(a) - is_unclear(b);
    if (unclear)
        return unclear;
    return pp_way_cmp(a->best, b->best);
}

/* The best first; in the order of the data where nothing tells them apart. */
static void sort_moves(struct pp_move *moves, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct pp_move move = moves[i];
        size_t at = i;
        for (; at > 0 && cmp_moves(&move, &moves[at - 1]) < 0; at--)
            moves[at] = moves[at - 1];
        moves[at] = move;
    }
}

/* The same person, moved. Where he or she will work is not known yet. */
static struct pp_profile moved(const struct pp_profile *profile,
                               const struct pp_jurisdiction *jurisdiction)
{
    struct pp_profile there = *profile;
    there.lives_in = jurisdiction->code;
    there.lives_place = jurisdiction->place;
    if (there.works_place != jurisdiction->place) {
        there.works_in = PP_V("");
        there.works_place = PP_INT_NONE;
    }
    return there;
}

enum pp_status pp_relocate_to(const struct pp_person *person, const struct pp_from *from,
                              const struct pp_where *where, uint32_t tracks, struct pp_target *out)
{
    struct pp_profile *profile = PP_NEW(person->arena, struct pp_profile);
    size_t room = where->jurisdiction->credential_count + 1;
    const struct pp_credential **credentials =
        PP_NEW_N(person->arena, const struct pp_credential *, room);
    struct pp_answer *answers = PP_NEW_N(person->arena, struct pp_answer, room);
    struct pp_target target = {.jurisdiction = where->jurisdiction,
                               .moves = PP_NEW_N(person->arena, struct pp_move, room),
                               .verdict = PP_VERDICT_NOT_OFFERED};
    bool offers;
    if (!profile || !credentials || !answers || !target.moves)
        return PP_NOMEM;
    *profile = moved(person->profile, where->jurisdiction);
    struct pp_person there = *person;
    there.profile = profile;
    target.count = gather(person, from, where, tracks, credentials, &offers);
    target.other_tracks = offers && target.count == 0;
    enum pp_status status = pp_person_answers(&there, credentials, target.count, answers);
    for (size_t i = 0; status == PP_OK && i < target.count; i++)
        status = make_move(&there, from, &answers[i], &target.moves[i]);
    if (status != PP_OK)
        return status;
    for (size_t i = 0; i < target.count; i++)
        if (answers[i].verdict < target.verdict)
            target.verdict = answers[i].verdict;
    sort_moves(target.moves, target.count);
    *out = target;
    return PP_OK;
}

static int by_rank(const void *left, const void *right)
{
    const struct pp_target *a = left, *b = right;
    if ((a->count == 0) != (b->count == 0))
        return a->count ? -1 : 1;
    int order = a->count ? cmp_moves(&a->moves[0], &b->moves[0]) : 0;
    return order ? order : pp_view_cmp(a->jurisdiction->code, b->jurisdiction->code);
}

void pp_relocate_rank(struct pp_target *targets, size_t count)
{
    if (count)
        qsort(targets, count, sizeof(*targets), by_rank);
}
