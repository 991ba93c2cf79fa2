#!/usr/bin/env bash
# Measures how late follow-ups are while a snapshot that stays open keeps the database from removing dead rows: 100 a second,
# a line each 15 seconds.
# usage: CLEANACQUIRING_TEST_POSTGRES='Host=…;Database=(an empty one)' build/queue-snapshot.sh [minutes, 5 by default]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

: "${CLEANACQUIRING_TEST_POSTGRES:?name an empty PostgreSQL database}"
dotnet build tests/Benchmarks --configuration Release --verbosity quiet --nologo
dotnet tests/Benchmarks/bin/Release/net10.0/CleanAcquiring.Benchmarks.dll queue "${1:-5}"
