#!/usr/bin/env bash
# Measures the figures of the README on this machine: requests per second of the loader and the memory of the gateway under wrk,
# and the own time and database round trips of a click.
# usage: CLEANACQUIRING_TEST_POSTGRES='Host=…;Database=(an empty one)' build/measure.sh
# Needs wrk, curl and a PostgreSQL server.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

: "${CLEANACQUIRING_TEST_POSTGRES:?name an empty PostgreSQL database}"
command -v wrk >/dev/null || {
  echo "wrk is not on PATH; Debian has it as the package 'wrk'." >&2
  exit 1
}
readonly url=http://127.0.0.1:5181
work=$(mktemp -d)
gateway=
trap '[ -z "$gateway" ] || kill "$gateway" 2>/dev/null || true; rm -rf "$work"' EXIT

dotnet build src/Web --configuration Release --verbosity quiet --nologo
dotnet build tests/Benchmarks --configuration Release --verbosity quiet --nologo

# The rate limits are lifted, since all requests of wrk come from one address.
env Public__BaseUrl=$url AmoCrm__ClientId=measure AmoCrm__ClientSecret=measure AmoCrm__RedirectUri=$url/amocrm/oauth/callback \
  Data__Path="$work" RateLimits__PerIp=10000000 RateLimits__PerLink=10000000 RateLimits__PerAccount=10000000 \
  Logging__LogLevel__Default=Warning \
  dotnet src/Web/bin/Release/net10.0/CleanAcquiring.Web.dll --urls "$url" >"$work/log" 2>&1 &
gateway=$!
curl --silent --fail --retry 60 --retry-delay 1 --retry-connrefused --output "$work/page" "$url/pay/31415926/918273/card" || {
  cat "$work/log" >&2
  exit 1
}
echo "loader: $(wc -c <"$work/page") bytes"
wrk --threads 1 --connections 32 --duration 5s "$url/pay/31415926/918273/card" >/dev/null
wrk --threads 1 --connections 32 --duration 20s "$url/pay/31415926/918273/card" | grep -E 'Requests/sec|Latency|Non-2xx'
echo "resident memory under this load: at most $(awk '/VmHWM/ { print int($2 / 1024) }' "/proc/$gateway/status") MB"
kill "$gateway"
gateway=

dotnet tests/Benchmarks/bin/Release/net10.0/CleanAcquiring.Benchmarks.dll 2>&1 | grep '^clicks'
