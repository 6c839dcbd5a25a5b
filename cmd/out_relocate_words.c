/* The sentences of advice about moving, which all forms share. */
#include "eval/gap.h"
#include "out_advice.h"
#include "out_relocate.h"
#include "rules/wording.h"

static void say_others(struct pp_buf *buf, const struct pp_jurisdiction *jurisdiction)
{
    for (size_t i = 0; i < jurisdiction->credential_count; i++)
        pp_buf_printf(buf, "%s%.*s", i ? ", " : "", PP_VARG(jurisdiction->credentials[i].id));
}

static void say_held(struct pp_buf *buf, const struct pp_from *from)
{
    if (from->held == PP_HELD_EXPIRED) {
        pp_buf_str(buf, " It expired on ");
        pp_date_format(buf, from->expires);
        pp_buf_str(buf, ": a lapsed certification does not count as held. Ask the issuer how to "
                        "renew it before you move.");
    } else if (from->held == PP_HELD_LATER) {
        pp_buf_str(buf, " It begins only on ");
        pp_date_format(buf, from->issued);
        pp_buf_str(buf, ": until then it does not count as held.");
    } else if (from->held == PP_HELD_UNCLEAR) {
        pp_buf_str(buf, " Your profile does not say until when it is valid; ");
        pp_say_unclear_end(buf, from->entry);
        pp_buf_str(buf, ": look at your certificate and add 'expires' to the profile. Until then "
                        "it is not known whether it counts.");
    } else if (from->expires != PP_DATE_NONE) {
        pp_buf_str(buf, " It runs to ");
        pp_date_format(buf, from->expires);
        pp_buf_char(buf, '.');
    }
}

void pp_say_from(struct pp_buf *buf, const struct pp_relocation *relocation)
{
    const struct pp_from *from = &relocation->from;
    struct pp_view name = from->jurisdiction->name;
    switch (from->said) {
    case PP_FROM_PROFILE:
        pp_buf_str(buf, "Your profile lists ");
        if (from->credential)
            pp_say_credential(buf, from->credential);
        else
            pp_buf_printf(buf, "a certification of %.*s", PP_VARG(name));
        pp_buf_char(buf, '.');
        say_held(buf, from);
        if (from->more)
            pp_buf_printf(buf, " It lists %zu more of %.*s, which %s counted as well.", from->more,
                          PP_VARG(name), from->more == 1 ? "is" : "are");
        if (from->unclear)
            pp_buf_printf(buf, " It lists %zu more of %.*s, but not until when %s valid.",
                          from->unclear, PP_VARG(name), from->unclear == 1 ? "it is" : "they are");
        break;
    case PP_FROM_ASKED:
        pp_buf_str(buf, "Answered for a person who holds ");
        pp_say_credential(buf, from->credential);
        pp_buf_char(buf, '.');
        break;
    case PP_FROM_SOME:
        pp_buf_printf(
            buf,
            "Answered for a person who holds a certification of %.*s. Say which one for a "
            "sharper answer, with --from or in the profile: ",
            PP_VARG(name));
        say_others(buf, from->jurisdiction);
        pp_buf_char(buf, '.');
        break;
    case PP_FROM_NONE:
        if (from->jurisdiction->credential_count)
            pp_buf_printf(buf,
                          "Your profile lists no certification of %.*s, so none carries over; "
                          "what else you have is counted.",
                          PP_VARG(name));
        else
            pp_buf_printf(buf, "%.*s certifies nobody: there is no certification to bring.",
                          PP_VARG(name));
        break;
    }
}

void pp_say_shorter(struct pp_buf *buf, const struct pp_move *move)
{
    switch (move->shorter) {
    case PP_SHORTER_ELSEWHERE:
        pp_buf_str(buf, pp_way_is_open(move->own)
                            ? "The route for people certified elsewhere takes less"
                            : "The route for people certified elsewhere is the one that is open");
        if (move->elsewhere->open.count)
            pp_buf_str(buf, ", if what is not known about it turns out well");
        if (move->elsewhere->route->hole)
            pp_buf_str(buf, "; the sources do not show that its list is whole");
        break;
    case PP_SHORTER_OWN:
        pp_buf_str(buf, pp_way_is_open(move->elsewhere)
                            ? "The standard route takes less"
                            : "The route for people certified elsewhere is not open to you; the "
                              "standard route is");
        break;
    case PP_SHORTER_EQUAL:
        pp_buf_str(buf, "Both ways take the same, as far as the sources tell");
        break;
    case PP_SHORTER_OPEN:
        pp_buf_str(buf, "Which way takes less depends on what is not known");
        break;
    case PP_SHORTER_ONE:
    case PP_SHORTER_COUNT:
        pp_buf_str(buf, "There is only one way in the data");
        break;
    }
    pp_buf_char(buf, '.');
}

static const char *hours_name(const struct pp_loss *loss)
{
    switch (loss->requirement->kind) {
    case PP_KIND_TRAINING_HOURS:
    case PP_KIND_COURSE:
        return "training";
    case PP_KIND_SUPERVISION_HOURS:
        return "supervision";
    default:
        return "work";
    }
}

void pp_say_loss(struct pp_buf *buf, const struct pp_loss *loss, const struct pp_from *from)
{
    static const char *const reasons[PP_LOSS_WHY_COUNT] = {
        [PP_LOSS_OTHER_LIST] = "not on the list of training that counts there",
        [PP_LOSS_TOO_OLD] = "longer ago than counts there",
        [PP_LOSS_NOT_SUPERVISED] = "not supervised",
        [PP_LOSS_OTHER_PAY] = "not paid in the way that counts there",
        [PP_LOSS_OTHER_NAME] = "not the training that is named there",
        [PP_LOSS_OTHER_EXAM] = "another exam is asked for",
        [PP_LOSS_NOT_ACCEPTED] = "not one of those that are accepted there",
        [PP_LOSS_NO_ROUTE] = "no other state's certification is accepted there",
    };
    switch (loss->what) {
    case PP_LOSS_HOURS:
        pp_say_amount(buf, PP_KIND_TRAINING_HOURS, loss->amount);
        pp_buf_printf(buf, " of %s", hours_name(loss));
        break;
    case PP_LOSS_EXAM:
        pp_buf_str(buf, "the exam ");
        pp_buf_add(buf, loss->name);
        break;
    case PP_LOSS_CERTIFICATION:
        pp_buf_str(buf, "the certification itself");
        if (from->held != PP_HELD_NOW) {
            pp_buf_str(buf, from->held == PP_HELD_UNCLEAR
                                ? ": whether it is held on this day is not known"
                                : ": it is not held on this day");
            return;
        }
        break;
    }
    pp_buf_str(buf, ": ");
    for (int why = 0, said = 0; why < PP_LOSS_WHY_COUNT; why++)
        if (loss->reasons & 1U << why)
            pp_buf_printf(buf, "%s%s", said++ ? "; " : "", reasons[why]);
}
