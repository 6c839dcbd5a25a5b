"""A program on a pseudo-terminal of a given size, as somebody at a keyboard meets it."""
import fcntl, os, pty, re, select, signal, struct, termios, time

import tap

STYLE = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]")
NEVER = re.compile(rb"(?!)")


class Terminal:
    def __init__(self, command, cwd=None, env=None, rows=24, columns=80):
        wanted = tap.environment({"TERM": "xterm", "LC_ALL": "C.UTF-8", **(env or {})})
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            # Whoever starts the tests in the background has them ignored; at a keyboard they are not.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            signal.signal(signal.SIGQUIT, signal.SIG_DFL)
            self.resize(rows, columns, 0)
            os.chdir(cwd or ".")
            os.execvpe(command[0], command, wanted)
        self.said = b""

    def resize(self, rows, columns, fd=None):
        fcntl.ioctl(self.fd if fd is None else fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read_until(self, pattern, timeout=20):
        """What was said up to the pattern, or up to the end; styles are left out."""
        begun, since = time.monotonic(), len(self.said)
        while not pattern.search(STYLE.sub(b"", self.said[since:])):
            if not select.select([self.fd], [], [], 0.1)[0]:
                if time.monotonic() - begun > timeout:
                    raise TimeoutError(self.said[since:].decode("utf-8", "replace"))
                continue
            try:
                got = os.read(self.fd, 4096)
            except OSError:     # Linux says so when the other side is closed
                got = b""
            if not got:
                break
            self.said += got
        return STYLE.sub(b"", self.said[since:]).decode("utf-8", "replace")

    def type(self, text, enter=True):
        os.write(self.fd, text.encode() + (b"\n" if enter else b""))

    def end(self, timeout=20):
        """(exit status, the rest of what was said)"""
        rest = self.read_until(NEVER, timeout)
        _, status = os.waitpid(self.pid, 0)
        os.close(self.fd)
        return os.waitstatus_to_exitcode(status), rest

    def kill(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)
