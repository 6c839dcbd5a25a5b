#include "rules/where.h"

#include "base/suggest.h"

static const struct pp_place nowhere = {{"", 0}, 0, 0};

static bool is_called(const struct pp_credential *credential, struct pp_view text)
{
    if (pp_view_eq_fold(credential->id, text) || pp_view_eq_fold(credential->acronym, text) ||
        pp_view_eq_fold(credential->title, text))
        return true;
    for (size_t i = 0; i < credential->aka.count; i++)
        if (pp_view_eq_fold(credential->aka.list[i], text))
            return true;
    return false;
}

static enum pp_status find_in(const struct pp_jurisdiction *jurisdiction, struct pp_view text,
                              struct pp_where *out, struct pp_diags *diags)
{
    struct pp_suggest suggest = pp_suggest_for(text);
    struct pp_view shown = pp_shown(text);
    struct pp_buf all pp_cleanup_buf;
    pp_buf_init(&all, 4096);
    /* An id first, then an acronym, then other names: two credentials may share an "also known as".
     */
    for (size_t i = 0; i < jurisdiction->credential_count; i++) {
        const struct pp_credential *credential = &jurisdiction->credentials[i];
        if (pp_view_eq_fold(credential->id, text) || pp_view_eq_fold(credential->acronym, text)) {
            *out = (struct pp_where){jurisdiction, credential};
            return PP_OK;
        }
    }
    for (size_t i = 0; i < jurisdiction->credential_count; i++) {
        const struct pp_credential *credential = &jurisdiction->credentials[i];
        if (is_called(credential, text)) {
            *out = (struct pp_where){jurisdiction, credential};
            return PP_OK;
        }
        pp_suggest_offer(&suggest, credential->id);
        pp_suggest_offer(&suggest, credential->acronym);
        pp_buf_printf(&all, "%s%.*s", i ? ", " : "", PP_VARG(credential->id));
    }
    struct pp_view near = pp_suggest_best(&suggest);
    struct pp_view ids = pp_buf_view(&all);
    if (near.len)
        pp_report(diags, PP_PLACE_UNKNOWN, nowhere, PP_V(""),
                  "no credential '%.*s' in %.*s; did you mean '%.*s'?", PP_VARG(shown),
                  PP_VARG(jurisdiction->name), PP_VARG(near));
    else if (ids.len)
        pp_report(diags, PP_PLACE_UNKNOWN, nowhere, PP_V(""),
                  "no credential '%.*s' in %.*s; it has %.*s", PP_VARG(shown),
                  PP_VARG(jurisdiction->name), PP_VARG(ids));
    else
        pp_report(diags, PP_PLACE_UNKNOWN, nowhere, PP_V(""),
                  "no credential '%.*s': %.*s certifies nobody yet", PP_VARG(shown),
                  PP_VARG(jurisdiction->name));
    return PP_NOTFOUND;
}

static enum pp_status get_place(struct pp_db *db, int place, const struct pp_jurisdiction **out,
                                struct pp_diags *diags)
{
    enum pp_status status = pp_db_get(db, place, out, diags);
    struct pp_view origin = pp_db_origin(db);
    if (status == PP_NOTFOUND)
        pp_report(diags, PP_PLACE_UNKNOWN, nowhere, PP_V(""),
                  "the data in use (%.*s) has nothing about %s", PP_VARG(origin),
                  pp_places[place].name);
    return status;
}

enum pp_status pp_where_find(struct pp_db *db, struct pp_view text, struct pp_where *out,
                             struct pp_diags *diags)
{
    const struct pp_jurisdiction *jurisdiction = NULL;
    struct pp_view shown = pp_shown(text);
    size_t slash = pp_view_find(text, '/');
    struct pp_view first = pp_view_first(text, slash);
    int place = pp_place_find(first);
    bool by_id = place < 0 && slash == text.len && pp_place_of_credential(text) >= 0;
    if (by_id)
        place = pp_place_of_credential(text);
    if (place < 0) {
        struct pp_view near = pp_place_nearest(first);
        if (!near.len && pp_view_find(text, '-') < text.len)
            near = pp_db_nearest_credential(db, text);
        if (near.len)
            pp_report(diags, PP_PLACE_UNKNOWN, nowhere, PP_V(""),
                      "unknown place or credential '%.*s'; did you mean '%.*s'?", PP_VARG(shown),
                      PP_VARG(near));
        else
            pp_report(diags, PP_PLACE_UNKNOWN, nowhere, PP_V(""),
                      "unknown place or credential '%.*s'; 'peerpath states' lists the places",
                      PP_VARG(shown));
        return PP_NOTFOUND;
    }
    enum pp_status status = get_place(db, place, &jurisdiction, diags);
    if (status != PP_OK)
        return status;
    if (by_id)
        return find_in(jurisdiction, text, out, diags);
    if (slash < text.len)
        return find_in(jurisdiction, pp_view_from(text, slash + 1), out, diags);
    *out = (struct pp_where){jurisdiction, NULL};
    return PP_OK;
}

enum pp_status pp_where_all(struct pp_db *db, struct pp_arena *arena, struct pp_where **out_list,
                            size_t *out_count, struct pp_diags *diags)
{
    struct pp_where *list = PP_NEW_N(arena, struct pp_where, PP_PLACE_COUNT);
    enum pp_status worst = PP_OK;
    size_t count = 0;
    if (!list)
        return pp_no_memory(diags);
    for (int place = 0; place < PP_PLACE_COUNT; place++) {
        const struct pp_jurisdiction *jurisdiction = NULL;
        enum pp_status status = pp_db_get(db, place, &jurisdiction, diags);
        if (status == PP_OK)
            list[count++] = (struct pp_where){jurisdiction, NULL};
        else if (status != PP_NOTFOUND)
            worst = status;
    }
    if (worst == PP_OK && count == 0) {
        struct pp_place folder = {.file = pp_db_origin(db)};
        pp_report(diags, PP_FOLDER_EMPTY, folder, PP_V(""),
                  "no rules in the folder: it holds no file such as CA.yaml");
        return PP_INPUT;
    }
    if (worst != PP_OK)
        return worst;
    *out_list = list;
    *out_count = count;
    return PP_OK;
}
