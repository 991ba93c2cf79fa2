#!/usr/bin/env bash
# Runs a test with the figures of docs/evidence.md, prints them and rewrites its section. Fails if an invariant is violated.
# usage: build/evidence.sh simulation|crash|replicas|failover|receipts|fuzz|mutation [--quick] | planted
# --quick runs the size of an ordinary test run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

case "${1:-}" in
  simulation) projects=(Simulation.Tests) class='*Seller_schedules' ;;
  crash) projects=(Journeys.Tests) class='*Crash_matrix' ;;
  replicas) projects=(Journeys.Tests) class='*Replicas_are_killed' ;;
  failover) projects=(Journeys.Tests) class='*Database_fails_over' ;;
  receipts) projects=(Infrastructure.Tests) class='*Receipt_translations' ;;
  fuzz) projects=(Infrastructure.Tests Web.Tests) class='*Hostile_input' ;;
  mutation) exec build/mutation.sh "${@:2}" ;;
  planted) exec build/planted.sh ;;
  *)
    sed -n '2,4s/^# //p' "${BASH_SOURCE[0]}" >&2
    exit 2
    ;;
esac
if [ "${2:-}" != --quick ]; then export CLEANACQUIRING_EVIDENCE_FULL=1; fi
export CLEANACQUIRING_EVIDENCE="$PWD/docs/evidence.md"

status=0
for project in "${projects[@]}"; do
  dotnet build "tests/$project" --verbosity quiet --nologo
  "tests/$project/bin/Debug/net10.0/CleanAcquiring.$project" --filter-class "$class" || status=$?
done
sed -n "/^<!-- $1\(-[a-z]*\)\? -->/,/^<!-- \/$1\(-[a-z]*\)\? -->/p" docs/evidence.md
exit "$status"
