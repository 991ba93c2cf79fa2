#!/usr/bin/env bash
# Plants each bug of build/planted in a copy of the last commit, checks that the tests which its patch names fail,
# and rewrites the section of docs/evidence.md. With numbers only those are planted, and nothing is rewritten.
# usage: build/planted.sh [number...]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

copy=$(mktemp -d)
git worktree add --quiet --detach "$copy/repository" HEAD
trap 'git worktree remove --force "$copy/repository"; rm -rf "$copy"' EXIT
rows=()
missed=0

patches=()
for number in "${@:-*}"; do patches+=("$PWD"/build/planted/$number-*.patch); done

for patch in "${patches[@]}"; do
  read -r project class < <(sed -n 's/^test: //p' "$patch")
  git -C "$copy/repository" apply "$patch"
  dotnet build "$copy/repository/tests/$project" --verbosity quiet --nologo
  "$copy/repository/tests/$project/bin/Debug/net10.0/CleanAcquiring.$project" --filter-class "$class" >"$copy/log" 2>&1 || true
  # A run without a failed test, or one that could not start, has caught no bug.
  caught=$(sed -nE 's/^failed [A-Za-z.]*\.([A-Za-z_]+\.[A-Za-z_]+).*/\1/p' "$copy/log" | sort -u | paste -sd, | sed 's/,/, /g')
  [ -n "$caught" ] || missed=$((missed + 1))
  rows+=("| $(head -1 "$patch") | ${caught:-**not caught**} |")
  git -C "$copy/repository" checkout --quiet -- .
done

section=$(printf '%s\n' '<!-- planted -->' '## Planted bugs' '' "\`./build/planted.sh\`, run of $(date -u +%F)" '' \
  '| planted | caught by |' '|---|---|' "${rows[@]}" '<!-- /planted -->')
if [ $# -gt 0 ]; then
  printf '%s\n' "${rows[@]}"
  exit "$missed"
fi
kept=$(sed '/^<!-- planted -->/,/^<!-- \/planted -->/d' docs/evidence.md)
printf '%s\n\n%s\n' "$kept" "$section" >docs/evidence.md
echo "$section"
exit "$missed"
