/* The program: reads the command line, runs one command, writes what it said. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>

#include "context.h"
#include "help.h"
#include "out_diag.h"

struct program {
    struct pp_arena arena;
    struct pp_diags diags;
    struct pp_out out;
    struct pp_opts opts;
    struct pp_term term;     /* of stdout */
    struct pp_term err_term; /* of stderr */
    struct pp_pager pager;
};

/*
 * Started without stdin, stdout or stderr, the next file to be opened would take the place of one,
 * and results could end up in it. So each gets a file of its own: stdin and stdout one on which
 * reading and writing fails, as it should; what goes to stderr is dropped.
 */
static bool hold_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        int flags = fd == STDOUT_FILENO ? O_RDONLY : O_WRONLY;
        if (fcntl(fd, F_GETFD) == -1 && errno == EBADF && open("/dev/null", flags) != fd)
            return false;
    }
    return true;
}

static enum pp_exit show_version(struct program *program)
{
    pp_buf_str(&program->out.buf, "peerpath " PP_VERSION "\n");
    return PP_EXIT_YES;
}

static enum pp_exit show_help(struct program *program)
{
    pp_out_page(&program->out, &program->pager);
    struct pp_buf *buf = &program->out.buf;
    if (program->opts.verb)
        pp_help_verb(buf, program->opts.verb, false, &program->term);
    else
        pp_help_program(buf, &program->term);
    return PP_EXIT_YES;
}

static enum pp_exit run_verb(struct program *program)
{
    struct pp_context context = {
        .opts = &program->opts,
        .arena = &program->arena,
        .diags = &program->diags,
        .out = &program->out,
        .term = &program->term,
    };
    if (pp_opt_given(&program->opts, PP_OPT_QUIET))
        program->out.fd = PP_OUT_NOWHERE;
    if (!program->opts.verb->live && pp_opt_word(&program->opts, PP_OPT_FORMAT) == PP_FORMAT_TEXT)
        pp_out_page(&program->out, &program->pager);
    return program->opts.verb->run(&context);
}

static enum pp_exit run(struct program *program)
{
    struct pp_opts *opts = &program->opts;
    bool known = !opts->command || opts->verb;
    if (known && pp_opt_given(opts, PP_OPT_HELP))
        return show_help(program);
    if (known && pp_opt_given(opts, PP_OPT_VERSION))
        return show_version(program);
    if (!opts->command && opts->given_count == 0) {
        pp_help_short(&program->out.buf, &program->term);
        return PP_EXIT_YES;
    }
    enum pp_status status = pp_opts_check(opts, &program->diags);
    return status == PP_OK ? run_verb(program) : pp_exit_of(status, &program->diags);
}

/* The wish for colors counts from the start, before the rest of the command line is judged. */
static void find_terminals(struct program *program)
{
    const char *wish = pp_opt_text(&program->opts, PP_OPT_COLOR);
    int word = wish ? pp_word_find(pp_options[PP_OPT_COLOR].words, pp_view_of(wish)) : -1;
    enum pp_color_when when = word < 0 ? PP_COLOR_AUTO : (enum pp_color_when)word;
    program->term = pp_term_of(STDOUT_FILENO, when);
    program->err_term = pp_term_of(STDERR_FILENO, when);
    program->pager = pp_pager_of(STDOUT_FILENO, &program->arena);
}

/* The result first, then what there is to say about it. */
static enum pp_exit finish(struct program *program, enum pp_exit status)
{
    bool quiet = pp_opt_given(&program->opts, PP_OPT_QUIET);
    if (pp_out_close(&program->out, &program->diags) != PP_OK)
        status = PP_EXIT_SYSTEM;
    pp_out_diags(STDERR_FILENO, &program->diags, !quiet, &program->err_term);
    if (program->diags.no_memory)
        status = PP_EXIT_SYSTEM;
    return status;
}

int main(int argc, char **argv)
{
    struct program program = {0};
    if (!hold_streams() || signal(SIGPIPE, SIG_IGN) == SIG_ERR)
        return PP_EXIT_SYSTEM;
    pp_arena_init(&program.arena, 0);
    pp_diags_init(&program.diags);
    pp_out_init(&program.out, STDOUT_FILENO);
    enum pp_exit status = PP_EXIT_SYSTEM;
    if (pp_opts_scan(argc, argv, &program.arena, &program.opts) == PP_OK) {
        find_terminals(&program);
        status = run(&program);
    } else {
        (void)pp_no_memory(&program.diags);
    }
    status = finish(&program, status);
    pp_out_release(&program.out);
    pp_diags_release(&program.diags);
    pp_arena_release(&program.arena);
    return status;
}
