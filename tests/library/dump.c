/* Prints all that an answer of libpeerpath says, a line each, for tests/library.py to hold against
 * the program's JSON. Usage: dump PROFILE DAY STAGE [PLACE] */
#include <peerpath.h>
#include <stdio.h>
#include <stdlib.h>

static const char *shown(const char *text)
{
    return text ? text : "-";
}

static void put_amount(const char *name, bool there, double amount)
{
    if (there)
        printf("\t%s=%.10g", name, amount);
}

static void put_item(const char *kind, const struct peerpath_item *item)
{
    static const char *const states[] = {"met", "unmet", "unknown"};
    static const char *const stages[] = {"train", "apply", "certify", "keep"};
    static const char *const closes[] = {"by_doing", "by_waiting", "never"};
    double amount = 0;
    enum peerpath_closes way = PEERPATH_CLOSES_NEVER;
    printf("%s\t%s\t%s\t%s\t%s", kind, shown(peerpath_item_id(item)),
           shown(peerpath_item_kind(item)), stages[peerpath_item_stage(item)],
           states[peerpath_item_state(item)]);
    bool there = peerpath_item_required(item, &amount);
    put_amount("required", there, amount);
    there = peerpath_item_have(item, &amount);
    put_amount("have", there, amount);
    there = peerpath_item_missing(item, &amount);
    put_amount("missing", there, amount);
    if (peerpath_item_missing_is_least(item))
        printf("\tat_least");
    if (peerpath_item_is_to_confirm(item))
        printf("\tto_confirm");
    if (peerpath_item_closes(item, &way))
        printf("\t%s\t%s", closes[way], shown(peerpath_item_closes_on(item)));
    printf("\t%s\t%s", shown(peerpath_item_unit(item)), shown(peerpath_item_evidence(item)));
    for (size_t i = 0; i < peerpath_item_source_count(item); i++)
        printf("\t%s\t%s", peerpath_item_source_url(item, i),
               peerpath_item_source_publisher(item, i));
    printf("\n");
}

static void put_route(const struct peerpath_route *route)
{
    printf("route\t%s\t%s\n", peerpath_route_name(route),
           peerpath_verdict_name(peerpath_route_verdict(route)));
    for (size_t i = 0; i < peerpath_route_item_count(route); i++) {
        const struct peerpath_item *item = peerpath_route_item(route, i);
        if (!peerpath_item_option_count(item)) {
            put_item("item", item);
            continue;
        }
        printf("choice\n");
        for (size_t o = 0; o < peerpath_item_option_count(item); o++) {
            printf("option\n");
            for (size_t k = 0; k < peerpath_item_option_size(item, o); k++)
                put_item("part", peerpath_item_option(item, o, k));
        }
    }
}

int main(int argc, char **argv)
{
    struct peerpath_rules *rules = NULL;
    struct peerpath_profile *profile = NULL;
    struct peerpath_answers *answers = NULL;
    if (argc < 4)
        return PEERPATH_MISUSE;
    enum peerpath_status status = peerpath_rules_open_builtin(&rules, NULL);
    if (status == PEERPATH_OK)
        status = peerpath_profile_load(rules, argv[1], &profile, NULL);
    if (status == PEERPATH_OK)
        status = peerpath_check(profile, argc > 4 ? argv[4] : NULL,
                                (enum peerpath_stage)atoi(argv[3]), argv[2], &answers, NULL);
    peerpath_rules_free(rules);
    peerpath_profile_free(profile);
    for (size_t i = 0; i < peerpath_answers_count(answers); i++) {
        const struct peerpath_answer *answer = peerpath_answers_get(answers, i);
        const struct peerpath_route *best = peerpath_answer_best_route(answer);
        printf("answer\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", peerpath_answer_jurisdiction(answer),
               shown(peerpath_answer_credential(answer)), shown(peerpath_answer_title(answer)),
               shown(peerpath_answer_acronym(answer)), shown(peerpath_answer_track(answer)),
               peerpath_verdict_name(peerpath_answer_verdict(answer)),
               best ? peerpath_route_name(best) : "-", peerpath_answer_reviewed(answer));
        for (size_t r = 0; r < peerpath_answer_route_count(answer); r++)
            put_route(peerpath_answer_route(answer, r));
        for (size_t q = 0; q < peerpath_answer_question_count(answer); q++)
            printf("question\t%s\n", peerpath_answer_question(answer, q));
    }
    peerpath_answers_free(answers);
    return (int)status;
}
