/* What is said to be done lies in the past. */
#include "eval/profile.h"

struct check {
    struct pp_reader reader;
    pp_date latest;
    bool good;
};

static void check_date(struct check *check, const struct pp_node *map, const char *key,
                       const struct pp_path *path)
{
    const struct pp_node *node = map ? pp_node_get(map, key) : NULL;
    pp_date date;
    if (!node || node->type != PP_SCALAR || !pp_date_parse(node->text, &date) ||
        date <= check->latest)
        return;
    struct pp_path at = {path, pp_view_of(key), 0};
    const struct pp_ymd latest = pp_date_ymd(check->latest);
    pp_fault(&check->reader, PP_DATE_FUTURE, node, &at, "'%s' lies after " PP_YMD, key,
             PP_YMD_ARG(latest));
    check->good = false;
}

static void check_list(struct check *check, const struct pp_node *list, const char *name,
                       const char *key)
{
    struct pp_path path = {NULL, pp_view_of(name), 0};
    for (uint32_t i = 0; list && list->type == PP_LIST && i < list->count; i++) {
        struct pp_path at = {&path, {"", 0}, (int)i};
        if (list->items[i].type == PP_MAP)
            check_date(check, &list->items[i], key, &at);
    }
}

enum pp_status pp_profile_check_dates(const struct pp_profile *profile, pp_date latest,
                                      struct pp_diags *diags)
{
    struct check check = {{.file = profile->file, .diags = diags}, latest, true};
    check_date(&check, profile->root, "born", NULL);
    check_date(&check, profile->root, "recovery_since", NULL);
    check_list(&check, profile->training_node, "training", "completed");
    check_list(&check, profile->experience_node, "experience", "from");
    check_list(&check, profile->exams_node, "exams", "passed");
    check_list(&check, profile->certifications_node, "certifications", "issued");
    check_list(&check, profile->ce_node, "continuing_education", "completed");
    return check.good ? PP_OK : PP_INPUT;
}
