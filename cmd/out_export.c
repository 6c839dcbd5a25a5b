#include "out_export.h"

#include "out_rules_json.h"
#include "rules/route.h"

const char *pp_in_force_word(enum pp_in_force force)
{
    static const char *const words[] = {
        [PP_IN_FORCE_NO] = "no", [PP_IN_FORCE_YES] = "yes", [PP_IN_FORCE_PERHAPS] = "perhaps"};
    return words[force];
}

const char *pp_closes_word(enum pp_closes closes)
{
    static const char *const words[] = {[PP_CLOSES_BY_DOING] = "by_doing",
                                        [PP_CLOSES_BY_WAITING] = "by_waiting",
                                        [PP_CLOSES_NEVER] = "never"};
    return words[closes];
}

static enum pp_in_force counts(const struct pp_export *export,
                               const struct pp_requirement *requirement)
{
    return pp_requirement_counts(requirement, export->as_of, export->stage);
}

bool pp_export_asks(const struct pp_export *export, const struct pp_item *item)
{
    bool some = false;
    if (item->requirement)
        return counts(export, item->requirement) != PP_IN_FORCE_NO;
    for (size_t o = 0; o < item->option_count; o++) {
        enum pp_option_asks asks = pp_option_asks(&item->options[o], export->as_of, export->stage);
        if (asks == PP_OPTION_ASKS_LATER)
            return false;
        some |= asks == PP_OPTION_ASKS;
    }
    return some;
}

bool pp_export_whole(const struct pp_export *export, const struct pp_credential *credential,
                     const struct pp_route *route)
{
    return route->complete && !pp_route_has_hole(credential, route) &&
           pp_credential_offered(credential, export->as_of) == PP_IN_FORCE_YES;
}

static void put_requirement(struct pp_json *json, const struct pp_export *export,
                            const struct pp_requirement *requirement)
{
    enum pp_in_force force = counts(export, requirement);
    if (force == PP_IN_FORCE_NO)
        return;
    pp_json_object(json);
    pp_out_requirement_keys(json, requirement);
    pp_json_key(json, "in_force");
    pp_json_string(json, pp_in_force_word(force));
    pp_json_key(json, "closes");
    pp_json_string(json, pp_closes_word(pp_kinds[requirement->kind].closes));
    pp_json_end_object(json);
}

static void put_item(struct pp_json *json, const struct pp_export *export,
                     const struct pp_item *item)
{
    if (!pp_export_asks(export, item))
        return;
    if (item->requirement) {
        put_requirement(json, export, item->requirement);
        return;
    }
    pp_json_object(json);
    pp_json_key(json, "any_of");
    pp_json_array(json);
    for (size_t o = 0; o < item->option_count; o++) {
        if (pp_option_asks(&item->options[o], export->as_of, export->stage) != PP_OPTION_ASKS)
            continue; /* not in force on that day */
        pp_json_array(json);
        for (size_t i = 0; i < item->options[o].count; i++)
            put_requirement(json, export, item->options[o].list[i]);
        pp_json_end_array(json);
    }
    pp_json_end_array(json);
    pp_json_end_object(json);
}

static void put_credential(struct pp_json *json, const struct pp_export *export,
                           const struct pp_credential *credential)
{
    pp_json_object(json);
    pp_json_pair(json, "credential", credential->id);
    pp_json_pair(json, "jurisdiction", credential->jurisdiction->code);
    pp_json_pair(json, "title", credential->title);
    pp_json_word(json, "track", &pp_track_words, credential->track);
    pp_json_key(json, "offered");
    pp_json_string(json, pp_in_force_word(pp_credential_offered(credential, export->as_of)));
    pp_json_key(json, "reviewed");
    pp_json_date(json, credential->jurisdiction->reviewed);
    pp_json_key(json, "routes");
    pp_json_array(json);
    for (size_t i = 0; i < credential->route_count; i++) {
        const struct pp_route *route = &credential->routes[i];
        pp_json_object(json);
        pp_json_pair(json, "route", route->name);
        pp_json_key(json, "known");
        pp_json_bool(json, route->count > 0);
        pp_json_key(json, "whole");
        pp_json_bool(json, pp_export_whole(export, credential, route));
        pp_json_key(json, "requirements");
        pp_json_array(json);
        for (size_t k = 0; k < route->count; k++)
            put_item(json, export, &route->items[k]);
        pp_json_end_array(json);
        pp_json_end_object(json);
    }
    pp_json_end_array(json);
    pp_json_end_object(json);
}

void pp_out_export_json(struct pp_out *out, const struct pp_export *export)
{
    struct pp_json json;
    struct pp_buf version pp_cleanup_buf;
    pp_buf_init(&version, 64);
    pp_say_data_version(&version, export->db);
    pp_json_init(&json, &out->buf);
    pp_json_object(&json);
    pp_json_pair(&json, "peerpath", PP_V(PP_VERSION));
    pp_json_key(&json, "data");
    pp_json_object(&json);
    pp_json_pair(&json, "origin", pp_db_origin(export->db));
    pp_json_pair(&json, "version", pp_buf_view(&version));
    pp_json_end_object(&json);
    pp_json_key(&json, "as_of");
    pp_json_date(&json, export->as_of);
    pp_json_word(&json, "stage", &pp_stage_words, (int)export->stage);
    pp_json_key(&json, "credentials");
    pp_json_array(&json);
    for (size_t i = 0; i < export->count; i++) {
        put_credential(&json, export, export->credentials[i]);
        pp_out_step(out);
    }
    pp_json_end_array(&json);
    pp_json_end_object(&json);
    pp_buf_char(&out->buf, '\n');
}
