#!/usr/bin/env bash
# Makes the pictures of the README and of the guides anew, by the journeys that walk through those pages.
# usage: build/pictures.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly host=tests/Journeys.Tests/bin/Debug/net10.0
export CLEANACQUIRING_PICTURES="$PWD/docs/images"
dotnet build tests/Journeys.Tests --verbosity quiet --nologo
"$host/CleanAcquiring.Journeys.Tests" --filter-class '*Pictures' '*A_new_seller_begins'
for station in install set-up right-key paid refunded attention; do
  cp "$host/TestResults/screenshots/way-1280-light-$station.png" "docs/images/guide-$station.png"
done
