// The header from C++: every type and a call of each shape.
#include <peerpath.h>

#include <cstring>

int main()
{
    peerpath_rules *rules = nullptr;
    peerpath_profile *profile = nullptr;
    peerpath_answers *answers = nullptr;
    const char *text = "{}";
    peerpath_status status = peerpath_rules_open_builtin(&rules, nullptr);
    if (status == PEERPATH_OK)
        status = peerpath_profile_read(rules, text, std::strlen(text), &profile, nullptr);
    if (status == PEERPATH_OK)
        status = peerpath_check(profile, "ca-mpss", PEERPATH_APPLY, nullptr, &answers, nullptr);
    const peerpath_answer *answer = peerpath_answers_get(answers, 0);
    bool asks = peerpath_answer_verdict(answer) == PEERPATH_UNKNOWN &&
                peerpath_answer_question_count(answer) > 0;
    peerpath_rules_free(rules);
    peerpath_profile_free(profile);
    peerpath_answers_free(answers);
    return status == PEERPATH_OK && asks ? 0 : 1;
}
