/* The map of a page: a tile for every state, DC and territory, colored by the best answer there. */
#include "out_check_text.h"
#include "report.h"
#include "rules/tiles.h"
#include "rules/wording.h"

static size_t count_of(const struct pp_report *report, const struct pp_jurisdiction *place)
{
    size_t count = 0;
    for (size_t i = 0; i < report->count; i++) {
        const struct pp_answer *answer = report->entries[i].answer;
        count += answer->jurisdiction == place && answer->credential;
    }
    return count;
}

/* A place that was asked about is a link to its section. */
static void put_tile(struct pp_page *page, const struct pp_report *report, int place,
                     const char *position)
{
    const struct pp_jurisdiction *asked = report->places[place];
    const char *code = pp_places[place].code;
    bool home = report->profile && report->profile->lives_place == place;
    if (!asked) {
        pp_buf_printf(page->buf,
                      "<li class=\"tile v-none %s\"><b>%s</b><span class=\"vh\">, %s: not asked "
                      "about</span></li>\n",
                      position, code, pp_places[place].name);
        return;
    }
    const char *word = pp_word(&pp_verdict_words, (int)report->best[place]);
    size_t count = count_of(report, asked);
    pp_buf_printf(page->buf, "<li class=\"tile v-%s%s %s\"><a href=\"#%s\"><b>%s</b>", word,
                  home ? " home" : "", position, code, code);
    pp_page_put(page, "<span class=\"vh\">, ", asked->name, ": ");
    pp_buf_printf(page->buf, "%s%s%s", pp_verdict_name(report->best[place]),
                  count > 1 ? " at best" : "", home ? "; you live here" : "");
    pp_page_markup(page, "</span>");
    pp_page_mark(page, word);
    pp_page_markup(page, "</a></li>\n");
}

/* What the signs mean, of those that are on the map. */
static void put_legend(struct pp_page *page, const struct pp_report *report)
{
    bool seen[PP_VERDICT_COUNT] = {false};
    for (int place = 0; place < PP_PLACE_COUNT; place++)
        if (report->places[place])
            seen[report->best[place]] = true;
    pp_page_markup(page, "<ul class=\"legend\" aria-label=\"What the signs mean\">\n");
    for (int v = 0; v < PP_VERDICT_COUNT; v++) {
        if (!seen[v])
            continue;
        pp_page_markup(page, "<li>");
        pp_page_swatch(page, (enum pp_verdict)v);
        pp_buf_printf(page->buf, " %s</li>\n", pp_verdict_name((enum pp_verdict)v));
    }
    if (report->place_count < PP_PLACE_COUNT)
        pp_page_markup(page, "<li><span class=\"swatch v-none\"></span> not asked about</li>\n");
    pp_page_markup(page, "</ul>\n");
}

void pp_report_map(struct pp_page *page, const struct pp_report *report)
{
    int national = pp_place_find(PP_V("US"));
    if (!report->place_count)
        return;
    pp_page_markup(page,
                   "<section class=\"mapped\" aria-labelledby=\"map\">\n<h2 id=\"map\">On the "
                   "map</h2>\n<p class=\"note\">Each tile is a state, the District of Columbia or "
                   "a territory, with the best answer there. The wide tile is for national "
                   "certifications.");
    pp_page_markup(page, report->profile && report->profile->lives_place >= 0
                             ? " The ring marks where you live.</p>\n"
                             : "</p>\n");
    pp_page_markup(page, "<ul class=\"map\" aria-label=\"States and territories, from north to "
                         "south and west to east\">\n");
    for (int row = 0; row < PP_TILE_ROWS; row++) {
        for (int column = 0; column < PP_TILE_COLUMNS; column++) {
            char position[24];
            int place = pp_tile_at(row, column);
            (void)snprintf(position, sizeof(position), "r%d c%d", row + 1, column + 1);
            if (place >= 0)
                put_tile(page, report, place, position);
            if (row == 0 && column == 0)
                put_tile(page, report, national, "national");
        }
    }
    pp_page_markup(page, "</ul>\n");
    put_legend(page, report);
    pp_page_markup(page, "</section>\n");
}
