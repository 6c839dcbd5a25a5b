#include "credentials.h"

#include "advise/serves.h"
#include "setup.h"

/* Add a credential, unless it is there. */
static void add(struct pp_credentials *out, const struct pp_credential *credential)
{
    for (size_t i = 0; i < out->count; i++)
        if (out->list[i] == credential)
            return;
    out->list[out->count++] = credential;
}

void pp_warn_nothing(const struct pp_context *context, const struct pp_jurisdiction *place)
{
    const struct pp_place nowhere = {0};
    pp_warn(context->diags, PP_NOTHING_ASKED, nowhere, PP_V(""),
            "%.*s %s, so the result has nothing of it", PP_VARG(place->name),
            place->credential_count ? "has no certification of the track asked for"
                                    : "certifies nobody");
}

/* Add those of a place. A place that was named and of which nothing comes must not go unnoticed. */
static void add_place(const struct pp_context *context, const struct pp_where *where, bool named,
                      struct pp_credentials *out)
{
    const struct pp_jurisdiction *place = where->jurisdiction;
    uint32_t tracks = pp_opt_words(context->opts, PP_OPT_TRACK);
    size_t kept = 0;
    for (size_t c = 0; c < place->credential_count; c++) {
        const struct pp_credential *credential = &place->credentials[c];
        if (where->credential ? where->credential != credential : !pp_is_for(credential, tracks))
            continue;
        add(out, credential);
        kept++;
    }
    if (named && !kept)
        pp_warn_nothing(context, place);
}

enum pp_status pp_gather_credentials(const struct pp_context *context, struct pp_db *db,
                                     struct pp_credentials *out)
{
    bool all = context->opts->arg_count == 1;
    struct pp_selection asked;
    enum pp_status status =
        all ? pp_setup_everything(context, db, &asked) : pp_setup_selection(context, db, 1, &asked);
    size_t room = 0;
    for (size_t i = 0; status == PP_OK && i < asked.count; i++)
        room += asked.list[i].jurisdiction->credential_count;
    *out = (struct pp_credentials){PP_NEW_N(context->arena, const struct pp_credential *, room), 0};
    if (status != PP_OK || !out->list)
        return status == PP_OK ? pp_no_memory(context->diags) : status;
    bool named = !all && !pp_opt_given(context->opts, PP_OPT_ALL);
    for (size_t i = 0; i < asked.count; i++)
        add_place(context, &asked.list[i], named, out);
    return PP_OK;
}
