#!/usr/bin/env bash
# Runs mutation tests on Domain, Application and the adapters in a copy of the last commit and rewrites their section of docs/evidence.md.
# An adapter is tested by its own folder of tests alone: what only a neighbour's test notices is not counted.
# usage: build/mutation.sh [--quick | part...]
# The reports with the mutants that survived are in bin/mutation afterwards.
# --quick mutates the table of transitions only; a part is Domain, Application, AmoCrm or an acquirer's folder; without one all are run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly least=85
adapters() { for folder in src/Infrastructure/Acquirers/*/; do basename "$folder"; done; }
copy=$(mktemp -d)
kind=full parts=("$@") only=()
if [ "${1:-}" = --quick ]; then kind=quick parts=(Domain) only=(--mutate '**/Payments/PaymentTransitions.cs'); fi
if [ ${#parts[@]} -eq 0 ]; then mapfile -t parts < <(printf '%s\n' Domain Application AmoCrm && adapters); fi
trap 'git worktree remove --force "$copy/repository"; rm -rf "$copy"' EXIT

# grep fails without a match, which is a count of 0.
count() { { grep -oE "\"status\": *\"($1)\"" "$report" || true; } | wc -l; }

# Keeps the row of each part that is not run now.
write_section() {
  section=$(printf '%s\n' '<!-- mutation -->' '## Mutation' '' "\`./build/evidence.sh mutation\`" '' \
    "A mutant changes one operator, condition, statement or text of the code; at least $least % of them must make a test fail." '' \
    '| part | run of | mutants | killed | survived | score |' '|---|---|--:|--:|--:|--:|' "$(rows)" '<!-- /mutation -->')
  if [ "$kind" = full ]; then
    kept=$(sed '/^<!-- mutation -->/,/^<!-- \/mutation -->/d' docs/evidence.md)
    printf '%s\n\n%s\n' "$kept" "$section" >docs/evidence.md
  fi
}

rows() {
  { sed -n '/^<!-- mutation -->/,/^<!-- \/mutation -->/p' docs/evidence.md |
      grep -E '^\| [A-Za-z]+ \| [0-9]{4}-' | grep -v "^| $part |" || true
    echo "| $part | $(date -u +%F) | $mutants | $killed | $survived | $((score / 10)).$((score % 10)) % |"; } | sort
}

# Sets the project that is mutated, the files and the tests of a part.
describe() {
  case "$1" in
    Domain) project=Domain tests=(Domain.Tests) folder='' ;;
    Application) project=Application tests=(Application.Tests Integration.Tests) folder='' ;;
    AmoCrm) project=Infrastructure tests=(Infrastructure.Tests) folder=AmoCrm ;;
    *) project=Infrastructure tests=(Infrastructure.Tests) folder=Acquirers/$1 ;;
  esac
}

failed=0
for part in "${parts[@]}"; do
  describe "$part"
  git worktree remove --force "$copy/repository" 2>/dev/null || true
  git worktree add --quiet --detach "$copy/repository" HEAD
  (
    cd "$copy/repository"
    arguments=("${only[@]}")
    for project_of_tests in "${tests[@]}"; do arguments+=("--test-project=../../tests/$project_of_tests/$project_of_tests.csproj"); done
    if [ -n "$folder" ]; then
      arguments+=(--mutate "**/$folder/**/*.cs")
      find tests/Infrastructure.Tests \( -name '*Tests*.cs' -o -name '*Conformance.cs' -o -name '*_*.cs' \) \
        -not -path "*/Infrastructure.Tests/$folder/*" -delete
    fi
    dotnet tool restore >/dev/null
    cd "src/$project"
    # CS1574: a comment names a test that was taken out.
    NoWarn=CS1574 CLEANACQUIRING_TEST_POSTGRES= dotnet stryker "${arguments[@]}" --test-runner mtp --concurrency "$(nproc)" \
      --reporter json --output "$copy/$part" </dev/null
  ) >"$copy/log" 2>&1 || {
    tail -30 "$copy/log" >&2
    exit 1
  }
  report=$copy/$part/reports/mutation-report.json
  mkdir -p bin/mutation
  cp "$report" "bin/mutation/$part.json"
  killed=$(count 'Killed|Timeout') survived=$(count 'Survived|NoCoverage')
  mutants=$((killed + survived))
  # In tenths of a percent, rounded down.
  score=$((mutants ? killed * 1000 / mutants : 0))
  [ "$score" -ge $((least * 10)) ] || failed=$((failed + 1))
  write_section
done
echo "$section"
exit "$failed"
