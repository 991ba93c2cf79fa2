#!/usr/bin/env bash
# Starts the demo once for each registered acquirer and pays, as a buyer and a seller do, by HTTP alone. Prints one line for each
# acquirer and scenario, then a table of all, and fails when one of them fails. The acquirers are asked for: none is named here.
#   build/demo-acquirers.sh              all of them
#   build/demo-acquirers.sh NAME...      these
# Needs bash, curl and the SDK. Ports: EMULATOR_PORT, GATEWAY_PORT. DEMO names a built CleanAcquiring.Demo.dll.
set -uo pipefail
cd "$(dirname "$0")/.."
emulator="http://localhost:${EMULATOR_PORT:-5090}"
gateway="http://localhost:${GATEWAY_PORT:-5080}"
host="demoshop.amocrm.ru"
work="$(mktemp -d)"
demo="${DEMO:-}"
pid=""
failures=0

stop() { [ -z "$pid" ] || { kill "$pid" 2>/dev/null; wait "$pid" 2>/dev/null; }; pid=""; }
trap 'stop; rm -rf "$work"' EXIT

scenarios=(complete fractional no-payer-contact acquirer-silent acquirer-declines partial-refund late-success)
declare -A results

say() { results["$acquirer $1"]="$2"; printf '%-14s %-20s %s\n' "$acquirer" "$1" "$2"; }
fail() { failures=$((failures + 1)); say "$1" "FAILED: $2"; }

table() {
  local scenario one
  printf '| acquirer |'
  printf ' %s |' "${scenarios[@]}"
  printf '\n|---|'
  printf -- '---|%.0s' "${scenarios[@]}"
  echo
  for one in "${acquirers[@]}"; do
    printf '| %s |' "$one"
    for scenario in "${scenarios[@]}"; do
      case "${results["$one $scenario"]:-not run}" in
        FAILED*) printf ' **failed** |' ;;
        "ok, "*) printf ' %s |' "${results["$one $scenario"]#ok, }" ;;
        *) printf ' not run |' ;;
      esac
    done
    echo
  done
}

start() {
  dotnet "$demo" --Demo:EmulatorUrl="$emulator" --Demo:GatewayUrl="$gateway" ${1:+--Demo:Acquirer="$1"} >"$work/demo.log" 2>&1 &
  pid=$!
  for _ in $(seq "${START_SECONDS:-180}"); do
    grep -q "demo is ready" "$work/demo.log" && return 0
    kill -0 "$pid" 2>/dev/null || break
    sleep 1
  done
  tail -5 "$work/demo.log" >&2
  return 1
}

# JSON without jq: the last value of a member.
member() { sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p" | head -1; }
plain() { sed 's/&quot;/"/g; s/&#x27;/'"'"'/g; s/&#39;/'"'"'/g; s/&#x2B;/+/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g'; }
# References to characters, as JSON writes them.
escaped() { sed -E 's/&#x([0-9A-F]{2});/\\u00\1/g; s/&#x([0-9A-F]{3});/\\u0\1/g; s/&#x([0-9A-F]{4});/\\u\1/g'; }
invoice() { curl -s "$emulator/amocrm/$host/state/invoices/$1"; }

# wait_for SECONDS TEXT COMMAND...: until the command's output has the text.
wait_for() {
  local seconds="$1" text="$2" out=""
  shift 2
  for _ in $(seq "$seconds"); do
    out="$("$@")"
    case "$out" in *"$text"*) return 0 ;; esac
    sleep 1
  done
  return 1
}

# scenario NAME: sets link and id.
scenario() {
  local row
  row="$(curl -s "$emulator/scenarios" | tr '{' '\n' | grep "\"name\":\"$1\"")"
  link="$(printf '%s' "$row" | member payUrl)"
  id="$(printf '%s' "$row" | member invoiceId)"
}

# send ADDRESS [curl arguments]: posts as a browser; sets code, location and the file body.
send() {
  local address="$1"
  shift
  code="$(curl -s -m 60 -o "$work/body" -D "$work/headers" -w '%{http_code}' -H 'Accept: text/html' -H 'Accept-Language: ru' \
    -X POST "$@" "$address")"
  location="$(tr -d '\r' <"$work/headers" | sed -n 's/^[Ll]ocation: //p' | tail -1)"
  case "$location" in /*) location="$(printf '%s' "$address" | sed 's|\(https\{0,1\}://[^/]*\).*|\1|')$location" ;; esac
}

# Posts the form on the page, with its hidden fields.
send_form() {
  local action name value arguments=()
  action="$(grep -o '<form[^>]*' "$work/body" | sed -n 's/.*action="\([^"]*\)".*/\1/p' | head -1 | plain)"
  case "$action" in /*) action="$gateway$action" ;; esac
  while IFS= read -r field; do
    name="$(printf '%s' "$field" | sed -n 's/.*name="\([^"]*\)".*/\1/p' | plain)"
    value="$(printf '%s' "$field" | sed -n 's/.*value="\([^"]*\)".*/\1/p' | plain)"
    arguments+=(--data-urlencode "$name=$value")
  done < <(grep -o '<input type="hidden"[^>]*' "$work/body")
  send "$action" "$@" "${arguments[@]}"
}

# Clicks the link as far as the acquirer's page: sets page, or leaves it empty with code.
open_page() {
  page=""
  send "$link" -d ''
  if [ "$code" = 200 ] && grep -q 'name="contact"' "$work/body"; then
    send_form --data-urlencode "contact=buyer@example.org"
  fi
  # A form that the browser posts to the acquirer by itself.
  if [ "$code" = 200 ] && grep -q '<form' "$work/body"; then
    send_form
  fi
  page="$location"
  if [ -z "$page" ] && [ "$code" = 200 ] && grep -q 'id="widget"' "$work/body"; then
    open_widget
  fi
}

# A widget on our page posts its parameters to the address of its script, which answers with the page of its frame.
open_widget() {
  local script parameters
  script="$(grep -o '<script src="[^"]*"' "$work/body" | sed 's/.*src="\([^"]*\)"/\1/' | head -1 | plain)"
  parameters="$(grep -o 'data-parameters="[^"]*"' "$work/body" | sed 's/data-parameters="\([^"]*\)"/\1/' | escaped | plain)"
  send "$script" -H 'Content-Type: text/plain' --data-raw "$parameters"
  if [ "$code" = 200 ]; then page="$(member url <"$work/body")"; fi
}

press() { send "$page" -d "outcome=$1"; }

# pay SCENARIO [no-deal]: an invoice without a deal has no place for a note.
pay() {
  scenario "$1"
  open_page
  [ -n "$page" ] || { fail "$1" "no page, HTTP $code"; return 1; }
  press pay
  wait_for 60 '"status":"paid"' invoice "$id" || { fail "$1" "$(invoice "$id")"; return 1; }
  [ "${2:-}" = no-deal ] || wait_for 30 'notes":["' invoice "$id" || { fail "$1" "no note: $(invoice "$id")"; return 1; }
  say "$1" "ok, paid"
}

# Nothing may be paid; where the acquirer has no call that opens a payment, its page opens all the same.
refused() {
  scenario "$1"
  open_page
  case "$code $page" in
    "$2 " | 4??" ") ;;
    *" http"*) ;;
    *) fail "$1" "HTTP $code"; return 1 ;;
  esac
  case "$(invoice "$id")" in
    *'"status":"paid"'*) fail "$1" "paid" ;;
    *) say "$1" "ok, HTTP $code, not paid" ;;
  esac
}

seller() {
  local method="$1" path="$2" token
  shift 2
  token="$(curl -s -X POST "$emulator/amocrm/$host/one-time-token" | member token)"
  curl -s -X "$method" -H "X-Auth-Token: $token" -H "Origin: https://$host" -H 'Content-Type: application/json' "$@" \
    "$gateway/api/seller$path"
}

refund() {
  local payment answer
  scenario complete
  payment="$(seller GET "/payments?invoiceId=$id" | sed 's/.*"items":\[{"id":"\([^"]*\)".*/\1/')"
  answer="$(seller POST "/payments/$payment/refunds" -H 'Idempotency-Key: part' \
    -d '{"amount":{"value":"100.00","currency":"RUB"}}')"
  wait_for 60 '"refunded":{"value":"100.00"' seller GET "/payments?invoiceId=$id" || { fail partial-refund "$answer"; return 1; }
  wait_for 60 '/10000' invoice "$id" || { fail partial-refund "no note: $(invoice "$id")"; return 1; }
  say partial-refund "ok, 100.00 went back"
}

late() {
  local payment
  scenario free-price
  open_page
  [ -n "$page" ] || { fail late-success "no page, HTTP $code"; return 1; }
  press decline
  payment="$(curl -s "$emulator/acquirers/$acquirer/control/payments?order=$id-" | member id)"
  curl -s -f -X POST "$emulator/acquirers/$acquirer/control/complete/$payment" >/dev/null \
    || { fail late-success "not completed"; return 1; }
  wait_for 150 '"status":"paid"' invoice "$id" || { fail late-success "$(invoice "$id")"; return 1; }
  say late-success "ok, paid"
}

if [ -z "$demo" ]; then
  dotnet build src/Demo -c Release -v q --nologo >"$work/build.log" 2>&1 || { cat "$work/build.log" >&2; exit 1; }
  demo="src/Demo/bin/Release/net10.0/CleanAcquiring.Demo.dll"
fi
acquirers=("$@")
if [ "${#acquirers[@]}" = 0 ]; then
  acquirer=""
  start "" || exit 1
  mapfile -t acquirers < <(curl -s "$emulator/acquirers" | tr -d '[]"' | tr ',' '\n')
  stop
fi
[ "${#acquirers[@]}" -gt 0 ] || { echo "No acquirer is registered." >&2; exit 1; }
for acquirer in "${acquirers[@]}"; do
  start "$acquirer" || { fail start "the demo did not start"; stop; continue; }
  pay complete
  pay fractional
  pay no-payer-contact no-deal
  refused acquirer-silent 202
  refused acquirer-declines 409
  refund
  late
  stop
done
table
[ "$failures" = 0 ] || { echo "$failures failed" >&2; exit 1; }
