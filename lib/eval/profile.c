#include "eval/profile.h"

#include "base/file.h"

enum {
    MOST_HOURS = 200000,
    MOST_ENTRIES = 2000,
    MOST_BYTES = 1 << 20
};

void pp_profile_init(struct pp_profile *profile)
{
    *profile = (struct pp_profile){
        .version = PP_INT_NONE,
        .born = PP_DATE_NONE,
        .age = PP_MILLI_NONE,
        .lives_place = -1,
        .works_place = -1,
        .education = PP_INT_NONE,
        .recovery_since = PP_DATE_NONE,
        .recovery_months = PP_MILLI_NONE,
        .references = PP_MILLI_NONE,
        .background_check = PP_INT_NONE,
    };
}

/* A list of mappings, each read into one entry of `size` bytes by the table. NULL in *out_list when
 * the node is not there. */
static bool read_list(const struct pp_reader *reader, const struct pp_node *node, const char *name,
                      struct pp_fields fields, size_t size, void *out_list, size_t *out_count,
                      bool *out_stated)
{
    struct pp_path path = {NULL, pp_view_of(name), 0};
    if (!node || !pp_expect_list(reader, node, &path))
        return true;
    if (node->count > MOST_ENTRIES) {
        pp_fault(reader, PP_TREE_TOO_MANY, node, &path, "'%s' has more than %d entries", name,
                 (int)MOST_ENTRIES);
        return true;
    }
    char *list = pp_arena_array(reader->arena, node->count, size);
    if (!list)
        return false;
    for (uint32_t i = 0; i < node->count; i++) {
        struct pp_path at = {&path, {"", 0}, (int)i};
        if (!pp_read_fields(reader, &node->items[i], &at, fields, list + i * size, NULL) &&
            reader->diags->no_memory)
            return false;
    }
    *(void **)out_list = list;
    *out_count = node->count;
    *out_stated = true;
    return true;
}

static bool read_topics(const struct pp_reader *reader, const struct pp_node *node,
                        const struct pp_path *path, pp_milli total, struct pp_topic_hours **out,
                        size_t *out_count)
{
    struct pp_field amount = {.name = "hours", .type = PP_FIELD_AMOUNT, .max = MOST_HOURS};
    pp_milli sum = 0;
    if (!node)
        return true;
    if (node->type != PP_MAP) {
        pp_fault(reader, PP_WRONG_TYPE, node, path, "'%.*s' must be a mapping, not %s",
                 PP_VARG(path->key), pp_node_type_name(node));
        return true;
    }
    struct pp_topic_hours *topics = PP_NEW_N(reader->arena, struct pp_topic_hours, node->count);
    if (!topics)
        return false;
    for (uint32_t i = 0; i < node->count; i++) {
        struct pp_path at = {path, node->pairs[i].key.text, 0};
        topics[*out_count].topic = node->pairs[i].key.text;
        if (pp_read_field(reader, &node->pairs[i].value, &at, &amount, &topics[*out_count].hours))
            sum += topics[(*out_count)++].hours;
    }
    if (total != PP_MILLI_NONE && sum > total)
        pp_fault(reader, PP_PROFILE_CROSSED, node, path,
                 "the topics add up to more hours than the whole");
    *out = topics;
    return true;
}

static bool read_training(const struct pp_reader *reader, struct pp_profile *profile)
{
    struct pp_path list = {NULL, PP_V("training"), 0};
    if (!read_list(reader, profile->training_node, "training", pp_training_entry_fields,
                   sizeof(*profile->training), &profile->training, &profile->training_count,
                   &profile->training_stated))
        return false;
    for (size_t i = 0; i < profile->training_count; i++) {
        struct pp_training_entry *entry = &profile->training[i];
        struct pp_path at = {&list, {"", 0}, (int)i};
        struct pp_path topics = {&at, PP_V("topics"), 0};
        struct pp_path approved = {&at, PP_V("approved_by"), 0};
        struct pp_field keys = {.name = "approved_by", .type = PP_FIELD_KEYS};
        if (entry->approved_node) {
            entry->approval_stated = true;
            (void)pp_read_field(reader, entry->approved_node, &approved, &keys,
                                &entry->approved_by);
        }
        for (size_t k = 0; k < entry->approved_by.count; k++)
            if (pp_place_find(entry->approved_by.list[k]) < 0)
                pp_fault_unknown_place(reader,
                                       entry->approved_node->type == PP_LIST
                                           ? &entry->approved_node->items[k]
                                           : entry->approved_node,
                                       &approved, entry->approved_by.list[k]);
        if (!read_topics(reader, entry->topics_node, &topics, entry->hours, &entry->topics,
                         &entry->topic_count))
            return false;
    }
    return !reader->diags->no_memory;
}

static bool read_experience(const struct pp_reader *reader, struct pp_profile *profile)
{
    struct pp_path list = {NULL, PP_V("experience"), 0};
    if (!read_list(reader, profile->experience_node, "experience", pp_experience_entry_fields,
                   sizeof(*profile->experience), &profile->experience, &profile->experience_count,
                   &profile->experience_stated))
        return false;
    for (size_t i = 0; i < profile->experience_count; i++) {
        struct pp_experience_entry *entry = &profile->experience[i];
        struct pp_path at = {&list, {"", 0}, (int)i};
        struct pp_path topics = {&at, PP_V("supervision_topics"), 0};
        const struct pp_node *node = &profile->experience_node->items[i];
        entry->paid_hours = entry->supervised_hours = PP_MILLI_NONE;
        if (entry->from != PP_DATE_NONE && entry->to != PP_DATE_NONE && entry->to < entry->from)
            pp_fault(reader, PP_DATES_CROSSED, pp_node_get(node, "to"), &at,
                     "'to' lies before 'from'");
        if (entry->pay == PP_PAY_EITHER)
            pp_fault(reader, PP_WORD_UNKNOWN, pp_node_get(node, "pay"), &at,
                     "'pay' of a person's work is paid or volunteer, not 'either'");
        if (!read_topics(reader, entry->topics_node, &topics, entry->supervision_hours,
                         &entry->topics, &entry->topic_count))
            return false;
    }
    return true;
}

static bool read_certifications(const struct pp_reader *reader, struct pp_profile *profile)
{
    struct pp_path list = {NULL, PP_V("certifications"), 0};
    if (!read_list(reader, profile->certifications_node, "certifications", pp_certification_fields,
                   sizeof(*profile->certifications), &profile->certifications,
                   &profile->certification_count, &profile->certifications_stated))
        return false;
    for (size_t i = 0; i < profile->certification_count; i++) {
        struct pp_certification *held = &profile->certifications[i];
        struct pp_path at = {&list, {"", 0}, (int)i};
        held->node = &profile->certifications_node->items[i];
        held->credential = NULL;
        if (held->id.len == 0 && held->name.len == 0 && held->node->type == PP_MAP &&
            !pp_node_get(held->node, "credential"))
            pp_fault(reader, PP_FIELD_MISSING, held->node, &at,
                     "a certification needs 'credential' (its id) or 'name'");
        if (held->issued != PP_DATE_NONE && held->expires != PP_DATE_NONE &&
            held->expires < held->issued)
            pp_fault(reader, PP_DATES_CROSSED, pp_node_get(held->node, "expires"), &at,
                     "'expires' lies before 'issued'");
    }
    return true;
}

static bool read_attests(const struct pp_reader *reader, struct pp_profile *profile)
{
    const struct pp_node *node = profile->attests_node;
    struct pp_path path = {NULL, PP_V("attests"), 0};
    if (!node)
        return true;
    if (node->type != PP_MAP) {
        pp_fault(reader, PP_WRONG_TYPE, node, &path, "'attests' must be a mapping, not %s",
                 pp_node_type_name(node));
        return true;
    }
    profile->attests = PP_NEW_N(reader->arena, struct pp_attest, node->count);
    if (!profile->attests)
        return false;
    for (uint32_t i = 0; i < node->count; i++) {
        struct pp_path at = {&path, node->pairs[i].key.text, 0};
        struct pp_field answer = {.type = PP_FIELD_WORD, .words = &pp_yes_no_words};
        int word = PP_INT_NONE;
        if (pp_node_is_null(&node->pairs[i].value) ||
            !pp_read_field(reader, &node->pairs[i].value, &at, &answer, &word))
            continue;
        profile->attests[profile->attest_count++] =
            (struct pp_attest){node->pairs[i].key.text, word == 0, &node->pairs[i].key};
    }
    return true;
}

void pp_profile_complete_lived(struct pp_word_set *lived)
{
    const uint32_t both = 1U << PP_LIVED_MENTAL_HEALTH | 1U << PP_LIVED_SUBSTANCE_USE;
    if ((lived->bits & both) == both)
        lived->bits |= 1U << PP_LIVED_CO_OCCURRING;
    if (lived->bits & 1U << PP_LIVED_CO_OCCURRING)
        lived->bits |= both;
}

static bool read_all(const struct pp_reader *reader, const struct pp_node *root,
                     struct pp_profile *profile)
{
    if (root->type != PP_MAP) {
        pp_fault(reader, PP_WRONG_TYPE, root, NULL, "a profile must be a mapping, not %s",
                 pp_node_type_name(root));
        return true;
    }
    if (!pp_read_fields(reader, root, NULL, pp_profile_fields, profile, NULL))
        return !reader->diags->no_memory;
    if (profile->version != PP_INT_NONE && profile->version != 1)
        pp_fault(reader, PP_SCHEMA_VERSION, pp_node_get(root, "profile"), NULL,
                 "version %d of the profile is not known; this program reads version 1",
                 profile->version);
    if (profile->born != PP_DATE_NONE && profile->age != PP_MILLI_NONE)
        pp_fault(reader, PP_PROFILE_TWICE, pp_node_get(root, "age"), NULL,
                 "'age' and 'born' are both given; keep one");
    if (profile->recovery_since != PP_DATE_NONE && profile->recovery_months != PP_MILLI_NONE)
        pp_fault(reader, PP_PROFILE_TWICE, pp_node_get(root, "recovery_months"), NULL,
                 "'recovery_months' and 'recovery_since' are both given; keep one");
    profile->lives_place = profile->lives_in.len ? pp_place_find(profile->lives_in) : -1;
    profile->works_place = profile->works_in.len ? pp_place_find(profile->works_in) : -1;
    pp_profile_complete_lived(&profile->lived);
    return read_training(reader, profile) && read_experience(reader, profile) &&
           read_list(reader, profile->exams_node, "exams", pp_exam_entry_fields,
                     sizeof(*profile->exams), &profile->exams, &profile->exam_count,
                     &profile->exams_stated) &&
           read_list(reader, profile->ce_node, "continuing_education", pp_ce_entry_fields,
                     sizeof(*profile->ce), &profile->ce, &profile->ce_count, &profile->ce_stated) &&
           read_certifications(reader, profile) && read_attests(reader, profile);
}

enum pp_status pp_profile_read(const struct pp_node *root, struct pp_view file,
                               struct pp_arena *arena, struct pp_profile *out,
                               struct pp_diags *diags)
{
    struct pp_profile profile;
    struct pp_reader reader = {.file = file, .arena = arena, .diags = diags, .of_person = true};
    size_t errors = diags->errors;
    pp_profile_init(&profile);
    profile.file = file;
    profile.root = root;
    if (!read_all(&reader, root, &profile))
        return pp_no_memory(diags);
    if (diags->errors != errors)
        return PP_INPUT;
    *out = profile;
    return PP_OK;
}

enum pp_status pp_profile_parse(struct pp_view text, struct pp_view file, struct pp_arena *arena,
                                struct pp_profile *out, struct pp_diags *diags)
{
    const struct pp_node *root = NULL;
    size_t first = diags->count;
    enum pp_status status = pp_read_text(text, file, &pp_read_limits_default, arena, &root, diags);
    if (status == PP_OK)
        status = pp_profile_read(root, file, arena, out, diags);
    pp_diags_quote(diags, first, file, text);
    return status;
}

enum pp_status pp_profile_load(const char *path, struct pp_arena *arena, struct pp_profile *out,
                               struct pp_diags *diags)
{
    struct pp_buf text pp_cleanup_buf;
    bool is_stdin = path[0] == '-' && path[1] == '\0';
    struct pp_view file = pp_arena_copy(arena, pp_view_of(is_stdin ? "standard input" : path));
    pp_buf_init(&text, MOST_BYTES);
    if (!file.ptr)
        return pp_no_memory(diags);
    enum pp_status status = pp_file_read(path, MOST_BYTES, &text, diags);
    if (status != PP_OK)
        return status;
    return pp_profile_parse(pp_buf_view(&text), file, arena, out, diags);
}
