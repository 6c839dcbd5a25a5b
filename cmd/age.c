#include "age.h"

enum {
    FRESH_MONTHS = 12,
    MOST_NAMED = 3 /* more are counted */
};

bool pp_is_aged(const struct pp_jurisdiction *jurisdiction, pp_date as_of)
{
    return pp_date_add_months(jurisdiction->reviewed, FRESH_MONTHS) < as_of;
}

/* Is this the first place in the list that is of its jurisdiction? */
static bool is_first(const struct pp_where *list, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (list[i].jurisdiction == list[at].jurisdiction)
            return false;
    return true;
}

static void warn(const struct pp_context *context, const struct pp_jurisdiction *oldest,
                 size_t count, pp_date as_of)
{
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, 4096);
    if (count == 1)
        pp_buf_printf(&text, "the rules of %.*s were last reviewed on ", PP_VARG(oldest->name));
    else
        pp_buf_printf(&text, "the rules of %zu states were last reviewed long ago, the oldest on ",
                      count);
    pp_date_format(&text, oldest->reviewed);
    pp_buf_printf(&text, ", more than %d months before ", (int)FRESH_MONTHS);
    pp_date_format(&text, as_of);
    pp_buf_str(&text, ": they may have changed");
    if (pp_buf_status(&text) != PP_OK)
        (void)pp_no_memory(context->diags);
    else
        pp_warn(context->diags, PP_RULES_AGED, (struct pp_place){0}, PP_V(""), "%.*s",
                PP_VARG(pp_buf_view(&text)));
}

void pp_warn_age(const struct pp_context *context, const struct pp_where *list, size_t count,
                 pp_date as_of)
{
    const struct pp_jurisdiction *oldest = NULL;
    size_t old = 0;
    for (size_t i = 0; i < count; i++) {
        const struct pp_jurisdiction *jurisdiction = list[i].jurisdiction;
        if (!pp_is_aged(jurisdiction, as_of) || !is_first(list, i))
            continue;
        old++;
        if (!oldest || jurisdiction->reviewed < oldest->reviewed)
            oldest = jurisdiction;
    }
    if (old > MOST_NAMED) {
        warn(context, oldest, old, as_of);
        return;
    }
    for (size_t i = 0; old && i < count; i++)
        if (pp_is_aged(list[i].jurisdiction, as_of) && is_first(list, i))
            warn(context, list[i].jurisdiction, 1, as_of);
}
