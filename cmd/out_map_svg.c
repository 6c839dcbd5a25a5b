/* The map as a picture for slides: one file without fonts, scripts or links of its own, on a ground
 * of its own so that it reads on dark slides too. */
#include "base/escape.h"
#include "out_map.h"
#include "rules/tiles.h"
#include "text.h"

/* In pixels of a 16:9 page. */
enum {
    PAGE_WIDTH = 1600,
    PAGE_HEIGHT = 900,
    LEFT = 48,
    TITLE_LINE = 66,
    DATE_LINE = 100,
    GRID_TOP = 126,
    PITCH_X = 90,
    PITCH_Y = 78,
    TILE_X = 84,
    TILE_Y = 72,
    CODE_LINE = 30, /* within a tile */
    FIGURE_LINE = 57,
    PANEL = 1176, /* left edge of the legend */
    PANEL_TEXT = PANEL + 76,
    PANEL_COLUMNS = 34, /* letters that fit behind the signs */
    LINE = 23,
    AFTER = 7,
    PATCH_X = 64,
    PATCH_Y = 26,
    NOTES_LINE = 856,
    NOTES_STEP = 20,
    NOTES_COLUMNS = 175
};

enum {
    MOST_TEXT = 1 << 16,
    LONG_FIGURE = 6 /* letters; longer ones are set smaller */
};

/* Fill, text and edge of tiles: each pair of fill and text has a contrast of at least 4.5. */
struct paint {
    const char *fill;
    const char *ink;
    const char *edge;
};

#define INK "#12263f"

static const struct paint blank = {"#ffffff", "#4a5568", "#8a94a3\" stroke-dasharray=\"4 3"};

static const struct paint *paint_of(const struct pp_map *map, int class)
{
    static const struct paint verdicts[PP_VERDICT_COUNT] = {
        [PP_VERDICT_ELIGIBLE] = {"#1b7a48", "#ffffff", "#1b7a48"},
        [PP_VERDICT_LIKELY] = {"#a9ddb7", INK, "#5fae78"},
        [PP_VERDICT_UNKNOWN] = {"#dde3ee", INK, "#8a94a3"},
        [PP_VERDICT_NOT_YET] = {"#ffd98a", INK, "#c9962c"},
        [PP_VERDICT_INELIGIBLE] = {"#ac3a33", "#ffffff", "#ac3a33"},
    };
    static const struct paint steps[PP_FIGURE_STEPS] = {
        {"#e4f1fb", INK, "#8fb4d3"}, {"#bbdaf3", INK, "#7ea9cc"},       {"#8bbde8", INK, "#5d93c2"},
        {"#5b9fdb", INK, "#3f7fb8"}, {"#1d5a96", "#ffffff", "#1d5a96"},
    };
    if (class == PP_FIGURE_NO_CLASS ||
        (map->by == PP_BY_VERDICT && class == PP_VERDICT_NOT_OFFERED))
        return &blank;
    return map->by == PP_BY_VERDICT ? &verdicts[class] : &steps[class];
}

static void put_text(struct pp_buf *buf, int x, int y, const char *attributes, struct pp_view text)
{
    pp_buf_printf(buf, "<text x=\"%d\" y=\"%d\" %s>", x, y, attributes);
    pp_escape_markup(buf, text);
    pp_buf_str(buf, "</text>\n");
}

/* Text in lines of so many letters. Returns where the next line stands. */
static int put_lines(struct pp_buf *buf, int x, int y, int step, size_t columns,
                     struct pp_view text)
{
    struct pp_buf lines pp_cleanup_buf;
    pp_buf_init(&lines, MOST_TEXT);
    pp_wrap(&lines, text, 0, 0, columns);
    for (struct pp_view rest = pp_buf_text(&lines, buf); rest.len;) {
        size_t len = pp_view_find(rest, '\n');
        put_text(buf, x, y, "", pp_view_first(rest, len));
        rest = pp_view_from(rest, len + 1);
        y += step;
    }
    return y;
}

static void put_rect(struct pp_buf *buf, int x, int y, int width, int height,
                     const struct paint *paint)
{
    pp_buf_printf(buf,
                  "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\" fill=\"%s\" "
                  "stroke=\"%s\"/>\n",
                  x, y, width, height, paint->fill, paint->edge);
}

/* "California: 80", for a pointer that rests on the tile. */
static void say_place(struct pp_buf *buf, const struct pp_map *map, const struct pp_figure *figure)
{
    pp_buf_add(buf, figure->jurisdiction->name);
    pp_buf_str(buf, ": ");
    pp_say_map_tile(buf, map, figure, "none");
    pp_buf_str(buf, pp_map_mark(figure));
}

static void put_tile(struct pp_buf *buf, const struct pp_map *map, const struct pp_figure *figure,
                     int row, int column)
{
    struct pp_buf text pp_cleanup_buf;
    int x = LEFT + column * PITCH_X, y = GRID_TOP + row * PITCH_Y;
    const struct paint *paint = paint_of(map, figure->class);
    pp_buf_init(&text, MOST_TEXT);
    say_place(&text, map, figure);
    pp_buf_printf(buf, "<g fill=\"%s\" text-anchor=\"middle\"><title>", paint->ink);
    pp_escape_markup(buf, pp_buf_text(&text, buf));
    pp_buf_str(buf, "</title>\n");
    put_rect(buf, x, y, TILE_X, TILE_Y, paint);
    pp_buf_clear(&text);
    pp_buf_printf(&text, "%.*s%s", PP_VARG(figure->jurisdiction->code), pp_map_mark(figure));
    put_text(buf, x + TILE_X / 2, y + CODE_LINE, "font-size=\"22\" font-weight=\"bold\"",
             pp_buf_text(&text, buf));
    pp_buf_clear(&text);
    pp_say_map_tile(&text, map, figure, "–");
    put_text(buf, x + TILE_X / 2, y + FIGURE_LINE,
             text.len > LONG_FIGURE ? "font-size=\"13\"" : "font-size=\"21\"",
             pp_buf_text(&text, buf));
    pp_buf_str(buf, "</g>\n");
}

static void put_grid(struct pp_buf *buf, const struct pp_map *map)
{
    for (int row = 0; row < PP_TILE_ROWS; row++)
        for (int column = 0; column < PP_TILE_COLUMNS; column++) {
            const struct pp_figure *figure = pp_map_figure(map, pp_tile_at(row, column));
            if (figure)
                put_tile(buf, map, figure, row, column);
        }
}

/* A patch in the color of an entry, with its sign. */
static void put_patch(struct pp_buf *buf, const struct pp_map *map,
                      const struct pp_map_entry *entry, int y)
{
    const struct paint *paint = paint_of(map, entry->class);
    struct pp_view sign = pp_view_of(entry->sign ? entry->sign : "");
    put_rect(buf, PANEL, y - PATCH_Y + 7, PATCH_X, PATCH_Y, paint);
    pp_buf_printf(buf, "<g fill=\"%s\" text-anchor=\"middle\">", paint->ink);
    put_text(buf, PANEL + PATCH_X / 2, y, "", pp_view_is(sign, "-") ? PP_V("–") : sign);
    pp_buf_str(buf, "</g>\n");
}

static int put_legend(struct pp_buf *buf, const struct pp_map *map, int y)
{
    for (int i = 0; i < PP_MAP_ENTRIES; i++) {
        struct pp_map_entry entry;
        struct pp_buf says pp_cleanup_buf;
        pp_buf_init(&says, MOST_TEXT);
        if (!pp_map_entry(&says, map, i, &entry))
            continue;
        put_patch(buf, map, &entry, y);
        y = AFTER + put_lines(buf, PANEL_TEXT, y, LINE, PANEL_COLUMNS, pp_buf_text(&says, buf));
    }
    return y;
}

static void put_national(struct pp_buf *buf, const struct pp_map *map, int y)
{
    const struct pp_figure *us = pp_map_figure(map, pp_place_find(PP_V("US")));
    if (!us || us->count == 0)
        return;
    put_text(buf, PANEL, y, "font-weight=\"bold\"", PP_V("National certifications"));
    y += LINE + AFTER;
    for (size_t i = 0; i < us->count; i++) {
        struct pp_buf says pp_cleanup_buf;
        pp_buf_init(&says, MOST_TEXT);
        pp_say_map_part(&says, map, &us->parts[i]);
        put_text(buf, PANEL + PATCH_X / 2, y, "font-weight=\"bold\" text-anchor=\"middle\"",
                 pp_buf_text(&says, buf));
        y = AFTER +
            put_lines(buf, PANEL_TEXT, y, LINE, PANEL_COLUMNS, us->parts[i].credential->title);
    }
}

/* Everything that the picture shows, for those who hear it: each entry with its places. */
static void put_description(struct pp_buf *buf, const struct pp_map *map)
{
    for (int i = 0; i < PP_MAP_ENTRIES; i++) {
        struct pp_map_entry entry;
        struct pp_buf says pp_cleanup_buf;
        pp_buf_init(&says, MOST_TEXT);
        if (!pp_map_entry(&says, map, i, &entry) || !entry.counted || !entry.count)
            continue;
        const char *before = ": ";
        for (size_t f = 0; f < map->count; f++) {
            if (!pp_map_holds(&entry, &map->figures[f]))
                continue;
            pp_buf_str(&says, before);
            say_place(&says, map, &map->figures[f]);
            before = "; ";
        }
        pp_escape_markup(buf, pp_buf_text(&says, buf));
        pp_buf_str(buf, ".\n");
    }
}

static void put_head(struct pp_buf *buf, const struct pp_map *map, struct pp_view title)
{
    pp_buf_printf(buf,
                  "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"en\" lang=\"en\" "
                  "viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" "
                  "aria-labelledby=\"title desc\" font-family=\"sans-serif\" font-size=\"17\" "
                  "fill=\"" INK "\">\n<title id=\"title\">",
                  PAGE_WIDTH, PAGE_HEIGHT, PAGE_WIDTH, PAGE_HEIGHT);
    pp_escape_markup(buf, title);
    pp_buf_str(buf, "</title>\n<desc id=\"desc\">");
    put_description(buf, map);
    pp_buf_printf(buf, "</desc>\n<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n", PAGE_WIDTH,
                  PAGE_HEIGHT);
    put_text(buf, LEFT, TITLE_LINE, "font-size=\"36\" font-weight=\"bold\"", title);
}

void pp_out_map_svg(struct pp_buf *buf, const struct pp_map *map)
{
    struct pp_buf text pp_cleanup_buf;
    pp_buf_init(&text, MOST_TEXT);
    pp_say_map_title(&text, map);
    put_head(buf, map, pp_buf_text(&text, buf));
    pp_buf_clear(&text);
    pp_buf_str(&text, "as of ");
    pp_date_format(&text, map->as_of);
    put_text(buf, LEFT, DATE_LINE, "font-size=\"20\"", pp_buf_text(&text, buf));
    put_grid(buf, map);
    put_national(buf, map, LINE + put_legend(buf, map, GRID_TOP + PATCH_Y - 7));
    pp_buf_clear(&text);
    pp_say_map_notes(&text, map);
    pp_buf_str(buf, "<g font-size=\"15\">\n");
    (void)put_lines(buf, LEFT, NOTES_LINE, NOTES_STEP, NOTES_COLUMNS, pp_buf_text(&text, buf));
    pp_buf_str(buf, "</g>\n</svg>\n");
}
