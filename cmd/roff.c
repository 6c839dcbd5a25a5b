#include "roff.h"

void pp_roff_text(struct pp_buf *buf, struct pp_view text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '-')
            pp_buf_str(buf, "\\-");
        else if (c == '\\')
            pp_buf_str(buf, "\\e");
        else if (c == '\'')
            pp_buf_str(buf, "\\(aq");
        else
            pp_buf_char(buf, c);
    }
}

void pp_roff_line(struct pp_buf *buf, struct pp_view text)
{
    if (text.len && text.ptr[0] == '.')
        pp_buf_str(buf, "\\&");
    pp_roff_text(buf, text);
    pp_buf_char(buf, '\n');
}

void pp_roff_whole(struct pp_buf *buf, struct pp_view text)
{
    while (text.len) {
        size_t len = pp_view_find(text, ' ');
        pp_roff_text(buf, pp_view_first(text, len));
        pp_buf_str(buf, len < text.len ? "\\ " : "");
        text = pp_view_from(text, len + 1);
    }
    pp_buf_char(buf, '\n');
}

void pp_roff_literal(struct pp_buf *buf, struct pp_view text)
{
    pp_buf_str(buf, ".EX\n");
    while (text.len) {
        size_t len = pp_view_find(text, '\n');
        pp_roff_line(buf, pp_view_first(text, len));
        text = pp_view_from(text, len + 1);
    }
    pp_buf_str(buf, ".EE\n");
}

void pp_roff_section(struct pp_buf *buf, const char *title)
{
    pp_buf_printf(buf, ".SH %s\n", title);
}

void pp_roff_bold(struct pp_buf *buf, const char *text)
{
    pp_buf_str(buf, "\\fB");
    pp_roff_text(buf, pp_view_of(text));
    pp_buf_str(buf, "\\fR");
}

void pp_roff_italic(struct pp_buf *buf, const char *text)
{
    pp_buf_str(buf, "\\fI");
    pp_roff_text(buf, pp_view_of(text));
    pp_buf_str(buf, "\\fR");
}
