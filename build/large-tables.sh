#!/usr/bin/env bash
# Measures attention, list, search, replay range and revive of a seller who has a fifth of all payments, then his pages over HTTP.
# usage: CLEANACQUIRING_TEST_POSTGRES='Host=…;Database=(an empty one)' build/large-tables.sh [payments, 1000000 by default]
# The copies of a million payments take some minutes and about 6 GB.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

: "${CLEANACQUIRING_TEST_POSTGRES:?name an empty PostgreSQL database}"
dotnet build tests/Benchmarks --configuration Release --verbosity quiet --nologo
dotnet tests/Benchmarks/bin/Release/net10.0/CleanAcquiring.Benchmarks.dll tables "${1:-1000000}" | grep -v '^{'
