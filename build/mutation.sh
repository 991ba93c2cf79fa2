#!/usr/bin/env bash
# Runs mutation tests on Domain and Application in a copy of the last commit and rewrites their section of docs/evidence.md.
# Domain is tested by Domain.Tests; Application by Application.Tests and Integration.Tests.
# usage: build/mutation.sh [--quick]
# --quick mutates the table of transitions only.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly least=85
copy=$(mktemp -d)
git worktree add --quiet --detach "$copy/repository" HEAD
trap 'git worktree remove --force "$copy/repository"; rm -rf "$copy"' EXIT
kind=full projects=(Domain Application) only=()
if [ "${1:-}" = --quick ]; then kind=quick projects=(Domain) only=(--mutate '**/Payments/PaymentTransitions.cs'); fi
rows=()
failed=0

# grep fails without a match, which is a count of 0.
count() { { grep -oE "\"status\": *\"($1)\"" "$report" || true; } | wc -l; }

write_section() {
  section=$(printf '%s\n' '<!-- mutation -->' '## Mutation' '' "\`./build/evidence.sh mutation\`, $kind run of $(date -u +%F)" '' \
    "A mutant changes one operator, condition, statement or text of the code; at least $least % of them must make a test fail." '' \
    '| project | mutants | killed | survived | score |' '|---|--:|--:|--:|--:|' "${rows[@]}" '<!-- /mutation -->')
  if [ "$kind" = full ]; then
    kept=$(sed '/^<!-- mutation -->/,/^<!-- \/mutation -->/d' docs/evidence.md)
    printf '%s\n\n%s\n' "$kept" "$section" >docs/evidence.md
  fi
}

(cd "$copy/repository" && dotnet tool restore >/dev/null)
for project in "${projects[@]}"; do
  tests=("--test-project=../../tests/$project.Tests/$project.Tests.csproj")
  if [ "$project" = Application ]; then tests+=(--test-project=../../tests/Integration.Tests/Integration.Tests.csproj); fi
  (
    cd "$copy/repository/src/$project"
    CLEANACQUIRING_TEST_POSTGRES= dotnet stryker "${tests[@]}" --test-runner mtp --concurrency "$(nproc)" \
      --reporter json --output "$copy/$project" "${only[@]}" </dev/null
  ) >"$copy/log" 2>&1 || {
    tail -30 "$copy/log" >&2
    exit 1
  }
  report=$copy/$project/reports/mutation-report.json
  killed=$(count 'Killed|Timeout') survived=$(count 'Survived|NoCoverage')
  mutants=$((killed + survived))
  # In tenths of a percent, rounded down.
  score=$((mutants ? killed * 1000 / mutants : 0))
  [ "$score" -ge $((least * 10)) ] || failed=$((failed + 1))
  rows+=("| $project | $mutants | $killed | $survived | $((score / 10)).$((score % 10)) % |")
  write_section
done
echo "$section"
exit "$failed"
