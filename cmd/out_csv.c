#include "out_csv.h"

#include "base/escape.h"

void pp_csv_cell(struct pp_buf *buf, struct pp_view text)
{
    bool quote = false;
    for (size_t i = 0; i < text.len; i++)
        quote |=
            text.ptr[i] == ',' || text.ptr[i] == '"' || text.ptr[i] == '\n' || text.ptr[i] == '\r';
    char first = text.len ? text.ptr[0] : 'x';
    bool formula = first == '=' || first == '+' || first == '-' || first == '@' || first == '\t' ||
                   first == '\r';
    if (quote)
        pp_buf_char(buf, '"');
    if (formula)
        pp_buf_char(buf, '\'');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"')
            pp_buf_char(buf, '"');
        pp_buf_char(buf, text.ptr[i]);
    }
    if (quote)
        pp_buf_char(buf, '"');
}

void pp_markdown_text(struct pp_buf *buf, struct pp_view text)
{
    struct pp_buf safe pp_cleanup_buf;
    pp_buf_init(&safe, (size_t)1 << 20);
    pp_escape_terminal(&safe, text);
    for (size_t i = 0; i < safe.len; i++) {
        char c = safe.data[i];
        if (c == '<')
            pp_buf_str(buf, "&lt;");
        else if (c == '|' || c == '*' || c == '`' || c == '[' || c == ']' || c == '\\')
            pp_buf_printf(buf, "\\%c", c);
        else
            pp_buf_char(buf, c);
    }
    (void)pp_buf_text(&safe, buf);
}
