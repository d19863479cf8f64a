#!/usr/bin/env python3
"""Kills builds and servers (SIGKILL) at random moments; the next start must serve a whole good state with every vote.

usage: kills.py FOLDER-OF-PROGRAMS [ROUNDS [SEED]]

One round: votes are sent while a server with --watch builds what was just written, and a second build runs by command
every third time; then whatever runs is killed. The next start must serve all articles in one version, the old or the
new one, and the export must hold every vote that was acknowledged.
"""
import csv
import io
import json
import random
import sys
import threading
import time

from help_centre import ARTICLES, VERSION, HelpCentre, Server

ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 100
random.seed(int(sys.argv[3]) if len(sys.argv) > 3 else 1)


class Voter(threading.Thread):
    """Votes with a comment that no other vote has, until the server is gone."""

    def __init__(self, server, round_number):
        super().__init__()
        self.server = server
        self.round = round_number
        self.acknowledged = []

    def run(self):
        number = 0
        try:
            connection = self.server.connect()
            while True:
                number += 1
                comment = f"round {self.round} vote {number}"
                article = number % ARTICLES
                body = json.dumps({"id": f"topic{article % 4}/article{article}", "locale": "en", "helpful": True,
                                   "comment": comment})
                connection.request("POST", "/api/v1/feedback", body, {"Content-Type": "application/json"})
                answer = connection.getresponse()
                answer.read()
                if answer.status == 204:
                    self.acknowledged.append(comment)
        except OSError:
            return
        except Exception as error:  # the answer was cut by the kill
            if "HTTP" not in type(error).__mro__[1].__name__ and "Incomplete" not in repr(error):
                raise


def served_versions(server):
    connection = server.connect()
    connection.request("GET", "/api/v1/search?locale=en&q=lighthouse&per_page=100")
    found = json.loads(connection.getresponse().read())
    versions = {int(version) for hit in found["results"] for version in VERSION.findall(hit["title"])}
    for number in range(ARTICLES):
        connection.request("GET", f"/en/articles/topic{number % 4}/article{number}")
        answer = connection.getresponse()
        body = answer.read().decode()
        versions |= {int(version) for version in VERSION.findall(body)} if answer.status == 200 else {-1}
    connection.close()
    return versions, found["total"]


def main():
    site = HelpCentre(sys.argv[1])
    site.write(0)
    began = time.monotonic()
    if site.build().wait() != 0:
        raise SystemExit("the first build failed")
    # A watching server waits for quiet before it builds, in the background; kills fall before, into and after it.
    longest = 0.5 + 3 * (time.monotonic() - began)
    good = 0
    acknowledged = []
    mistakes = []
    switched = 0
    for number in range(1, ROUNDS + 1):
        server = Server(site, "--content", site.content, "--watch")
        voter = Voter(server, number)
        voter.start()
        site.write(number)
        builder = site.build() if number % 3 == 0 else None
        time.sleep(random.uniform(0, longest))
        if builder:
            builder.kill()
            builder.wait()
        server.kill()
        voter.join()
        acknowledged += voter.acknowledged

        server = Server(site)  # without content: nothing but what was published
        versions, total = served_versions(server)
        server.kill()
        if len(versions) != 1 or not good <= min(versions) <= number or total != ARTICLES:
            mistakes.append(f"round {number}: versions {sorted(versions)}, {total} articles, last good {good}")
        switched += min(versions) != good
        good = min(versions)
        kept = {row["comment"] for row in csv.DictReader(io.StringIO(site.export()))}
        lost = [vote for vote in acknowledged if vote not in kept]
        if lost:
            mistakes.append(f"round {number}: {len(lost)} votes lost, e.g. {lost[0]}")
            acknowledged = [vote for vote in acknowledged if vote in kept]
    for mistake in mistakes[:20]:
        print(mistake)
    print(f"{ROUNDS} kills; {switched} came after the publication, {ROUNDS - switched} before; "
          f"{len(acknowledged)} acknowledged votes kept; {len(mistakes)} mistakes")
    sys.exit(1 if mistakes else 0)


main()
