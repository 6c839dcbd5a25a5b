#include "ask_line.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "rules/mention.h"
#include "rules/wording.h"
#include "text.h"

enum {
    MOST_TEXT = 1 << 16,
    INDENT = 2
};

static size_t find_break(const struct pp_lines *lines)
{
    const char *found = lines->len ? memchr(lines->data, '\n', lines->len) : NULL;
    return found ? (size_t)(found - lines->data) : lines->len;
}

/* Read until there is a line break, the end, or no room. */
static void fill(struct pp_lines *lines)
{
    while (!lines->ended && lines->len < PP_LINE_MAX && find_break(lines) == lines->len) {
        ssize_t got =
            read(STDIN_FILENO, lines->data + lines->len, (size_t)PP_LINE_MAX - lines->len);
        if (got < 0 && errno == EINTR)
            continue;
        lines->ended = got <= 0;
        lines->len += got > 0 ? (size_t)got : 0;
    }
}

static void drop(struct pp_lines *lines, size_t count)
{
    count = count < lines->len ? count : lines->len;
    lines->len -= count;
    memmove(lines->data, lines->data + count, lines->len);
}

static void skip_line(struct pp_lines *lines)
{
    while (find_break(lines) == lines->len && !(lines->ended && lines->len == 0)) {
        lines->len = 0;
        fill(lines);
    }
    drop(lines, find_break(lines) + 1);
}

enum pp_line pp_read_line(struct pp_lines *lines, struct pp_view *out)
{
    drop(lines, lines->taken);
    lines->taken = 0;
    fill(lines);
    size_t len = find_break(lines);
    if (len == lines->len && !lines->ended) {
        skip_line(lines);
        return PP_LINE_LONG;
    }
    if (len == lines->len && lines->len == 0)
        return PP_LINE_END;
    *out = (struct pp_view){lines->data, len};
    lines->taken = len + 1; /* drop() takes no more than there is */
    return PP_LINE_READ;
}

void pp_prompt(struct pp_buf *buf, bool quiet)
{
    if (!quiet)
        (void)pp_fd_write_all(STDERR_FILENO, pp_buf_view(buf));
    pp_buf_clear(buf);
}

/* Each line of the text by itself. */
static void put_lines(struct pp_buf *buf, const struct pp_term *term, struct pp_view text)
{
    while (text.len) {
        size_t len = pp_view_find(text, '\n');
        struct pp_view line = pp_view_first(text, len);
        size_t indent = 0;
        while (indent < line.len && line.ptr[indent] == ' ')
            indent++;
        pp_buf_fill(buf, ' ', indent);
        pp_wrap(buf, line, indent, indent + INDENT, term->width);
        text = pp_view_from(text, len + 1);
    }
}

void pp_ask_put_sentence(struct pp_buf *buf, const struct pp_term *term, struct pp_view text)
{
    pp_buf_fill(buf, ' ', INDENT);
    pp_wrap(buf, text, INDENT, INDENT, term->width);
}

void pp_ask_put_welcome(struct pp_buf *buf, const struct pp_term *term)
{
    pp_ask_put_sentence(
        buf, term,
        PP_V("Only questions that can still change the result are asked. Type ? if you do not know "
             "an answer: that is never taken for a no. Type back to change the last answer, why to "
             "see where a question comes from, and stop to end early and keep what you have said. "
             "Your answers stay on this computer."));
}

void pp_ask_put_question(struct pp_buf *buf, const struct pp_term *term,
                         const struct pp_interview *interview, const struct pp_question *question)
{
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, MOST_TEXT);
    pp_buf_printf(&text, "%zu. ", interview->turn_count + 1);
    pp_ask_say(&text, interview, question);
    pp_buf_char(buf, '\n');
    pp_style(buf, term, PP_STYLE_BOLD);
    put_lines(buf, term, pp_buf_view(&text));
    pp_style(buf, term, PP_STYLE_NONE);
    pp_buf_clear(&text);
    pp_buf_str(&text, "Why: ");
    pp_ask_say_why(&text, question);
    pp_style(buf, term, PP_STYLE_DIM);
    pp_ask_put_sentence(buf, term, pp_buf_view(&text));
    pp_style(buf, term, PP_STYLE_NONE);
    pp_buf_clear(&text);
    pp_buf_char(&text, '(');
    pp_ask_say_form(&text, question);
    pp_buf_str(&text, ") >");
    struct pp_wrapper wrapper = pp_wrap_begin(buf, 0, 0, term->width);
    pp_wrap_text(&wrapper, pp_buf_text(&text, buf));
    pp_buf_char(buf, ' ');
}

void pp_ask_put_why(struct pp_buf *buf, const struct pp_term *term, const struct pp_db *db,
                    const struct pp_question *question)
{
    const struct pp_requirement *asked = question->slot.requirement;
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, MOST_TEXT);
    pp_buf_printf(&text, "The rule is %.*s: ", PP_VARG(asked->id));
    pp_say_requirement(&text, asked);
    pp_buf_char(&text, '.');
    if (asked->evidence.len)
        pp_buf_printf(&text, " The source says: \"%.*s\".", PP_VARG(asked->evidence));
    if (asked->note.len) {
        pp_buf_str(&text, " Note: ");
        pp_say_mentions(&text, db->loaded[asked->place], asked->note);
        pp_buf_char(&text, '.');
    }
    pp_ask_put_sentence(buf, term, pp_buf_view(&text));
    for (size_t i = 0; i < asked->sources.count; i++)
        pp_ask_put_sentence(buf, term, asked->sources.list[i]->url);
}
