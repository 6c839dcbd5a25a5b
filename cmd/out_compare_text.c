/* A comparison for a terminal. */
#include "base/escape.h"
#include "out_compare.h"
#include "text.h"

enum {
    TITLE_WIDTH = 24, /* of the first column, its mark included */
    LEAST_WIDTH = 24, /* of a column, to be readable side by side */
    GAP = 2,
    INDENT = 2,
    MOST_TEXT = 1 << 16
};

/* A text broken into lines of a width; each ends with a line break. */
struct lines {
    struct pp_buf text;
    size_t at;
};

static void lines_init(struct lines *lines, struct pp_view text, size_t width)
{
    lines->at = 0;
    pp_buf_init(&lines->text, MOST_TEXT * 2);
    pp_wrap(&lines->text, text, 0, 0, width);
}

/* Lines that were cut short for want of memory are a failure of the output. */
static void lines_release(struct lines *lines, struct pp_buf *out)
{
    (void)pp_buf_text(&lines->text, out);
    pp_buf_release(&lines->text);
}

static struct pp_view next_line(struct lines *lines)
{
    struct pp_view rest = pp_view_from(pp_buf_view(&lines->text), lines->at);
    struct pp_view line = pp_view_first(rest, pp_view_find(rest, '\n'));
    lines->at += line.len < rest.len ? line.len + 1 : line.len;
    return line;
}

static bool lines_left(const struct lines *lines)
{
    return lines->at < lines->text.len;
}

struct table {
    struct pp_out *out;
    const struct pp_term *term;
    const struct pp_comparison *comparison;
    size_t width; /* of a column */
    struct pp_citations cited;
};

static const char *mark_of(enum pp_differs differs)
{
    static const char *const marks[] = {" ", "*", "?"};
    return marks[differs];
}

/* Print the lines of all columns side by side until none has any left; the first begins with a
 * mark. */
static void put_lines(struct table *table, const char *mark, struct lines *lines, size_t count,
                      enum pp_style style)
{
    struct pp_buf *buf = &table->out->buf;
    for (bool more = true; more; mark = " ") {
        size_t column = INDENT, wanted = INDENT;
        pp_buf_printf(buf, "%s ", mark);
        more = false;
        for (size_t i = 0; i < count; i++) {
            struct pp_view line = next_line(&lines[i]);
            more |= lines_left(&lines[i]);
            if (line.len) {
                size_t gap = wanted > column ? wanted - column : column > INDENT;
                pp_buf_fill(buf, ' ', gap);
                pp_style(buf, table->term, i == 0 ? PP_STYLE_BOLD : style);
                pp_buf_add(buf, line);
                pp_style(buf, table->term, PP_STYLE_NONE);
                column += gap + pp_utf8_width(line);
            }
            wanted += (i == 0 ? TITLE_WIDTH - INDENT : table->width) + GAP;
        }
        pp_buf_char(buf, '\n');
    }
}

static void put_row(struct table *table, const struct pp_compare_row *row)
{
    size_t count = table->comparison->column_count + 1;
    struct lines lines[PP_COMPARE_MOST + 1];
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, MOST_TEXT);
    lines_init(&lines[0], pp_view_of(row->title), TITLE_WIDTH - INDENT);
    for (size_t i = 1; i < count; i++) {
        pp_buf_clear(&text);
        pp_say_cell(&text, &table->comparison->columns[i - 1], &row->cells[i - 1], &table->cited);
        lines_init(&lines[i], pp_buf_text(&text, &table->out->buf), table->width);
    }
    put_lines(table, mark_of(row->differs), lines, count, PP_STYLE_NONE);
    for (size_t i = 0; i < count; i++)
        lines_release(&lines[i], &table->out->buf);
}

static void say_head(struct pp_buf *text, const struct pp_compare_column *column)
{
    pp_buf_add(text, column->jurisdiction->name);
    if (column->credential)
        pp_buf_printf(text, ": %.*s [%.*s]", PP_VARG(column->credential->title),
                      PP_VARG(column->credential->id));
}

static void put_side_by_side(struct table *table)
{
    size_t count = table->comparison->column_count + 1;
    struct lines lines[PP_COMPARE_MOST + 1];
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, MOST_TEXT);
    lines_init(&lines[0], PP_V(""), TITLE_WIDTH);
    for (size_t i = 1; i < count; i++) {
        pp_buf_clear(&text);
        say_head(&text, &table->comparison->columns[i - 1]);
        lines_init(&lines[i], pp_buf_text(&text, &table->out->buf), table->width);
    }
    put_lines(table, " ", lines, count, PP_STYLE_BOLD);
    for (size_t i = 0; i < count; i++)
        lines_release(&lines[i], &table->out->buf);
    for (size_t r = 0; r < table->comparison->row_count; r++) {
        put_row(table, &table->comparison->rows[r]);
        pp_out_step(table->out);
    }
}

/* One block a row: for more columns than fit. */
static void put_blocks(struct table *table)
{
    struct pp_buf *buf = &table->out->buf;
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, MOST_TEXT);
    for (size_t i = 0; i < table->comparison->column_count; i++) {
        pp_buf_clear(&text);
        say_head(&text, &table->comparison->columns[i]);
        pp_wrap(buf, pp_buf_text(&text, &table->out->buf), 0, INDENT, table->term->width);
    }
    for (size_t r = 0; r < table->comparison->row_count; r++) {
        const struct pp_compare_row *row = &table->comparison->rows[r];
        pp_buf_printf(buf, "\n%s ", mark_of(row->differs));
        pp_styled(buf, table->term, PP_STYLE_BOLD, pp_view_of(row->title));
        pp_buf_char(buf, '\n');
        for (size_t i = 0; i < table->comparison->column_count; i++) {
            pp_buf_clear(&text);
            pp_buf_printf(&text, "%.*s: ", PP_VARG(pp_column_id(&table->comparison->columns[i])));
            pp_say_cell(&text, &table->comparison->columns[i], &row->cells[i], &table->cited);
            pp_buf_fill(buf, ' ', INDENT);
            pp_wrap(buf, pp_buf_text(&text, &table->out->buf), INDENT, 2 * INDENT,
                    table->term->width);
        }
        pp_out_step(table->out);
    }
}

static void put_sources(struct table *table)
{
    struct pp_buf *buf = &table->out->buf;
    if (table->cited.count)
        pp_buf_str(buf, "\nSources\n");
    for (size_t i = 0; i < table->cited.count; i++) {
        const struct pp_source *source = table->cited.list[i];
        size_t begun = buf->len;
        pp_buf_printf(buf, "  [%zu]", i + 1);
        struct pp_wrapper wrapper = pp_wrap_begin(buf, buf->len - begun, 6, table->term->width);
        wrapper.begun = true;
        pp_wrap_word(&wrapper, source->url);
        pp_wrap_text(&wrapper, pp_view_of(pp_word(&pp_publisher_words, source->publisher)));
        pp_wrap_end(&wrapper);
    }
}

/* How the signs read, and the columns; before the sources, as they cite. */
static void put_notes(struct table *table)
{
    struct pp_buf *buf = &table->out->buf;
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, MOST_TEXT);
    pp_buf_char(buf, '\n');
    pp_wrap(buf, PP_V("* differs; ? what is known is the same, but not all is known"), 0, 2,
            table->term->width);
    for (size_t i = 0; i < table->comparison->column_count; i++) {
        pp_buf_clear(&text);
        pp_say_column_note(&text, table->comparison, i, &table->cited);
        struct pp_view note = pp_buf_text(&text, buf);
        if (note.len)
            pp_wrap(buf, note, 0, 0, table->term->width);
    }
}

static void put_closing(struct table *table)
{
    struct pp_buf *buf = &table->out->buf;
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, MOST_TEXT);
    pp_buf_char(buf, '\n');
    for (size_t i = 0; i < table->comparison->column_count; i++) {
        const struct pp_jurisdiction *jurisdiction = table->comparison->columns[i].jurisdiction;
        pp_buf_printf(&text, "%s%.*s ",
                      i ? ", " : "Rules last reviewed: ", PP_VARG(jurisdiction->code));
        pp_date_format(&text, jurisdiction->reviewed);
    }
    pp_buf_str(&text, ". The issuers decide.");
    pp_wrap(buf, pp_buf_text(&text, buf), 0, 0, table->term->width);
}

void pp_out_compare_text(struct pp_out *out, const struct pp_term *term,
                         const struct pp_comparison *comparison)
{
    struct table table = {.out = out, .term = term, .comparison = comparison};
    size_t gaps = TITLE_WIDTH + GAP * comparison->column_count;
    size_t room = term->width > gaps ? term->width - gaps : 0;
    table.width = comparison->column_count ? room / comparison->column_count : 0;
    if (table.width >= LEAST_WIDTH)
        put_side_by_side(&table);
    else
        put_blocks(&table);
    put_notes(&table);
    put_sources(&table);
    put_closing(&table);
}
