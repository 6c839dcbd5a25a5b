#include "advise/cost.h"

const char *pp_cost_word(enum pp_cost_what what)
{
    static const char *const words[PP_COST_COUNT] = {
        [PP_COST_APPLICATION] = "application",
        [PP_COST_TRAINING] = "training",
        [PP_COST_ORIENTATION] = "orientation",
        [PP_COST_FURTHER] = "continuing_education",
        [PP_COST_EXAM] = "exam",
        [PP_COST_BACKGROUND_CHECK] = "background_check",
    };
    return words[what];
}

const struct pp_fee *pp_cost_next_fee(const struct pp_credential *credential, const char *word,
                                      size_t *at)
{
    while (*at < credential->fee_count) {
        const struct pp_fee *fee = &credential->fees[(*at)++];
        if (pp_view_is(pp_view_of(word), pp_word(&pp_fee_words, fee->what)) &&
            fee->usd != PP_MILLI_NONE)
            return fee;
    }
    return NULL;
}

void pp_cost_fees(const struct pp_credential *credential, const char *word,
                  struct pp_cost_part *part)
{
    const struct pp_fee *fee;
    *part = (struct pp_cost_part){.least = PP_MILLI_NONE, .most = PP_MILLI_NONE};
    for (size_t at = 0; (fee = pp_cost_next_fee(credential, word, &at));) {
        if (part->least == PP_MILLI_NONE) {
            part->least = part->most = fee->usd;
            part->sources = &fee->sources;
            part->note = fee->note;
            continue;
        }
        part->least = fee->usd < part->least ? fee->usd : part->least;
        part->most = fee->usd > part->most ? fee->usd : part->most;
        part->note = PP_V("");
    }
}

static bool asks_for(const struct pp_items *items, enum pp_cost_what what)
{
    for (size_t i = 0; i < items->count; i++) {
        enum pp_kind kind = items->list[i]->requirement->kind;
        if ((what == PP_COST_EXAM && kind == PP_KIND_EXAM) ||
            (what == PP_COST_BACKGROUND_CHECK && kind == PP_KIND_BACKGROUND_CHECK) ||
            (what == PP_COST_FURTHER && kind == PP_KIND_CE_HOURS) ||
            (what == PP_COST_ORIENTATION && kind == PP_KIND_ORIENTATION) ||
            (what == PP_COST_TRAINING &&
             (kind == PP_KIND_TRAINING_HOURS || kind == PP_KIND_COURSE)))
            return true;
    }
    return false;
}

static void fill_part(const struct pp_way *way, enum pp_cost_what what, struct pp_cost_part *part)
{
    const struct pp_training *training = &way->credential->training;
    pp_cost_fees(way->credential, pp_cost_word(what), part);
    part->due = what == PP_COST_APPLICATION || asks_for(&way->unmet, what) ||
                asks_for(&way->open, what) || asks_for(&way->again, what);
    if (what == PP_COST_TRAINING && training->cost_min != PP_MILLI_NONE) {
        part->least = training->cost_min;
        part->most = training->cost_max;
        part->note = training->note;
        part->sources = &training->sources;
    }
}

void pp_cost_of(const struct pp_way *way, struct pp_cost *out)
{
    *out = (struct pp_cost){.jurisdiction = way->credential->jurisdiction};
    for (int what = 0; what < PP_COST_COUNT; what++) {
        struct pp_cost_part *part = &out->parts[what];
        fill_part(way, (enum pp_cost_what)what, part);
        if (!part->due)
            continue;
        if (part->least == PP_MILLI_NONE) {
            out->unknown++;
            continue;
        }
        out->known++;
        out->least += part->least;
        out->most += part->most;
    }
}
