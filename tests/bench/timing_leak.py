#!/usr/bin/env python3
"""Whether answers tell by their time that an internal article exists.

    python3 tests/bench/timing_leak.py build/release

Builds 300 public and 300 agents-only articles, asks for internal and for absent ones in turn over one connection, and
prints both medians and the Kolmogorov-Smirnov distance of the two distributions; for 3,000 samples each, distances
below 0.035 are what chance gives (5 % level).
"""
import bisect
import pathlib
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time

SAMPLES = 3000
ARTICLES = 300
ASKED = {  # name: (address of an internal article, of an absent one)
    "page": ("/en/articles/secret{0}", "/en/articles/absent{0}"),
    "Markdown": ("/en/articles/secret{0}.md", "/en/articles/absent{0}.md"),
    "API article": ("/api/v1/article?id=secret{0}", "/api/v1/article?id=absent{0}"),
    "search": ("/api/v1/search?q={1}", "/api/v1/search?q={2}"),
    "autocomplete": ("/api/v1/autocomplete?q={1}", "/api/v1/autocomplete?q={2}"),
}
random.seed(1)
INTERNAL, ABSENT = (["".join(random.choices("abcdefghijklmnopqrstuvwxyz", k=8)) for _ in range(ARTICLES)]
                    for _ in range(2))


def write_content(folder):
    (folder / "en").mkdir(parents=True)
    (folder / "site.yml").write_text("name: X\ndefault_locale: en\nlocales:\n  en: { name: English }\n")
    for i in range(ARTICLES):
        (folder / f"en/public{i}.md").write_text(f"---\ntitle: Article {i}\n---\nWords about topic {i}.\n")
        (folder / f"en/secret{i}.md").write_text(f"---\ntitle: Secret {INTERNAL[i]}\naudience: agents\n---\nText.\n")


class Client:
    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def microseconds(self, path):
        begin = time.perf_counter_ns()
        self.socket.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        received = b""
        while b"\r\n\r\n" not in received:
            received += self.socket.recv(65536)
        head, _, body = received.partition(b"\r\n\r\n")
        left = int(re.search(rb"(?i)content-length: (\d+)", head)[1]) - len(body)
        while left > 0:
            left -= len(self.socket.recv(65536))
        return (time.perf_counter_ns() - begin) / 1000


def distance(a, b):
    return max(abs(bisect.bisect_right(a, x) / len(a) - bisect.bisect_right(b, x) / len(b)) for x in a + b)


def main(build):
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        write_content(folder / "content")
        index = str(folder / "index")
        subprocess.run([f"{build}/firstline-index", "build", str(folder / "content"), "--index", index], check=True,
                       stdout=subprocess.DEVNULL)
        server = subprocess.Popen([f"{build}/firstline-server", "--index", index, "--listen", "127.0.0.1:0"],
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            client = Client(int(re.search(r":(\d+)/", server.stdout.readline())[1]))
            for name, addresses in ASKED.items():
                times = [[], []]
                for i in range(SAMPLES):
                    for which in random.sample((0, 1), 2):
                        n = i % ARTICLES
                        address = addresses[which].format(n, INTERNAL[n], ABSENT[n])
                        times[which].append(client.microseconds(address))
                internal, absent = (sorted(each) for each in times)
                print(f"{name:13s} internal {statistics.median(internal):7.1f} us   absent "
                      f"{statistics.median(absent):7.1f} us   distance {distance(internal, absent):.3f}")
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "build/release")
