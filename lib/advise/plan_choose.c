/* Which credential to plan for, and what shows that a requirement holds. */
#include "advise/plan.h"
#include "advise/serves.h"
#include "rules/wording.h"

/* Verdicts in three classes: it can be had, it can be reached, it cannot. */
static int class_of(enum pp_verdict verdict)
{
    switch (verdict) {
    case PP_VERDICT_ELIGIBLE:
    case PP_VERDICT_LIKELY:
        return 0;
    case PP_VERDICT_UNKNOWN:
    case PP_VERDICT_NOT_YET:
        return 1;
    default:
        return 2;
    }
}

/* Standard before provisional before advanced: an advanced one usually asks for the standard one.
 */
static int level_order(int level)
{
    return level == PP_LEVEL_STANDARD ? 0 : level == PP_LEVEL_PROVISIONAL ? 1 : 2;
}

/* Is it for work with people who lived through what this person did? Of somebody who does not say,
 * and of somebody for whom none is, all are alike. */
static bool suits(const struct pp_profile *profile, const struct pp_credential *credential)
{
    return profile->lived.given &&
           pp_tracks_of_lived(profile->lived.bits) & pp_tracks_served(credential);
}

static bool goes_before(const struct pp_profile *profile, const struct pp_answer *a,
                        const struct pp_answer *b)
{
    const struct pp_credential *left = a->credential, *right = b->credential;
    int class_a = class_of(a->verdict), class_b = class_of(b->verdict);
    int by[] = {
        (class_a == 2) - (class_b == 2),
        (left->status == PP_STATUS_UNCLEAR) - (right->status == PP_STATUS_UNCLEAR),
        suits(profile, right) - suits(profile, left),
        class_a - class_b,
        level_order(left->level) - level_order(right->level),
    };
    for (size_t i = 0; i < sizeof(by) / sizeof(by[0]); i++)
        if (by[i])
            return by[i] < 0;
    return false;
}

enum pp_status pp_roadmap_choose(const struct pp_person *person, const struct pp_where *where,
                                 uint32_t tracks, const struct pp_credential **out)
{
    const struct pp_jurisdiction *jurisdiction = where->jurisdiction;
    struct pp_person certified = *person;
    const struct pp_answer *best = NULL;
    size_t count = 0;
    if (where->credential) {
        *out = where->credential;
        return PP_OK;
    }
    const struct pp_credential **offered =
        PP_NEW_N(person->arena, const struct pp_credential *, jurisdiction->credential_count + 1);
    struct pp_answer *answers =
        PP_NEW_N(person->arena, struct pp_answer, jurisdiction->credential_count + 1);
    if (!offered || !answers)
        return PP_NOMEM;
    for (size_t i = 0; i < jurisdiction->credential_count; i++) {
        const struct pp_credential *credential = &jurisdiction->credentials[i];
        if (pp_is_for(credential, tracks) &&
            pp_credential_offered(credential, person->as_of) != PP_IN_FORCE_NO)
            offered[count++] = credential;
    }
    certified.stage = PP_STAGE_CERTIFY;
    enum pp_status status = pp_person_answers(&certified, offered, count, answers);
    if (status != PP_OK)
        return status;
    for (size_t i = 0; i < count; i++)
        if (!best || goes_before(person->profile, &answers[i], best))
            best = &answers[i];
    *out = best ? best->credential : NULL;
    return PP_OK;
}

static void say_letters(struct pp_buf *buf, const struct pp_requirement *requirement)
{
    pp_milli_format(buf, requirement->amount);
    pp_buf_str(buf,
               requirement->amount == PP_MILLI ? " letter of reference" : " letters of reference");
    if (requirement->who.len) {
        pp_buf_str(buf, " (");
        pp_buf_add(buf, requirement->who);
        pp_buf_char(buf, ')');
    }
}

void pp_say_proof(struct pp_buf *buf, const struct pp_requirement *requirement)
{
    static const char *const proofs[PP_KIND_COUNT] = {
        [PP_KIND_AGE_MIN] = "proof of your age",
        [PP_KIND_AGE_MAX] = "proof of your age",
        [PP_KIND_EDUCATION_MIN] = "your diploma or transcript",
        [PP_KIND_LIVED_EXPERIENCE] = "your own statement about your lived experience",
        [PP_KIND_RECOVERY_DURATION] = "your own statement about your time in recovery",
        [PP_KIND_TRAINING_HOURS] = "the certificate of the training, with its hours",
        [PP_KIND_CE_HOURS] = "certificates of the continuing education",
        [PP_KIND_EXPERIENCE_HOURS] =
            "a record of your hours of work, signed by the supervisor or employer",
        [PP_KIND_SUPERVISION_HOURS] = "a record of your supervision, signed by the supervisor",
        [PP_KIND_RESIDENCY] = "proof of where you live or work",
        [PP_KIND_EMPLOYMENT] = "a confirmation from your employer",
        [PP_KIND_CODE_OF_ETHICS] = "the code of ethics, signed",
    };
    switch (requirement->kind) {
    case PP_KIND_REFERENCES:
        say_letters(buf, requirement);
        return;
    case PP_KIND_COURSE:
    case PP_KIND_ORIENTATION:
        pp_buf_str(buf, "the certificate of: ");
        pp_buf_add(buf, requirement->text);
        return;
    case PP_KIND_EXAM:
        pp_buf_str(buf, "the result of: ");
        pp_buf_add(buf, requirement->text);
        return;
    case PP_KIND_PRIOR_CREDENTIAL:
        pp_buf_str(buf, "a copy of your certification: ");
        pp_say_prior(buf, requirement);
        return;
    default:
        pp_buf_str(buf, proofs[requirement->kind] ? proofs[requirement->kind] : "");
        return;
    }
}
