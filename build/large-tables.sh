#!/usr/bin/env bash
# Measures attention, list, search, replay range and revive of a seller who has a fifth of all payments, then his pages over HTTP.
# With a million payments it rewrites its section of docs/evidence.md.
# usage: CLEANACQUIRING_TEST_POSTGRES='Host=…;Database=(an empty one)' build/large-tables.sh [payments, 1000000 by default]
# The copies of a million payments take some minutes and about 6 GB.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

: "${CLEANACQUIRING_TEST_POSTGRES:?name an empty PostgreSQL database}"
readonly payments=${1:-1000000}
dotnet build tests/Benchmarks --configuration Release --verbosity quiet --nologo
measured=$(dotnet tests/Benchmarks/bin/Release/net10.0/CleanAcquiring.Benchmarks.dll tables "$payments" | grep -v '^{' | tee /dev/stderr)
if [ "$payments" = 1000000 ]; then
  kept=$(sed '/^<!-- tables -->/,/^<!-- \/tables -->/d' docs/evidence.md)
  printf '%s\n\n' "$kept" '<!-- tables -->' '## A large seller' "\`build/large-tables.sh\`, run of $(date -u +%F)" \
    'A million payments on PostgreSQL, 200,000 of them of the seller who is measured: first his queries, then his pages over HTTP.
What reads all of his index entries takes 150 to 200 ms once for each connection: the process of the database maps pages that it has
not touched before.' \
    >docs/evidence.md
  printf '%s\n' '```text' "$measured" '```' '<!-- /tables -->' >>docs/evidence.md
fi
