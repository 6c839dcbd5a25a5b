/* Verdicts as text: CSV or JSON lines, with everything that stays the same written ahead. */
#ifndef PP_BATCH_WRITE_H
#define PP_BATCH_WRITE_H

#include "batch/block.h"
#include "batch/outlet.h"
#include "batch/slow.h"

enum {
    PP_RUN = 4,      /* verdicts that are written in one step */
    PP_RUN_BITS = 3, /* that tell one of them */
    PP_SLOT = 48     /* bytes that their text fits in */
};

/* Some verdicts in a row as CSV: ",unknown,not_yet,unknown,eligible". */
struct pp_run_text {
    char text[PP_SLOT];
    uint32_t len;
};

/* All that can be written ahead; only read once it is made. */
struct pp_texts {
    struct pp_view head; /* the header, with its line break; empty for JSON */
    /* Wide: by credential and verdict, with what stands before; `runs` by the first bits of
     * PP_RUN verdicts, above them the second ones, above them the third ones. */
    struct pp_view (*wide)[PP_VERDICT_COUNT];
    struct pp_run_text *runs;
    /* Long: by credential and verdict where no route speaks, by route and verdict where one does:
     * up to the missing. */
    struct pp_view (*alone)[PP_VERDICT_COUNT];
    struct pp_view (*routes)[PP_VERDICT_COUNT];
};

/* Write the texts of a plan ahead. Lifetime: that of the arena. False without memory. */
bool pp_texts_make(struct pp_texts *texts, const struct pp_batch_plan *plan,
                   struct pp_arena *arena);

/* What one thread writes with. */
struct pp_writer {
    const struct pp_batch_plan *plan;
    const struct pp_texts *texts;
    struct pp_outlet *outlet;
    struct pp_slow *slow; /* for what is missing */
    struct pp_buf cell;
    uint64_t first; /* records of the input before the piece */
    uint64_t (
        *turned)[3][64]; /* by 64 credentials: a word a row, for the three bits of a verdict */
    uint64_t (*tallies)[PP_LEVELS]; /* by credential: rows whose verdict is worse than each */
    uint64_t rows;                  /* good ones */
};

/* Prepare. Lifetime: borrows all arguments; release with pp_writer_release(). False without memory.
 */
bool pp_writer_init(struct pp_writer *writer, const struct pp_batch_plan *plan,
                    const struct pp_texts *texts, struct pp_outlet *outlet, struct pp_slow *slow,
                    struct pp_arena *arena);
void pp_writer_release(struct pp_writer *writer);

/* Write the good rows of a block, or count them. Returns PP_OK or PP_NOMEM. */
enum pp_status pp_write_block(struct pp_writer *writer, struct pp_block *block) PP_MUST_CHECK;

/* The parts of it, by kind of output (write_wide.c, write_long.c, write_people.c).
 */
enum pp_status pp_write_wide(struct pp_writer *writer, struct pp_block *block) PP_MUST_CHECK;
enum pp_status pp_write_long(struct pp_writer *writer, struct pp_block *block) PP_MUST_CHECK;
enum pp_status pp_write_people(struct pp_writer *writer, struct pp_block *block) PP_MUST_CHECK;

/*
 * The id of a row as it is written: a CSV cell, or a JSON text. Without a column for it, it is the
 * number of the row. Lifetime: until the next call. `.ptr` is NULL without memory.
 */
struct pp_view pp_writer_id(struct pp_writer *writer, const struct pp_block *block, size_t row);

/* Write the counts, `rows` of good rows and `left_out` of others. */
void pp_write_summary(struct pp_buf *buf, const struct pp_batch_plan *plan,
                      uint64_t (*tallies)[PP_LEVELS], uint64_t rows, uint64_t left_out);

/* Append a text as one CSV cell: in quotes where it must be, and with an apostrophe in front where
 * a spreadsheet would take it for a formula. */
void pp_write_cell(struct pp_buf *buf, struct pp_view text);

#endif
