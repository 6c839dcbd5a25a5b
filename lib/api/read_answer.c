/* Reading answers: every function takes NULL and an index past the end. */
#include "api/answers.h"

size_t peerpath_answers_count(const struct peerpath_answers *answers)
{
    return answers ? answers->count : 0;
}

const struct peerpath_answer *peerpath_answers_get(const struct peerpath_answers *answers,
                                                   size_t index)
{
    return index < peerpath_answers_count(answers) ? &answers->list[index] : NULL;
}

enum peerpath_verdict peerpath_answer_verdict(const struct peerpath_answer *answer)
{
    return answer ? answer->verdict : PEERPATH_UNKNOWN;
}

const char *peerpath_answer_jurisdiction(const struct peerpath_answer *answer)
{
    return answer ? answer->jurisdiction : NULL;
}

const char *peerpath_answer_credential(const struct peerpath_answer *answer)
{
    return answer ? answer->credential : NULL;
}

const char *peerpath_answer_title(const struct peerpath_answer *answer)
{
    return answer ? answer->title : NULL;
}

const char *peerpath_answer_acronym(const struct peerpath_answer *answer)
{
    return answer ? answer->acronym : NULL;
}

const char *peerpath_answer_track(const struct peerpath_answer *answer)
{
    return answer ? answer->track : NULL;
}

const char *peerpath_answer_issuer(const struct peerpath_answer *answer)
{
    return answer ? answer->issuer : NULL;
}

const char *peerpath_answer_apply_url(const struct peerpath_answer *answer)
{
    return answer ? answer->apply_url : NULL;
}

const char *peerpath_answer_reviewed(const struct peerpath_answer *answer)
{
    return answer ? answer->reviewed : NULL;
}

const struct peerpath_route *peerpath_answer_best_route(const struct peerpath_answer *answer)
{
    return answer ? answer->best : NULL;
}

size_t peerpath_answer_route_count(const struct peerpath_answer *answer)
{
    return answer ? answer->route_count : 0;
}

const struct peerpath_route *peerpath_answer_route(const struct peerpath_answer *answer,
                                                   size_t index)
{
    return index < peerpath_answer_route_count(answer) ? &answer->routes[index] : NULL;
}

size_t peerpath_answer_question_count(const struct peerpath_answer *answer)
{
    return answer ? answer->question_count : 0;
}

const char *peerpath_answer_question(const struct peerpath_answer *answer, size_t index)
{
    return index < peerpath_answer_question_count(answer) ? answer->questions[index] : NULL;
}

const char *peerpath_route_name(const struct peerpath_route *route)
{
    return route ? route->name : NULL;
}

enum peerpath_verdict peerpath_route_verdict(const struct peerpath_route *route)
{
    return route ? route->verdict : PEERPATH_UNKNOWN;
}

bool peerpath_route_is_complete(const struct peerpath_route *route)
{
    return route && route->complete;
}

size_t peerpath_route_not_known_count(const struct peerpath_route *route)
{
    return route ? route->not_known_count : 0;
}

const char *peerpath_route_not_known(const struct peerpath_route *route, size_t index)
{
    return index < peerpath_route_not_known_count(route) ? route->not_known[index] : NULL;
}

size_t peerpath_route_item_count(const struct peerpath_route *route)
{
    return route ? route->count : 0;
}

const struct peerpath_item *peerpath_route_item(const struct peerpath_route *route, size_t index)
{
    return index < peerpath_route_item_count(route) ? &route->items[index] : NULL;
}

size_t peerpath_route_gap_count(const struct peerpath_route *route)
{
    return route ? route->gap_count : 0;
}

const struct peerpath_item *peerpath_route_gap(const struct peerpath_route *route, size_t index)
{
    return index < peerpath_route_gap_count(route) ? route->gaps[index] : NULL;
}
