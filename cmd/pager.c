#include "pager.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "environ.h"
#include "text.h"

enum {
    MOST_WORDS = 32
};

/* What less does unless told otherwise: leave when all fits, show styles, keep the text in sight.
 */
static const char *const defaults[] = {"LESS=FRX", "LV=-c"};

struct pp_pager pp_pager_of(int fd, struct pp_arena *arena)
{
    struct pp_pager pager = {.arena = arena};
    struct winsize size;
    const char *terminal = getenv("TERM");
    const char *wish = getenv(PP_ENV_OUR_PAGER);
    if (!wish)
        wish = getenv(PP_ENV_PAGER);
    if (!wish)
        wish = "less";
    bool can = isatty(fd) == 1 && terminal && strcmp(terminal, "dumb") != 0 &&
               ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0;
    struct pp_view trimmed = pp_view_trim(pp_view_of(wish));
    if (!can || !trimmed.len || pp_view_is(trimmed, "cat"))
        return pager;
    pager.command = wish;
    pager.rows = size.ws_row;
    pager.columns = size.ws_col;
    return pager;
}

bool pp_pager_wants(const struct pp_pager *pager, struct pp_view text)
{
    size_t rows = 0;
    if (!pager->command)
        return false;
    while (text.len && rows < pager->rows) {
        struct pp_view line = pp_view_first(text, pp_view_find(text, '\n'));
        size_t width = pp_text_width(line);
        rows += width ? (width + pager->columns - 1) / pager->columns : 1;
        text = pp_view_from(text, line.len < text.len ? line.len + 1 : line.len);
    }
    return rows >= pager->rows;
}

/*
 * Cut the next word off *text, and copy it to `out` without quotes and backslashes; false when
 * nothing is left. Quotes keep blanks together, as in a shell; nothing else has a meaning.
 */
static bool next_word(const char **text, char **out)
{
    const char *at = *text;
    char quote = '\0', *to = *out;
    while (pp_is_space(*at))
        at++;
    if (!*at)
        return false;
    for (; *at && (quote || !pp_is_space(*at)); at++) {
        if (quote ? *at == quote : *at == '"' || *at == '\'')
            quote = quote ? '\0' : *at;
        else if (*at == '\\' && quote != '\'' && at[1])
            *to++ = *++at;
        else
            *to++ = *at;
    }
    *to++ = '\0';
    *text = at;
    *out = to;
    return true;
}

/* The words of the command; false when there are too many, or no memory. */
static bool split(const struct pp_pager *pager, char *words[MOST_WORDS + 2])
{
    const char *text = pager->command;
    char *room = PP_NEW_N(pager->arena, char, strlen(text) + 1);
    size_t count = 0;
    if (!room)
        return false;
    for (char *word = room; next_word(&text, &room); word = room) {
        if (count == MOST_WORDS)
            return false;
        words[count++] = word;
    }
    const char *slash = count ? strrchr(words[0], '/') : NULL;
    /* Whatever LESS says: a pager that shows the codes of styles in place of the styles helps
     * nobody. */
    if (count && strcmp(slash ? slash + 1 : words[0], "less") == 0)
        words[count++] = (char *)"-R";
    words[count] = NULL;
    return count > 0;
}

/* The environment with the defaults that are not set; NULL without memory. */
static char **surroundings(struct pp_arena *arena)
{
    size_t count = 0, added = sizeof(defaults) / sizeof(defaults[0]);
    while (environ[count])
        count++;
    char **all = PP_NEW_N(arena, char *, count + added + 1);
    if (!all)
        return NULL;
    memcpy(all, environ, count * sizeof(*all));
    for (size_t i = 0; i < added; i++) {
        char name[8] = {0};
        memcpy(name, defaults[i], strcspn(defaults[i], "="));
        if (!getenv(name))
            all[count++] = (char *)defaults[i];
    }
    all[count] = NULL;
    return all;
}

/* What the program does not listen to, the pager does, unless the caller had it ignored. */
static void add_usual(const struct pp_pager *pager, sigset_t *set)
{
    (void)sigemptyset(set);
    (void)sigaddset(set, SIGPIPE);
    if (pager->interrupt != SIG_IGN)
        (void)sigaddset(set, SIGINT);
    if (pager->quit != SIG_IGN)
        (void)sigaddset(set, SIGQUIT);
}

/* posix_spawnp() tells when there is no such program, before anything was written. */
static int spawn(const struct pp_pager *pager, char **words, char **env, int input, pid_t *out)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t usual;
    if (posix_spawn_file_actions_init(&actions) != 0)
        return ENOMEM;
    int failed = posix_spawnattr_init(&attributes);
    if (failed) {
        (void)posix_spawn_file_actions_destroy(&actions);
        return failed;
    }
    add_usual(pager, &usual);
    failed = posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    if (!failed)
        failed = posix_spawnattr_setsigdefault(&attributes, &usual);
    if (!failed)
        failed = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    if (!failed)
        failed = posix_spawnp(out, words[0], &actions, &attributes, words, env);
    (void)posix_spawnattr_destroy(&attributes);
    (void)posix_spawn_file_actions_destroy(&actions);
    return failed;
}

int pp_pager_start(struct pp_pager *pager)
{
    char *words[MOST_WORDS + 2] = {NULL};
    int ends[2];
    pid_t started = 0;
    char **env = surroundings(pager->arena);
    if (!env || !split(pager, words) || pipe2(ends, O_CLOEXEC) != 0)
        return -1;
    pager->interrupt = signal(SIGINT, SIG_IGN);
    pager->quit = signal(SIGQUIT, SIG_IGN);
    int failed = spawn(pager, words, env, ends[0], &started);
    (void)close(ends[0]);
    pager->running = failed ? 0 : started;
    if (!failed)
        return ends[1];
    (void)close(ends[1]);
    (void)signal(SIGINT, pager->interrupt);
    (void)signal(SIGQUIT, pager->quit);
    return -1;
}

void pp_pager_wait(struct pp_pager *pager)
{
    if (!pager->running)
        return;
    while (waitpid(pager->running, NULL, 0) < 0 && errno == EINTR)
        continue;
    (void)signal(SIGINT, pager->interrupt);
    (void)signal(SIGQUIT, pager->quit);
    pager->running = 0;
}
