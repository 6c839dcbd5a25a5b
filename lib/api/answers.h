/*
 * Answers as they are given out: every text copied and terminated, so that reading one can neither
 * fail nor change anything. Internal to lib/api.
 */
#ifndef PP_API_ANSWERS_H
#define PP_API_ANSWERS_H

#include "api/peerpath.h"
#include "eval/answer.h"

struct peerpath_option {
    struct peerpath_item *items;
    size_t count;
};

struct peerpath_item {
    enum peerpath_state state;
    enum peerpath_stage stage;
    bool later;
    bool confirm;
    bool at_least; /* `missing` is the least that it can be */
    bool unmet;    /* `closes` says something */
    enum peerpath_closes closes;
    const char *closes_on;
    const char *text;
    const char *id;   /* NULL for a choice */
    const char *kind; /* NULL for a choice */
    const char *unit;
    const char *evidence;
    pp_milli required; /* PP_MILLI_NONE: no such amount */
    pp_milli have;
    pp_milli missing;
    const char **urls;
    const char **publishers;
    size_t source_count;
    struct peerpath_option *options;
    size_t option_count;
};

struct peerpath_route {
    const char *name;
    enum peerpath_verdict verdict;
    bool complete;
    const char **not_known;
    size_t not_known_count;
    struct peerpath_item *items;
    size_t count;
    const struct peerpath_item **gaps;
    size_t gap_count;
};

struct peerpath_answer {
    enum peerpath_verdict verdict;
    const char *jurisdiction;
    const char *credential;
    const char *title;
    const char *acronym;
    const char *track;
    const char *issuer;
    const char *apply_url;
    const char *reviewed;
    const struct peerpath_route *best;
    struct peerpath_route *routes;
    size_t route_count;
    const char **questions;
    size_t question_count;
};

struct peerpath_answers {
    struct pp_arena arena; /* of everything below; nothing is borrowed */
    struct peerpath_answer *list;
    size_t count;
};

/*
 * Turn answers into what is given out. Lifetime: *out_list lives in `arena` and borrows nothing.
 * Returns PP_OK; PP_NOMEM; PP_LIMIT for a text longer than 64 KiB.
 */
enum pp_status pp_api_answers(const struct pp_answer *answers, size_t count, struct pp_arena *arena,
                              struct peerpath_answer **out_list) PP_MUST_CHECK;

#endif
