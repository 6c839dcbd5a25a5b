/* The tile-grid map of the United States: a tile of one size for every state, DC and each
 * territory, about where it lies. The national credentials (US) have no place on it. */
#ifndef PP_RULES_TILES_H
#define PP_RULES_TILES_H

#include "rules/places.h"

enum {
    PP_TILE_COUNT = PP_PLACE_COUNT - 1,
    PP_TILE_ROWS = 9,
    PP_TILE_COLUMNS = 12
};

struct pp_tile {
    int place;  /* number in pp_places */
    int row;    /* 0 is the northernmost */
    int column; /* 0 is the westernmost */
};

/*
 * The tile of a place. Returns true and sets *out; false for US, which has none, and for numbers
 * that are no place.
 */
bool pp_tile_of(int place, struct pp_tile *out);

/* The place whose tile lies there; -1 where none does. */
int pp_tile_at(int row, int column);

#endif
