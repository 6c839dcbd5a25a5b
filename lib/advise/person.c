#include "advise/person.h"

enum pp_status pp_person_measure(const struct pp_person *person,
                                 const struct pp_credential *const *credentials, size_t count,
                                 struct pp_program *program, struct pp_bits *bits)
{
    struct pp_views attests = pp_profile_attests(person->profile, person->arena);
    if (person->profile->attest_count && !attests.list)
        return PP_NOMEM;
    enum pp_status status = pp_compile(credentials, count, &attests, person->as_of, person->stage,
                                       person->arena, program);
    if (status != PP_OK)
        return status;
    if (!pp_bits_init(bits, program, person->arena))
        return PP_NOMEM;
    pp_bits_fill(bits, program, person->profile, person->matcher);
    /* A pattern that was not tried would make a verdict by chance. */
    return person->matcher->no_memory ? PP_NOMEM : PP_OK;
}

enum pp_status pp_person_answers(const struct pp_person *person,
                                 const struct pp_credential *const *credentials, size_t count,
                                 struct pp_answer *out)
{
    struct pp_program program;
    struct pp_bits bits;
    enum pp_status status = pp_person_measure(person, credentials, count, &program, &bits);
    if (status != PP_OK)
        return status;
    for (size_t i = 0; i < count; i++) {
        status = pp_answer_make(&program, &program.credentials[i], person->profile, &bits,
                                person->matcher, person->arena, &out[i]);
        if (status != PP_OK)
            return status;
    }
    return pp_answer_questions(out, count, person->arena);
}
