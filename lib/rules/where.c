#include "rules/where.h"

#include "base/suggest.h"
#include "rules/called.h"

static const struct pp_place nowhere = {{"", 0}, 0, 0};

/* "; it has ca-mpss, ca-ccapp-prs", for the end of a message. */
static void say_ids(struct pp_buf *buf, const struct pp_jurisdiction *jurisdiction)
{
    for (size_t i = 0; i < jurisdiction->credential_count; i++)
        pp_buf_printf(buf, "%s%.*s", i ? ", " : "; it has ",
                      PP_VARG(jurisdiction->credentials[i].id));
}

/* The name nearest to what was typed, as it can be typed in its place: an id, or CA/ before others.
 * Nothing where several share that name: it would lead from one error to the next. */
static void say_nearest(struct pp_buf *buf, const struct pp_jurisdiction *jurisdiction,
                        struct pp_view typed, bool by_id)
{
    struct pp_suggest ids = pp_suggest_for(typed), names = ids;
    for (size_t i = 0; i < jurisdiction->credential_count; i++) {
        const struct pp_credential *credential = &jurisdiction->credentials[i];
        pp_suggest_offer(&ids, credential->id);
        pp_suggest_offer(&names, credential->acronym);
        pp_suggest_offer(&names, credential->title);
        for (size_t k = 0; k < credential->aka.count; k++)
            pp_suggest_offer(&names, credential->aka.list[k]);
    }
    struct pp_view id = pp_suggest_best(&ids), name = pp_suggest_best(&names);
    bool by_name = name.len && !by_id && names.distance <= ids.distance;
    if (by_name && pp_called(jurisdiction, name).count > 1)
        return;
    if (by_name)
        pp_buf_printf(buf, "%.*s/%.*s", PP_VARG(jurisdiction->code), PP_VARG(name));
    else
        pp_buf_add(buf, id);
}

static void report_unknown(const struct pp_jurisdiction *jurisdiction, struct pp_view text,
                           bool by_id, struct pp_diags *diags)
{
    struct pp_view shown = pp_shown(text);
    struct pp_buf near_buf pp_cleanup_buf;
    struct pp_buf ids pp_cleanup_buf;
    pp_buf_init(&near_buf, 256);
    pp_buf_init(&ids, 4096);
    say_nearest(&near_buf, jurisdiction, text, by_id);
    say_ids(&ids, jurisdiction);
    struct pp_view near = pp_buf_view(&near_buf);
    if (jurisdiction->credential_count == 0)
        pp_report(diags, PP_PLACE_UNKNOWN, nowhere, PP_V(""),
                  "no credential '%.*s': %.*s certifies nobody yet", PP_VARG(shown),
                  PP_VARG(jurisdiction->name));
    else
        pp_report(diags, PP_PLACE_UNKNOWN, nowhere, PP_V(""),
                  "no credential '%.*s' in %.*s" PP_DID_YOU_MEAN, PP_VARG(shown),
                  PP_VARG(jurisdiction->name), PP_MEANT_OR(near, ids.data ? ids.data : ""));
}

static void report_shared(const struct pp_jurisdiction *jurisdiction, struct pp_view text,
                          struct pp_diags *diags)
{
    struct pp_view shown = pp_shown(text);
    struct pp_buf ids pp_cleanup_buf;
    pp_buf_init(&ids, 4096);
    pp_say_called(&ids, jurisdiction, text);
    pp_report(diags, PP_PLACE_UNKNOWN, nowhere, PP_V(""),
              "several credentials in %.*s are called '%.*s'; write one of these ids: %.*s",
              PP_VARG(jurisdiction->name), PP_VARG(shown), PP_VARG(pp_buf_view(&ids)));
}

static enum pp_status find_in(const struct pp_jurisdiction *jurisdiction, struct pp_view text,
                              bool by_id, struct pp_where *out, struct pp_diags *diags)
{
    struct pp_called called = pp_called(jurisdiction, text);
    if (called.count == 1) {
        *out = (struct pp_where){jurisdiction, called.first};
        return PP_OK;
    }
    if (called.count)
        report_shared(jurisdiction, text, diags);
    else
        report_unknown(jurisdiction, text, by_id, diags);
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
        pp_report(diags, PP_PLACE_UNKNOWN, nowhere, PP_V(""),
                  "unknown place or credential '%.*s'" PP_DID_YOU_MEAN, PP_VARG(shown),
                  PP_MEANT_OR(near, "; 'peerpath states' lists the places"));
        return PP_NOTFOUND;
    }
    enum pp_status status = get_place(db, place, &jurisdiction, diags);
    if (status != PP_OK)
        return status;
    if (by_id)
        return find_in(jurisdiction, text, true, out, diags);
    if (slash < text.len)
        return find_in(jurisdiction, pp_view_from(text, slash + 1), false, out, diags);
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
