/* Pieces of SQL text. */
#include <stdarg.h>
#include <string.h>

#include "export/sql_writer.h"

enum {
    LONGEST = 1 << 20 /* bytes of one expression */
};

/* Move what was written into the arena. */
static const char *keep(struct pp_sql_writer *writer, const struct pp_buf *buf)
{
    struct pp_view copy = {NULL, 0};
    if (pp_buf_status(buf) == PP_OK)
        copy = pp_arena_copy(writer->arena, pp_buf_view(buf));
    if (!copy.ptr)
        writer->no_memory = true;
    return copy.ptr ? copy.ptr : "";
}

const char *pp_sql_text(struct pp_sql_writer *writer, const char *format, ...)
{
    char small[1];
    va_list args;
    va_start(args, format);
    int len = vsnprintf(small, sizeof(small), format, args);
    va_end(args);
    char *text = len < 0 || len > LONGEST ? NULL : pp_arena_alloc(writer->arena, (size_t)len + 1);
    if (!text) {
        writer->no_memory = true;
        return "";
    }
    va_start(args, format);
    (void)vsnprintf(text, (size_t)len + 1, format, args);
    va_end(args);
    return text;
}

static void add_doubled(struct pp_buf *buf, struct pp_view text, char quote)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == quote)
            pp_buf_char(buf, quote);
        pp_buf_char(buf, text.ptr[i]);
    }
}

const char *pp_sql_name(struct pp_sql_writer *writer, struct pp_view name, bool parts)
{
    struct pp_buf buf pp_cleanup_buf;
    pp_buf_init(&buf, LONGEST);
    for (bool more = true; more;) {
        size_t end = parts ? pp_view_find(name, '.') : name.len;
        pp_buf_char(&buf, '"');
        add_doubled(&buf, pp_view_first(name, end), '"');
        pp_buf_char(&buf, '"');
        more = end < name.len;
        if (more)
            pp_buf_char(&buf, '.');
        name = pp_view_from(name, more ? end + 1 : end);
    }
    return keep(writer, &buf);
}

const char *pp_sql_string(struct pp_sql_writer *writer, struct pp_view text)
{
    struct pp_buf buf pp_cleanup_buf;
    pp_buf_init(&buf, LONGEST);
    pp_buf_char(&buf, '\'');
    add_doubled(&buf, text, '\'');
    pp_buf_char(&buf, '\'');
    return keep(writer, &buf);
}

const char *pp_sql_day(struct pp_sql_writer *writer, pp_date day)
{
    struct pp_buf buf pp_cleanup_buf;
    pp_buf_init(&buf, 32);
    pp_buf_char(&buf, '\'');
    pp_date_format(&buf, day);
    pp_buf_char(&buf, '\'');
    return keep(writer, &buf);
}

const char *pp_sql_kept(struct pp_sql_writer *writer, const char *name)
{
    return pp_sql_text(writer, "NOT EXISTS (SELECT 1 FROM %s WHERE 1 = 0)", name);
}

void pp_sql_comment(struct pp_buf *out, struct pp_view text)
{
    for (size_t i = 0; i < text.len; i++)
        pp_buf_char(out, (unsigned char)text.ptr[i] < ' ' ? ' ' : text.ptr[i]);
}

const char *pp_sql_number(struct pp_sql_writer *writer, pp_milli value)
{
    struct pp_buf buf pp_cleanup_buf;
    pp_buf_init(&buf, LONGEST);
    pp_milli_format(&buf, value);
    return keep(writer, &buf);
}

/* Room grows by doubling. */
void *pp_sql_grow(struct pp_sql_writer *writer, void *list, size_t count, size_t size)
{
    if ((count & (count - 1)) != 0)
        return list;
    void *grown = pp_arena_array(writer->arena, count ? count * 2 : 1, size);
    if (!grown)
        writer->no_memory = true;
    else if (count)
        memcpy(grown, list, count * size);
    return grown;
}
