#include "keys.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/file.h"
#include "update/manifest.h"

enum {
    LONGEST_PASSWORD = 1024,
    GIVE_UP = 3 /* Ctrl-C, where it is no signal */
};

static enum pp_status read_key(const struct pp_context *context, struct pp_view text,
                               struct pp_public_key *out)
{
    struct pp_buf file pp_cleanup_buf;
    pp_buf_init(&file, PP_KEY_FILE_MAX);
    if (pp_public_key_parse(text, out))
        return PP_OK;
    struct pp_view path = pp_arena_copy(context->arena, text);
    if (!path.ptr)
        return pp_no_memory(context->diags);
    if (access(path.ptr, F_OK) == 0) {
        enum pp_status status = pp_file_read(path.ptr, PP_KEY_FILE_MAX, &file, context->diags);
        if (status != PP_OK || pp_public_key_parse(pp_buf_view(&file), out))
            return status;
    }
    pp_report(context->diags, PP_KEY_FORM, (struct pp_place){0}, PP_V(""),
              "not a public key of minisign, nor a file that holds one: '%.*s'", PP_VARG(text));
    return PP_INPUT;
}

enum pp_status pp_keys_read(const struct pp_context *context, const struct pp_views *texts,
                            struct pp_public_keys *out)
{
    if (texts->count > PP_MANIFEST_KEYS) {
        pp_report(context->diags, PP_TREE_TOO_MANY, (struct pp_place){0}, PP_V(""),
                  "%zu public keys are given; at most %d can be trusted", texts->count,
                  (int)PP_MANIFEST_KEYS);
        return PP_INPUT;
    }
    struct pp_public_key *list = PP_NEW_N(context->arena, struct pp_public_key, texts->count + 1);
    if (!list)
        return pp_no_memory(context->diags);
    for (size_t i = 0; i < texts->count; i++) {
        enum pp_status status = read_key(context, texts->list[i], &list[i]);
        if (status != PP_OK)
            return status;
    }
    *out = (struct pp_public_keys){list, texts->count};
    return PP_OK;
}

/* One line, without its end; byte by byte, so that what follows stays unread. */
static bool read_line(int fd, char line[LONGEST_PASSWORD], size_t *out_len)
{
    *out_len = 0;
    for (;;) {
        char c = '\0';
        ssize_t got = read(fd, &c, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 || (got == 1 && c == GIVE_UP))
            return false;
        if (got == 0 || c == '\n')
            return true;
        if (*out_len == LONGEST_PASSWORD)
            return false;
        line[(*out_len)++] = c;
    }
}

/* Ask on the terminal, which does not show what is typed. Meanwhile Ctrl-C ends the line, not the
 * program: the terminal would stay as it is. */
static bool ask(int terminal, char line[LONGEST_PASSWORD], size_t *out_len)
{
    struct termios shown, hidden;
    bool can_hide = tcgetattr(terminal, &shown) == 0;
    hidden = shown;
    hidden.c_lflag &= ~(tcflag_t)(ECHO | ISIG);
    hidden.c_cc[VEOL] = GIVE_UP;
    /* Before the prompt: who types as soon as it is there must not be shown either. */
    if (can_hide && tcsetattr(terminal, TCSAFLUSH, &hidden) != 0)
        return false;
    (void)pp_fd_write_all(terminal, PP_V("Password of the secret key: "));
    bool done = read_line(terminal, line, out_len);
    if (can_hide && tcsetattr(terminal, TCSAFLUSH, &shown) != 0)
        done = false;
    (void)pp_fd_write_all(terminal, PP_V("\n"));
    return done;
}

static bool read_password(char line[LONGEST_PASSWORD], size_t *out_len)
{
    int terminal pp_cleanup_fd = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    return terminal >= 0 ? ask(terminal, line, out_len) : read_line(STDIN_FILENO, line, out_len);
}

enum pp_status pp_keys_read_secret(const struct pp_context *context, const char *path,
                                   struct pp_secret_key *out)
{
    char line[LONGEST_PASSWORD];
    size_t len = 0;
    struct pp_buf file pp_cleanup_buf;
    pp_buf_init(&file, PP_KEY_FILE_MAX);
    enum pp_status status = pp_file_read(path, PP_KEY_FILE_MAX, &file, context->diags);
    if (status != PP_OK)
        return status;
    if (pp_secret_key_is_locked(pp_buf_view(&file)) && !read_password(line, &len)) {
        pp_report(context->diags, PP_FILE_UNREADABLE, (struct pp_place){0}, PP_V(""),
                  "the password of the secret key could not be read");
        status = PP_IO;
    }
    if (status == PP_OK)
        status = pp_secret_key_read(pp_buf_view(&file), (struct pp_view){line, len},
                                    pp_view_of(path), out, context->diags);
    pp_wipe(line, sizeof(line));
    if (file.data)
        pp_wipe(file.data, file.cap);
    return status;
}
