/* The map in a terminal: tiles of two lines, a code above its figure. */
#include "base/escape.h"
#include "out_map.h"
#include "rules/tiles.h"
#include "text.h"

enum {
    MOST_TILE = 64,
    MOST_TEXT = 1 << 16,
    WIDEST_PITCH = 8, /* wider tiles do not read better */
    SIGN_COLUMN = 7,
    PATCH = 3,
    BETWEEN = 3
};

/* How the grid is laid out, in columns. */
struct grid {
    const struct pp_term *term;
    const struct pp_map *map;
    size_t pitch; /* from one tile to the next */
    size_t tile;  /* what a tile fills of it */
};

static const char *none_mark(const struct pp_term *term)
{
    return pp_term_mark(term, "–", "-");
}

/* The sign of an entry as it looks on this terminal. */
static struct pp_view sign_of(const struct pp_term *term, const struct pp_map_entry *entry)
{
    struct pp_view sign = pp_view_of(entry->sign);
    return pp_view_is(sign, "-") ? pp_view_of(none_mark(term)) : sign;
}

static enum pp_style style_of(const struct pp_map *map, int class)
{
    static const enum pp_style verdicts[PP_VERDICT_COUNT] = {
        [PP_VERDICT_ELIGIBLE] = PP_STYLE_TILE_YES,  [PP_VERDICT_LIKELY] = PP_STYLE_TILE_LIKELY,
        [PP_VERDICT_UNKNOWN] = PP_STYLE_TILE_OPEN,  [PP_VERDICT_NOT_YET] = PP_STYLE_TILE_NOT_YET,
        [PP_VERDICT_INELIGIBLE] = PP_STYLE_TILE_NO, [PP_VERDICT_NOT_OFFERED] = PP_STYLE_DIM,
    };
    if (class == PP_FIGURE_NO_CLASS)
        return PP_STYLE_DIM;
    return map->by == PP_BY_VERDICT ? verdicts[class]
                                    : (enum pp_style)(PP_STYLE_STEP_1 + (unsigned)class);
}

/* "CA+" */
static void say_code(struct pp_buf *buf, const struct pp_figure *figure)
{
    pp_buf_add(buf, figure->jurisdiction->code);
    pp_buf_str(buf, pp_map_mark(figure));
}

/* The columns that the widest figure takes. */
static size_t widest_tile(const struct pp_map *map)
{
    size_t widest = 3; /* a code and its mark */
    for (size_t i = 0; i < map->count; i++) {
        struct pp_buf text pp_cleanup_buf;
        pp_buf_init(&text, MOST_TILE);
        pp_say_map_tile(&text, map, &map->figures[i], "-");
        widest = text.len > widest ? text.len : widest;
    }
    return widest;
}

/* A text in the middle of a tile, colored to the tile's edges. Returns the columns it took. */
static size_t put_tile(struct pp_buf *buf, const struct grid *grid, const struct pp_figure *figure,
                       struct pp_view text)
{
    size_t left = (grid->tile - pp_utf8_width(text)) / 2;
    size_t taken = left + pp_utf8_width(text);
    pp_style(buf, grid->term, style_of(grid->map, figure->class));
    pp_buf_fill(buf, ' ', left);
    pp_escape_terminal(buf, text);
    if (grid->term->color)
        pp_buf_fill(buf, ' ', grid->tile - taken);
    pp_style(buf, grid->term, PP_STYLE_NONE);
    return grid->term->color ? grid->tile : taken;
}

/* One of the two lines of a row: the codes, or the figures. */
static void put_line(struct pp_buf *buf, const struct grid *grid, int row, bool codes)
{
    struct pp_buf text pp_cleanup_buf;
    size_t at = 0;
    pp_buf_init(&text, MOST_TILE);
    for (int column = 0; column < PP_TILE_COLUMNS; column++) {
        const struct pp_figure *figure = pp_map_figure(grid->map, pp_tile_at(row, column));
        if (!figure)
            continue;
        pp_buf_clear(&text);
        if (codes)
            say_code(&text, figure);
        else
            pp_say_map_tile(&text, grid->map, figure, none_mark(grid->term));
        size_t begin = (size_t)column * grid->pitch;
        pp_buf_fill(buf, ' ', begin - at);
        at = begin + put_tile(buf, grid, figure, pp_buf_text(&text, buf));
    }
    pp_buf_char(buf, '\n');
}

static void put_grid(struct pp_buf *buf, const struct grid *grid)
{
    for (int row = 0; row < PP_TILE_ROWS; row++) {
        put_line(buf, grid, row, true);
        put_line(buf, grid, row, false);
    }
    pp_buf_char(buf, '\n');
}

/* The places that an entry of the legend holds, below it. */
static void put_members(struct pp_buf *buf, const struct pp_term *term, const struct pp_map *map,
                        const struct pp_map_entry *entry)
{
    struct pp_wrapper wrapper = pp_wrap_begin(buf, 2, 2, term->width - 1); /* and a comma */
    pp_buf_fill(buf, ' ', 2);
    for (size_t i = 0; i < map->count; i++) {
        const struct pp_figure *figure = &map->figures[i];
        struct pp_buf word pp_cleanup_buf;
        pp_buf_init(&word, MOST_TILE);
        if (!pp_map_holds(entry, figure))
            continue;
        say_code(&word, figure);
        if (figure->best) {
            pp_buf_char(&word, ' ');
            pp_say_map_part(&word, map, figure->best);
        }
        if (wrapper.begun) {
            pp_buf_char(buf, ',');
            wrapper.column++;
        }
        pp_wrap_word(&wrapper, pp_buf_text(&word, buf));
    }
    pp_wrap_end(&wrapper);
}

/* An entry on a line of its own: its sign, or a patch of its color, and what it means. */
static void put_entry(struct pp_buf *buf, const struct pp_term *term, const struct pp_map *map,
                      const struct pp_map_entry *entry, struct pp_view says)
{
    struct pp_view sign = entry->sign ? sign_of(term, entry) : PP_V("");
    size_t width = sign.len ? SIGN_COLUMN : term->color ? PATCH + 1 : 0;
    size_t patch = sign.len ? SIGN_COLUMN - 1 : PATCH;
    if (width) {
        pp_style(buf, term, style_of(map, entry->class));
        size_t left = (patch - pp_utf8_width(sign)) / 2;
        pp_buf_fill(buf, ' ', left);
        pp_escape_terminal(buf, sign);
        pp_buf_fill(buf, ' ', patch - left - pp_utf8_width(sign));
        pp_style(buf, term, PP_STYLE_NONE);
        pp_buf_char(buf, ' ');
    }
    pp_wrap(buf, says, width, width, term->width);
}

/* Entries without a sign stand side by side as far as they fit. */
static void put_side_by_side(struct pp_buf *buf, const struct pp_term *term,
                             const struct pp_map *map)
{
    size_t at = 0;
    for (int i = 0; i < PP_MAP_ENTRIES; i++) {
        struct pp_map_entry entry;
        struct pp_buf says pp_cleanup_buf;
        pp_buf_init(&says, MOST_TILE);
        if (!pp_map_entry(&says, map, i, &entry) || entry.sign)
            continue;
        size_t width = says.len + (term->color ? PATCH + 1 : 0);
        if (at && at + BETWEEN + width > term->width) {
            pp_buf_char(buf, '\n');
            at = 0;
        }
        pp_buf_fill(buf, ' ', at ? BETWEEN : 0);
        at += (at ? BETWEEN : 0) + width;
        if (term->color) {
            pp_style(buf, term, style_of(map, entry.class));
            pp_buf_fill(buf, ' ', PATCH);
            pp_style(buf, term, PP_STYLE_NONE);
            pp_buf_char(buf, ' ');
        }
        pp_buf_add(buf, pp_buf_text(&says, buf));
    }
    pp_buf_str(buf, at ? "\n" : "");
}

/* The legend. Where there is no grid it is a list: each entry with its places. */
static void put_legend(struct pp_buf *buf, const struct pp_term *term, const struct pp_map *map,
                       bool list)
{
    if (!list)
        put_side_by_side(buf, term, map);
    for (int i = 0; i < PP_MAP_ENTRIES; i++) {
        struct pp_map_entry entry;
        struct pp_buf says pp_cleanup_buf;
        pp_buf_init(&says, MOST_TEXT);
        if (!pp_map_entry(&says, map, i, &entry) || (!list && !entry.sign) ||
            (list && entry.counted && entry.count == 0))
            continue;
        put_entry(buf, term, map, &entry, pp_buf_text(&says, buf));
        if (list && entry.counted)
            put_members(buf, term, map, &entry);
    }
}

/* The national certifications have no place on the grid: they stand below it, each by name. */
static void put_national(struct pp_buf *buf, const struct pp_term *term, const struct pp_map *map)
{
    const struct pp_figure *us = pp_map_figure(map, pp_place_find(PP_V("US")));
    if (!us || us->count == 0)
        return;
    pp_buf_char(buf, '\n');
    pp_styled(buf, term, PP_STYLE_BOLD, PP_V("National certifications"));
    pp_buf_char(buf, '\n');
    for (size_t i = 0; i < us->count; i++) {
        struct pp_buf text pp_cleanup_buf;
        pp_buf_init(&text, MOST_TEXT);
        pp_say_map_part(&text, map, &us->parts[i]);
        pp_buf_fill(&text, ' ', text.len < SIGN_COLUMN ? SIGN_COLUMN - text.len : 1);
        pp_buf_add(buf, pp_buf_text(&text, buf));
        pp_wrap(buf, us->parts[i].credential->title, text.len, text.len, term->width);
    }
}

void pp_out_map_text(struct pp_buf *buf, const struct pp_term *term, const struct pp_map *map)
{
    struct pp_buf text pp_cleanup_buf;
    size_t pitch = term->width / PP_TILE_COLUMNS;
    struct grid grid = {
        .term = term, .map = map, .pitch = pitch < WIDEST_PITCH ? pitch : WIDEST_PITCH};
    grid.tile = grid.pitch - 1;
    bool list = grid.tile < widest_tile(map);
    pp_buf_init(&text, MOST_TEXT);
    pp_say_map_title(&text, map);
    pp_wrap_styled(buf, term, PP_STYLE_BOLD, pp_buf_text(&text, buf), 0, 0);
    pp_buf_char(buf, '\n');
    if (!list)
        put_grid(buf, &grid);
    put_legend(buf, term, map, list);
    put_national(buf, term, map);
    pp_buf_clear(&text);
    pp_say_map_notes(&text, map);
    pp_buf_char(buf, '\n');
    pp_wrap(buf, pp_buf_text(&text, buf), 0, 0, term->width);
}
