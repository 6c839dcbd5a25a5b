/*
 * libpeerpath: may a person be certified as a peer support specialist in a U.S. state, what is
 * missing, and where is that written?
 *
 * In short: open the rules, read a profile against them, check it for a place, read the answers.
 *
 *     cc program.c $(pkg-config --cflags --libs peerpath)
 *
 * Nothing here guesses. What the rules do not know never becomes a yes, what a profile does not say
 * never becomes a no: both are PEERPATH_UNKNOWN, and the answer holds the questions that would
 * decide it. The issuer of a certification decides; peerpath_answer_reviewed() says when its rules
 * were last looked at. The library prints nothing, ends nothing, and opens no network connection.
 *
 * Ownership: what a function gives out through an `out_` parameter, or returns from a `_new`, is
 * the caller's, to be freed with the `_free` of its type. Free in any order: a profile keeps its
 * rules for as long as it needs them, and answers hold all that they say. Everything else that a
 * function returns is borrowed, and lives as long as the object that it was asked of (an item as
 * long as its answers); what diagnostics say, until the next call that they are passed to.
 *
 * Failure: a function that can fail returns a status, and leaves its outputs untouched unless that
 * is PEERPATH_OK. What it has to say, warnings included, takes the place of what stands in the
 * diagnostics passed last (NULL: nobody listens). A NULL where an object or a text is needed is
 * PEERPATH_MISUSE; a function that only reads takes NULL, or an index past the end, and returns 0,
 * false or NULL.
 *
 * Texts are UTF-8, ended by a NUL byte. Those of rules and profiles are as their authors wrote
 * them, also where a message quotes them: escape them before they reach a terminal, a page or a
 * table. Dates are "2026-11-21".
 *
 * Threads: rules, profiles and answers never change once they are made, and any number of threads
 * may use the same ones at once, without locks. Free one when no thread uses it any more; rules may
 * be freed, and profiles read and freed, while other threads check other profiles against the same
 * rules. Diagnostics belong to one thread at a time.
 *
 * Stability: structs are opaque, and enumerators keep their numbers; a later version may add
 * functions and enumerators. While the version is 0.x, an incompatible change gets a new soname.
 */
#ifndef PEERPATH_H
#define PEERPATH_H

#include <stdbool.h>
#include <stddef.h>

#if defined(__GNUC__)
#define PEERPATH_API        __attribute__((visibility("default")))
#define PEERPATH_MUST_CHECK __attribute__((warn_unused_result))
#else
#define PEERPATH_API
#define PEERPATH_MUST_CHECK
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* What became of a call. */
enum peerpath_status {
    PEERPATH_OK = 0,
    PEERPATH_INPUT = 1,    /* rules or a profile with mistakes; the diagnostics name each one */
    PEERPATH_LIMIT = 2,    /* larger, deeper or longer than the library accepts */
    PEERPATH_NOMEM = 3,    /* no memory */
    PEERPATH_IO = 4,       /* reading failed */
    PEERPATH_NOTFOUND = 5, /* no such file, folder, place or certification */
    PEERPATH_MISUSE = 6 /* an argument that no call may have: a NULL, a day that does not exist */
};

/* When a condition must hold; each stage includes those before it. */
enum peerpath_stage {
    PEERPATH_TRAIN = 0,   /* to enter the training */
    PEERPATH_APPLY = 1,   /* to apply */
    PEERPATH_CERTIFY = 2, /* before it is granted: exam, background check, fees */
    PEERPATH_KEEP = 3     /* afterwards, to keep it */
};

/* The answer for a certification, or for one route to it. */
enum peerpath_verdict {
    PEERPATH_ELIGIBLE = 0,   /* everything is met, and the rules say that this is everything */
    PEERPATH_LIKELY = 1,     /* everything is met, but the issuer must confirm something */
    PEERPATH_UNKNOWN = 2,    /* nothing is unmet, but something is not known: ask the questions */
    PEERPATH_NOT_YET = 3,    /* something is missing that doing or waiting closes */
    PEERPATH_INELIGIBLE = 4, /* something is missing that neither doing nor waiting closes */
    PEERPATH_NOT_OFFERED = 5 /* it cannot be had on that day, or nobody is certified there */
};

/* How a person stands to one condition. */
enum peerpath_state {
    PEERPATH_STATE_MET = 0,
    PEERPATH_STATE_UNMET = 1,
    PEERPATH_STATE_UNKNOWN = 2
};

/* How a condition that is unmet can be met. */
enum peerpath_closes {
    PEERPATH_CLOSES_BY_DOING = 0,
    PEERPATH_CLOSES_BY_WAITING = 1,
    PEERPATH_CLOSES_NEVER = 2
};

struct peerpath_diags;   /* what was wrong: a list of diagnostics */
struct peerpath_rules;   /* the rules of all jurisdictions */
struct peerpath_profile; /* what is known of one person */
struct peerpath_answers; /* what a check found: one answer a certification */
struct peerpath_answer;  /* one of them */
struct peerpath_route;   /* one way to a certification, held against the person */
struct peerpath_item;    /* one condition of a route, or a choice between several */

/* The version of the library that is running: "0.1.0". */
PEERPATH_API const char *peerpath_version(void);

/* A status in words: "ok", "no memory", …; never NULL. */
PEERPATH_API const char *peerpath_status_name(enum peerpath_status status);
/* The word that the program and its JSON use: "not_yet"; never NULL. */
PEERPATH_API const char *peerpath_verdict_name(enum peerpath_verdict verdict);

/* ---- diagnostics ---- */

/* An empty list, to be passed to any number of calls; NULL without memory. */
PEERPATH_API struct peerpath_diags *peerpath_diags_new(void);
/* Takes NULL. */
PEERPATH_API void peerpath_diags_free(struct peerpath_diags *diags);

/* How many the last call left: some 200 at most; and how many more it did not keep. */
PEERPATH_API size_t peerpath_diags_count(const struct peerpath_diags *diags);
PEERPATH_API size_t peerpath_diags_omitted(const struct peerpath_diags *diags);
/* Of one: its permanent code, "R0301", which `peerpath explain` knows. */
PEERPATH_API const char *peerpath_diags_code(const struct peerpath_diags *diags, size_t index);
/* Of one: true for an error, false for a warning. */
PEERPATH_API bool peerpath_diags_is_error(const struct peerpath_diags *diags, size_t index);
/* Of one: what failed, and what to do about it; lower case, without a full stop. */
PEERPATH_API const char *peerpath_diags_message(const struct peerpath_diags *diags, size_t index);
/* Of one: the file it is about, "profile" for one in memory; NULL when it is about no file. */
PEERPATH_API const char *peerpath_diags_file(const struct peerpath_diags *diags, size_t index);
/* Of one: line and column (in characters) in that file, from 1; 0 for the file as a whole. */
PEERPATH_API unsigned peerpath_diags_line(const struct peerpath_diags *diags, size_t index);
PEERPATH_API unsigned peerpath_diags_column(const struct peerpath_diags *diags, size_t index);
/* Of one: where in the document that is, "training[0].hours"; NULL when that says nothing. */
PEERPATH_API const char *peerpath_diags_path(const struct peerpath_diags *diags, size_t index);

/* ---- rules ---- */

/*
 * Open the rules that the program uses on this computer: the folder in $PEERPATH_STATES, else the
 * last verified update of this user, else the copy that is built into the library. An update that
 * is damaged is passed over with a warning, one that has expired is used with a warning. Everything
 * is read now: what becomes of the files later changes nothing.
 * Returns PEERPATH_OK; PEERPATH_INPUT or PEERPATH_LIMIT when a file has mistakes, or the folder no
 * rules; PEERPATH_NOTFOUND when there is no such folder; PEERPATH_IO; PEERPATH_NOMEM;
 * PEERPATH_MISUSE.
 */
PEERPATH_API enum peerpath_status
peerpath_rules_open(struct peerpath_rules **out_rules,
                    struct peerpath_diags *diags) PEERPATH_MUST_CHECK;
/* As peerpath_rules_open(), but always the built-in copy: it fails only for want of memory. */
PEERPATH_API enum peerpath_status
peerpath_rules_open_builtin(struct peerpath_rules **out_rules,
                            struct peerpath_diags *diags) PEERPATH_MUST_CHECK;
/* As peerpath_rules_open(), but the files CA.yaml, … in this folder. */
PEERPATH_API enum peerpath_status
peerpath_rules_open_folder(const char *folder, struct peerpath_rules **out_rules,
                           struct peerpath_diags *diags) PEERPATH_MUST_CHECK;
/* Takes NULL. */
PEERPATH_API void peerpath_rules_free(struct peerpath_rules *rules);

/* Which copy it is: "built-in", "update", or the folder as it was named. */
PEERPATH_API const char *peerpath_rules_origin(const struct peerpath_rules *rules);
/* Its version, "2026.11.21": the newest day on which a jurisdiction was reviewed. */
PEERPATH_API const char *peerpath_rules_version(const struct peerpath_rules *rules);

/* ---- profiles ---- */

/*
 * Read a profile from a file (YAML or JSON; "-" is standard input) and look up in `rules` what it
 * names. The profile keeps the rules.
 * Returns PEERPATH_OK; PEERPATH_INPUT when it has mistakes; PEERPATH_LIMIT; PEERPATH_NOTFOUND when
 * there is no such file; PEERPATH_IO; PEERPATH_NOMEM; PEERPATH_MISUSE.
 */
PEERPATH_API enum peerpath_status
peerpath_profile_load(struct peerpath_rules *rules, const char *path,
                      struct peerpath_profile **out_profile,
                      struct peerpath_diags *diags) PEERPATH_MUST_CHECK;
/* As peerpath_profile_load(), from `length` bytes of YAML or JSON in memory, which need not live
 * longer than the call. "{}" is a person of whom nothing is known. */
PEERPATH_API enum peerpath_status
peerpath_profile_read(struct peerpath_rules *rules, const char *text, size_t length,
                      struct peerpath_profile **out_profile,
                      struct peerpath_diags *diags) PEERPATH_MUST_CHECK;
/* Takes NULL. */
PEERPATH_API void peerpath_profile_free(struct peerpath_profile *profile);

/* ---- answers ---- */

/*
 * Check a person for `where`: a jurisdiction by code or name ("CA", "california"), a certification
 * by id or acronym ("ca-mpss", "CA/MPSS"), or NULL for all there are. `as_of` is the day to ask
 * about, NULL for today (UTC).
 * Returns PEERPATH_OK, whatever the verdicts; PEERPATH_NOTFOUND for a place that does not exist,
 * the diagnostics naming the nearest; PEERPATH_INPUT when the profile says that something was done
 * after today and `as_of`; PEERPATH_LIMIT when the rules are too many for one check;
 * PEERPATH_NOMEM; PEERPATH_MISUSE.
 */
PEERPATH_API enum peerpath_status peerpath_check(const struct peerpath_profile *profile,
                                                 const char *where, enum peerpath_stage stage,
                                                 const char *as_of,
                                                 struct peerpath_answers **out_answers,
                                                 struct peerpath_diags *diags) PEERPATH_MUST_CHECK;
/* Takes NULL. */
PEERPATH_API void peerpath_answers_free(struct peerpath_answers *answers);

/* How many answers: one a certification, and one a jurisdiction that has none; in the order of the
 * jurisdictions' codes. */
PEERPATH_API size_t peerpath_answers_count(const struct peerpath_answers *answers);
PEERPATH_API const struct peerpath_answer *
peerpath_answers_get(const struct peerpath_answers *answers, size_t index);

/* Of NULL: PEERPATH_UNKNOWN. */
PEERPATH_API enum peerpath_verdict peerpath_answer_verdict(const struct peerpath_answer *answer);
/* The code of the jurisdiction: "CA", or "US" for a national certification. */
PEERPATH_API const char *peerpath_answer_jurisdiction(const struct peerpath_answer *answer);
/* The certification: its id, "ca-mpss"; its title; the acronym of its title; whom it serves
 * ("mental_health", …). NULL where there is none. */
PEERPATH_API const char *peerpath_answer_credential(const struct peerpath_answer *answer);
PEERPATH_API const char *peerpath_answer_title(const struct peerpath_answer *answer);
PEERPATH_API const char *peerpath_answer_acronym(const struct peerpath_answer *answer);
PEERPATH_API const char *peerpath_answer_track(const struct peerpath_answer *answer);
/* Who issues it, and where to apply; NULL where the rules do not say. */
PEERPATH_API const char *peerpath_answer_issuer(const struct peerpath_answer *answer);
PEERPATH_API const char *peerpath_answer_apply_url(const struct peerpath_answer *answer);
/* The day on which its rules were last reviewed. */
PEERPATH_API const char *peerpath_answer_reviewed(const struct peerpath_answer *answer);
/* The route that gives the verdict; NULL when none does. */
PEERPATH_API const struct peerpath_route *
peerpath_answer_best_route(const struct peerpath_answer *answer);
/* Every route that can lead there, the best one included. */
PEERPATH_API size_t peerpath_answer_route_count(const struct peerpath_answer *answer);
PEERPATH_API const struct peerpath_route *
peerpath_answer_route(const struct peerpath_answer *answer, size_t index);
/* What would decide an unknown, in plain words, the most decisive first. */
PEERPATH_API size_t peerpath_answer_question_count(const struct peerpath_answer *answer);
PEERPATH_API const char *peerpath_answer_question(const struct peerpath_answer *answer,
                                                  size_t index);

/* ---- routes ---- */

/* "standard", "reciprocity" (for people certified elsewhere), "grandparented", …. */
PEERPATH_API const char *peerpath_route_name(const struct peerpath_route *route);
/* Of NULL: PEERPATH_UNKNOWN. */
PEERPATH_API enum peerpath_verdict peerpath_route_verdict(const struct peerpath_route *route);
/* Do the rules say that these are all its conditions? If not, the issuer must confirm that. */
PEERPATH_API bool peerpath_route_is_complete(const struct peerpath_route *route);
/* What the rules do not know about it, for the issuer to tell: "minimum age", "fees". */
PEERPATH_API size_t peerpath_route_not_known_count(const struct peerpath_route *route);
PEERPATH_API const char *peerpath_route_not_known(const struct peerpath_route *route, size_t index);
/* All its conditions that are in force on the day, met or not. */
PEERPATH_API size_t peerpath_route_item_count(const struct peerpath_route *route);
PEERPATH_API const struct peerpath_item *peerpath_route_item(const struct peerpath_route *route,
                                                             size_t index);
/* The gaps alone: those that are unmet and needed at the stage asked about. */
PEERPATH_API size_t peerpath_route_gap_count(const struct peerpath_route *route);
PEERPATH_API const struct peerpath_item *peerpath_route_gap(const struct peerpath_route *route,
                                                            size_t index);

/* ---- conditions ---- */

/* Of NULL: PEERPATH_STATE_UNKNOWN. */
PEERPATH_API enum peerpath_state peerpath_item_state(const struct peerpath_item *item);
/* When it must hold; of a choice, the latest of all that it may ask. Of NULL: PEERPATH_KEEP. */
PEERPATH_API enum peerpath_stage peerpath_item_stage(const struct peerpath_item *item);
/* Is it needed only after the stage asked about? Then it does not count yet. */
PEERPATH_API bool peerpath_item_is_later(const struct peerpath_item *item);
/* Is it met as far as anybody can tell, but for the issuer to confirm (training on a list)? Of a
 * choice: do all of its options that are met need that? */
PEERPATH_API bool peerpath_item_is_to_confirm(const struct peerpath_item *item);
/* In plain words: when it is unmet, what is missing ("34 more hours of approved training"), else
 * what it asks ("80 hours of approved training"); of a choice, of each of its options: "A and B, or
 * C". */
PEERPATH_API const char *peerpath_item_text(const struct peerpath_item *item);
/* Its id, "ca-mpss.training_hours", and its kind, "training_hours"; NULL for a choice. */
PEERPATH_API const char *peerpath_item_id(const struct peerpath_item *item);
PEERPATH_API const char *peerpath_item_kind(const struct peerpath_item *item);
/* Of a condition that counts: the unit of its amounts, "hours", "months", "years", …; else NULL. */
PEERPATH_API const char *peerpath_item_unit(const struct peerpath_item *item);
/* The amounts that it asks for, that the person has, and that are missing. True with *out set;
 * false with *out untouched when it has no such amount, or that is not known. */
PEERPATH_API bool peerpath_item_required(const struct peerpath_item *item, double *out);
PEERPATH_API bool peerpath_item_have(const struct peerpath_item *item, double *out);
PEERPATH_API bool peerpath_item_missing(const struct peerpath_item *item, double *out);
/* Is the missing amount the least that it can be, because not all is known? */
PEERPATH_API bool peerpath_item_missing_is_least(const struct peerpath_item *item);
/* Of a condition that is unmet: how it closes, true with *out set; else, and of a choice, whose
 * options close in ways of their own, false. */
PEERPATH_API bool peerpath_item_closes(const struct peerpath_item *item, enum peerpath_closes *out);
/* Of a condition that waiting closes: the day on which it is met, if that is known; else NULL. */
PEERPATH_API const char *peerpath_item_closes_on(const struct peerpath_item *item);
/* At most ten words as they stand on the source page; NULL without. */
PEERPATH_API const char *peerpath_item_evidence(const struct peerpath_item *item);
/* Where that is written: the addresses of the pages, and who publishes each ("issuer", …). */
PEERPATH_API size_t peerpath_item_source_count(const struct peerpath_item *item);
PEERPATH_API const char *peerpath_item_source_url(const struct peerpath_item *item, size_t index);
PEERPATH_API const char *peerpath_item_source_publisher(const struct peerpath_item *item,
                                                        size_t index);

/*
 * A choice has options, and one that is met is enough; of an option, every condition must hold. A
 * plain condition has no options.
 */
PEERPATH_API size_t peerpath_item_option_count(const struct peerpath_item *item);
PEERPATH_API size_t peerpath_item_option_size(const struct peerpath_item *item, size_t option);
PEERPATH_API const struct peerpath_item *peerpath_item_option(const struct peerpath_item *item,
                                                              size_t option, size_t index);

#ifdef __cplusplus
}
#endif

#endif
