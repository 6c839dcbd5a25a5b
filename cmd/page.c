#include "page.h"

#include "base/escape.h"

enum {
    MOST_LINE = 1 << 16
};

void pp_page_init(struct pp_page *page, struct pp_buf *buf)
{
    page->buf = buf;
    pp_buf_init(&page->line, MOST_LINE);
}

/* A text that could not be built is never taken for one that is empty. */
static void hand_on_failure(struct pp_page *page)
{
    (void)pp_buf_text(&page->line, page->buf);
}

void pp_page_release(struct pp_page *page)
{
    hand_on_failure(page);
    pp_buf_release(&page->line);
}

void pp_page_markup(struct pp_page *page, const char *markup)
{
    pp_buf_str(page->buf, markup);
}

void pp_page_text(struct pp_page *page, struct pp_view text)
{
    pp_escape_markup(page->buf, text);
}

void pp_page_put(struct pp_page *page, const char *before, struct pp_view text, const char *after)
{
    pp_page_markup(page, before);
    pp_page_text(page, text);
    pp_page_markup(page, after);
}

void pp_page_date(struct pp_page *page, pp_date date)
{
    pp_buf_str(page->buf, "<time>");
    pp_date_format(page->buf, date);
    pp_buf_str(page->buf, "</time>");
}

void pp_page_mark(struct pp_page *page, const char *name)
{
    pp_buf_str(page->buf, "<svg class=\"mark\" aria-hidden=\"true\"><use href=\"#m-");
    pp_buf_str(page->buf, name);
    pp_buf_str(page->buf, "\"/></svg>");
}

struct pp_buf *pp_page_line(struct pp_page *page)
{
    hand_on_failure(page);
    pp_buf_clear(&page->line);
    return &page->line;
}

void pp_page_said(struct pp_page *page, const char *before, const char *after)
{
    pp_page_put(page, before, pp_buf_text(&page->line, page->buf), after);
}

void pp_page_sentence(struct pp_page *page, const char *before, const char *after)
{
    if (page->line.len && page->line.data[0] >= 'a' && page->line.data[0] <= 'z')
        page->line.data[0] = (char)(page->line.data[0] - 'a' + 'A');
    pp_page_said(page, before, after);
}

static bool has_scheme(struct pp_view url, struct pp_view scheme)
{
    return url.len > scheme.len && pp_view_eq_fold(pp_view_first(url, scheme.len), scheme);
}

bool pp_page_is_address(struct pp_view url)
{
    return has_scheme(url, PP_V("https://")) || has_scheme(url, PP_V("http://"));
}

void pp_page_link(struct pp_page *page, const char *class_name, struct pp_view url,
                  struct pp_view text)
{
    bool is_address = pp_page_is_address(url);
    if (is_address) {
        pp_page_put(page, "<a class=\"", pp_view_of(class_name), "\" href=\"");
        pp_page_put(page, "", url, "\" rel=\"noreferrer\">");
    }
    pp_page_put(page, "", text, is_address ? "</a>" : "");
}
