#!/bin/sh
# quickstart.sh: from a fresh Debian 12 or 13 to a running help centre. Cheap to run again.
set -eu

usage() {
  cat <<'END'
Usage: sh server/quickstart.sh [--no-serve] [--content DIR] [--listen ADDR:PORT]

Installs the Debian packages that are missing, builds Firstline, indexes the content and serves it.

  --no-serve           stop after building and indexing
  --content DIR        the help articles (default: content/ of this repository)
  --listen ADDR:PORT   where to serve (default: 127.0.0.1:8080)

What changes in the content is published at once; /preview/ shows drafts. Agents sign in at /agent with the token that
is printed the first time; their hashes are in index.agent-tokens, the index is in index/.
END
}
say() { printf '== %s\n' "$*"; }
fail() {
  status=$1
  shift
  printf 'quickstart.sh: error: %s\n' "$*" >&2
  exit "$status"
}

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
content=$root/content
listen=127.0.0.1:8080
serve=yes
while [ $# -gt 0 ]; do
  case $1 in
    --no-serve) serve=no ;;
    --content=* | --listen=*)
      option=${1%%=*} value=${1#*=}
      shift
      set -- "$option" "$value" "$@"
      continue
      ;;
    --content | --listen)
      [ $# -gt 1 ] || fail 2 "$1 needs a value; see --help"
      case $1 in
        --content) content=$2 ;;
        --listen) listen=$2 ;;
      esac
      shift
      ;;
    -h | --help)
      usage
      exit 0
      ;;
    *)
      usage >&2
      fail 2 "unknown option $1"
      ;;
  esac
  shift
done

[ -d "$content" ] || fail 2 "--content: there is no folder $content"
content=$(CDPATH='' cd -- "$content" && pwd)
port=${listen##*:}
case $port in
  '' | *[!0-9]* | ??????*) fail 2 "--listen: '$listen' should be ADDR:PORT, such as 127.0.0.1:8080" ;;
esac
if [ "$listen" = "$port" ] || [ "$port" -gt 65535 ]; then
  fail 2 "--listen: '$listen' should be ADDR:PORT with a port up to 65535, such as 127.0.0.1:8080"
fi

# Asked before the build, which takes minutes: state 0A is a listening socket.
port_is_busy() {
  [ "$port" -ne 0 ] || return 1
  cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | grep -q "^ *[0-9]*: [0-9A-F]*:$(printf '%04X' "$port") [0-9A-F:]* 0A "
}
if [ $serve = yes ] && port_is_busy; then
  fail 3 "port $port is in use. Stop what listens there, or choose another: sh server/quickstart.sh --listen" \
    "${listen%:*}:$((port < 65535 ? port + 1 : 8080))"
fi

sh "$root/server/install_packages.sh" "$root/server/packages.txt"

cd "$root"
build=$root/build/release
if [ ! -f "$build/build.ninja" ] || ! grep -Fqx "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$build/CMakeCache.txt"; then
  say "Configuring build/release"
  cmake --fresh --preset release -DFIRSTLINE_TESTS=OFF ||
    fail 3 "cmake could not configure; the message above names what it misses"
fi

# One compiler takes up to a gigabyte.
jobs=$(nproc)
by_memory=$(awk '/^MemAvailable:/ { print int($2 / 1048576) }' /proc/meminfo)
[ "$by_memory" -ge "$jobs" ] || jobs=$by_memory
[ "$jobs" -ge 1 ] || jobs=1
say "Building (the first time takes a few minutes)"
cmake --build build/release -j "$jobs" --target firstline-index firstline-search firstline-server ||
  fail 3 "the build failed; the first error above says where. To start over: rm -r build/release"

say "Indexing $content"
status=0
build/release/firstline-index build "$content" --index index || status=$?
[ "$status" -eq 0 ] ||
  fail "$status" "indexing $content failed; the lines above name file, line and what to do"

if [ $serve = no ]; then
  say "Done. To serve it: build/release/firstline-server --index index --listen $listen"
  exit 0
fi
if port_is_busy; then fail 3 "port $port came into use meanwhile; run this again with --listen ADDR:PORT"; fi
address=http://$listen
[ "$port" -ne 0 ] || address="the address that the server prints"
tokens=index.agent-tokens
agents="sign in at $address/agent; another token: build/release/firstline-server token add NAME --agent-tokens $tokens"
if [ ! -e $tokens ]; then
  token=$(build/release/firstline-server token add me --agent-tokens $tokens 2>/dev/null) ||
    fail 3 "could not make an agent's token in $root/$tokens; is the folder writable?"
  agents="sign in at $address/agent with the token $token"
fi
cat <<END
== Serving on $address (Ctrl-C stops it)

  In a browser   $address/
  Search         $address/api/v1/search?q=install
  A ticket       curl -H 'Content-Type: application/json' -d '{"subject":"How do I undo a bad update?"}' $address/api/v1/suggest
  For agents     $agents
  For writers    edit a file in $content and look at $address/preview/

END
exec build/release/firstline-server --index index --content "$content" --watch --preview --agent-tokens $tokens \
  --listen "$listen"
