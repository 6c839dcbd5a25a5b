#include "rules/db.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/suggest.h"
#include "read/frozen.h"
#include "rules/builtin.h"
#include "rules/called.h"

enum {
    DB_MEMORY = 192 << 20
};

enum pp_status pp_db_open(struct pp_db *db, const char *folder, struct pp_diags *diags)
{
    struct stat info;
    *db = (struct pp_db){.until = PP_DATE_NONE};
    pp_arena_init(&db->arena, DB_MEMORY);
    if (!folder)
        return PP_OK;
    struct pp_place place = {.file = pp_view_of(folder)};
    if (stat(folder, &info) != 0) {
        bool missing = errno == ENOENT || errno == ENOTDIR;
        pp_report(diags, missing ? PP_FILE_MISSING : PP_FILE_UNREADABLE, place, PP_V(""),
                  "cannot open the folder '%s': %s", folder, strerror(errno));
        return missing ? PP_NOTFOUND : PP_IO;
    }
    if (!S_ISDIR(info.st_mode)) {
        pp_report(diags, PP_FILE_UNREADABLE, place, PP_V(""), "'%s' is not a folder of rules",
                  folder);
        return PP_IO;
    }
    db->folder = pp_arena_copy(&db->arena, pp_view_of(folder));
    return db->folder.ptr ? PP_OK : pp_no_memory(diags);
}

void pp_db_release(struct pp_db *db)
{
    pp_arena_release(&db->arena);
    if (db->hold > 0)
        (void)close(db->hold);
    *db = (struct pp_db){0};
}

enum pp_status pp_db_load_file(const char *path, bool check_patterns, struct pp_arena *arena,
                               const struct pp_jurisdiction **out, struct pp_diags *diags)
{
    const struct pp_node *root = NULL;
    struct pp_buf text pp_cleanup_buf;
    struct pp_view file = pp_arena_copy(arena, pp_view_of(path));
    size_t first = diags->count;
    pp_buf_init(&text, PP_STATE_FILE_MAX);
    if (!file.ptr)
        return pp_no_memory(diags);
    enum pp_status status = pp_file_read(path, PP_STATE_FILE_MAX, &text, diags);
    if (status != PP_OK)
        return status;
    status = pp_read_text(pp_buf_view(&text), file, &pp_read_limits_default, arena, &root, diags);
    struct pp_reader reader = {
        .file = file, .arena = arena, .diags = diags, .check_patterns = check_patterns};
    if (status == PP_OK)
        status = pp_load_jurisdiction(&reader, root, out);
    pp_diags_quote(diags, first, file, pp_buf_view(&text));
    return status;
}

static enum pp_status load_builtin(struct pp_db *db, int place, const struct pp_jurisdiction **out,
                                   struct pp_diags *diags)
{
    const struct pp_node *root = NULL;
    struct pp_reader reader = {.file = PP_V("built-in"),
                               .arena = &db->arena,
                               .diags = diags,
                               .check_patterns = db->check_patterns};
    if (pp_builtin[place].len == 0)
        return PP_NOTFOUND;
    if (pp_thaw(pp_builtin[place], &db->arena, &root) != PP_OK)
        return pp_no_memory(diags);
    return pp_load_jurisdiction(&reader, root, out);
}

/* The path of a jurisdiction's file, or NULL without memory. */
static char *file_of(struct pp_db *db, int place)
{
    return pp_arena_printf(&db->arena, "%.*s/%s.yaml", PP_VARG(db->folder), pp_places[place].code);
}

static enum pp_status load_from_folder(struct pp_db *db, int place,
                                       const struct pp_jurisdiction **out, struct pp_diags *diags)
{
    struct stat info;
    const struct pp_jurisdiction *read = NULL;
    char *path = file_of(db, place);
    if (!path)
        return pp_no_memory(diags);
    if (stat(path, &info) != 0 && errno == ENOENT)
        return PP_NOTFOUND;
    enum pp_status status = pp_db_load_file(path, db->check_patterns, &db->arena, &read, diags);
    if (status != PP_OK)
        return status;
    if (read->place != place) {
        struct pp_place at = {pp_view_of(path), read->code_node->line, read->code_node->col};
        pp_report(diags, PP_FILE_NAME, at, PP_V("jurisdiction"),
                  "file is named for %s but holds the rules of %.*s", pp_places[place].code,
                  PP_VARG(read->code));
        return PP_INPUT;
    }
    *out = read;
    return PP_OK;
}

enum pp_status pp_db_get(struct pp_db *db, int place, const struct pp_jurisdiction **out,
                         struct pp_diags *diags)
{
    if (!db->loaded[place] && db->failed[place] == PP_OK)
        db->failed[place] = db->folder.len ? load_from_folder(db, place, &db->loaded[place], diags)
                                           : load_builtin(db, place, &db->loaded[place], diags);
    if (db->failed[place] == PP_OK)
        *out = db->loaded[place];
    return db->failed[place];
}

enum pp_status pp_db_credential(struct pp_db *db, struct pp_view id,
                                const struct pp_credential **out, struct pp_diags *diags)
{
    const struct pp_jurisdiction *jurisdiction = NULL;
    int place = pp_place_of_credential(id);
    if (place < 0)
        return PP_NOTFOUND;
    enum pp_status status = pp_db_get(db, place, &jurisdiction, diags);
    if (status != PP_OK)
        return status;
    for (size_t i = 0; i < jurisdiction->credential_count; i++) {
        if (pp_view_eq_fold(jurisdiction->credentials[i].id, id)) {
            *out = &jurisdiction->credentials[i];
            return PP_OK;
        }
    }
    return PP_NOTFOUND;
}

bool pp_is_like_credential_id(struct pp_view text)
{
    bool like = text.len > 3 && text.ptr[2] == '-';
    for (size_t i = 0; like && i < text.len; i++) {
        char c = pp_lower(text.ptr[i]);
        like = (c >= 'a' && c <= 'z') || pp_is_digit(c) || c == '-';
    }
    return like;
}

bool pp_is_like_short_name(struct pp_view text)
{
    size_t slash = pp_view_find(text, '/');
    return slash + 1 < text.len && pp_place_find(pp_view_first(text, slash)) >= 0;
}

/* The place of a short name, and in *name what stands behind the slash. */
static enum pp_status get_named(struct pp_db *db, struct pp_view text,
                                const struct pp_jurisdiction **out, struct pp_view *name,
                                struct pp_diags *diags)
{
    size_t slash = pp_view_find(text, '/');
    *name = pp_view_from(text, slash + 1);
    return pp_db_get(db, pp_place_find(pp_view_first(text, slash)), out, diags);
}

enum pp_status pp_db_credential_called(struct pp_db *db, struct pp_view text,
                                       const struct pp_credential **out, struct pp_diags *diags)
{
    const struct pp_jurisdiction *jurisdiction = NULL;
    struct pp_view name;
    if (!pp_is_like_short_name(text))
        return pp_db_credential(db, text, out, diags);
    enum pp_status status = get_named(db, text, &jurisdiction, &name, diags);
    if (status != PP_OK)
        return status;
    struct pp_called called = pp_called_briefly(jurisdiction, name);
    if (called.count != 1)
        return PP_NOTFOUND;
    *out = called.first;
    return PP_OK;
}

void pp_db_say_sharing(struct pp_buf *buf, struct pp_db *db, struct pp_view text)
{
    struct pp_diags unsaid pp_cleanup_diags;
    const struct pp_jurisdiction *jurisdiction = NULL;
    struct pp_view name;
    pp_diags_init(&unsaid);
    if (pp_is_like_short_name(text) &&
        get_named(db, text, &jurisdiction, &name, &unsaid) == PP_OK &&
        pp_called_briefly(jurisdiction, name).count > 1)
        pp_say_called(buf, jurisdiction, name);
}

struct pp_view pp_db_nearest_credential(struct pp_db *db, struct pp_view typed)
{
    struct pp_diags unsaid pp_cleanup_diags;
    struct pp_suggest suggest = pp_suggest_for(typed);
    int only = pp_place_of_credential(typed);
    pp_diags_init(&unsaid);
    for (int place = 0; place < PP_PLACE_COUNT; place++) {
        const struct pp_jurisdiction *jurisdiction = NULL;
        if ((only >= 0 && place != only) || pp_db_get(db, place, &jurisdiction, &unsaid) != PP_OK)
            continue;
        for (size_t i = 0; i < jurisdiction->credential_count; i++)
            pp_suggest_offer(&suggest, jurisdiction->credentials[i].id);
    }
    return pp_suggest_best(&suggest);
}

void pp_db_adopt(struct pp_db *db, const char *origin, pp_date until, int hold)
{
    db->origin = pp_view_of(origin);
    db->until = until;
    db->hold = hold;
}

struct pp_view pp_db_origin(const struct pp_db *db)
{
    if (db->origin.len)
        return db->origin;
    return db->folder.len ? db->folder : PP_V("built-in");
}

pp_date pp_scan_date(struct pp_view text, const char *key)
{
    size_t len = strlen(key);
    while (text.len) {
        struct pp_view line = pp_view_first(text, pp_view_find(text, '\n'));
        text = pp_view_from(text, line.len + 1);
        pp_date date = PP_DATE_NONE;
        if (pp_view_starts(line, key) &&
            pp_date_parse(pp_view_trim(pp_view_from(line, len)), &date))
            return date;
    }
    return PP_DATE_NONE;
}

pp_date pp_db_reviewed(struct pp_db *db)
{
    if (!db->folder.len)
        return pp_builtin_reviewed;
    pp_date newest = PP_DATE_NONE;
    for (int place = 0; place < PP_PLACE_COUNT; place++) {
        struct pp_buf text pp_cleanup_buf;
        struct pp_diags unreadable
            pp_cleanup_diags; /* loading it will say so, when it is asked for */
        char *path = file_of(db, place);
        pp_buf_init(&text, PP_STATE_FILE_MAX);
        pp_diags_init(&unreadable);
        if (!path || pp_file_read(path, PP_STATE_FILE_MAX, &text, &unreadable) != PP_OK)
            continue;
        pp_date reviewed = pp_scan_date(pp_buf_view(&text), "reviewed:");
        if (reviewed > newest)
            newest = reviewed;
    }
    return newest;
}

void pp_say_data_version(struct pp_buf *buf, struct pp_db *db)
{
    pp_date reviewed = pp_db_reviewed(db);
    if (reviewed == PP_DATE_NONE) {
        pp_buf_str(buf, "unknown");
        return;
    }
    struct pp_ymd ymd = pp_date_ymd(reviewed);
    pp_buf_printf(buf, "%04d.%02d.%02d", ymd.year, ymd.month, ymd.day);
}
