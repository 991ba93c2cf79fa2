#!/usr/bin/env bash
# Proves the template of an acquirer: in a copy of the repository, in a temporary folder, it makes an acquirer of the given
# name, registers it, builds with all analyzers, and runs the generated tests and the rules of the sources.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly name=${1:-Megapay}
root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$work"
cd "$work"
dotnet new install "$root/build/templates/acquirer" --debug:custom-hive "$work/.hive" >/dev/null
dotnet new acquirer --name "$name" --output "$work" --debug:custom-hive "$work/.hive" >/dev/null
if grep -ril xyz src/*/Acquirers/"$name" tests/*/Acquirers/"$name"; then echo "The template's own name is left." >&2; exit 1; fi

register() { # folder, line
  local file=src/$1/Acquirers/AcquirersRegistration.cs
  sed -i "0,/^using CleanAcquiring/s//using CleanAcquiring.$1.Acquirers.$name;\n&/; 0,/services.AddTBank/s//$2\n        &/" "$file"
}
register Infrastructure "services.Add$name(configuration);"
register Emulator "services.Add$name();"

dotnet build tests/Infrastructure.Tests -v q --nologo
dotnet build tests/Architecture.Tests -v q --nologo
tests/Infrastructure.Tests/bin/Debug/net10.0/CleanAcquiring.Infrastructure.Tests --filter-namespace "*.Acquirers.$name"
tests/Architecture.Tests/bin/Debug/net10.0/CleanAcquiring.Architecture.Tests
