#!/bin/sh
# install_packages.sh [--skip-unavailable] FILE...: installs the Debian packages that FILEs list and this machine lacks.
#
# A file has one package a line; '#' begins a comment. Nothing is asked of the network, and no rights are needed, when
# nothing is missing. With --skip-unavailable, packages that this Debian does not have are named and left out.
set -eu
export LC_ALL=C

fail() {
  printf 'install_packages.sh: error: %s\n' "$*" >&2
  exit 3
}

skip_unavailable=no
if [ "${1:-}" = --skip-unavailable ]; then
  skip_unavailable=yes
  shift
fi
[ $# -gt 0 ] || fail "name at least one file that lists packages, such as server/packages.txt"
for file; do
  [ -r "$file" ] || fail "cannot read $file; run this from a complete copy of the repository"
done

# Words that are no package names would reach apt-get as options or patterns.
wanted=$(sed -e 's/#.*//' "$@" | tr -s '[:space:]' '\n' | sed '/^$/d')
for package in $wanted; do
  case $package in
    *[!a-z0-9+.-]* | [!a-z0-9]*) fail "'$package' in $* is no package name" ;;
  esac
done

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  name=$(sed -n 's/^PRETTY_NAME="\{0,1\}\([^"]*\).*/\1/p' /etc/os-release 2>/dev/null || true)
  fail "this is ${name:-no Debian}, and Firstline is packaged for Debian 12 and 13 only. Elsewhere, install the" \
    "counterparts of the packages in $*, then build with: cmake --preset release && cmake --build --preset release"
fi

installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p')
missing=
for package in $wanted; do
  printf '%s\n' "$installed" | grep -Fqx -e "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null ||
    fail "packages are missing and this is neither root nor is there sudo. As root, run: apt-get install$missing"
  as_root=sudo
fi
apt_get() {
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@" </dev/null
}
has_candidate() {
  apt-cache policy "$1" 2>/dev/null | grep -q '^  Candidate: [^(]'
}
update() {
  echo "Updating the package lists"
  apt_get update || fail "apt-get update failed; check the network and /etc/apt/sources.list*, then run this again"
  updated=yes
}

# Package lists are fetched only where they do not know a package, or where what they name is gone from the archive.
updated=no
for package in $missing; do
  if [ $updated = no ] && ! has_candidate "$package"; then update; fi
done
available=
for package in $missing; do
  if has_candidate "$package"; then
    available="$available $package"
  elif [ $skip_unavailable = yes ]; then
    echo "SKIPPED: this system has no package $package"
  else
    . /etc/os-release
    fail "this ${PRETTY_NAME:-system} has no package $package; Firstline needs Debian 12 or 13 with the section main"
  fi
done
[ -n "$available" ] || exit 0

echo "Installing:$available"
# shellcheck disable=SC2086  # one word a package
install() { apt_get install -y --no-install-recommends $available; }
if ! install; then
  [ $updated = no ] || fail "apt-get could not install:$available; its own message stands above"
  update
  install || fail "apt-get could not install:$available; its own message stands above"
fi
