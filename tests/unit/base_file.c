#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base_suites.h"

/* A folder of its own for one test, with a file in it. */
struct sandbox {
    char folder[64];
    char file[80];
    struct pp_diags diags;
    struct pp_buf text;
};

static void enter(struct sandbox *box)
{
    strcpy(box->folder, "/tmp/peerpath-unit-XXXXXX");
    CHECK(mkdtemp(box->folder) != NULL);
    (void)snprintf(box->file, sizeof(box->file), "%s/file", box->folder);
    pp_diags_init(&box->diags);
    pp_buf_init(&box->text, 0);
}

static void leave(struct sandbox *box)
{
    (void)unlink(box->file);
    CHECK_INT(rmdir(box->folder), 0); /* nothing temporary was left behind */
    pp_diags_release(&box->diags);
    pp_buf_release(&box->text);
}

/* One fault, about the file as a whole; the folder's random name stands as DIR. */
static void check_reported(struct sandbox *box, enum pp_code code, const char *wanted,
                           struct unit_place place)
{
    if (!CHECK_INT((int64_t)box->diags.count, 1))
        return;
    CHECK_INT(box->diags.list[0].code, code);
    CHECK_INT(box->diags.list[0].place.line, 0);
    struct pp_view message = box->diags.list[0].message;
    size_t folder = strlen(box->folder);
    struct pp_buf shown pp_cleanup_buf;
    pp_buf_init(&shown, 1000);
    for (size_t i = 0; i < message.len; i++) {
        if (pp_view_starts(pp_view_from(message, i), box->folder)) {
            pp_buf_str(&shown, "DIR");
            i += folder - 1;
        } else {
            pp_buf_char(&shown, message.ptr[i]);
        }
    }
    CHECK_TEXT_AT(place, pp_buf_view(&shown), wanted);
}

#define CHECK_REPORTED(box, code, message) check_reported((box), (code), (message), HERE)

static void a_file_is_written_and_read(void)
{
    struct sandbox box;
    enter(&box);
    CHECK_STATUS(pp_file_replace(box.file, PP_V("one\0two"), 0600, &box.diags), PP_OK);
    CHECK_STATUS(pp_file_read(box.file, 7, &box.text, &box.diags), PP_OK);
    CHECK_INT((int64_t)box.text.len, 7);
    CHECK(memcmp(box.text.data, "one\0two", 7) == 0);
    CHECK_STATUS(pp_file_replace(box.file, PP_V(""), 0600, &box.diags), PP_OK);
    CHECK_STATUS(pp_file_read(box.file, 7, &box.text, &box.diags), PP_OK);
    CHECK_INT((int64_t)box.text.len, 0);
    CHECK_INT((int64_t)box.diags.count, 0);
    leave(&box);
}

static void the_mode_is_what_was_asked_for(void)
{
    struct sandbox box;
    struct stat info;
    enter(&box);
    mode_t mask = umask(0);
    CHECK_STATUS(pp_file_replace(box.file, PP_V("x"), 0600, &box.diags), PP_OK);
    CHECK_INT(stat(box.file, &info), 0);
    CHECK_INT(info.st_mode & 0777, 0600);
    (void)umask(077);
    CHECK_STATUS(pp_file_replace(box.file, PP_V("x"), 0644, &box.diags), PP_OK);
    CHECK_INT(stat(box.file, &info), 0);
    CHECK_INT(info.st_mode & 0777, 0644);
    (void)umask(mask);
    leave(&box);
}

static void a_missing_file_is_reported(void)
{
    struct sandbox box;
    enter(&box);
    CHECK_STATUS(pp_file_read(box.file, 100, &box.text, &box.diags), PP_NOTFOUND);
    CHECK_REPORTED(&box, PP_FILE_MISSING, "cannot open 'DIR/file': No such file or directory");
    leave(&box);
}

static void a_path_through_a_file_is_missing(void)
{
    struct sandbox box;
    char path[100];
    enter(&box);
    CHECK_STATUS(pp_file_replace(box.file, PP_V("x"), 0600, &box.diags), PP_OK);
    (void)snprintf(path, sizeof(path), "%s/deeper", box.file);
    CHECK_STATUS(pp_file_read(path, 100, &box.text, &box.diags), PP_NOTFOUND);
    CHECK_REPORTED(&box, PP_FILE_MISSING, "cannot open 'DIR/file/deeper': Not a directory");
    leave(&box);
}

static void a_folder_is_reported(void)
{
    struct sandbox box;
    enter(&box);
    CHECK_STATUS(pp_file_read(box.folder, 100, &box.text, &box.diags), PP_IO);
    CHECK_REPORTED(&box, PP_FILE_IS_FOLDER, "cannot read 'DIR': it is a folder, not a file");
    leave(&box);
}

static void an_unreadable_file_is_reported(void)
{
    struct sandbox box;
    enter(&box);
    CHECK_INT(symlink(box.file, box.file), 0); /* a loop: refused for root too */
    CHECK_STATUS(pp_file_read(box.file, 100, &box.text, &box.diags), PP_IO);
    CHECK_REPORTED(&box, PP_FILE_UNREADABLE,
                   "cannot open 'DIR/file': Too many levels of symbolic links");
    leave(&box);
}

static void a_file_past_the_ceiling_is_reported(void)
{
    struct sandbox box;
    struct pp_buf text pp_cleanup_buf;
    enter(&box);
    pp_buf_init(&text, 1 << 20);
    pp_buf_fill(&text, 'x', 100 << 10);
    CHECK_STATUS(pp_file_replace(box.file, pp_buf_view(&text), 0600, &box.diags), PP_OK);
    CHECK_STATUS(pp_file_read(box.file, 100 << 10, &box.text, &box.diags), PP_OK);
    CHECK_STATUS(pp_file_read(box.file, (100 << 10) - 1, &box.text, &box.diags), PP_LIMIT);
    CHECK_INT((int64_t)box.text.len, 0);
    CHECK_REPORTED(&box, PP_FILE_TOO_LARGE, "file is larger than 99 KiB, the most that is read");
    leave(&box);
}

static void a_pipe_without_a_writer_does_not_hang(void)
{
    struct sandbox box;
    enter(&box);
    CHECK_INT(mkfifo(box.file, 0600), 0);
    CHECK_STATUS(pp_file_read(box.file, 100, &box.text, &box.diags), PP_OK);
    CHECK_INT((int64_t)box.text.len, 0);
    leave(&box);
}

static void a_failed_replace_keeps_the_old_file(void)
{
    struct sandbox box;
    char inside[100];
    enter(&box);
    CHECK_INT(mkdir(box.file, 0700), 0); /* a file cannot be renamed over a folder that is full */
    (void)snprintf(inside, sizeof(inside), "%s/kept", box.file);
    CHECK_STATUS(pp_file_replace(inside, PP_V("kept"), 0600, &box.diags), PP_OK);
    CHECK_STATUS(pp_file_replace(box.file, PP_V("new"), 0600, &box.diags), PP_IO);
    CHECK_REPORTED(&box, PP_FILE_UNWRITABLE, "cannot write 'DIR/file': Is a directory");
    CHECK_STATUS(pp_file_read(inside, 100, &box.text, &box.diags), PP_OK);
    CHECK_TEXT(pp_buf_view(&box.text), "kept");
    CHECK_INT(unlink(inside), 0);
    CHECK_INT(rmdir(box.file), 0);
    leave(&box);
}

static void a_replace_in_no_folder_is_reported(void)
{
    struct sandbox box;
    char path[100];
    enter(&box);
    (void)snprintf(path, sizeof(path), "%s/no/file", box.folder);
    CHECK_STATUS(pp_file_replace(path, PP_V("x"), 0600, &box.diags), PP_IO);
    CHECK_REPORTED(&box, PP_FILE_UNWRITABLE,
                   "cannot write 'DIR/no/file': No such file or directory");
    leave(&box);
}

static void a_path_that_is_too_long_is_reported(void)
{
    struct sandbox box;
    struct pp_buf path pp_cleanup_buf;
    enter(&box);
    pp_buf_init(&path, 10000);
    pp_buf_fill(&path, 'x', 9000);
    CHECK_STATUS(pp_file_replace(path.data, PP_V("x"), 0600, &box.diags), PP_IO);
    CHECK_INT(box.diags.list[0].code, PP_FILE_UNWRITABLE);
    CHECK_STATUS(pp_file_read(path.data, 10, &box.text, &box.diags), PP_IO);
    CHECK_INT(box.diags.list[1].code, PP_FILE_UNREADABLE);
    leave(&box);
}

static const struct unit_test file_suite_list[] = {
    {"a file is written and read", a_file_is_written_and_read},
    {"the mode is what was asked for", the_mode_is_what_was_asked_for},
    {"a missing file is reported", a_missing_file_is_reported},
    {"a path through a file is missing", a_path_through_a_file_is_missing},
    {"a folder is reported", a_folder_is_reported},
    {"an unreadable file is reported", an_unreadable_file_is_reported},
    {"a file past the ceiling is reported", a_file_past_the_ceiling_is_reported},
    {"a pipe without a writer does not hang", a_pipe_without_a_writer_does_not_hang},
    {"a failed replace keeps the old file", a_failed_replace_keeps_the_old_file},
    {"a replace in no folder is reported", a_replace_in_no_folder_is_reported},
    {"a path that is too long is reported", a_path_that_is_too_long_is_reported},
};
UNIT_SUITE(file_suite);
