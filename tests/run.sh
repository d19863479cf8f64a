#!/bin/sh
# run.sh [CTEST ARGUMENT...]: installs what tests need, builds and runs every test. Cheap to run again.
#   sh tests/run.sh -R Analyzer    runs only the tests whose name matches
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
sh server/install_packages.sh server/packages.txt tests/packages.txt

cache=build/release/CMakeCache.txt
if [ ! -f build/release/build.ninja ] || ! grep -Fqx "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$cache"; then
  if command -v ccache >/dev/null; then export CMAKE_CXX_COMPILER_LAUNCHER=ccache; fi
  cmake --fresh --preset release -DFIRSTLINE_TESTS=ON
elif ! grep -Fqx FIRSTLINE_TESTS:BOOL=ON "$cache"; then
  cmake --preset release -DFIRSTLINE_TESTS=ON
fi

cmake --build build/release -j "$(nproc)"
exec ctest --test-dir build/release --output-on-failure --no-tests=error -j "$(nproc)" "$@"
