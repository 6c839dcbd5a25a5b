#include "rules/tiles.h"

#include <string.h>

enum {
    CELL = 3 /* two letters and a blank */
};

/* Drawn as it looks. Territories stand on the side of their ocean: those of the Pacific on the
 * left, those of the Caribbean on the right. */
static const char map[PP_TILE_ROWS][PP_TILE_COLUMNS * CELL + 1] = {
    "AK                               ME ", /* */
    "                              VT NH ", /* */
    "   WA ID MT ND MN IL WI MI NY RI MA ", /* */
    "   OR NV WY SD IA IN OH PA NJ CT    ", /* */
    "   CA UT CO NE MO KY WV VA MD DE    ", /* */
    "      AZ NM KS AR TN NC SC DC       ", /* */
    "            OK LA MS AL GA          ", /* */
    "HI          TX             FL       ", /* */
    "GU MP AS                      PR VI ", /* */
};

int pp_tile_at(int row, int column)
{
    if (row < 0 || row >= PP_TILE_ROWS || column < 0 || column >= PP_TILE_COLUMNS)
        return -1;
    const char *cell = map[row] + (size_t)column * CELL;
    return *cell == ' ' ? -1 : pp_place_find((struct pp_view){cell, 2});
}

bool pp_tile_of(int place, struct pp_tile *out)
{
    if (place < 0 || place >= PP_PLACE_COUNT)
        return false;
    for (int row = 0; row < PP_TILE_ROWS; row++)
        for (int column = 0; column < PP_TILE_COLUMNS; column++)
            if (!memcmp(map[row] + (size_t)column * CELL, pp_places[place].code, 2)) {
                *out = (struct pp_tile){place, row, column};
                return true;
            }
    return false;
}
