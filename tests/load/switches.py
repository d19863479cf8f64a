#!/usr/bin/env python3
"""Clients search and read while generations switch; every answer must be whole, of one generation, and not stale.

usage: switches.py FOLDER-OF-PROGRAMS [SWITCHES [CLIENTS]]
"""
import json
import statistics
import sys
import threading
import time

from help_centre import ARTICLES, VERSION, HelpCentre, Server

SWITCHES = int(sys.argv[2]) if len(sys.argv) > 2 else 200
CLIENTS = int(sys.argv[3]) if len(sys.argv) > 3 else 8


class Readers:
    """What the clients saw. `served` is the version that the server has said it serves."""

    def __init__(self):
        self.served = 0
        self.stopping = False
        self.mistakes = []
        self.seconds = []

    def check(self, path, status, body, oldest):
        versions = {int(version) for version in VERSION.findall(body)}
        if status != 200:
            self.mistakes.append(f"failed: {path} answered {status}")
        elif len(versions) != 1:
            self.mistakes.append(f"mixed: {path} shows versions {sorted(versions)}")
        elif versions.pop() < oldest:
            self.mistakes.append(f"stale: {path}")
        if path.startswith("/api") and status == 200 and json.loads(body)["total"] != ARTICLES:
            self.mistakes.append(f"incomplete: {path} found {json.loads(body)['total']}")

    def run(self, server, first):
        connection = server.connect()
        number = first
        while not self.stopping:
            number += 1
            one = number % ARTICLES
            path = [f"/en/articles/topic{one % 4}/article{one}", "/api/v1/search?locale=en&q=lighthouse+keeper",
                    f"/en/categories/topic{one % 4}", "/en/search?q=lighthouse", "/en/"][number % 5]
            oldest = self.served
            began = time.monotonic()
            try:
                connection.request("GET", path)
                answer = connection.getresponse()
                body = answer.read().decode()
            except OSError as error:
                self.mistakes.append(f"failed: {path}: {error}")
                connection = server.connect()
                continue
            self.seconds.append(time.monotonic() - began)
            self.check(path, answer.status, body, oldest)


def main():
    site = HelpCentre(sys.argv[1])
    site.write(0)
    if site.build().wait() != 0:
        raise SystemExit("the first build failed")
    server = Server(site)
    readers = Readers()
    threads = [threading.Thread(target=readers.run, args=(server, 7 * i)) for i in range(CLIENTS)]
    for thread in threads:
        thread.start()
    usage = []
    for version in range(1, SWITCHES + 1):
        site.write(version)
        if site.build().wait() != 0:
            raise SystemExit("a build failed; see " + site.log.name)
        server.reload()
        while server.ready() != site.current():
            time.sleep(0.01)
        readers.served = version
        usage.append((server.descriptors(), server.resident_mib()))
        if version % 20 == 0:
            print(f"{version} switches, {len(readers.seconds)} answers, {usage[-1][0]} descriptors, "
                  f"{usage[-1][1]:.1f} MiB, {len(readers.mistakes)} mistakes", flush=True)
    readers.stopping = True
    for thread in threads:
        thread.join()
    time.sleep(3)  # idle workers let go of what they hold
    print(f"idle: {server.descriptors()} descriptors, {server.resident_mib():.1f} MiB")
    status = server.stop()
    for mistake in sorted(set(readers.mistakes))[:20]:
        print(mistake)
    print(f"{SWITCHES} switches, {CLIENTS} clients, {len(readers.seconds)} answers, median "
          f"{statistics.median(readers.seconds) * 1e3:.1f} ms, {len(readers.mistakes)} mistakes, exit status {status}")
    sys.exit(1 if readers.mistakes or status != 0 else 0)


main()
