/*
 * CSV as RFC 4180 has it: cells between commas, records between line breaks (LF or CRLF), a cell in
 * double quotes may hold both, a quote inside it is doubled. A quote that does not begin a cell is
 * an ordinary character of it. In place of the comma another sign may stand.
 */
#ifndef PP_READ_CSV_H
#define PP_READ_CSV_H

#include <stdint.h>

#include "base/buf.h"
#include "base/view.h"

/* Where the reader stands between two bytes. */
enum pp_csv_state {
    PP_CSV_START,  /* at the beginning of a cell */
    PP_CSV_PLAIN,  /* in a cell without quotes, or behind a closing quote and something more */
    PP_CSV_QUOTED, /* in a cell with quotes */
    PP_CSV_CLOSED, /* behind a quote in such a cell: it ends, or another quote follows */
};

/* A walk over a text that comes in pieces, to find where its records end. */
struct pp_csv_walk {
    enum pp_csv_state state;
    char separator;   /* between cells; NUL stands for a comma */
    bool lines;       /* quotes mean nothing: every line is a record (JSONL) */
    uint64_t records; /* that ended so far, empty lines included */
};

/* Walk over the next piece. Returns the position in it behind the last record that ended there; 0
 * when none did. */
size_t pp_csv_walk(struct pp_csv_walk *walk, struct pp_view piece);
/* As pp_csv_walk(), but stop behind the first record that ends. Returns 0 when none did. */
size_t pp_csv_walk_one(struct pp_csv_walk *walk, struct pp_view piece);

/* What is wrong with the form of a record. */
enum pp_csv_fault {
    PP_CSV_GOOD,
    PP_CSV_BEHIND_QUOTE, /* something stands between a closing quote and the next comma */
    PP_CSV_OPEN,         /* a quote is not closed */
    PP_CSV_CELLS,        /* another number of cells than wanted */
};

/* One record of an index. */
struct pp_csv_record {
    uint32_t begin;  /* its first byte */
    uint32_t end;    /* behind its line break */
    uint32_t first;  /* the number of its first mark */
    uint32_t cells;  /* how many it has; with a fault, up to the cell that has it */
    uint32_t number; /* how many records of the text lie before it, empty lines included */
    enum pp_csv_fault fault;
};

enum {
    PP_CSV_BATCH = 64, /* records that are indexed at a time */
    PP_CSV_MARGIN = 64 /* readable bytes that must lie behind a text that is indexed */
};

/* Where the cells of up to PP_CSV_BATCH records end: cell c of a record at its mark first + c. A
 * record with a fault has no marks to be relied on. */
struct pp_csv_index {
    uint32_t *marks;
    size_t room; /* marks that fit: pp_csv_room() of the columns */
    size_t columns;
    char separator; /* between cells; NUL stands for a comma */
    struct pp_csv_record records[PP_CSV_BATCH];
    size_t count;
    size_t used; /* marks */
};

/* Marks that an index of so many columns needs. */
size_t pp_csv_room(size_t columns);

/*
 * Index the records from *at on, and move *at behind them and *number, the number of the first, up
 * to the next. Empty lines, and records whose cells hold nothing but white space, are counted and
 * left out. The text ends with a line break, is shorter
 * than 2 GiB, and PP_CSV_MARGIN bytes behind it may be read. `plain` does without instructions that
 * not every processor has; the result is the same.
 */
void pp_csv_index(struct pp_view text, size_t *at, uint32_t *number, bool plain,
                  struct pp_csv_index *index);

/* A cell as it stands in the text, quotes included. */
static inline struct pp_view pp_csv_cell(struct pp_view text, const struct pp_csv_index *index,
                                         const struct pp_csv_record *record, size_t cell)
{
    const uint32_t *end = index->marks + record->first + cell;
    uint32_t begin = cell ? end[-1] + 1 : record->begin;
    return (struct pp_view){text.ptr + begin, *end - begin};
}

/*
 * What a cell says: without its quotes, and with doubled quotes single. Lifetime: borrows from the
 * cell, or from `scratch` (which is emptied) where a quote was doubled. `.ptr` is NULL without
 * memory.
 */
struct pp_view pp_csv_text(struct pp_view cell, struct pp_buf *scratch);

#endif
