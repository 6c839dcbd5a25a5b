/*
 * The rules of all jurisdictions: the copy built into the program, or a folder of files. Only what
 * is asked for is read, and each file once.
 */
#ifndef PP_RULES_DB_H
#define PP_RULES_DB_H

#include "rules/load.h"
#include "rules/places.h"

struct pp_db {
    struct pp_arena arena; /* owns everything that was loaded */
    struct pp_view folder; /* empty: the built-in copy */
    struct pp_view origin; /* what the folder is, if more than a folder that somebody named */
    pp_date until; /* the last day on which they may be used, by their publisher; PP_DATE_NONE */
    int hold;      /* a descriptor that keeps the folder in place, closed with the rules; 0: none */
    bool check_patterns; /* compile every pattern while loading (lint) */
    const struct pp_jurisdiction *loaded[PP_PLACE_COUNT];
    enum pp_status failed[PP_PLACE_COUNT]; /* a file that did not load is not tried again */
};

/* A file of rules may be so large. */
enum {
    PP_STATE_FILE_MAX = 4 << 20
};

/*
 * Open the rules in a folder, or the built-in copy (folder NULL). Reads nothing yet.
 * Lifetime: release with pp_db_release(); all rules that it hands out live until then.
 * Returns PP_OK; PP_NOTFOUND or PP_IO when there is no such folder; PP_NOMEM.
 */
enum pp_status pp_db_open(struct pp_db *db, const char *folder,
                          struct pp_diags *diags) PP_MUST_CHECK;
void pp_db_release(struct pp_db *db);

/*
 * The rules of one jurisdiction, loaded on first use.
 * Returns PP_OK; PP_NOTFOUND (not reported) when the data has no file for it; PP_INPUT, PP_LIMIT,
 * PP_IO with reports; PP_NOMEM.
 */
enum pp_status pp_db_get(struct pp_db *db, int place, const struct pp_jurisdiction **out,
                         struct pp_diags *diags) PP_MUST_CHECK;

/* A credential by its id, loading its jurisdiction. PP_NOTFOUND (not reported) when there is none;
 * else as pp_db_get(). */
enum pp_status pp_db_credential(struct pp_db *db, struct pp_view id,
                                const struct pp_credential **out,
                                struct pp_diags *diags) PP_MUST_CHECK;

/* Is it written as the ids of credentials are (or-pss), in whatever case, and not as a name? */
bool pp_is_like_credential_id(struct pp_view text);
/* Is it a place, by code or name, and something behind a slash (OR/PSS)? */
bool pp_is_like_short_name(struct pp_view text);
/* As pp_db_credential(), also by a short name: the place, a slash, and the acronym or id. A short
 * name that several share is that of none. */
enum pp_status pp_db_credential_called(struct pp_db *db, struct pp_view text,
                                       const struct pp_credential **out,
                                       struct pp_diags *diags) PP_MUST_CHECK;
/* Append the ids of those that share a short name, with commas between them; nothing where no two
 * do. For messages: what cannot be loaded on the way is not reported. */
void pp_db_say_sharing(struct pp_buf *buf, struct pp_db *db, struct pp_view text);
/*
 * The id nearest to what was typed: among the credentials of its jurisdiction, or, where its first
 * letters name none, among all. Empty when none is near. For messages: what cannot be loaded on the
 * way is not reported. Lifetime: that of the db.
 */
struct pp_view pp_db_nearest_credential(struct pp_db *db, struct pp_view typed);

/*
 * Say what the folder is (a constant text) and until when it may be used, and close `hold` with the
 * rules: a descriptor of what must stay in place as long as they are read, or 0.
 */
void pp_db_adopt(struct pp_db *db, const char *origin, pp_date until, int hold);

/* "built-in", what pp_db_adopt() says, or the folder as it was named. */
struct pp_view pp_db_origin(const struct pp_db *db);
/* The date behind a key such as "reviewed:" at the start of a line; PP_DATE_NONE when there is
 * none. Reading the whole file would be ten times the work. */
pp_date pp_scan_date(struct pp_view text, const char *key);
/* The newest day on which a jurisdiction was reviewed, by the files' own word; PP_DATE_NONE when
 * none says. */
pp_date pp_db_reviewed(struct pp_db *db);
/* Append the version of the rules, which is that day: "2026.11.21", or "unknown". */
void pp_say_data_version(struct pp_buf *buf, struct pp_db *db);

/*
 * Load a state file under its own name into `arena`.
 * Returns as pp_db_get(); PP_NOTFOUND is reported here.
 */
enum pp_status pp_db_load_file(const char *path, bool check_patterns, struct pp_arena *arena,
                               const struct pp_jurisdiction **out,
                               struct pp_diags *diags) PP_MUST_CHECK;

#define pp_cleanup_db PP_CLEANUP(pp_db_release)

#endif
