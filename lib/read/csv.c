#include "read/csv.h"

#include <string.h>

enum {
    LANES = 64 /* bytes that are counted at a time */
};

/* Line breaks in a text without quotes, and behind the last of them. */
static uint64_t count_lines(const char *text, size_t len, size_t *out_behind)
{
    uint64_t lines = 0;
    size_t at = 0;
    /* In bytes side by side, none of which overflows: this runs while other threads wait. */
    while (len - at >= LANES) {
        uint8_t sums[LANES] = {0};
        for (int i = 0; i < UINT8_MAX && len - at >= LANES; i++, at += LANES)
            for (int lane = 0; lane < LANES; lane++)
                sums[lane] += text[at + (size_t)lane] == '\n';
        for (int lane = 0; lane < LANES; lane++)
            lines += sums[lane];
    }
    for (; at < len; at++)
        lines += text[at] == '\n';
    const char *last = lines ? memrchr(text, '\n', len) : NULL;
    if (last)
        *out_behind = (size_t)(last - text) + 1;
    return lines;
}

static char separator_of(const struct pp_csv_walk *walk)
{
    return walk->separator ? walk->separator : ',';
}

/* Take the part before the next quote; true when there is a quote. */
static bool walk_plain(struct pp_csv_walk *walk, struct pp_view piece, size_t *at, size_t *behind)
{
    const char *from = piece.ptr + *at;
    size_t rest = piece.len - *at, found = 0;
    const char *quote = walk->lines ? NULL : memchr(from, '"', rest);
    size_t len = quote ? (size_t)(quote - from) : rest;
    uint64_t lines = count_lines(from, len, &found);
    walk->records += lines;
    if (lines)
        *behind = *at + found;
    if (len) {
        char last = from[len - 1];
        walk->state = last == separator_of(walk) || last == '\n' ? PP_CSV_START : PP_CSV_PLAIN;
    }
    *at += len;
    return quote != NULL;
}

size_t pp_csv_walk(struct pp_csv_walk *walk, struct pp_view piece)
{
    size_t at = 0, behind = 0;
    while (at < piece.len) {
        const char *quote;
        switch (walk->state) {
        case PP_CSV_QUOTED:
            quote = memchr(piece.ptr + at, '"', piece.len - at);
            at = quote ? (size_t)(quote - piece.ptr) + 1 : piece.len;
            if (quote)
                walk->state = PP_CSV_CLOSED;
            break;
        case PP_CSV_CLOSED:
            walk->state = piece.ptr[at] == '"' ? PP_CSV_QUOTED : PP_CSV_PLAIN;
            at += walk->state == PP_CSV_QUOTED;
            break;
        case PP_CSV_START:
        case PP_CSV_PLAIN:
            if (walk_plain(walk, piece, &at, &behind)) {
                walk->state = walk->state == PP_CSV_START ? PP_CSV_QUOTED : PP_CSV_PLAIN;
                at++;
            }
            break;
        }
    }
    return behind;
}

/* The state behind one more byte. */
static enum pp_csv_state step(enum pp_csv_state state, char byte, char separator)
{
    if (state == PP_CSV_QUOTED)
        return byte == '"' ? PP_CSV_CLOSED : PP_CSV_QUOTED;
    if (byte == '"' && state != PP_CSV_PLAIN)
        return PP_CSV_QUOTED; /* it begins a cell, or is the second of two */
    return byte == separator || byte == '\n' ? PP_CSV_START : PP_CSV_PLAIN;
}

size_t pp_csv_walk_one(struct pp_csv_walk *walk, struct pp_view piece)
{
    for (size_t at = 0; at < piece.len; at++) {
        bool quoted = walk->state == PP_CSV_QUOTED && !walk->lines;
        walk->state = step(walk->state, piece.ptr[at], separator_of(walk));
        if (piece.ptr[at] == '\n' && !quoted) {
            walk->state = PP_CSV_START;
            walk->records++;
            return at + 1;
        }
    }
    return 0;
}

struct pp_view pp_csv_text(struct pp_view cell, struct pp_buf *scratch)
{
    if (cell.len < 2 || cell.ptr[0] != '"')
        return cell;
    cell = (struct pp_view){cell.ptr + 1, cell.len - 2};
    if (pp_view_find(cell, '"') == cell.len)
        return cell;
    pp_buf_clear(scratch);
    while (cell.len) {
        size_t quote = pp_view_find(cell, '"');
        pp_buf_add(scratch, pp_view_first(cell, quote + 1));
        cell = pp_view_from(cell, quote + 2 < cell.len ? quote + 2 : cell.len);
    }
    if (pp_buf_status(scratch) != PP_OK)
        return (struct pp_view){NULL, 0};
    return pp_buf_view(scratch);
}
