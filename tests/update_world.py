"""What the tests of `update` share: keys, a published database, a home, servers on loopback that behave or misbehave.

Servers are real: nginx with TLS under a certificate authority made here, and a scripted one in Python for what nginx would not do.
"""
import http.client, http.server, os, pathlib, shutil, socket, socketserver, ssl, subprocess, tempfile, threading, time

import tap

SMALL = ("CA", "OR", "TX")


def command(*args, **more):
    done = subprocess.run([str(a) for a in args], capture_output=True, stdin=subprocess.DEVNULL, **more)
    if done.returncode:
        raise RuntimeError(f"{args}: {done.stderr.decode()}")
    return done.stdout.decode()


def free_port(host="127.0.0.1"):
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.bind((host, 0))
        return probe.getsockname()[1]


class World:
    """A publisher with keys and a web folder, and a reader with a home."""

    def __init__(self, places=SMALL):
        self.scratch = tempfile.TemporaryDirectory(prefix="peerpath-update-")
        self.top = pathlib.Path(self.scratch.name)
        self.states, self.web, self.home = self.top / "states", self.top / "web", self.top / "home"
        self.states.mkdir(), self.home.mkdir()
        for path in (tap.TOP / "states").glob("??.yaml"):
            if not places or path.stem in places:
                shutil.copy(path, self.states)
        self.key = self.new_key("first")
        self.source = ""

    def new_key(self, name):
        """A pair of keys of the stock tool; the path without its ending."""
        path = self.top / name
        command("minisign", "-G", "-W", "-p", f"{path}.pub", "-s", f"{path}.sec")
        return path

    def publish(self, *more, key=None, sign=True, states=None, web=None):
        args = ["publish", web or self.web, "--states", states or self.states]
        args += ["--sign", f"{key or self.key}.sec"] if sign else ["--key", f"{key or self.key}.pub"]
        done = tap.run([str(a) for a in (*args, *more)])
        if done.status:
            raise RuntimeError(done.err.decode())
        return done

    def touch_rules(self, place="CA", words="Changed for a test."):
        """Another content of one file, still without mistakes."""
        path = self.states / f"{place}.yaml"
        lines = [line for line in path.read_text().splitlines() if not line.startswith("notes:")]
        path.write_text("\n".join(lines) + f"\nnotes: {words}\n")

    def env(self, more=None):
        return {"HOME": str(self.home), **(more or {})}

    def update(self, *more, env=None, source=None, key=None, timeout=60, program=None):
        args = ["update", *more]
        if "--rollback" not in more:    # the way back asks no server
            args += ["--source", source or self.source, "--key", f"{key or self.key}.pub"]
        return tap.run(args, env=self.env(env), timeout=timeout, program=program)

    def command(self, *args, env=None):
        return tap.run(list(args), env=self.env(env))

    def words(self):
        """Every word of the rules in use. A copy that is used because the update cannot be says so on stderr."""
        return tuple(self.command("show", *SMALL, "--format", "json"))

    def answer(self):
        """What the rules in use say: of which copy they are, and every word of them."""
        return (*self.command("states", "--format", "json"), *self.words())

    def store(self):
        return self.home / ".local/share/peerpath/rules"

    def version(self):
        """The version in use; 0 when it is the built-in copy."""
        manifest = self.store() / "current" / "manifest.yaml"
        if not manifest.exists():
            return 0
        return int(next(line for line in manifest.read_text().splitlines() if line.startswith("version:")).split()[1])


class Script(http.server.BaseHTTPRequestHandler):
    """Serves the web folder, unless the path has an entry in the server's `special`: a function of the handler."""
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        self.server.seen.append((self.path, dict(self.headers)))
        special = self.server.special.get(self.path) or self.server.special.get("*")
        try:
            special(self) if special else self.plain()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def plain(self):
        path = self.server.folder / self.path.lstrip("/")
        if not path.is_file():
            return self.answer(404, b"not here\n")
        body = path.read_bytes()
        tag = f'"{len(body)}-{path.stat().st_mtime_ns}"'
        if self.headers.get("If-None-Match") == tag:
            return self.answer(304, b"", {"ETag": tag})
        self.answer(200, body, {"ETag": tag})

    def answer(self, status, body, headers=None, length=True):
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if length and status != 304:
            self.send_header("Content-Length", str(len(body)))
        if not length:
            self.close_connection = True
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)


class Server(http.server.ThreadingHTTPServer):
    daemon_threads, block_on_close, request_queue_size = True, False, 128

    def handle_error(self, *_):
        pass    # a client that goes away is what the tests are about


class Server6(Server):
    address_family = socket.AF_INET6


class Scripted:
    """The scripted server, as a context: with Scripted(folder) as s: s.url, s.special, s.seen."""

    def __init__(self, folder, host="127.0.0.1"):
        kind = Server6 if ":" in host else Server
        self.server = kind((host, 0), Script)
        self.server.folder, self.server.special, self.server.seen = pathlib.Path(folder), {}, []
        self.special, self.seen = self.server.special, self.server.seen
        self.url = f"http://{'[' + host + ']' if ':' in host else host}:{self.server.server_address[1]}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


class Authority:
    """A certificate authority for an hour, and certificates under it."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.file = self.folder / "authority.pem"
        command("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1", "-subj", "/CN=Test authority",
                "-keyout", self.folder / "authority.key", "-out", self.file)

    def certificate(self, name, names, subject=None):
        """(certificate, key) of these alternative names, and of that subject."""
        base = self.folder / name
        command("openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", subject or f"/CN={name}", "-keyout", f"{base}.key", "-out", f"{base}.csr")
        (self.folder / f"{name}.ext").write_text("subjectAltName=" + names)
        command("openssl", "x509", "-req", "-in", f"{base}.csr", "-CA", self.file, "-CAkey", self.folder / "authority.key", "-CAcreateserial", "-days", "1",
                "-extfile", f"{base}.ext", "-out", f"{base}.pem")
        return f"{base}.pem", f"{base}.key"


class Nginx:
    """nginx with TLS and HTTP/2 over a folder, on a port of its own."""

    def __init__(self, folder, certificate, place, more=""):
        self.folder, self.certificate, self.more, self.place, self.marks = folder, certificate, more, pathlib.Path(place), 0
        self.place.mkdir()
        self.log = self.place / "access.log"
        os.chmod(self.place, 0o755)

    def configure(self):
        self.port = free_port()
        self.url = f"https://localhost:{self.port}"
        (self.place / "nginx.conf").write_text(f"""
daemon off; master_process off; pid {self.place}/pid; error_log {self.place}/error.log;
events {{}}
http {{ access_log {self.log}; client_body_temp_path {self.place}/a; proxy_temp_path {self.place}/b; fastcgi_temp_path {self.place}/c;
 uwsgi_temp_path {self.place}/d; scgi_temp_path {self.place}/e; gzip on; gzip_types *; gzip_min_length 1;
 server {{ listen 127.0.0.1:{self.port} ssl http2; ssl_certificate {self.certificate[0]}; ssl_certificate_key {self.certificate[1]}; root {self.folder}; {self.more} }} }}
""")

    def __enter__(self):
        """Somebody else may take the port meanwhile: then another one."""
        for _ in range(5):
            self.configure()
            if self.starts():
                return self
        raise RuntimeError((self.place / "error.log").read_text())

    def starts(self):
        """Once nginx has its port, it writes the number of its process."""
        self.process = subprocess.Popen([shutil.which("nginx") or "/usr/sbin/nginx", "-c", self.place / "nginx.conf", "-p", self.place, "-e", self.place / "error.log"], stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while self.process.poll() is None:
            if (self.place / "pid").exists():
                return True
            time.sleep(0.02)
        return False

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(60)

    def requests(self, authority):
        """The lines of the log since the last call. A line may be written after its answer was read: a request of our own, which comes behind, tells when all are there."""
        self.marks += 1
        mark = f"/mark-{self.marks}"
        connection = http.client.HTTPSConnection("localhost", self.port, timeout=60, context=ssl.create_default_context(cafile=authority.file))
        connection.request("GET", mark)
        connection.getresponse().read()
        connection.close()
        for _ in range(6000):
            before, found, _ = self.log.read_text().partition(f'"GET {mark} ')
            if found:
                return before.rpartition(f'"GET /mark-{self.marks - 1} ')[2].splitlines()[self.marks > 1:-1]
            time.sleep(0.01)
        raise RuntimeError(f"nginx did not log {mark}")


class Proxy(socketserver.StreamRequestHandler):
    """A CONNECT proxy; the server counts what it was asked for."""

    def handle(self):
        line = self.rfile.readline().decode()
        while self.rfile.readline().strip():
            pass
        self.server.seen.append(line.strip())
        if not line.startswith("CONNECT "):
            return
        host, port = line.split()[1].rsplit(":", 1)
        with socket.create_connection((host, int(port))) as other:
            self.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
            back = threading.Thread(target=self.pump, args=(other, self.connection), daemon=True)
            back.start()
            self.pump(self.connection, other)
            back.join(5)

    @staticmethod
    def pump(source, sink):
        try:
            while data := source.recv(65536):
                sink.sendall(data)
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            pass
