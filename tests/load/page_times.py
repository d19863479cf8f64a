#!/usr/bin/env python3
"""How long a server takes to start on an index, and then to serve pages of it; each page once, nothing cached by HTTP.

usage: page_times.py FOLDER-OF-PROGRAMS INDEX [PAGES]
"""
import http.client
import pathlib
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time

programs = pathlib.Path(sys.argv[1])
count = int(sys.argv[3]) if len(sys.argv) > 3 else 2000
random.seed(1)
SITE = "https://help.example.org"
store = tempfile.mkdtemp(prefix="firstline-load-") + "/feedback.db"

began = time.monotonic()
process = subprocess.Popen([programs / "firstline-server", "--index", sys.argv[2], "--listen", "127.0.0.1:0", "--rate",
                            "off", "--log-level", "error", "--store", "sqlite:" + store, "--base-url", SITE],
                           stdout=subprocess.PIPE, text=True)
port = int(process.stdout.readline().rstrip("/\n").rsplit(":", 1)[1])
connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)


def ask(path):
    start = time.monotonic()
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read().decode()
    return answer.status, body, time.monotonic() - start


status, _, _ = ask("/readyz")
print(f"start to ready: {time.monotonic() - began:.2f} s (status {status})")
text = ask("/sitemap.xml")[1].replace(SITE, "")
parts = re.findall(r"<loc>([^<]*part=\d+)</loc>", text)
texts = [ask(part.replace("&amp;", "&"))[1].replace(SITE, "") for part in parts] or [text]
pages = [path for text in texts for path in re.findall(r"<loc>([^<]+)</loc>", text)]
for name, pattern in (("articles", "/articles/"), ("categories", "/categories/"), ("homes", None)):
    wanted = [page for page in pages if (pattern in page if pattern else re.fullmatch(r"/[^/]+/", page))]
    chosen = random.sample(wanted, min(count, len(wanted)))
    if not pattern:
        chosen *= 50
    times = []
    failed = 0
    for page in chosen:
        status, _, seconds = ask(page)
        failed += status != 200
        times.append(seconds * 1e3)
    times.sort()
    print(f"{name}: {len(chosen)} of {len(wanted)}, median {statistics.median(times):.2f} ms, "
          f"95 % {times[int(len(times) * 0.95)]:.2f} ms, longest {times[-1]:.2f} ms, {failed} failed")
process.terminate()
process.wait()
