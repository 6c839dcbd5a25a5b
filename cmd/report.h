/*
 * A report: one page for one person, with the answer in plain words, a map, and for each
 * certification a checklist and the next steps.
 */
#ifndef PP_CMD_REPORT_H
#define PP_CMD_REPORT_H

#include "advise/asked.h"
#include "cite.h"
#include "context.h"
#include "out_check.h"
#include "out_plan.h"
#include "page.h"
#include "rules/places.h"

/* What a page is about, for whom or not; the same for every person of a table. */
struct pp_report_frame {
    struct pp_db *db;
    const struct pp_asked *asked;
    pp_date as_of;
    enum pp_stage stage;
    unsigned pace;       /* hours a week */
    bool all;            /* every place there is was asked about */
    struct pp_view data; /* which rules: "built-in, version 2026.11.21" */
};

/* One certification, or a place that has none. */
struct pp_report_entry {
    const struct pp_answer *answer;
    struct pp_planning planning;
    bool planned; /* there is something to plan */
};

/* Lifetime: all borrowed, or in the arena that it was made in. */
struct pp_report {
    const struct pp_report_frame *frame;
    struct pp_check check;
    const struct pp_profile *profile; /* NULL: of the person nothing is known */
    struct pp_view id;                /* the person's in a table; empty otherwise */
    struct pp_report_entry *entries;
    size_t count;
    size_t counts[PP_VERDICT_COUNT];
    const struct pp_jurisdiction *places[PP_PLACE_COUNT]; /* by number; NULL: not asked about */
    enum pp_verdict best[PP_PLACE_COUNT];                 /* of those that were */
    size_t place_count;
};

enum {
    PP_REPORT_OPEN_PLACES = 3 /* the sections of more places than this are folded */
};

/*
 * What the command line says about the page: db, as_of, stage, pace, data; the rest of *out is
 * left as it is. Lifetime: lives in context->arena. Returns PP_OK; PP_INPUT with a report;
 * PP_NOMEM.
 */
enum pp_status pp_report_frame_of(const struct pp_context *context, struct pp_db *db,
                                  struct pp_report_frame *out) PP_MUST_CHECK;

/*
 * Answer and plan for one person; `has_profile` is false where nothing is known, so that the page
 * shows questions. Lifetime: lives in person->arena; borrows the frame and the person's profile.
 * Returns as pp_asked_answers() and pp_roadmap_make().
 */
enum pp_status pp_report_make(const struct pp_report_frame *frame, const struct pp_person *person,
                              bool has_profile, struct pp_view id,
                              struct pp_report *out) PP_MUST_CHECK;

/* Do the sources tell of nothing that is asked on the day? Then there is no question that decides,
 * and nobody is ready. */
bool pp_report_untold(const struct pp_answer *answer);

/* Append the whole page. */
void pp_report_write(struct pp_buf *buf, const struct pp_report *report);

/* The parts of a page, each in a file of its own. */
void pp_report_answer(struct pp_page *page, const struct pp_report *report);
void pp_report_person(struct pp_page *page, const struct pp_report *report);
void pp_report_map(struct pp_page *page, const struct pp_report *report);
void pp_report_table(struct pp_page *page, const struct pp_report *report);
void pp_report_places(struct pp_page *page, const struct pp_report *report);
/* Every condition of a certification, by how the person stands to it. */
void pp_report_checklist(struct pp_page *page, const struct pp_report *report,
                         const struct pp_answer *answer, struct pp_citations *cited);
/* What to do next, when, and for what cost. */
void pp_report_steps(struct pp_page *page, const struct pp_report_entry *entry,
                     struct pp_citations *cited);

/* The head that every page begins with, up to and with <main>; `title` is foreign text. */
void pp_page_begin(struct pp_page *page, struct pp_view title);
/* The end of a page: who decides, what the data is, as of when. */
void pp_page_end(struct pp_page *page, const struct pp_report_frame *frame);
/* A verdict as sign and words: "? not known yet"; with a count before the words where it is not 0.
 */
void pp_page_chip(struct pp_page *page, enum pp_verdict verdict, size_t count);
/* The sign of a verdict in its color. */
void pp_page_swatch(struct pp_page *page, enum pp_verdict verdict);
/* Numbers that link to the sources of a fact. */
void pp_page_cite(struct pp_page *page, struct pp_citations *cited,
                  const struct pp_sources *sources);
/* A text of the rules; where it names sources by key, such numbers stand. */
void pp_page_cite_text(struct pp_page *page, struct pp_citations *cited,
                       const struct pp_jurisdiction *jurisdiction, struct pp_view text);
/* The name of a place inside a sentence. */
struct pp_view pp_report_place(const struct pp_jurisdiction *jurisdiction);

#endif
