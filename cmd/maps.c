#include "maps.h"

enum pp_status pp_read_maps(const struct pp_context *context, struct pp_batch *batch)
{
    const struct pp_opts *opts = context->opts;
    struct pp_batch_map *maps = PP_NEW_N(context->arena, struct pp_batch_map, opts->given_count);
    struct pp_place nowhere = {0};
    enum pp_status status = PP_OK;
    if (!maps)
        return pp_no_memory(context->diags);
    for (size_t i = 0; i < opts->given_count; i++) {
        struct pp_view text = pp_view_of(opts->given[i].text);
        /* The last one divides: a header may well hold an equals sign, a name of ours does not. */
        size_t at = text.len;
        while (at && text.ptr[at - 1] != '=')
            at--;
        if (opts->given[i].id != PP_OPT_MAP)
            continue;
        if (at == 0) {
            pp_report(context->diags, PP_OPTION_CHOICE, nowhere, PP_V(""),
                      "'%.*s' for option '--map' has no equals sign; write THEIRS=OURS",
                      PP_VARG(text));
            status = PP_INPUT;
            continue;
        }
        maps[batch->map_count++] =
            (struct pp_batch_map){pp_view_first(text, at - 1), pp_view_from(text, at)};
    }
    batch->maps = maps;
    return status;
}
