/* Parts of an answer in words, which the text and the page share. */
#include "eval/gap.h"
#include "eval/held.h"
#include "out_check_text.h"
#include "rules/wording.h"

enum {
    MOST_LINE = 1 << 16
};

void pp_say_standing(struct pp_buf *buf, const struct pp_item_answer *item)
{
    struct pp_buf have pp_cleanup_buf;
    pp_buf_init(&have, MOST_LINE);
    if (item->state == PP_STATE_UNMET)
        pp_say_gap(buf, item->requirement, &item->outcome);
    else
        pp_say_requirement(buf, item->requirement);
    if (item->outcome.issuer_decides)
        pp_buf_str(buf, "; a record does not by itself decide, ask the issuer");
    if (item->doubtful)
        pp_buf_str(buf, "; whether this rule is in force on that day is not known");
    if (item->outcome.unsure)
        pp_buf_str(buf, "; whether yours is still valid is not known");
    pp_say_have(&have, item->requirement, &item->outcome);
    struct pp_view said = pp_buf_text(&have, buf);
    if (said.len && item->state != PP_STATE_UNKNOWN)
        pp_buf_printf(buf, " (%.*s)", PP_VARG(said));
}

bool pp_say_held(struct pp_buf *buf, enum pp_state held, const struct pp_certification *entry,
                 bool paper)
{
    if (!entry)
        return false;
    if (held == PP_STATE_UNKNOWN) {
        pp_buf_str(buf, "Your profile lists it, but not until when it is valid: ");
        pp_say_unclear_end(buf, entry);
    } else {
        pp_buf_str(buf, "By your profile you hold it already");
        pp_buf_str(buf, entry->expires == PP_DATE_NONE ? ", but it does not say until when"
                                                       : ", until ");
        if (entry->expires != PP_DATE_NONE)
            pp_date_format(buf, entry->expires);
    }
    if (!paper)
        pp_buf_printf(buf, "; what keeping it takes: 'peerpath renew %.*s'",
                      PP_VARG(entry->credential->id));
    pp_buf_char(buf, '.');
    return true;
}

/* "whether something is asked about X, Y" */
static size_t say_holes(struct pp_buf *text, const struct pp_holes *holes)
{
    size_t named = 0;
    for (size_t i = 0; i < holes->count; i++) {
        const struct pp_hole *hole = &holes->list[i];
        bool whole_list = pp_view_is(hole->area, "requirements");
        if (!hole->decides || whole_list || pp_view_is(hole->area, "status"))
            continue;
        pp_buf_str(text, named++ ? ", " : "whether something is asked about ");
        pp_say_area(text, hole->area);
    }
    return named;
}

static bool has_hole(const struct pp_holes *holes, const char *area)
{
    for (size_t i = 0; i < holes->count; i++)
        if (pp_view_is(holes->list[i].area, area))
            return true;
    return false;
}

void pp_say_to_confirm(struct pp_buf *buf, const struct pp_answer *answer)
{
    const struct pp_credential *credential = answer->credential;
    if (!answer->best || answer->verdict > PP_VERDICT_NOT_YET)
        return;
    if (answer->offered == PP_IN_FORCE_PERHAPS || has_hole(&credential->not_known, "status"))
        pp_buf_str(buf, "whether it is issued on that day");
    if (!answer->best->hole)
        return;
    bool told = buf->len > 0;
    pp_buf_str(buf, told ? "; " : "");
    size_t named = say_holes(buf, &credential->not_known);
    if (!named || has_hole(&credential->not_known, "requirements"))
        pp_buf_str(buf, named ? "; whether there are further conditions"
                              : "whether there are further conditions");
}
