#include "out_diag.h"

#include "base/escape.h"
#include "base/file.h"
#include "json_parts.h"
#include "text.h"

enum {
    LONGEST = 64 << 10, /* of one diagnostic as text */
    MARGIN = 2          /* before the source line */
};

static const char ellipsis[] = "...";

static const char *severity_name(const struct pp_diag *diag)
{
    return diag->severity == PP_ERROR ? "error" : "warning";
}

/* Bytes of the character at the start of a non-empty view; a byte that is not UTF-8 counts as one.
 */
static size_t character(struct pp_view text)
{
    uint32_t code;
    size_t len = pp_utf8_next(text, &code);
    return len ? len : 1;
}

/* Where the character of column `col` begins; false when the line is too short to have it. */
static bool find_column(struct pp_view line, uint32_t col, size_t *out)
{
    size_t at = 0;
    for (uint32_t i = 1; i < col; i++) {
        if (at >= line.len)
            return false;
        at += character(pp_view_from(line, at));
    }
    *out = at;
    return true;
}

/* Drop characters from the start until `text` fits into `width` columns. */
static struct pp_view fit_end(struct pp_buf *scratch, struct pp_view text, size_t width)
{
    while (text.len && pp_escaped_width(scratch, text) > width)
        text = pp_view_from(text, character(text));
    return text;
}

/* The most characters from the start that fit into `width` columns. */
static struct pp_view fit_start(struct pp_buf *scratch, struct pp_view text, size_t width)
{
    size_t at = 0, used = 0;
    while (at < text.len) {
        size_t len = character(pp_view_from(text, at));
        used += pp_escaped_width(scratch, pp_view_first(pp_view_from(text, at), len));
        if (used > width)
            break;
        at += len;
    }
    return pp_view_first(text, at);
}

/* The source line with a caret under byte `at`, at most `width` columns of it. */
static void put_window(struct pp_buf *buf, struct pp_view line, size_t at, size_t width,
                       const struct pp_term *term)
{
    struct pp_view before = pp_view_first(line, at), after = pp_view_from(line, at);
    size_t dots = sizeof(ellipsis) - 1;
    bool cut_start = false, cut_end = false;
    if (pp_escaped_width(buf, line) > width) {
        before = fit_end(buf, before, width / 2);
        cut_start = before.len < at;
        size_t used = pp_escaped_width(buf, before) + (cut_start ? dots : 0);
        after = fit_start(buf, after, width - used - dots);
        cut_end = at + after.len < line.len;
    }
    size_t column = MARGIN + (cut_start ? dots : 0) + pp_escaped_width(buf, before);
    pp_buf_fill(buf, ' ', MARGIN);
    pp_buf_str(buf, cut_start ? ellipsis : "");
    pp_escape_terminal(buf, before);
    pp_escape_terminal(buf, after);
    pp_buf_str(buf, cut_end ? ellipsis : "");
    pp_buf_char(buf, '\n');
    pp_buf_fill(buf, ' ', column);
    pp_styled(buf, term, PP_STYLE_GREEN, PP_V("^"));
    pp_buf_char(buf, '\n');
}

static void put_place(struct pp_buf *buf, const struct pp_place *place)
{
    if (place->file.len == 0) {
        pp_buf_str(buf, "peerpath: ");
        return;
    }
    pp_escape_terminal(buf, place->file);
    if (place->line)
        pp_buf_printf(buf, ":%u:%u", (unsigned)place->line, (unsigned)place->col);
    pp_buf_str(buf, ": ");
}

/* One line, which other programs can read; broken between words only on a terminal. */
static void put_message(struct pp_buf *buf, const struct pp_diag *diag, size_t begun,
                        const struct pp_term *term)
{
    size_t column = pp_text_width(pp_view_from(pp_buf_view(buf), begun));
    if (!term->shown) {
        pp_buf_char(buf, ' ');
        pp_escape_terminal(buf, diag->message);
        pp_buf_char(buf, '\n');
        return;
    }
    struct pp_wrapper wrapper = pp_wrap_begin(buf, column, 2 * MARGIN, term->width);
    wrapper.begun = true;
    pp_wrap_text(&wrapper, diag->message);
    pp_wrap_end(&wrapper);
}

void pp_out_diag_text(struct pp_buf *buf, const struct pp_diag *diag, const struct pp_term *term)
{
    size_t at, begun = buf->len;
    put_place(buf, &diag->place);
    pp_style(buf, term, diag->severity == PP_ERROR ? PP_STYLE_RED : PP_STYLE_YELLOW);
    pp_buf_printf(buf, "%s[%s]", severity_name(diag), pp_code_info(diag->code)->code);
    pp_style(buf, term, PP_STYLE_NONE);
    pp_buf_char(buf, ':');
    put_message(buf, diag, begun, term);
    if (diag->source.len && diag->place.col &&
        find_column(diag->source, diag->place.col - diag->source_skipped, &at))
        put_window(buf, diag->source, at, term->width - MARGIN, term);
}

/* Complete without allocating; nobody is left to tell when even this cannot be written. */
static void say_no_memory(int fd)
{
    static const char line[] = "peerpath: error[O0802]: out of memory\n";
    (void)pp_fd_write_all(fd, (struct pp_view){line, sizeof(line) - 1});
}

void pp_out_diags(int fd, const struct pp_diags *diags, bool warnings, const struct pp_term *term)
{
    struct pp_buf buf pp_cleanup_buf;
    bool failed = diags->no_memory;
    pp_buf_init(&buf, LONGEST);
    for (size_t i = 0; i < diags->count; i++) {
        if (diags->list[i].severity == PP_WARNING && !warnings)
            continue;
        pp_out_diag_text(&buf, &diags->list[i], term);
        failed = failed || pp_buf_status(&buf) != PP_OK;
        (void)pp_fd_write_all(fd, pp_buf_view(&buf));
        pp_buf_clear(&buf);
    }
    if (diags->omitted) {
        pp_buf_printf(&buf, "(and %zu more)\n", diags->omitted);
        (void)pp_fd_write_all(fd, pp_buf_view(&buf));
    }
    if (failed)
        say_no_memory(fd);
}

/* A number that counts from 1; 0 says that there is none. */
static void put_number(struct pp_json *json, const char *key, uint32_t number)
{
    pp_json_key(json, key);
    if (number)
        pp_json_int(json, number);
    else
        pp_json_null(json);
}

void pp_out_diags_json(struct pp_json *json, const struct pp_diags *diags)
{
    pp_json_array(json);
    for (size_t i = 0; i < diags->count; i++) {
        const struct pp_diag *diag = &diags->list[i];
        pp_json_object(json);
        pp_json_text_or_null(json, "code", pp_view_of(pp_code_info(diag->code)->code));
        pp_json_text_or_null(json, "severity", pp_view_of(severity_name(diag)));
        pp_json_text_or_null(json, "file", diag->place.file);
        put_number(json, "line", diag->place.line);
        put_number(json, "column", diag->place.col);
        pp_json_text_or_null(json, "path", diag->path);
        pp_json_text_or_null(json, "message", diag->message);
        pp_json_end_object(json);
    }
    pp_json_end_array(json);
}
