#include "eval/gap.h"

#include "eval/held.h"
#include "rules/kinds.h"
#include "rules/wording.h"

static void say_day(struct pp_buf *buf, const struct pp_outcome *outcome)
{
    if (outcome->on == PP_DATE_NONE)
        return;
    pp_buf_str(buf, outcome->on_latest ? ", by " : ", on ");
    pp_date_format(buf, outcome->on);
    pp_buf_str(buf, outcome->on_latest ? " at the latest" : "");
}

/* "34 more hours" and what they are hours of. */
static void say_more(struct pp_buf *buf, const struct pp_requirement *requirement,
                     const struct pp_outcome *outcome)
{
    struct pp_buf amount pp_cleanup_buf;
    struct pp_buf whole pp_cleanup_buf;
    pp_buf_init(&amount, 64);
    pp_buf_init(&whole, 4096);
    if (outcome->at_least)
        pp_buf_str(buf, "at least ");
    pp_say_amount(&amount, requirement->kind, outcome->missing);
    struct pp_view text = pp_buf_text(&amount, buf);
    size_t blank = pp_view_find(text, ' ');
    pp_buf_add(buf, pp_view_first(text, blank));
    pp_buf_str(buf, " more");
    pp_buf_add(buf, pp_view_from(text, blank));
    /* The requirement's own words behind its amount and unit: "80 hours of approved training". */
    pp_say_requirement(&whole, requirement);
    struct pp_view rest = pp_buf_text(&whole, buf);
    for (int word = 0; word < 2; word++) {
        rest = pp_view_from(rest, pp_view_find(rest, ' ') + 1);
    }
    if (rest.len) {
        pp_buf_char(buf, ' ');
        pp_buf_add(buf, rest);
    }
}

void pp_say_gap(struct pp_buf *buf, const struct pp_requirement *requirement,
                const struct pp_outcome *outcome)
{
    bool has_amount = outcome->missing != PP_MILLI_NONE;
    switch (requirement->kind) {
    case PP_KIND_AGE_MIN:
        if (!has_amount)
            break;
        pp_buf_str(buf, "reaching the age of ");
        pp_milli_format(buf, requirement->amount);
        say_day(buf, outcome);
        return;
    case PP_KIND_RECOVERY_DURATION:
        if (!has_amount)
            break;
        say_more(buf, requirement, outcome);
        say_day(buf, outcome);
        return;
    case PP_KIND_TRAINING_HOURS:
    case PP_KIND_CE_HOURS:
    case PP_KIND_EXPERIENCE_HOURS:
    case PP_KIND_SUPERVISION_HOURS:
    case PP_KIND_REFERENCES:
        if (!has_amount)
            break;
        say_more(buf, requirement, outcome);
        return;
    case PP_KIND_COURSE:
    case PP_KIND_ORIENTATION:
        if (has_amount) {
            pp_say_amount(buf, PP_KIND_TRAINING_HOURS, outcome->missing);
            pp_buf_str(buf, " more of ");
        }
        break;
    default:
        break;
    }
    pp_say_requirement(buf, requirement);
}

void pp_say_have(struct pp_buf *buf, const struct pp_requirement *requirement,
                 const struct pp_outcome *outcome)
{
    if (outcome->answered) {
        pp_buf_str(buf, "by your own answer");
        return;
    }
    if (outcome->have == PP_MILLI_NONE)
        return;
    if (outcome->have == 0 && requirement->kind == PP_KIND_TRAINING_HOURS &&
        outcome->state == PP_STATE_UNMET) {
        pp_buf_str(buf, "no training in your profile counts towards it");
        return;
    }
    if (requirement->kind == PP_KIND_AGE_MIN || requirement->kind == PP_KIND_AGE_MAX)
        pp_buf_str(buf, "you are ");
    else
        pp_buf_str(buf, outcome->at_least ? "you have at most " : "you have ");
    pp_milli_format(buf, outcome->have);
    if (outcome->confirm)
        pp_buf_str(buf, pp_course_to_confirm(requirement).len
                            ? "; to confirm with the issuer: your training is this course"
                            : "; the issuer confirms whether they count");
}

void pp_say_unclear_end(struct pp_buf *buf, const struct pp_certification *unsure)
{
    if (unsure->credential->renewal.first_months == 0) {
        pp_buf_str(buf, "its first period may be shorter than the later ones");
        return;
    }
    pp_buf_str(buf, "unless it was renewed, it ended on ");
    pp_date_format(buf, pp_held_to(unsure));
}

void pp_say_until_when(struct pp_buf *buf, const struct pp_certification *unsure)
{
    const struct pp_credential *credential = unsure->credential;
    pp_buf_printf(buf, "Until when is your %.*s [%.*s] valid? (issued on ",
                  PP_VARG(credential->title), PP_VARG(credential->id));
    pp_date_format(buf, unsure->issued);
    pp_buf_str(buf, "; ");
    pp_say_unclear_end(buf, unsure);
    pp_buf_char(buf, ')');
}

void pp_say_open_question(struct pp_buf *buf, const struct pp_open_question *question)
{
    if (question->unsure)
        pp_say_until_when(buf, question->unsure);
    else
        pp_say_question(buf, question->requirement);
}

void pp_say_open_field(struct pp_buf *buf, const struct pp_open_question *question)
{
    if (question->unsure)
        pp_buf_str(buf, "certifications: expires");
    else
        pp_say_field(buf, question->requirement);
}

void pp_say_route(struct pp_buf *buf, struct pp_view name)
{
    if (pp_view_is(name, "reciprocity")) {
        pp_buf_str(buf, "for people certified elsewhere");
        return;
    }
    for (size_t i = 0; i < name.len; i++)
        pp_buf_char(buf, name.ptr[i] == '_' ? ' ' : name.ptr[i]);
    pp_buf_str(buf, " route");
}

static void put_number(struct pp_buf *buf, const struct pp_item_answer *item)
{
    if (item->outcome.missing == PP_MILLI_NONE)
        return;
    pp_buf_char(buf, ':');
    pp_milli_format(buf, item->outcome.missing);
}

/* Of a choice: '+' joins what one option lacks, '|' the options, one of which must be closed. */
static void say_missing_options(struct pp_buf *buf, const struct pp_item_answer *item)
{
    for (size_t o = 0; o < item->option_count; o++) {
        size_t parts = 0;
        pp_buf_str(buf, o ? "|" : "");
        for (size_t i = 0; i < item->options[o].count; i++) {
            const struct pp_item_answer *part = &item->options[o].items[i];
            if (part->later || part->state != PP_STATE_UNMET)
                continue;
            pp_buf_str(buf, parts++ ? "+" : "");
            pp_buf_add(buf, part->requirement->short_id);
            put_number(buf, part);
        }
    }
}

void pp_say_missing_ids(struct pp_buf *buf, const struct pp_route_answer *best,
                        const char *separator)
{
    size_t said = 0;
    for (size_t i = 0; best && i < best->count; i++) {
        const struct pp_item_answer *item = &best->items[i];
        if (item->later || item->state != PP_STATE_UNMET)
            continue;
        if (said++)
            pp_buf_str(buf, separator);
        if (item->requirement) {
            pp_buf_add(buf, item->requirement->short_id);
            put_number(buf, item);
            continue;
        }
        say_missing_options(buf, item);
    }
}
