#include "batch/intake.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>

#include "batch/file_kind.h"

void pp_piece_release(struct pp_piece *piece)
{
    free(piece->memory);
    *piece = (struct pp_piece){0};
}

/* Room for so many bytes of data, with margins; what the piece holds stays. */
static bool reserve(struct pp_piece *piece, size_t room)
{
    if (room <= piece->room)
        return true;
    char *memory = realloc(piece->memory, room + 2 * PP_PIECE_MARGIN);
    if (!memory)
        return false;
    if (!piece->memory)
        memset(memory, 0, PP_PIECE_MARGIN);
    piece->memory = memory;
    piece->data = memory + PP_PIECE_MARGIN;
    piece->room = room;
    return true;
}

/* Read what there is, at most `room` bytes; 0 at the end, or when the run is to stop. */
static enum pp_status read_some(struct pp_intake *intake, char *into, size_t room, size_t *out_got,
                                struct pp_diags *diags)
{
    struct pollfd wait[2] = {{.fd = intake->fd, .events = POLLIN},
                             {.fd = intake->stop_fd, .events = POLLIN}};
    struct pp_place place = {.file = intake->file};
    *out_got = 0;
    while (!intake->ended) {
        if (poll(wait, 2, -1) < 0 && errno != EINTR)
            break;
        if (wait[1].revents & POLLIN) {
            intake->stopped = intake->ended = true;
            return PP_OK;
        }
        ssize_t got = read(intake->fd, into, room);
        if (got < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (got < 0)
            break;
        *out_got = (size_t)got;
        intake->ended = got == 0;
        return PP_OK;
    }
    if (intake->ended)
        return PP_OK;
    pp_report(diags, PP_FILE_UNREADABLE, place, PP_V(""), "cannot read '%.*s': %s",
              PP_VARG(intake->file), strerror(errno));
    return PP_IO;
}

/* Read a step more into the carry. */
static enum pp_status read_carry(struct pp_intake *intake, size_t *out_got, struct pp_diags *diags)
{
    char bytes[16 << 10];
    enum pp_status status = read_some(intake, bytes, sizeof(bytes), out_got, diags);
    if (status != PP_OK)
        return status;
    pp_buf_add(&intake->carry, (struct pp_view){bytes, *out_got});
    return pp_buf_status(&intake->carry) == PP_OK ? PP_OK : pp_no_memory(diags);
}

/* Drop the first bytes of the carry. */
static void drop(struct pp_intake *intake, size_t count)
{
    struct pp_buf *carry = &intake->carry;
    if (count)
        memmove(carry->data, carry->data + count, carry->len - count);
    carry->len -= count;
    intake->offset += count;
    intake->walked = intake->walked > count ? intake->walked - count : 0;
}

enum pp_status pp_intake_open(struct pp_intake *intake, int fd, int stop_fd, struct pp_view file,
                              bool lines, struct pp_diags *diags)
{
    struct stat info;
    size_t got = 1;
    *intake = (struct pp_intake){
        .fd = fd, .stop_fd = stop_fd, .file = file, .walk = {.lines = lines}, .limit = UINT64_MAX};
    pp_buf_init(&intake->carry, 2 * PP_RECORD_LONGEST);
    if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0)
        intake->size = (uint64_t)info.st_size;
    while (intake->carry.len < 4 && got) {
        enum pp_status status = read_carry(intake, &got, diags);
        if (status != PP_OK)
            return status;
    }
    if (intake->stopped)
        return PP_NOTFOUND;
    if (pp_view_starts(pp_buf_view(&intake->carry), "\xef\xbb\xbf"))
        drop(intake, 3);
    return pp_file_kind_check(pp_buf_view(&intake->carry), lines, file, diags);
}

void pp_intake_release(struct pp_intake *intake)
{
    pp_buf_release(&intake->carry);
}

/* Where the first record of the carry ends, which is read up to there. */
static enum pp_status find_first(struct pp_intake *intake, size_t *out_end, struct pp_diags *diags)
{
    struct pp_place place = {.file = intake->file, .line = 1, .col = 1};
    struct pp_view rest = pp_buf_view(&intake->carry);
    size_t got = 1, end;
    while ((end = pp_csv_walk_one(&intake->walk, pp_view_from(rest, intake->walked))) == 0 && got) {
        intake->walked = rest.len;
        if (rest.len > PP_RECORD_LONGEST) {
            /* Without a carriage return it is not looked at: its last character may be cut. */
            if (pp_view_find(rest, '\r') < rest.len &&
                pp_header_kind_check(rest, intake->file, diags) != PP_OK)
                return PP_INPUT;
            pp_report(diags, PP_ROW_LONG, place, PP_V(""), "the header is longer than %d KiB",
                      PP_RECORD_LONGEST >> 10);
            return PP_LIMIT;
        }
        enum pp_status status = read_carry(intake, &got, diags);
        if (status != PP_OK)
            return status;
        rest = pp_buf_view(&intake->carry);
    }
    *out_end = end ? intake->walked + end : rest.len;
    intake->walked = *out_end;
    return intake->stopped ? PP_NOTFOUND : PP_OK;
}

/* A first line that names the separator is none of the table: spreadsheets do not show it. */
static enum pp_status take_separator(struct pp_intake *intake, size_t *end, struct pp_diags *diags)
{
    struct pp_place place = {.file = intake->file, .line = 1, .col = 1};
    struct pp_view first = pp_view_first(pp_buf_view(&intake->carry), *end);
    if (!pp_header_names_separator(first, &intake->walk.separator))
        return PP_OK;
    if (!intake->walk.separator) {
        pp_report(diags, PP_TABLE_KIND, place, PP_V(""),
                  "the first line names a separator that is not read: it may be , or ; or | or a "
                  "tab");
        return PP_INPUT;
    }
    drop(intake, *end);
    intake->walk.state = PP_CSV_START;
    intake->walk.records = 0;
    return find_first(intake, end, diags);
}

enum pp_status pp_intake_header(struct pp_intake *intake, struct pp_buf *out,
                                struct pp_diags *diags)
{
    struct pp_place place = {.file = intake->file, .line = 1, .col = 1};
    size_t end = 0;
    enum pp_status status = find_first(intake, &end, diags);
    if (status == PP_OK)
        status = take_separator(intake, &end, diags);
    if (status != PP_OK)
        return status;
    struct pp_view header = pp_view_first(pp_buf_view(&intake->carry), end);
    while (header.len && (header.ptr[header.len - 1] == '\n' || header.ptr[header.len - 1] == '\r'))
        header.len--;
    if (end == 0 && !intake->walk.separator) {
        pp_report(diags, PP_FILE_EMPTY, place, PP_V(""),
                  "the file is empty; its first line names the columns");
        return PP_INPUT;
    }
    status = pp_header_kind_check(header, intake->file, diags);
    if (status != PP_OK)
        return status;
    pp_buf_clear(out);
    pp_buf_add(out, header);
    if (pp_buf_status(out) != PP_OK)
        return pp_no_memory(diags);
    drop(intake, end);
    return PP_OK;
}

/* See that the carry holds something, unless the input ends. */
static enum pp_status refill(struct pp_intake *intake, struct pp_diags *diags)
{
    size_t got = 1;
    while (intake->carry.len == 0 && got) {
        enum pp_status status = read_carry(intake, &got, diags);
        if (status != PP_OK)
            return status;
    }
    return PP_OK;
}

/* Pass over so many bytes. */
static enum pp_status pass(struct pp_intake *intake, uint64_t count, struct pp_diags *diags)
{
    while (count) {
        enum pp_status status = refill(intake, diags);
        struct pp_view carry = pp_buf_view(&intake->carry);
        if (status != PP_OK || carry.len == 0)
            return status;
        size_t passed = count < carry.len ? (size_t)count : carry.len;
        (void)pp_csv_walk(&intake->walk, pp_view_first(carry, passed));
        drop(intake, passed);
        count -= passed;
    }
    return PP_OK;
}

/* Pass over the rest of a record. */
static enum pp_status pass_record(struct pp_intake *intake, struct pp_diags *diags)
{
    size_t end = 0;
    while (end == 0) {
        enum pp_status status = refill(intake, diags);
        struct pp_view carry = pp_buf_view(&intake->carry);
        if (status != PP_OK || carry.len == 0)
            return status;
        end = pp_csv_walk_one(&intake->walk, carry);
        drop(intake, end ? end : carry.len);
    }
    return PP_OK;
}

/* Where part `number` (from 0) of `count` parts begins. */
static uint64_t part_begin(uint64_t size, uint64_t number, uint64_t count)
{
    return size / count * number + size % count * number / count;
}

enum pp_status pp_intake_shard(struct pp_intake *intake, uint32_t number, uint32_t count,
                               struct pp_diags *diags)
{
    if (count <= 1)
        return PP_OK;
    if (intake->size == 0) {
        struct pp_place command_line = {0};
        pp_report(diags, PP_OPTIONS_CROSSED, command_line, PP_V(""),
                  "--shard needs a file: the size of '%.*s' is not known", PP_VARG(intake->file));
        return PP_INPUT;
    }
    uint64_t begin = part_begin(intake->size, number - 1, count);
    if (number < count)
        intake->limit = part_begin(intake->size, number, count);
    if (intake->offset >= begin)
        return PP_OK;
    /* A record begins at `begin` or behind when the line break before it lies at begin - 1 or
     * behind. */
    enum pp_status status = pass(intake, begin - 1 - intake->offset, diags);
    return status == PP_OK ? pass_record(intake, diags) : status;
}

/* Walk over what is new in a piece; returns where its last whole record ends, 0 when none does. */
static size_t walk_piece(struct pp_intake *intake, const struct pp_piece *piece, size_t walked)
{
    struct pp_view fresh = {piece->data + walked, piece->len - walked};
    size_t behind = pp_csv_walk(&intake->walk, fresh);
    return behind ? walked + behind : 0;
}

/* End the last record of the input, if no line break does. */
static size_t end_input(struct pp_intake *intake, struct pp_piece *piece)
{
    if (piece->len == 0 || intake->stopped)
        return 0;
    piece->data[piece->len++] = '\n';
    intake->walk.records++;
    return piece->len;
}

/*
 * Read until a record ends in the piece. *out_end is where the last one does; 0 when none does
 * before the input ends or the record is too long.
 */
static enum pp_status fill(struct pp_intake *intake, struct pp_piece *piece, size_t *out_end,
                           struct pp_diags *diags)
{
    size_t end = walk_piece(intake, piece, intake->walked), got = 1;
    while (end == 0 && got && piece->len < PP_RECORD_LONGEST) {
        size_t walked = piece->len;
        if (!reserve(piece, walked + intake->step + 1))
            return pp_no_memory(diags);
        enum pp_status status = read_some(intake, piece->data + walked, intake->step, &got, diags);
        if (status != PP_OK)
            return status;
        piece->len += got;
        end = got ? walk_piece(intake, piece, walked) : end_input(intake, piece);
    }
    *out_end = end;
    return PP_OK;
}

/* Where the first record ends that is not before the limit. */
static size_t cut(const struct pp_intake *intake, const struct pp_piece *piece)
{
    struct pp_csv_walk walk = {.lines = intake->walk.lines, .separator = intake->walk.separator};
    struct pp_view data = {piece->data, piece->len};
    size_t before = (size_t)(intake->limit - intake->offset) - 1;
    (void)pp_csv_walk(&walk, pp_view_first(data, before));
    return before + pp_csv_walk_one(&walk, pp_view_from(data, before));
}

/* The piece holds the beginning of a record that is too long: pass over the rest of it. */
static enum pp_status pass_overlong(struct pp_intake *intake, struct pp_piece *piece,
                                    struct pp_diags *diags)
{
    intake->offset += piece->len;
    piece->len = 0;
    piece->overlong = true;
    return pass_record(intake, diags);
}

/* As pp_intake_take(). What it leaves behind when it fails cannot be gone on with. */
static enum pp_status take(struct pp_intake *intake, struct pp_piece *piece, struct pp_diags *diags)
{
    struct pp_buf *carry = &intake->carry;
    size_t end = 0;
    if (!reserve(piece, carry->len + intake->step + 1))
        return pp_no_memory(diags);
    memcpy(piece->data, pp_buf_view(carry).ptr, carry->len);
    piece->len = carry->len;
    piece->first = intake->walk.records;
    piece->overlong = false;
    carry->len = 0;
    enum pp_status status = fill(intake, piece, &end, diags);
    intake->walked = 0;
    if (status == PP_OK && end == 0 && piece->len >= PP_RECORD_LONGEST && !intake->stopped)
        status = pass_overlong(intake, piece, diags);
    else if (end == 0)
        intake->done = true;
    if (status != PP_OK || intake->done)
        return status == PP_OK ? PP_NOTFOUND : status;
    if (end && end >= intake->limit - intake->offset) {
        end = cut(intake, piece);
        intake->done = true;
    }
    if (end) {
        pp_buf_add(carry, (struct pp_view){piece->data + end, piece->len - end});
        intake->walked = carry->len;
        intake->offset += end;
    }
    piece->len = end;
    memset(piece->data + end, 0, PP_PIECE_MARGIN);
    piece->read = intake->offset;
    return pp_buf_status(carry) == PP_OK ? PP_OK : pp_no_memory(diags);
}

enum pp_status pp_intake_take(struct pp_intake *intake, struct pp_piece *piece,
                              struct pp_diags *diags)
{
    if (intake->done || intake->offset >= intake->limit)
        return PP_NOTFOUND;
    enum pp_status status = take(intake, piece, diags);
    /* A number is given only to what gets its turn: others wait for it. */
    if (status == PP_OK)
        piece->sequence = intake->sequence++;
    else
        intake->done = true;
    return status;
}
