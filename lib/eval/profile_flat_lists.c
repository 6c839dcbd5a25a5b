/* The columns of the flat form that hold lists. */
#include "eval/profile_flat_row.h"

/* The values between ';' as a list; `none` gives an empty one. False without memory. */
static bool split(struct pp_flat_row *row, size_t column, struct pp_node *out)
{
    struct pp_view rest = pp_view_trim(row->cells[column]);
    uint32_t most = 1;
    for (size_t i = 0; i < rest.len; i++)
        most += rest.ptr[i] == ';';
    *out = pp_flat_node(row, column, PP_V(""));
    out->type = PP_LIST;
    out->items = PP_NEW_N(row->reader.arena, struct pp_node, most);
    if (!out->items)
        return pp_no_memory(row->reader.diags) == PP_OK;
    if (pp_view_eq_fold(rest, PP_V("none")))
        return true;
    while (rest.len) {
        size_t end = pp_view_find(rest, ';');
        struct pp_view value = pp_view_trim(pp_view_first(rest, end));
        rest = pp_view_from(rest, end < rest.len ? end + 1 : end);
        if (value.len)
            out->items[out->count++] = pp_flat_node(row, column, value);
    }
    return true;
}

bool pp_flat_read_lived(struct pp_flat_row *row, size_t column)
{
    struct pp_path path = {NULL, row->columns->list[column].title, 0};
    struct pp_node list;
    if (!split(row, column, &list))
        return false;
    for (uint32_t i = 0; i < list.count; i++) {
        list.items[i].text = pp_flat_word(row, list.items[i].text);
        if (!list.items[i].text.ptr)
            return pp_no_memory(row->reader.diags) == PP_OK;
    }
    bool good = pp_read_field(&row->reader, &list, &path,
                              pp_flat_field(pp_profile_fields, "lived_experience"), &row->profile);
    pp_profile_complete_lived(&row->profile.lived);
    return good;
}

bool pp_flat_read_approved(struct pp_flat_row *row, size_t column)
{
    struct pp_views *codes = &row->training->approved_by;
    struct pp_path path = {NULL, row->columns->list[column].title, 0};
    struct pp_node list;
    if (!split(row, column, &list))
        return false;
    codes->list = PP_NEW_N(row->reader.arena, struct pp_view, list.count);
    if (!codes->list)
        return pp_no_memory(row->reader.diags) == PP_OK;
    struct pp_field place = {.name = "approved_by", .type = PP_FIELD_PLACE};
    bool good = true;
    for (uint32_t i = 0; i < list.count; i++)
        good &= pp_read_field(&row->reader, &list.items[i], &path, &place,
                              &codes->list[codes->count++]);
    row->training->approval_stated = true;
    return good;
}

bool pp_flat_read_exams(struct pp_flat_row *row, size_t column)
{
    struct pp_path path = {NULL, row->columns->list[column].title, 0};
    struct pp_node list;
    if (!split(row, column, &list))
        return false;
    row->profile.exams = PP_NEW_N(row->reader.arena, struct pp_exam_entry, list.count);
    if (!row->profile.exams)
        return pp_no_memory(row->reader.diags) == PP_OK;
    const struct pp_field *name = pp_flat_field(pp_exam_entry_fields, "name");
    bool good = true;
    for (uint32_t i = 0; i < list.count; i++) {
        struct pp_exam_entry *exam = &row->profile.exams[row->profile.exam_count++];
        exam->passed = PP_DATE_NONE;
        good &= pp_read_field(&row->reader, &list.items[i], &path, name, exam);
    }
    row->profile.exams_stated = true;
    return good;
}

/* A node as the nested form would have it, so that a fault of the id finds its place. */
static bool set_node(struct pp_flat_row *row, struct pp_certification *held,
                     const struct pp_node *value)
{
    struct pp_node *map = PP_NEW(row->reader.arena, struct pp_node);
    struct pp_pair *pair = PP_NEW(row->reader.arena, struct pp_pair);
    if (!map || !pair)
        return pp_no_memory(row->reader.diags) == PP_OK;
    *pair = (struct pp_pair){*value, *value};
    pair->key.text = PP_V("credential");
    *map = *value;
    map->type = PP_MAP;
    map->count = 1;
    map->pairs = pair;
    held->node = map;
    return true;
}

bool pp_flat_read_certifications(struct pp_flat_row *row, size_t column)
{
    struct pp_profile *profile = &row->profile;
    struct pp_node list;
    if (!split(row, column, &list))
        return false;
    profile->certifications = PP_NEW_N(row->reader.arena, struct pp_certification, list.count);
    if (!profile->certifications)
        return pp_no_memory(row->reader.diags) == PP_OK;
    for (uint32_t i = 0; i < list.count; i++) {
        struct pp_certification *held = &profile->certifications[profile->certification_count++];
        struct pp_view text = list.items[i].text;
        *held = (struct pp_certification){.issued = PP_DATE_NONE, .expires = PP_DATE_NONE};
        bool is_id = (pp_is_like_credential_id(text) && pp_place_of_credential(text) >= 0) ||
                     pp_is_like_short_name(text);
        *(is_id ? &held->id : &held->name) = text;
        if (!set_node(row, held, &list.items[i]))
            return false;
    }
    profile->certifications_stated = true;
    return true;
}
