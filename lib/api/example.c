/* What does a person still lack? Usage: example PROFILE PLACE, as in: example me.yaml CA/MPSS */
#include <peerpath.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    struct peerpath_diags *diags = peerpath_diags_new();
    struct peerpath_rules *rules = NULL;
    struct peerpath_profile *profile = NULL;
    struct peerpath_answers *answers = NULL;
    enum peerpath_status status = argc == 3 ? peerpath_rules_open(&rules, diags) : PEERPATH_MISUSE;
    if (status == PEERPATH_OK)
        status = peerpath_profile_load(rules, argv[1], &profile, diags);
    if (status == PEERPATH_OK)
        status = peerpath_check(profile, argv[2], PEERPATH_APPLY, NULL, &answers, diags);
    for (size_t i = 0; i < peerpath_diags_count(diags); i++)
        fprintf(stderr, "%s: %s\n", peerpath_diags_code(diags, i),
                peerpath_diags_message(diags, i));
    for (size_t i = 0; i < peerpath_answers_count(answers); i++) {
        const struct peerpath_answer *answer = peerpath_answers_get(answers, i);
        const struct peerpath_route *route = peerpath_answer_best_route(answer);
        const char *title = peerpath_answer_title(answer);
        printf("%s: %s\n", title ? title : peerpath_answer_jurisdiction(answer),
               peerpath_verdict_name(peerpath_answer_verdict(answer)));
        for (size_t gap = 0; gap < peerpath_route_gap_count(route); gap++)
            printf("  %s\n", peerpath_item_text(peerpath_route_gap(route, gap)));
    }
    peerpath_answers_free(answers);
    peerpath_profile_free(profile);
    peerpath_rules_free(rules);
    peerpath_diags_free(diags);
    return (int)status;
}
