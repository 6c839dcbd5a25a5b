/* The answer of `map` in its forms, and the words that they share. All append to a writer and never
 * fail by themselves. */
#ifndef PP_CMD_OUT_MAP_H
#define PP_CMD_OUT_MAP_H

#include "advise/figure.h"
#include "read/json_write.h"
#include "rules/db.h"
#include "term.h"

/* One run of `map`: everything that its output needs. Lifetime: all borrowed. */
struct pp_map {
    struct pp_db *db;
    pp_date as_of;
    enum pp_stage stage; /* of PP_BY_VERDICT */
    enum pp_figure_by by;
    uint32_t tracks; /* bits */
    bool adults;     /* the tracks were not chosen: they are those for work with adults */
    const struct pp_figure *figures;
    size_t count;
};

/* The grid with its legend; a list where the terminal is too narrow for it. */
void pp_out_map_text(struct pp_buf *buf, const struct pp_term *term, const struct pp_map *map);
/* A picture of its own, for slides. */
void pp_out_map_svg(struct pp_buf *buf, const struct pp_map *map);
void pp_out_map_json(struct pp_json *json, const struct pp_map *map);
/* One line a place: jurisdiction,name,by,answer,least,most,months,more,open,credential,reviewed;
 * with verdicts, jurisdiction,name,by,verdict,credential,reviewed. */
void pp_out_map_csv(struct pp_buf *buf, const struct pp_map *map);

/* The figure of a place; NULL when the data does not have the place. */
const struct pp_figure *pp_map_figure(const struct pp_map *map, int place);
/* Append what the map shows, as a title. */
void pp_say_map_title(struct pp_buf *buf, const struct pp_map *map);
/* Append the figure of a credential: "80", "20/2y", "$100", "yes"; "?" when it is not known. */
void pp_say_map_part(struct pp_buf *buf, const struct pp_map *map,
                     const struct pp_figure_part *part);
/* Append the figure of a place; `none` stands for it where no certification is offered. */
void pp_say_map_tile(struct pp_buf *buf, const struct pp_map *map, const struct pp_figure *figure,
                     const char *none);
/* The mark behind the code of a place: "+", "?" or "". */
const char *pp_map_mark(const struct pp_figure *figure);
/* One line of the legend. */
struct pp_map_entry {
    int class;        /* whose color it explains, or PP_FIGURE_NO_CLASS */
    const char *sign; /* how it looks on a tile, in ASCII; NULL: the tile shows an amount */
    bool counted;     /* whether `count` tells of how many places it holds */
    size_t count;
};

enum {
    PP_MAP_ENTRIES = 10 /* numbers that pp_map_entry() takes: the classes, then the signs */
};

/* Append what an entry of the legend says: "over 40 to 50 hours". False, and nothing is appended,
 * when this map does not show it. */
bool pp_map_entry(struct pp_buf *buf, const struct pp_map *map, int number,
                  struct pp_map_entry *out);
/* Does a counted entry hold the place? US is held by none. */
bool pp_map_holds(const struct pp_map_entry *entry, const struct pp_figure *figure);
/* Append what the figures count, and who decides: a paragraph. */
void pp_say_map_notes(struct pp_buf *buf, const struct pp_map *map);

#endif
