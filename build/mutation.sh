#!/usr/bin/env bash
# Changes Domain and Application in small ways, one at a time, in a copy of the last commit, and counts the changes that no test notices; writes the section of docs/evidence.md.
# usage: build/mutation.sh [--quick]      (quick: the table of transitions alone)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly least=85
copy=$(mktemp -d)
git worktree add --quiet --detach "$copy/repository" HEAD
trap 'git worktree remove --force "$copy/repository"; rm -rf "$copy"' EXIT
kind=full projects=(Domain Application) only=()
if [ "${1:-}" = --quick ]; then kind=quick projects=(Domain) only=(--mutate '**/Payments/PaymentTransitions.cs'); fi
rows=()
missed=0

# No match is a count as well, and no failure.
count() { { grep -oE "\"status\": *\"($1)\"" "$report" || true; } | wc -l; }

write_section() {
  section=$(printf '%s\n' '<!-- mutation -->' '## Mutation' '' "\`./build/evidence.sh mutation\`, $kind run of $(date -u +%F)" '' \
    "Each change is one operator, one condition, one statement or one text of the code; at least $least % of them must make a test fail." '' \
    '| project | changes | noticed | not noticed | score |' '|---|--:|--:|--:|--:|' "${rows[@]}" '<!-- /mutation -->')
  if [ "$kind" = full ]; then
    kept=$(sed '/^<!-- mutation -->/,/^<!-- \/mutation -->/d' docs/evidence.md)
    printf '%s\n\n%s\n' "$kept" "$section" >docs/evidence.md
  fi
}

(cd "$copy/repository" && dotnet tool restore >/dev/null)
for project in "${projects[@]}"; do
  (
    cd "$copy/repository/tests/$project.Tests"
    CLEANACQUIRING_TEST_POSTGRES= dotnet stryker --project "$project.csproj" --test-runner mtp --concurrency "$(nproc)" --reporter json --output "$copy/$project" "${only[@]}" </dev/null
  ) >"$copy/log" 2>&1 || {
    tail -30 "$copy/log" >&2
    exit 1
  }
  report=$copy/$project/reports/mutation-report.json
  noticed=$(count 'Killed|Timeout') unnoticed=$(count 'Survived|NoCoverage')
  tried=$((noticed + unnoticed))
  # In tenths of a percent, rounded down: a score is not flattered.
  score=$((tried ? noticed * 1000 / tried : 0))
  [ "$score" -ge $((least * 10)) ] || missed=$((missed + 1))
  rows+=("| $project | $tried | $noticed | $unnoticed | $((score / 10)).$((score % 10)) % |")
  write_section
done
echo "$section"
exit "$missed"
