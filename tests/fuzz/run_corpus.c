/*
 * Feed files, and every file of folders, to a fuzzing target: its corpus as a plain test, with any
 * compiler. Prints one line `ok NAME` for each; what goes wrong ends the program.
 */
#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "fuzz.h"

enum {
    LARGEST = 1 << 20
};

static bool feed_file(const char *path)
{
    struct pp_buf text pp_cleanup_buf;
    struct pp_diags diags pp_cleanup_diags;
    pp_buf_init(&text, LARGEST);
    pp_diags_init(&diags);
    if (pp_file_read(path, LARGEST, &text, &diags) != PP_OK) {
        printf("not ok %s\n", path);
        return false;
    }
    struct pp_view view = pp_buf_view(&text);
    (void)LLVMFuzzerTestOneInput((const uint8_t *)view.ptr, view.len);
    const char *name = strrchr(path, '/');
    printf("ok %s\n", name ? name + 1 : path);
    return true;
}

static bool feed_folder(const char *path)
{
    bool all = true;
    DIR *folder = opendir(path);
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        char inside[4096];
        if (entry->d_name[0] == '.')
            continue;
        (void)snprintf(inside, sizeof(inside), "%s/%s", path, entry->d_name);
        all &= feed_file(inside);
    }
    return folder && closedir(folder) == 0 && all;
}

int main(int argc, char **argv)
{
    bool all = argc > 1;
    for (int i = 1; i < argc; i++) {
        struct stat info;
        bool is_folder = stat(argv[i], &info) == 0 && S_ISDIR(info.st_mode);
        all &= is_folder ? feed_folder(argv[i]) : feed_file(argv[i]);
    }
    return all ? 0 : 1;
}
