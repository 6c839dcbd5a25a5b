/* The CSV reader: the fast and the plain way agree, and walks over pieces find the same records. */
#include "fuzz.h"
#include "read/csv.h"

#include <assert.h>
#include <string.h>

enum {
    COLUMNS = 3
};

struct text {
    struct pp_buf buf; /* with its margin */
    struct pp_view view;
};

/* The bytes, ended by a line break. */
static void make(struct text *text, const uint8_t *bytes, size_t size)
{
    static const char margin[PP_CSV_MARGIN] = "\"\",\n";
    pp_buf_init(&text->buf, 4 << 20);
    pp_buf_add(&text->buf, (struct pp_view){(const char *)bytes, size});
    pp_buf_char(&text->buf, '\n');
    text->view.len = text->buf.len;
    pp_buf_add(&text->buf, (struct pp_view){margin, sizeof(margin)});
    text->view.ptr = text->buf.data;
    assert(pp_buf_status(&text->buf) == PP_OK);
}

static void same_records(const struct pp_csv_index *a, const struct pp_csv_index *b,
                         struct pp_view text)
{
    assert(a->count == b->count);
    for (size_t i = 0; i < a->count; i++) {
        const struct pp_csv_record *x = &a->records[i], *y = &b->records[i];
        assert(x->begin == y->begin && x->end == y->end && x->number == y->number);
        assert(x->fault == y->fault && x->cells == y->cells);
        assert(x->begin < x->end && x->end <= text.len);
        for (size_t cell = 0; x->fault == PP_CSV_GOOD && cell < COLUMNS; cell++) {
            struct pp_view one = pp_csv_cell(text, a, x, cell);
            struct pp_view two = pp_csv_cell(text, b, y, cell);
            assert(one.ptr == two.ptr && one.len == two.len);
            assert(one.ptr >= text.ptr + x->begin && one.ptr + one.len < text.ptr + x->end);
        }
    }
}

/* Index all of it in both ways; the number of records. */
static uint64_t index_all(struct pp_view text)
{
    struct pp_csv_index fast = {.columns = COLUMNS, .room = pp_csv_room(COLUMNS)}, plain = fast;
    size_t at = 0, other = 0;
    uint32_t number = 0, other_number = 0;
    fast.marks = calloc(fast.room, sizeof(*fast.marks));
    plain.marks = calloc(plain.room, sizeof(*plain.marks));
    assert(fast.marks && plain.marks);
    while (at < text.len) {
        size_t before = at;
        pp_csv_index(text, &at, &number, false, &fast);
        pp_csv_index(text, &other, &other_number, true, &plain);
        assert(at > before && at == other && number == other_number);
        same_records(&fast, &plain, text);
    }
    free(fast.marks);
    free(plain.marks);
    return number;
}

/* A record ends at the same bytes however the text is cut, and whether they are looked for one by
 * one or all at once. */
static uint64_t walk_all(struct pp_view text, size_t step)
{
    struct pp_csv_walk walk = {0}, one = {0};
    size_t last = 0, last_one = 0;
    for (size_t at = 0; at < text.len; at += step) {
        struct pp_view piece = pp_view_first(pp_view_from(text, at), step);
        size_t behind = pp_csv_walk(&walk, piece);
        last = behind ? at + behind : last;
        for (size_t done = 0, end; done < piece.len; done += end) {
            end = pp_csv_walk_one(&one, pp_view_from(piece, done));
            if (end == 0)
                break;
            last_one = at + done + end;
        }
    }
    assert(last == last_one && walk.records == one.records);
    return walk.records;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct text text;
    make(&text, bytes, size);
    uint64_t records = walk_all(text.view, text.view.len);
    assert(walk_all(text.view, 1) == records && walk_all(text.view, 7) == records);
    uint64_t indexed = index_all(text.view);
    assert(indexed == records || indexed == records + 1); /* an open quote ends nowhere */
    pp_buf_release(&text.buf);
    return 0;
}
