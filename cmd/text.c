#include "text.h"

#include "base/escape.h"

enum {
    LEAST_ROOM = 36, /* of a column of text */
    HANGING = 6
};

/* What switches a style on: with the eight colors that every terminal has, and with 256. */
struct code {
    const char *eight;
    const char *many; /* NULL: the same */
};

static const struct code codes[PP_STYLE_COUNT] = {
    [PP_STYLE_NONE] = {"0", NULL},
    [PP_STYLE_BOLD] = {"1", NULL},
    [PP_STYLE_DIM] = {"2", NULL},
    [PP_STYLE_GREEN] = {"32", NULL},
    [PP_STYLE_YELLOW] = {"33", NULL},
    [PP_STYLE_RED] = {"31", NULL},
    [PP_STYLE_TILE_YES] = {"30;42", "38;5;16;48;5;41"},
    [PP_STYLE_TILE_LIKELY] = {"30;46", "38;5;16;48;5;157"},
    [PP_STYLE_TILE_OPEN] = {"30;47", "38;5;16;48;5;189"},
    [PP_STYLE_TILE_NOT_YET] = {"30;43", "38;5;16;48;5;222"},
    [PP_STYLE_TILE_NO] = {"30;41", "38;5;16;48;5;210"},
    [PP_STYLE_STEP_1] = {"30;47", "38;5;16;48;5;195"},
    [PP_STYLE_STEP_2] = {"30;46", "38;5;16;48;5;153"},
    [PP_STYLE_STEP_3] = {"30;42", "38;5;16;48;5;111"},
    [PP_STYLE_STEP_4] = {"30;43", "38;5;16;48;5;69"},
    [PP_STYLE_STEP_5] = {"30;45", "38;5;231;48;5;25"},
};

void pp_style(struct pp_buf *buf, const struct pp_term *term, enum pp_style style)
{
    const struct code *code = &codes[style];
    if (term->color)
        pp_buf_printf(buf, "\033[%sm", term->many_colors && code->many ? code->many : code->eight);
}

void pp_styled(struct pp_buf *buf, const struct pp_term *term, enum pp_style style,
               struct pp_view text)
{
    if (style != PP_STYLE_NONE)
        pp_style(buf, term, style);
    pp_escape_terminal(buf, text);
    if (style != PP_STYLE_NONE)
        pp_style(buf, term, PP_STYLE_NONE);
}

/* Take back what was appended since the buffer was `len` bytes long. */
static void take_back(struct pp_buf *buf, size_t len)
{
    buf->len = len;
    if (buf->data)
        buf->data[len] = '\0';
}

size_t pp_escaped_width(struct pp_buf *scratch, struct pp_view text)
{
    size_t len = scratch->len;
    pp_escape_terminal(scratch, text);
    size_t width = pp_utf8_width(pp_view_from(pp_buf_view(scratch), len));
    take_back(scratch, len);
    return width;
}

size_t pp_text_width(struct pp_view text)
{
    size_t width = pp_utf8_width(text);
    bool in_code = false;
    for (size_t i = 0; i < text.len; i++) {
        in_code = in_code || text.ptr[i] == '\033';
        width -= in_code;
        in_code = in_code && text.ptr[i] != 'm';
    }
    return width;
}

struct pp_wrapper pp_wrap_begin(struct pp_buf *buf, size_t column, size_t indent, size_t width)
{
    return (struct pp_wrapper){.buf = buf, .column = column, .indent = indent, .width = width};
}

static void begin_style(struct pp_wrapper *wrapper)
{
    if (wrapper->style != PP_STYLE_NONE)
        pp_style(wrapper->buf, wrapper->term, wrapper->style);
}

static void end_style(struct pp_wrapper *wrapper)
{
    if (wrapper->style != PP_STYLE_NONE)
        pp_style(wrapper->buf, wrapper->term, PP_STYLE_NONE);
}

void pp_wrap_word(struct pp_wrapper *wrapper, struct pp_view word)
{
    size_t width = pp_escaped_width(wrapper->buf, word);
    size_t blank = wrapper->begun ? 1 : 0;
    bool fits = wrapper->column + blank + width <= wrapper->width;
    /* A word that no line can hold is not helped by a new line, unless this one is shorter. */
    if (!fits && wrapper->column > wrapper->indent) {
        end_style(wrapper);
        pp_buf_char(wrapper->buf, '\n');
        pp_buf_fill(wrapper->buf, ' ', wrapper->indent);
        begin_style(wrapper);
        wrapper->column = wrapper->indent;
    } else if (blank) {
        pp_buf_char(wrapper->buf, ' ');
        wrapper->column++;
    }
    pp_escape_terminal(wrapper->buf, word);
    wrapper->column += width;
    wrapper->begun = true;
}

void pp_wrap_text(struct pp_wrapper *wrapper, struct pp_view text)
{
    for (text = pp_view_trim(text); text.len; text = pp_view_trim(text)) {
        size_t len = 0;
        while (len < text.len && !pp_is_space(text.ptr[len]))
            len++;
        pp_wrap_word(wrapper, pp_view_first(text, len));
        text = pp_view_from(text, len);
    }
}

void pp_wrap_end(struct pp_wrapper *wrapper)
{
    pp_buf_char(wrapper->buf, '\n');
}

void pp_wrap(struct pp_buf *buf, struct pp_view text, size_t column, size_t indent, size_t width)
{
    struct pp_wrapper wrapper = pp_wrap_begin(buf, column, indent, width);
    pp_wrap_text(&wrapper, text);
    pp_wrap_end(&wrapper);
}

void pp_wrap_column(struct pp_buf *buf, struct pp_view text, size_t at, size_t column, size_t width)
{
    bool roomy = at < column && column + LEAST_ROOM <= width;
    if (roomy)
        pp_buf_fill(buf, ' ', column - at);
    struct pp_wrapper wrapper =
        pp_wrap_begin(buf, roomy ? column : at, roomy ? column : HANGING, width);
    wrapper.begun = !roomy; /* a blank goes before the text */
    pp_wrap_text(&wrapper, text);
    pp_wrap_end(&wrapper);
}

void pp_wrap_styled(struct pp_buf *buf, const struct pp_term *term, enum pp_style style,
                    struct pp_view text, size_t column, size_t indent)
{
    struct pp_wrapper wrapper = pp_wrap_begin(buf, column, indent, term->width);
    wrapper.style = style;
    wrapper.term = term;
    begin_style(&wrapper);
    pp_wrap_text(&wrapper, text);
    end_style(&wrapper);
    pp_wrap_end(&wrapper);
}
