"""A small help centre on disk, the programs that build and serve it, and HTTP to it; for the scripts beside this."""
import http.client
import os
import pathlib
import re
import signal
import subprocess
import tempfile

ARTICLES = 40
VERSION = re.compile(r"version(\d+)end")


class HelpCentre:
    """Every article names the version it was written in, so that an answer shows which generation it is from."""

    def __init__(self, programs):
        self.programs = pathlib.Path(programs).resolve()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="firstline-load-"))
        self.content = self.folder / "content"
        self.index = self.folder / "index"
        self.log = open(self.folder / "server.log", "ab")

    def write(self, version):
        for number in range(ARTICLES):
            path = self.content / "en" / f"topic{number % 4}" / f"article{number}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            text = (f"---\ntitle: Lighthouse {number} version{version}end\n---\n\n"
                    f"The lighthouse keeper's manual, page {number}, version{version}end.\n\n" + "More words. " * 50)
            path.write_text(text)

    def build(self):
        """Starts a build and returns its process."""
        return subprocess.Popen([self.programs / "firstline-index", "build", self.content, "--index", self.index],
                                stdout=subprocess.DEVNULL, stderr=self.log)

    def current(self):
        return (self.index / "CURRENT").read_text().strip()

    def export(self):
        return subprocess.run([self.programs / "firstline-server", "feedback", "export", "--index", self.index],
                              check=True, capture_output=True, text=True).stdout


class Server:
    def __init__(self, site, *flags):
        self.process = subprocess.Popen(
            [site.programs / "firstline-server", "--index", site.index, "--listen", "127.0.0.1:0", "--rate", "off",
             "--log-level", "error", *flags], stdout=subprocess.PIPE, stderr=site.log, text=True)
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit("the server did not start; see " + site.log.name)
        self.port = int(line.rstrip("/\n").rsplit(":", 1)[1])

    def connect(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)

    def ready(self):
        """The generation that is served."""
        connection = self.connect()
        connection.request("GET", "/readyz")
        text = connection.getresponse().read().decode()
        connection.close()
        return text.split()[1]

    def reload(self):
        self.process.send_signal(signal.SIGHUP)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        self.process.terminate()
        return self.process.wait(timeout=60)

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def resident_mib(self):
        pages = int(pathlib.Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGESIZE") / 2**20
