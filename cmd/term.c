#include "term.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/num.h"
#include "environ.h"

enum {
    NARROWEST = 40,
    WIDEST = 100
};

static bool is_set(const char *value)
{
    return value && value[0];
}

static bool wants_color(bool is_terminal, enum pp_color_when when)
{
    if (when != PP_COLOR_AUTO)
        return when == PP_COLOR_ALWAYS;
    const char *term = getenv("TERM");
    return is_terminal && !is_set(getenv(PP_ENV_NO_COLOR)) && is_set(term) &&
           strcmp(term, "dumb") != 0;
}

/* As far as the surroundings tell: what cannot show 256 colors shows nonsense instead. */
static bool has_many_colors(void)
{
    const char *term = getenv("TERM");
    return is_set(getenv(PP_ENV_COLORTERM)) || (term && strstr(term, "256color"));
}

/* By the names alone: asking the C library would mean setlocale(), which changes how numbers are
 * read and written. */
static bool locale_is_utf8(void)
{
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        const char *value = getenv(names[i]);
        if (is_set(value))
            return strcasestr(value, "UTF-8") || strcasestr(value, "UTF8");
    }
    return false;
}

static size_t clamp(size_t width)
{
    return width < NARROWEST ? NARROWEST : width > WIDEST ? WIDEST : width;
}

static size_t terminal_width(int fd)
{
    struct winsize size;
    uint32_t columns = 0;
    const char *wish = getenv(PP_ENV_COLUMNS);
    if (wish && pp_uint_parse(pp_view_of(wish), &columns) && columns > 0)
        return clamp(columns);
    if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return clamp(size.ws_col);
    return PP_TERM_WIDTH;
}

struct pp_term pp_term_of(int fd, enum pp_color_when when)
{
    bool is_terminal = isatty(fd) == 1;
    return (struct pp_term){
        .shown = is_terminal,
        .color = wants_color(is_terminal, when),
        .many_colors = has_many_colors(),
        .utf8 = is_terminal && locale_is_utf8(),
        .width = is_terminal ? terminal_width(fd) : PP_TERM_WIDTH,
    };
}
