/* From answers to what is given out. */
#include "api/answers.h"
#include "eval/gap.h"
#include "rules/kinds.h"
#include "rules/route.h"
#include "rules/wording.h"

enum {
    MOST_TEXT = 1 << 16
};

/* The public enumerators have the numbers of the internal ones. */
_Static_assert((int)PEERPATH_NOT_OFFERED == PP_VERDICT_NOT_OFFERED, "verdicts");
_Static_assert((int)PEERPATH_NOT_YET == PP_VERDICT_NOT_YET, "verdicts");
_Static_assert((int)PEERPATH_KEEP == PP_STAGE_KEEP, "stages");
_Static_assert((int)PEERPATH_CERTIFY == PP_STAGE_CERTIFY, "stages");
_Static_assert((int)PEERPATH_STATE_UNKNOWN == PP_STATE_UNKNOWN, "states");
_Static_assert((int)PEERPATH_STATE_UNMET == PP_STATE_UNMET, "states");
_Static_assert((int)PEERPATH_CLOSES_NEVER == PP_CLOSES_NEVER, "closes");
_Static_assert((int)PEERPATH_CLOSES_BY_WAITING == PP_CLOSES_BY_WAITING, "closes");

struct copy {
    struct pp_arena *arena;
    struct pp_buf words; /* scratch */
    enum pp_status status;
};

static void *room(struct copy *copy, size_t count, size_t size)
{
    void *list = count ? pp_arena_array(copy->arena, count, size) : NULL;
    if (count && !list)
        copy->status = PP_NOMEM;
    return list;
}

static const char *text(struct copy *copy, struct pp_view view)
{
    if (!view.len)
        return NULL;
    const char *copied = pp_arena_copy(copy->arena, view).ptr;
    if (!copied)
        copy->status = PP_NOMEM;
    return copied;
}

/* What was written into the scratch buffer, which is empty again afterwards. */
static const char *said(struct copy *copy)
{
    if (pp_buf_status(&copy->words) != PP_OK)
        copy->status = pp_buf_status(&copy->words);
    const char *copied = text(copy, pp_buf_view(&copy->words));
    pp_buf_clear(&copy->words);
    return copied;
}

static const char *date(struct copy *copy, pp_date day)
{
    if (day == PP_DATE_NONE)
        return NULL;
    pp_date_format(&copy->words, day);
    return said(copy);
}

static void say_item(struct pp_buf *buf, const struct pp_item_answer *item)
{
    if (item->state == PP_STATE_UNMET)
        pp_say_gap(buf, item->requirement, &item->outcome);
    else
        pp_say_requirement(buf, item->requirement);
}

/* "A and B, or C"; of a choice that is unmet, what each option still lacks. */
static void say_choice(struct pp_buf *buf, const struct pp_item_answer *item)
{
    bool unmet = item->state == PP_STATE_UNMET;
    for (size_t o = 0; o < item->option_count; o++) {
        const struct pp_option_answer *option = &item->options[o];
        size_t parts = 0;
        pp_buf_str(buf, o ? ", or " : "");
        for (size_t i = 0; i < option->count; i++) {
            const struct pp_item_answer *part = &option->items[i];
            if (unmet && part->state == PP_STATE_MET)
                continue;
            pp_buf_str(buf, parts++ ? " and " : "");
            if (unmet)
                say_item(buf, part);
            else
                pp_say_requirement(buf, part->requirement);
        }
    }
}

/* Does every option that makes the choice met wait for the issuer's word on a part that counts? */
static bool choice_to_confirm(const struct pp_item_answer *item)
{
    bool found = false;
    for (size_t o = 0; o < item->option_count; o++) {
        const struct pp_option_answer *option = &item->options[o];
        bool confirm = false;
        if (option->state != PP_STATE_MET)
            continue;
        for (size_t i = 0; i < option->count; i++)
            confirm |= option->items[i].outcome.confirm && (item->later || !option->items[i].later);
        if (!confirm)
            return false;
        found = true;
    }
    return found;
}

static void copy_sources(struct copy *copy, const struct pp_sources *sources,
                         struct peerpath_item *out)
{
    out->urls = room(copy, sources->count, sizeof(*out->urls));
    out->publishers = room(copy, sources->count, sizeof(*out->publishers));
    for (size_t i = 0; copy->status == PP_OK && i < sources->count; i++) {
        out->urls[i] = text(copy, sources->list[i]->url);
        out->publishers[i] = pp_word(&pp_publisher_words, sources->list[i]->publisher);
        out->source_count++;
    }
}

static void copy_requirement(struct copy *copy, const struct pp_item_answer *item,
                             struct peerpath_item *out)
{
    const struct pp_requirement *requirement = item->requirement;
    const struct pp_outcome *outcome = &item->outcome;
    bool unmet = item->state == PP_STATE_UNMET;
    *out = (struct peerpath_item){
        .state = (enum peerpath_state)item->state,
        .stage = (enum peerpath_stage)requirement->stage,
        .later = item->later,
        .confirm = outcome->confirm,
        .at_least = outcome->at_least,
        .unmet = unmet,
        .closes = (enum peerpath_closes)outcome->closes,
        .closes_on = unmet ? date(copy, outcome->on) : NULL,
        .id = text(copy, requirement->id),
        .kind = pp_kinds[requirement->kind].name,
        .unit = pp_kinds[requirement->kind].unit,
        .evidence = text(copy, requirement->evidence),
        .required = requirement->amount,
        .have = outcome->have,
        .missing = unmet ? outcome->missing : PP_MILLI_NONE,
    };
    say_item(&copy->words, item);
    out->text = said(copy);
    copy_sources(copy, &requirement->sources, out);
}

static void copy_choice(struct copy *copy, const struct pp_item_answer *item,
                        struct peerpath_item *out)
{
    *out = (struct peerpath_item){.state = (enum peerpath_state)item->state,
                                  .stage = PEERPATH_TRAIN,
                                  .later = item->later,
                                  .confirm = choice_to_confirm(item),
                                  .required = PP_MILLI_NONE,
                                  .have = PP_MILLI_NONE,
                                  .missing = PP_MILLI_NONE};
    out->options = room(copy, item->option_count, sizeof(*out->options));
    for (size_t o = 0; copy->status == PP_OK && o < item->option_count; o++) {
        const struct pp_option_answer *from = &item->options[o];
        struct peerpath_option *to = &out->options[out->option_count++];
        to->items = room(copy, from->count, sizeof(*to->items));
        for (size_t i = 0; copy->status == PP_OK && i < from->count; i++) {
            copy_requirement(copy, &from->items[i], &to->items[to->count]);
            if (to->items[to->count].stage > out->stage)
                out->stage = to->items[to->count].stage;
            to->count++;
        }
    }
    say_choice(&copy->words, item);
    out->text = said(copy);
}

/* What the rules do not know about the route, as `check` lists it. */
static void copy_not_known(struct copy *copy, const struct pp_holes *holes,
                           const struct pp_route *route, struct peerpath_route *out)
{
    out->not_known = room(copy, holes->count, sizeof(*out->not_known));
    for (size_t i = 0; copy->status == PP_OK && i < holes->count; i++) {
        const struct pp_hole *hole = &holes->list[i];
        if (!pp_hole_matters(hole, route))
            continue;
        pp_say_area(&copy->words, hole->area);
        out->not_known[out->not_known_count++] = said(copy);
    }
}

static void copy_route(struct copy *copy, const struct pp_credential *credential,
                       const struct pp_route_answer *route, struct peerpath_route *out)
{
    *out = (struct peerpath_route){
        .name = text(copy, route->route->name),
        .verdict = (enum peerpath_verdict)route->verdict,
        .complete = !route->hole,
        .items = room(copy, route->count, sizeof(*out->items)),
        .gaps = room(copy, route->count, sizeof(const struct peerpath_item *)),
    };
    copy_not_known(copy, &credential->not_known, route->route, out);
    for (size_t i = 0; copy->status == PP_OK && i < route->count; i++) {
        struct peerpath_item *item = &out->items[out->count++];
        if (route->items[i].requirement)
            copy_requirement(copy, &route->items[i], item);
        else
            copy_choice(copy, &route->items[i], item);
        if (item->state == PEERPATH_STATE_UNMET && !item->later)
            out->gaps[out->gap_count++] = item;
    }
}

static void copy_credential(struct copy *copy, const struct pp_credential *credential,
                            struct peerpath_answer *out)
{
    out->credential = text(copy, credential->id);
    out->title = text(copy, credential->title);
    out->acronym = text(copy, credential->acronym);
    out->track = pp_word(&pp_track_words, credential->track);
    out->issuer = text(copy, credential->issuer);
    out->apply_url = text(copy, credential->apply_url);
}

static void copy_answer(struct copy *copy, const struct pp_answer *answer,
                        struct peerpath_answer *out)
{
    *out = (struct peerpath_answer){
        .verdict = (enum peerpath_verdict)answer->verdict,
        .jurisdiction = pp_places[answer->jurisdiction->place].code,
        .reviewed = date(copy, answer->jurisdiction->reviewed),
        .routes = room(copy, answer->route_count, sizeof(*out->routes)),
        .questions = room(copy, answer->question_count, sizeof(*out->questions)),
    };
    if (answer->credential)
        copy_credential(copy, answer->credential, out);
    for (size_t i = 0; copy->status == PP_OK && i < answer->route_count; i++) {
        copy_route(copy, answer->credential, &answer->routes[i], &out->routes[i]);
        if (answer->best == &answer->routes[i])
            out->best = &out->routes[i];
        out->route_count++;
    }
    for (size_t i = 0; copy->status == PP_OK && i < answer->question_count; i++) {
        pp_say_open_question(&copy->words, &answer->questions[i]);
        out->questions[out->question_count++] = said(copy);
    }
}

enum pp_status pp_api_answers(const struct pp_answer *answers, size_t count, struct pp_arena *arena,
                              struct peerpath_answer **out_list)
{
    struct copy copy = {.arena = arena, .status = PP_OK};
    pp_buf_init(&copy.words, MOST_TEXT);
    struct peerpath_answer *list = room(&copy, count, sizeof(*list));
    for (size_t i = 0; copy.status == PP_OK && i < count; i++)
        copy_answer(&copy, &answers[i], &list[i]);
    pp_buf_release(&copy.words);
    if (copy.status == PP_OK)
        *out_list = list;
    return copy.status;
}
