#!/usr/bin/env bash
# Repeats a proof that no money is lost, prints its figures and rewrites its section of docs/evidence.md. Fails when an invariant broke.
# usage: build/evidence.sh simulation|crash|replicas|failover|fuzz|mutation [--quick] | planted      (quick: what every test run does; without it the full figures)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

case "${1:-}" in
  simulation) projects=(Simulation.Tests) class='*Random_schedules' ;;
  crash) projects=(Journeys.Tests) class='*Crash_matrix' ;;
  replicas) projects=(Journeys.Tests) class='*Replicas_under_fire' ;;
  failover) projects=(Journeys.Tests) class='*Database_fails_over' ;;
  fuzz) projects=(Infrastructure.Tests Web.Tests) class='*Hostile_input' ;;
  mutation) exec build/mutation.sh "${@:2}" ;;
  planted) exec build/planted.sh ;;
  *)
    sed -n '2,3s/^# //p' "${BASH_SOURCE[0]}" >&2
    exit 2
    ;;
esac
if [ "${2:-}" != --quick ]; then export CLEANACQUIRING_EVIDENCE_FULL=1; fi
export CLEANACQUIRING_EVIDENCE="$PWD/docs/evidence.md"

outcome=0
for project in "${projects[@]}"; do
  dotnet build "tests/$project" --verbosity quiet --nologo
  "tests/$project/bin/Debug/net10.0/CleanAcquiring.$project" --filter-class "$class" || outcome=$?
done
sed -n "/^<!-- $1\(-[a-z]*\)\? -->/,/^<!-- \/$1\(-[a-z]*\)\? -->/p" docs/evidence.md
exit "$outcome"
