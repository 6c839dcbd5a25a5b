#include "eval/lint_file.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "rules/lint.h"

enum {
    MOST_FILES = 1000
};

static enum pp_status lint_tree(struct pp_lint *lint, const struct pp_node *root,
                                struct pp_view file, struct pp_db *db,
                                const struct pp_jurisdiction **out_rules, struct pp_diags *diags)
{
    struct pp_profile profile;
    const struct pp_jurisdiction *rules = NULL;
    struct pp_reader reader = {
        .file = file, .arena = lint->arena, .diags = diags, .check_patterns = true};
    if (!pp_node_get(root, "jurisdiction") && !pp_node_get(root, "credentials")) {
        enum pp_status status = pp_profile_read(root, file, lint->arena, &profile, diags);
        if (status == PP_OK)
            status = pp_profile_check_dates(&profile, lint->today, diags);
        if (status == PP_OK)
            status = pp_profile_resolve(&profile, db, lint->arena, diags);
        if (status == PP_OK)
            status = pp_profile_check_topics(&profile, db, true, lint->arena, diags);
        return status;
    }
    enum pp_status status = pp_load_jurisdiction(&reader, root, &rules);
    if (status != PP_OK)
        return status;
    pp_lint_jurisdiction(rules, lint->today, diags);
    pp_lint_references(rules, db, diags);
    if (out_rules)
        *out_rules = rules;
    return PP_OK;
}

/* As pp_lint_file(), holding references against `db`; *out_rules is set when the file holds sound
 * rules. */
static enum pp_status lint_one(struct pp_lint *lint, const char *path, struct pp_db *db,
                               const struct pp_jurisdiction **out_rules, struct pp_diags *diags)
{
    const struct pp_node *root = NULL;
    struct pp_buf text pp_cleanup_buf;
    bool is_stdin = strcmp(path, "-") == 0;
    struct pp_view file =
        pp_arena_copy(lint->arena, pp_view_of(is_stdin ? "standard input" : path));
    size_t first = diags->count;
    pp_buf_init(&text, PP_STATE_FILE_MAX);
    if (!file.ptr)
        return pp_no_memory(diags);
    enum pp_status status = pp_file_read(path, PP_STATE_FILE_MAX, &text, diags);
    lint->files++;
    if (status != PP_OK)
        return status == PP_LIMIT ? PP_OK : status; /* too large is a fault of the file */
    status =
        pp_read_text(pp_buf_view(&text), file, &pp_read_limits_default, lint->arena, &root, diags);
    if (status == PP_OK)
        status = lint_tree(lint, root, file, db, out_rules, diags);
    pp_diags_quote(diags, first, file, pp_buf_view(&text));
    return status == PP_NOMEM ? status : PP_OK;
}

enum pp_status pp_lint_file(struct pp_lint *lint, const char *path, struct pp_diags *diags)
{
    return lint_one(lint, path, lint->db, NULL, diags);
}

static int by_name(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static bool is_rules_file(const char *name)
{
    size_t len = strlen(name);
    /* A published database lists its files in manifest.yaml. */
    return name[0] != '.' && len > 5 && strcmp(name + len - 5, ".yaml") == 0 &&
           strcmp(name, "manifest.yaml") != 0;
}

/* The paths of the folder's files in the order of their names. */
static enum pp_status list_folder(struct pp_lint *lint, const char *folder, char ***out_paths,
                                  size_t *out_count, struct pp_diags *diags)
{
    struct pp_place place = {.file = pp_view_of(folder)};
    char **paths = PP_NEW_N(lint->arena, char *, MOST_FILES);
    DIR *dir = paths ? opendir(folder) : NULL;
    struct dirent *entry;
    size_t count = 0;
    if (!paths)
        return pp_no_memory(diags);
    if (!dir) {
        pp_report(diags, PP_FILE_UNREADABLE, place, PP_V(""), "cannot open the folder '%s': %s",
                  folder, strerror(errno));
        return PP_IO;
    }
    bool memory = true;
    while (memory && count < MOST_FILES && (entry = readdir(dir)) != NULL) {
        if (!is_rules_file(entry->d_name))
            continue;
        paths[count] = pp_arena_printf(lint->arena, "%s/%s", folder, entry->d_name);
        memory = paths[count++] != NULL;
    }
    (void)closedir(dir);
    if (!memory)
        return pp_no_memory(diags);
    if (count == MOST_FILES)
        pp_report(diags, PP_LIMIT_REACHED, place, PP_V(""), "more than %d files in the folder",
                  (int)MOST_FILES - 1);
    if (count == 0)
        pp_report(diags, PP_FOLDER_EMPTY, place, PP_V(""),
                  "no rules in the folder: it holds no file such as CA.yaml");
    qsort(paths, count, sizeof(*paths), by_name);
    *out_paths = paths;
    *out_count = count;
    return PP_OK;
}

/* An id stands for one credential in all files; a later file that uses it again is at fault. */
static void check_ids(const struct pp_jurisdiction *const *all, size_t count,
                      struct pp_diags *diags)
{
    for (size_t j = 0; j < count; j++)
        for (size_t c = 0; all[j] && c < all[j]->credential_count; c++)
            for (size_t k = 0; k < j; k++)
                for (size_t i = 0; all[k] && i < all[k]->credential_count; i++) {
                    const struct pp_credential *credential = &all[j]->credentials[c];
                    struct pp_place place = {all[j]->file, credential->node->line,
                                             credential->node->col};
                    if (all[k]->place == all[j]->place &&
                        pp_view_eq(all[k]->credentials[i].id, credential->id))
                        pp_report(diags, PP_ID_TWICE, place, PP_V(""),
                                  "credential id '%.*s' is used in %.*s too",
                                  PP_VARG(credential->id), PP_VARG(all[k]->file));
                }
}

enum pp_status pp_lint_folder(struct pp_lint *lint, const char *folder, struct pp_diags *diags)
{
    struct pp_db db pp_cleanup_db;
    char **paths = NULL;
    size_t count = 0;
    enum pp_status status = pp_db_open(&db, folder, diags);
    if (status == PP_OK)
        status = list_folder(lint, folder, &paths, &count, diags);
    if (status != PP_OK)
        return status;
    const struct pp_jurisdiction **all =
        PP_NEW_N(lint->arena, const struct pp_jurisdiction *, count + 1);
    if (!all)
        return pp_no_memory(diags);
    enum pp_status worst = PP_OK;
    for (size_t i = 0; i < count; i++) {
        status = lint_one(lint, paths[i], &db, &all[i], diags);
        if (status == PP_NOMEM)
            return status;
        worst = worst == PP_OK ? status : worst;
    }
    check_ids(all, count, diags);
    return worst;
}

enum pp_status pp_lint_db(struct pp_lint *lint, struct pp_diags *diags)
{
    if (lint->db->folder.len) /* the view was copied into an arena, which terminates it */
        return pp_lint_folder(lint, lint->db->folder.ptr, diags);
    lint->db->check_patterns = true;
    for (int place = 0; place < PP_PLACE_COUNT; place++) {
        const struct pp_jurisdiction *rules = NULL;
        enum pp_status status = pp_db_get(lint->db, place, &rules, diags);
        if (status == PP_NOMEM)
            return status;
        if (status == PP_OK) {
            lint->files++;
            pp_lint_jurisdiction(rules, lint->today, diags);
            pp_lint_references(rules, lint->db, diags);
        }
    }
    return PP_OK;
}
