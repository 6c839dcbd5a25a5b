#include "doc.h"

#include "out_csv.h"
#include "text.h"

enum {
    MOST_LINE = 1 << 18,
    STEP = 2
};

void pp_doc_init(struct pp_doc *doc, struct pp_out *out, const struct pp_term *term, bool markdown)
{
    *doc = (struct pp_doc){.out = out, .term = term, .markdown = markdown};
    pp_buf_init(&doc->line, MOST_LINE);
}

void pp_doc_release(struct pp_doc *doc)
{
    (void)pp_buf_text(&doc->line, &doc->out->buf);
    pp_buf_release(&doc->line);
}

struct pp_buf *pp_doc_line(struct pp_doc *doc)
{
    (void)pp_buf_text(&doc->line, &doc->out->buf);
    pp_buf_clear(&doc->line);
    return &doc->line;
}

static void wrap(struct pp_doc *doc, struct pp_view text, size_t column, size_t indent)
{
    pp_wrap(&doc->out->buf, text, column, indent, doc->term->width);
}

void pp_doc_heading(struct pp_doc *doc, int level, struct pp_view text)
{
    struct pp_buf *buf = &doc->out->buf;
    doc->in_list = false;
    if (doc->markdown) {
        if (level > 1)
            pp_buf_char(buf, '\n');
        pp_buf_fill(buf, '#', (size_t)level);
        pp_buf_char(buf, ' ');
        pp_markdown_text(buf, text);
        pp_buf_str(buf, "\n\n");
        return;
    }
    if (level > 1)
        pp_buf_char(buf, '\n');
    size_t indent = level > 3 ? STEP : 0; /* so that four levels can be told apart */
    pp_buf_fill(buf, ' ', indent);
    pp_wrap_styled(buf, doc->term, PP_STYLE_BOLD, text, indent, indent);
}

void pp_doc_paragraph(struct pp_doc *doc, struct pp_view text)
{
    struct pp_buf *buf = &doc->out->buf;
    if (doc->markdown) {
        if (doc->in_list)
            pp_buf_char(buf, '\n'); /* or it would go on with the last item */
        doc->in_list = false;
        pp_markdown_text(buf, text);
        pp_buf_str(buf, "\n\n");
        return;
    }
    pp_buf_fill(buf, ' ', STEP);
    wrap(doc, text, STEP, STEP);
}

static void begin_item(struct pp_doc *doc, int depth)
{
    struct pp_buf *buf = &doc->out->buf;
    doc->in_list = true;
    if (doc->markdown)
        pp_buf_fill(buf, ' ', (size_t)depth * STEP);
    else
        pp_buf_fill(buf, ' ', (size_t)(depth + 1) * STEP);
    pp_buf_str(buf, "- ");
}

void pp_doc_item(struct pp_doc *doc, int depth, struct pp_view text)
{
    size_t column = (size_t)(depth + 2) * STEP;
    begin_item(doc, depth);
    if (doc->markdown) {
        pp_markdown_text(&doc->out->buf, text);
        pp_buf_char(&doc->out->buf, '\n');
        return;
    }
    wrap(doc, text, column, column);
}

void pp_doc_pair(struct pp_doc *doc, const char *label, struct pp_view value)
{
    struct pp_view name = pp_view_of(label);
    if (!value.len)
        return;
    begin_item(doc, 0);
    if (doc->markdown) {
        pp_buf_printf(&doc->out->buf, "**%s**: ", label);
        pp_markdown_text(&doc->out->buf, value);
        pp_buf_char(&doc->out->buf, '\n');
        return;
    }
    pp_styled(&doc->out->buf, doc->term, PP_STYLE_DIM, name);
    pp_buf_char(&doc->out->buf, ':');
    struct pp_wrapper wrapper =
        pp_wrap_begin(&doc->out->buf, 2 * STEP + name.len + 1, 2 * STEP, doc->term->width);
    wrapper.begun = true;
    pp_wrap_text(&wrapper, value);
    pp_wrap_end(&wrapper);
}

void pp_doc_link(struct pp_doc *doc, struct pp_view key, struct pp_view url, struct pp_view note)
{
    struct pp_buf *buf = &doc->out->buf;
    begin_item(doc, 0);
    if (doc->markdown) {
        pp_markdown_text(buf, key);
        pp_buf_str(buf, ": <");
        pp_buf_add(
            buf,
            url); /* a web address holds no blanks, quotes or angle brackets: lint sees to it */
        pp_buf_str(buf, "> ");
        pp_markdown_text(buf, note);
        pp_buf_char(buf, '\n');
        return;
    }
    struct pp_wrapper wrapper = pp_wrap_begin(buf, 2 * STEP, 2 * STEP, doc->term->width);
    pp_wrap_word(&wrapper, key);
    pp_wrap_word(&wrapper, url);
    pp_wrap_text(&wrapper, note);
    pp_wrap_end(&wrapper);
}
