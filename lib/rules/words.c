#include "rules/words.h"

#define TABLE(name, ...)                                                                           \
    static const char *const name##_list[] = {__VA_ARGS__};                                        \
    const struct pp_words name = {name##_list, sizeof(name##_list) / sizeof(name##_list[0])}

TABLE(pp_certifies_words, "yes", "no", "in_process");
TABLE(pp_track_words, "mental_health", "substance_use", "integrated", "family", "youth", "veteran",
      "justice");
TABLE(pp_level_words, "provisional", "standard", "advanced");
TABLE(pp_status_words, "active", "planned", "retired", "unclear");
TABLE(pp_stage_words, "train", "apply", "certify", "keep");
TABLE(pp_education_words, "none", "ged_or_diploma", "some_college", "associate", "bachelor");
TABLE(pp_lived_words, "mental_health", "substance_use", "co_occurring", "family_member",
      "parent_or_caregiver", "justice", "youth", "veteran");
TABLE(pp_residency_words, "live", "work", "live_or_work", "live_and_work");
TABLE(pp_background_words, "required", "not_required", "employer_decides");
TABLE(pp_pay_words, "paid", "volunteer", "either");
TABLE(pp_yes_no_words, "yes", "no");
TABLE(pp_answer_words, "yes", "no", "unknown");
TABLE(pp_accepts_words, "yes", "no", "unknown", "conditional");
TABLE(pp_recovery_words, "recovery", "sobriety");
TABLE(pp_publisher_words, "issuer", "official", "database", "report", "secondary");
TABLE(pp_delivery_words, "state_administered", "state_contracted", "state_approved", "any",
      "unknown");
TABLE(pp_fee_words, "application", "exam", "training", "renewal", "background_check", "other");
TABLE(pp_record_words, "clear", "record");
TABLE(pp_verdict_words, "eligible", "likely", "unknown", "not_yet", "ineligible", "not_offered");

int pp_word_find(const struct pp_words *words, struct pp_view text)
{
    for (size_t i = 0; i < words->count; i++)
        if (pp_view_is(text, words->list[i]))
            return (int)i;
    return -1;
}

const char *pp_word(const struct pp_words *words, int number)
{
    return number >= 0 && (size_t)number < words->count ? words->list[number] : "";
}
