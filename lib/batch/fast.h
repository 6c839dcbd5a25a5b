/*
 * The fast path: 256 rows at a time, a column at a time. Each cell is read once and becomes a code:
 * the interval that an amount lies in, the number of a word, what a text means for the exams. The
 * codes of 256 rows become planes of one bit a row, and the rules are held against whole planes.
 *
 * What a condition makes of a code is never written down a second time here: it is found out by
 * asking pp_evaluate() about a made-up person for each case (fast_probe.c). Only how hours of
 * topics and parts of hours bound each other is worked out here as well (fast_sums.c). Rows of
 * which anything is out of the ordinary go the slow way.
 */
#ifndef PP_BATCH_FAST_H
#define PP_BATCH_FAST_H

#include "batch/block.h"
#include "batch/memo.h"
#include "batch/scale.h"
#include "batch/slow.h"

/* What a condition comes to. */
enum pp_fast_state {
    PP_FAST_OPEN,
    PP_FAST_MET,
    PP_FAST_CONFIRM, /* met, to be confirmed */
    PP_FAST_UNMET
};

/* Features: what is told apart of a row, each as a code. Those of topics and answers follow. */
enum pp_feature {
    PP_FEATURE_AGE,
    PP_FEATURE_RECOVERY,
    PP_FEATURE_EDUCATION,
    PP_FEATURE_REFERENCES,
    PP_FEATURE_BACKGROUND,
    PP_FEATURE_LIVES,
    PP_FEATURE_WORKS,
    PP_FEATURE_COUNT,
    PP_FEATURE_NONE = 0xffff
};

/* Sums: hours with a whole and topics, or parts. */
enum pp_sum {
    PP_SUM_TRAINING,
    PP_SUM_SUPERVISION,
    PP_SUM_CE,
    PP_SUM_EXPERIENCE, /* and its parts: paid, volunteer, each also supervised */
    PP_SUM_PAID,
    PP_SUM_VOLUNTEER,
    PP_SUM_SUPERVISED,
    PP_SUM_PAID_SUPERVISED,
    PP_SUM_VOLUNTEER_SUPERVISED,
    PP_SUM_COUNT,
    PP_SUM_WITH_TOPICS = PP_SUM_EXPERIENCE
};

/* Texts whose meaning is remembered as the states of conditions. */
enum pp_fast_text {
    PP_TEXT_LIVED,
    PP_TEXT_EXAMS,
    PP_TEXT_CERTIFICATIONS,
    PP_TEXT_COUNT
};

/* Three kinds of rows; 0 is always the rest. */
enum pp_axis_kind {
    PP_AXIS_NONE,     /* all rows are 0 */
    PP_AXIS_CUT,      /* 1: known and below the code `from` of a feature, 2: at it or above */
    PP_AXIS_VALUE,    /* 1: the feature is known and another than `from`, 2: it is */
    PP_AXIS_RANGE,    /* 1: certainly less hours than `from`, 2: certainly as many */
    PP_AXIS_APPROVED, /* 1: stated, and not by that place, 2: by it */
};

struct pp_axis {
    enum pp_axis_kind kind;
    uint16_t low;      /* the feature; of RANGE that of the lower bound, NONE: it is nothing */
    uint16_t high;     /* of RANGE: that of the upper bound */
    uint16_t own;      /* of RANGE: that of the topic's own column, NONE: there is none */
    uint8_t from;      /* of `low` */
    uint8_t high_from; /* of `high` */
    uint8_t own_from;  /* of `own` */
    uint8_t place;     /* of APPROVED */
};

/* How a predicate is decided. */
struct pp_fast_predicate {
    uint16_t number; /* of the predicate in the program */
    uint16_t answer; /* the feature of the person's own answer, or NONE */
    struct pp_axis axes[2];
    uint8_t states[3][3]; /* by the kinds of rows of both axes */
    uint8_t answers[3];   /* by the answer: none (not used), yes, no */
    int8_t text;          /* enum pp_fast_text in place of states, or -1 */
    uint16_t bit;         /* of the text's states: this and the next two, by the first axis */
};

/* A conjunction: parts of the list of plane numbers. */
struct pp_fast_clause {
    uint32_t unmet, never, open, confirm, end; /* where each part begins; never is part of unmet */
    bool always_open;                          /* something in it is never known */
};

struct pp_fast_route {
    uint32_t first_clause; /* all that must hold, then the options of the choices */
    uint32_t first_choice;
    uint32_t choice_count;
    bool empty;
    bool whole;
};

/* One column to be read. */
struct pp_fast_column {
    size_t number;
    enum pp_flat_kind kind;
    uint16_t feature; /* that it sets, or NONE */
    const struct pp_scale *scale;
    pp_amount most;  /* the largest that is no fault */
    bool whole;      /* amounts are whole numbers */
    uint16_t topic;  /* of a sum with topics: its number */
    uint32_t before; /* its cells begin behind these marks (by number in pp_fast_work.marks) */
    uint32_t end;    /* and end at these */
};

/* A topic of a sum, named by rules or by a column. */
struct pp_fast_topic {
    struct pp_view slug;
    uint16_t own;        /* the feature of its column, or NONE */
    uint16_t rest;       /* the feature of what other topics leave for it, or NONE */
    uint16_t *relatives; /* topics with a column that share a word with it: they leave it more */
    size_t relative_count;
    bool kept;             /* it is a relative: its amounts are needed later */
    struct pp_scale scale; /* of its own amounts */
};

struct pp_fast_sum {
    struct pp_scale scale;      /* of the whole */
    struct pp_scale rest_scale; /* of what is left for topics */
    uint16_t low, high;         /* features of the whole */
    uint16_t rest;              /* feature of what is left for topics that share no word */
    struct pp_fast_topic *topics;
    size_t topic_count;
    bool there; /* a column says something of it */
};

/* The fast path of a plan; made once, then only read. */
struct pp_fast {
    const struct pp_batch_plan *plan;
    bool on; /* false: every row goes the slow way */
    uint16_t feature_count;
    struct pp_scale scales[PP_FEATURE_COUNT]; /* of age, recovery and references */
    uint32_t *born;  /* by cut of the age: the last day of birth, as yyyymmdd, that reaches it */
    uint32_t *since; /* by cut of the recovery: the last day of its beginning */
    uint32_t latest; /* the last day that is no fault */
    struct pp_fast_sum sums[PP_SUM_COUNT];
    struct pp_fast_column *columns;
    size_t column_count;
    uint32_t *nameless; /* the numbers of columns without a name, in which nothing may stand */
    size_t nameless_count;
    uint32_t *groups; /* the first of each PP_MARKS_AT_ONCE marks that some column needs */
    size_t group_count;
    struct pp_fast_predicate *predicates; /* those that any column decides */
    size_t predicate_count;
    uint16_t *planes; /* by number in the program: in `predicates`, NONE: never known */
    bool *always;     /* by number in the program: met whatever is known */
    size_t text_words[PP_TEXT_COUNT]; /* of 64 states */
    uint8_t codes[32][32]; /* by the letters of a code of two: 1 + the number of the place, or 0 */
    uint64_t places_asked; /* bits of the places whose approval some rule asks for */
    struct pp_fast_clause *clauses;
    uint16_t *members; /* of clauses: numbers in `predicates` */
    uint32_t *choices; /* of routes: the first clause of each choice, and behind its last */
    struct pp_fast_route *routes;
};

/* Make the fast path of a plan, or leave it off. Lifetime: that of the arena; borrows the plan.
 * False without memory. */
bool pp_fast_make(struct pp_fast *fast, const struct pp_batch_plan *plan, struct pp_arena *arena);

/* Fill in the states of a predicate by asking pp_evaluate() (fast_probe.c). */
void pp_fast_probe(const struct pp_fast *fast, struct pp_fast_predicate *predicate,
                   struct pp_matcher *matcher);
/* What a condition comes to for a person. */
enum pp_fast_state pp_fast_ask(const struct pp_fast *fast, const struct pp_predicate *predicate,
                               const struct pp_profile *profile, struct pp_matcher *matcher);

/* Give a person the time in recovery that the first axis of a predicate tells apart. */
void pp_fast_set_recovery(const struct pp_fast_predicate *predicate,
                          const struct pp_requirement *requirement, int kind,
                          struct pp_profile *profile);

/* Three planes for the states of a condition; met is what is left. */
struct pp_fast_planes {
    struct pp_plane unmet;
    struct pp_plane open;
    struct pp_plane confirm;
};

/* What one thread needs. Rows are those of its block. */
struct pp_fast_work {
    const struct pp_fast *fast;
    struct pp_slow *slow;
    bool plain;                         /* without instructions that not every processor has */
    uint8_t (*codes)[PP_BLOCK_ROWS];    /* by feature */
    pp_amount (*totals)[PP_BLOCK_ROWS]; /* by sum: PP_AMOUNT_UNKNOWN when it is not known */
    pp_amount (*sums)[PP_BLOCK_ROWS];   /* by sum: of all its topics, at most PP_AMOUNT_MOST */
    pp_amount (*topics[PP_SUM_WITH_TOPICS])[PP_BLOCK_ROWS]; /* by topic: of those that are kept */
    uint32_t (*marks)[PP_CSV_BATCH];  /* of the records that are read: the first are where they
                                         begin, less 1; then those of the groups */
    uint64_t approved[PP_BLOCK_ROWS]; /* bits of places, PP_APPROVED_STATED */
    uint32_t texts[PP_TEXT_COUNT][PP_BLOCK_ROWS]; /* where the meaning begins */
    uint64_t *meanings[PP_TEXT_COUNT];            /* by remembered text, state and word */
    struct pp_memo text_memos[PP_TEXT_COUNT];
    struct pp_memo memos[PP_FLAT_KIND_COUNT];
    uint32_t *no_marks;                          /* as of a record all of whose cells are empty */
    struct pp_view *cells;                       /* of a made-up row, all empty */
    struct pp_flat_columns one;                  /* the columns of the plan, all ignored */
    struct pp_plane *approved_planes;            /* by bit of `approved` */
    struct pp_plane *text_planes[PP_TEXT_COUNT]; /* by state and bit */
    struct pp_fast_planes *planes;               /* by number in fast->predicates */
    bool no_memory;
};

enum {
    PP_MARKS_AT_ONCE = 4
};

#define PP_APPROVED_STATED ((uint64_t)1 << 63)
#define PP_FAST_ODD        UINT64_MAX /* what a faulty text means */

/* Prepare. Lifetime: that of the arena; borrows the rest. False without memory. */
bool pp_fast_work_init(struct pp_fast_work *work, const struct pp_fast *fast, struct pp_slow *slow,
                       struct pp_arena *arena);

/* Forget the rows before. */
void pp_fast_begin(struct pp_fast_work *work);
/* Read the columns of indexed records, which are the block's rows from `row` on. Rows that it
 * cannot tell for certain are marked slow (fast_cells.c). */
void pp_fast_read(struct pp_fast_work *work, struct pp_block *block,
                  const struct pp_csv_index *index, size_t row);
/* What a text means for the conditions of its kind, as words of states: three (unmet, open,
 * confirm) for each 64 of them. False when it is faulty (fast_text.c). */
bool pp_fast_learn(struct pp_fast_work *work, const struct pp_fast_column *column,
                   enum pp_fast_text kind, struct pp_view text, uint64_t *out);
/* The same of a word, as a number; PP_FAST_ODD when it is faulty. */
uint64_t pp_fast_learn_word(struct pp_fast_work *work, const struct pp_fast_column *column,
                            struct pp_view text);
/* The bounds of the sums, once all columns are read (fast_sums.c). */
void pp_fast_bound(struct pp_fast_work *work, struct pp_block *block);
/* The verdicts of all routes for all rows but the slow ones, whose bits mean nothing
 * (fast_judge.c). */
void pp_fast_judge(struct pp_fast_work *work, struct pp_block *block);

#endif
