/* The index of a folder of pages: how many people have which best answer, and a row for each. */
#include <errno.h>
#include <inttypes.h>

#include "base/file.h"
#include "out_check_text.h"
#include "people.h"

enum {
    MOST_HEAD = 1 << 20,
    CHUNK = 64 << 10
};

void pp_people_row(struct pp_buf *buf, struct pp_view id, uint64_t row, struct pp_view name,
                   enum pp_verdict best, const uint32_t counts[PP_VERDICT_COUNT])
{
    struct pp_page page pp_cleanup_page;
    pp_page_init(&page, buf);
    pp_page_put(&page, "<tr><th scope=\"row\"><a href=\"", name, "\">");
    pp_page_put(&page, "", id, "</a></th>");
    pp_buf_printf(buf, "<td class=\"count\">%" PRIu64 "</td><td>", row);
    pp_page_chip(&page, best, 0);
    pp_page_markup(&page, "</td>");
    for (size_t v = 0; v < PP_VERDICT_COUNT; v++)
        pp_buf_printf(buf, "<td class=\"count\">%" PRIu32 "</td>", counts[v]);
    pp_page_markup(&page, "</tr>\n");
}

static void put_counts(struct pp_page *page, const struct pp_people *people)
{
    pp_page_markup(page, "<ul class=\"counts\">\n");
    for (int v = 0; v < PP_VERDICT_COUNT; v++) {
        if (!people->counts[v])
            continue;
        pp_page_markup(page, "<li>");
        pp_page_chip(page, (enum pp_verdict)v, 0);
        pp_buf_printf(page->buf, " <span><b>%" PRIu64 " %s</b></span></li>\n", people->counts[v],
                      people->counts[v] == 1 ? "person" : "people");
    }
    pp_page_markup(page, "</ul>\n");
}

static void put_head(struct pp_page *page, const struct pp_people *people, uint64_t left_out)
{
    pp_page_begin(page, PP_V("Peer support certification: people"));
    pp_buf_printf(page->buf,
                  "<header>\n<h1>Peer support certification for %" PRIu64
                  " %s</h1>\n<p class=\"kicker\">As of ",
                  people->count, people->count == 1 ? "person" : "people");
    pp_page_date(page, people->frame->as_of);
    pp_page_markup(page, "</p>\n</header>\n<section class=\"answer\" aria-label=\"The best answers"
                         "\">\n<p class=\"lead\">Each person by the best answer that any of the "
                         "certifications asked about gives.</p>\n");
    put_counts(page, people);
    if (left_out)
        pp_buf_printf(page->buf,
                      "<p class=\"aged\">%" PRIu64
                      " %s of the table %s left out, because of mistakes "
                      "in %s.</p>\n",
                      left_out, left_out == 1 ? "row" : "rows", left_out == 1 ? "was" : "were",
                      left_out == 1 ? "it" : "them");
    pp_page_markup(page,
                   "</section>\n<div class=\"overview\">\n<h2 id=\"people\">Person by person</h2>\n"
                   "<p class=\"note\">The numbers say how many certifications give each answer.</p>"
                   "\n<section class=\"scroll\" tabindex=\"0\" aria-labelledby=\"people\">\n<table "
                   "class=\"people\">\n<thead><tr><th scope=\"col\">Person</th><th scope=\"col\" "
                   "class=\"count\">Row</th><th scope=\"col\">Best answer</th>");
    for (int v = 0; v < PP_VERDICT_COUNT; v++)
        pp_buf_printf(page->buf, "<th scope=\"col\" class=\"count\">%s</th>",
                      pp_verdict_name((enum pp_verdict)v));
    pp_page_markup(page, "</tr></thead>\n<tbody>\n");
}

/* Copy the rows from where they were gathered. Returns 0 or an errno. */
static int copy_rows(const struct pp_people *people, int fd)
{
    char chunk[CHUNK];
    if (lseek(people->rows, 0, SEEK_SET) < 0)
        return errno;
    for (;;) {
        ssize_t got = read(people->rows, chunk, sizeof(chunk));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got < 0 ? errno : 0;
        int error = pp_fd_write_all(fd, (struct pp_view){chunk, (size_t)got});
        if (error)
            return error;
    }
}

static int write_part(const struct pp_buf *part, int fd)
{
    return pp_buf_status(part) == PP_OK ? pp_fd_write_all(fd, pp_buf_view(part)) : ENOMEM;
}

int pp_people_index(const struct pp_people *people, uint64_t left_out, int fd)
{
    struct pp_buf part pp_cleanup_buf;
    struct pp_page page pp_cleanup_page;
    pp_buf_init(&part, MOST_HEAD);
    pp_page_init(&page, &part);
    put_head(&page, people, left_out);
    int error = write_part(&part, fd);
    if (!error)
        error = copy_rows(people, fd);
    pp_buf_clear(&part);
    pp_page_markup(&page, "</tbody></table></section>\n</div>\n");
    pp_page_end(&page, people->frame);
    return error ? error : write_part(&part, fd);
}
