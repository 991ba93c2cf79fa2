#!/usr/bin/env bash
# Makes a container image out of this machine's own PostgreSQL, without a registry and without a network.
# usage: build/postgres-image.sh NAME        (needs a container engine, PostgreSQL's server and GNU tar)
#
# The image takes POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB as the official image does, so that tests can use either.
set -euo pipefail

name=${1:?usage: build/postgres-image.sh NAME}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

find_binaries() {
  local candidate
  while read -r candidate; do
    if [ -x "$candidate/postgres" ]; then
      echo "$candidate"
      return
    fi
  done < <(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV)
  if command -v postgres >/dev/null; then
    dirname "$(readlink -f "$(command -v postgres)")"
  fi
}

bin=$(find_binaries)
if [ -z "$bin" ]; then
  echo "No PostgreSQL server on this machine: install the package 'postgresql'." >&2
  exit 1
fi
share=$("$bin/pg_config" --sharedir 2>/dev/null || echo "/usr/share/postgresql/$(basename "$(dirname "$bin")")")
lib=$(dirname "$bin")/lib

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"
mkdir -p "$root"/{bin,tmp,etc,run/postgresql,var/lib/postgresql/data,usr/share}
ln -s ../run "$root/var/run"
chmod 1777 "$root/tmp"

# A file keeps its path, since PostgreSQL finds its parts relative to its binaries.
copy() { (cd / && cp --recursive --dereference --preserve=mode,timestamps --parents "${@/#\//}" "$root"); }

tools=("$bin/postgres" "$bin/initdb" "$bin/pg_isready" "$bin/psql" "$bin/pg_ctl" "$bin/pg_dump" "$bin/pg_basebackup")
shell_tools=(sh cat mkdir mkfifo mktemp rm sleep)
for tool in "${tools[@]}"; do
  copy "$(readlink -f "$tool")"
  ln -sf "$tool" "$root/bin/$(basename "$tool")"
done
for tool in "${shell_tools[@]}"; do
  cp --dereference "$(command -v "$tool")" "$root/bin/$tool"
done
copy "$lib" "$share"
for folder in /usr/share/zoneinfo /usr/lib/locale/C.utf8; do
  if [ -d "$folder" ]; then copy "$folder"; fi
done

# Adds every library that a binary inside needs, and the loader. LLVM of the JIT is left out: it is larger than all the rest.
rm -rf "$root$lib/bitcode" "$root$lib/llvmjit.so"
{
  for tool in "${tools[@]}"; do echo "$tool"; done
  for tool in "${shell_tools[@]}"; do command -v "$tool"; done
  find "$root$lib" -name '*.so'
} | xargs -r ldd 2>/dev/null | grep -oE '/[^ ):]+\.so[^ ):]*' | sort -u | while read -r library; do
  [ -e "$root$library" ] || copy "$library"
done

echo 'postgres:x:999:999::/var/lib/postgresql:/bin/sh' >"$root/etc/passwd"
echo 'postgres:x:999:' >"$root/etc/group"
cp "$here/postgres-entrypoint.sh" "$root/bin/entrypoint"
chmod 755 "$root/bin/entrypoint"

tar --directory "$root" --owner=999 --group=999 --numeric-owner --create . |
  docker import \
    --change 'ENTRYPOINT ["/bin/entrypoint"]' \
    --change 'CMD ["postgres"]' \
    --change 'EXPOSE 5432' \
    --change 'USER 999:999' \
    --change "ENV PATH=$bin:/bin PGDATA=/var/lib/postgresql/data LANG=C.UTF-8" \
    - "$name"
