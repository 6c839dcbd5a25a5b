#include "update/pages.h"

#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "update/sig.h"

enum {
    FILE_MODE = 0600,
    FOLDER_MODE = 0700,
    LARGEST =
        PP_PAGE_TEXT + PP_FETCH_TAG + PP_FETCH_DATE + 64 /* of a kept page, its head included */
};

/* The first line, which changes whenever the form of the file or of the folding does. */
static const char head[] = "peerpath page 3\n";

static bool path_of(const char *folder, const char *url, char out[PATH_MAX])
{
    char hash[PP_HASH_TEXT + 1];
    pp_hash(pp_view_of(url), hash);
    int len = snprintf(out, PATH_MAX, "%s/%s", folder, hash);
    return len > 0 && len < PATH_MAX;
}

/* The next line of a kept page into a field. */
static bool take(struct pp_view *text, char *out, size_t size)
{
    size_t len = pp_view_find(*text, '\n');
    if (len == text->len || len >= size)
        return false;
    memcpy(out, text->ptr, len);
    out[len] = '\0';
    *text = pp_view_from(*text, len + 1);
    return true;
}

bool pp_page_read(const char *folder, const char *url, struct pp_buf *text,
                  struct pp_fetch_one *out_one)
{
    char name[PP_HASH_TEXT + 1], tag[PP_FETCH_TAG], date[PP_FETCH_DATE];
    struct pp_buf file pp_cleanup_buf;
    int pages pp_cleanup_fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    pp_buf_init(&file, LARGEST);
    pp_buf_clear(text);
    pp_hash(pp_view_of(url), name);
    int fd pp_cleanup_fd = pages < 0 ? -1 : pp_file_open_inside(pages, name);
    if (fd < 0 || pp_fd_read_all(fd, LARGEST, &file) != 0)
        return false;
    struct pp_view rest = pp_buf_view(&file);
    if (!pp_view_starts(rest, head))
        return false;
    rest = pp_view_from(rest, sizeof(head) - 1);
    if (!take(&rest, tag, sizeof(tag)) || !take(&rest, date, sizeof(date)))
        return false;
    memcpy(out_one->old_tag, tag, sizeof(tag));
    memcpy(out_one->old_date, date, sizeof(date));
    pp_buf_add(text, rest);
    return pp_buf_status(text) == PP_OK;
}

void pp_page_keep(const char *folder, const struct pp_fetch_one *one, struct pp_view text)
{
    char path[PATH_MAX];
    struct pp_buf file pp_cleanup_buf;
    struct pp_diags unseen pp_cleanup_diags; /* a page that is not kept is no fault */
    pp_buf_init(&file, LARGEST);
    pp_diags_init(&unseen);
    if ((!one->tag[0] && !one->date[0]) || !path_of(folder, one->url, path) ||
        pp_make_folders(folder, FOLDER_MODE) != 0)
        return;
    pp_buf_printf(&file, "%s%s\n%s\n", head, one->tag, one->date);
    pp_buf_add(&file, text);
    if (pp_buf_status(&file) == PP_OK &&
        pp_file_replace(path, pp_buf_view(&file), FILE_MODE, &unseen) != PP_OK)
        (void)unlink(path); /* rather none than one that is out of date */
}
