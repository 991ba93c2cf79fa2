#!/usr/bin/env bash
# Repeats the attacks of a stranger against the demo and says of each whether it was refused. Not zero when one was not.
# usage: dotnet run --project src/Demo, and in another terminal: build/attack.sh [gateway] [emulator]
# Needs bash and curl. Attacks that need a seller's rights, a look at the database or a start of the gateway are tests instead.
set -uo pipefail

readonly gateway=${1:-http://localhost:5080} emulator=${2:-http://localhost:5090}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

# Each attack comes from a network of its own, so that the limits of one do not hide another: 127.0.NUMBER.1.
from() {
  local number=$1
  shift
  curl --silent --max-time 30 --ipv4 --interface "127.0.$number.1" "$@"
}
verdict() {
  if [ "$2" = yes ]; then echo "refused      $1"; else
    echo "NOT REFUSED  $1${3:+ ($3)}"
    failures=$((failures + 1))
  fi
}
holds() { if "$@"; then echo yes; else echo no; fi; }
status() { from "$1" --output /dev/null --write-out '%{http_code}' "${@:2}"; }
is_status() { # name, wanted (a pattern), got
  # shellcheck disable=SC2053
  verdict "$1" "$(if [[ $3 == $2 ]]; then echo yes; else echo no; fi)" "answered $3"
}
link_of() { tr '{' '\n' <"$work/scenarios" | sed -nE "s/.*\"name\":\"$1\".*\"payUrl\":\"([^\"]+)\".*/\1/p"; }
# Sends bytes as they are; curl would mend them.
raw() {
  local address=${gateway#http://}
  exec 3<>"/dev/tcp/${address%%:*}/${address##*:}" || return 1
  printf '%b' "$1" >&3
  timeout 10 head -1 <&3 | cut -d' ' -f2
  exec 3>&-
}

curl --silent --fail "$emulator/scenarios" >"$work/scenarios" || {
  echo "The demo does not answer at $emulator: start it with dotnet run --project src/Demo." >&2
  exit 2
}
if ! from 1 --output /dev/null "$gateway/health/live"; then
  echo "not run      everything: this system has one loopback address only" >&2
  exit 2
fi
complete=$(link_of complete)
asks=$(link_of no-payer-contact)
account=$(sed -E 's#.*/pay/([0-9]+)/.*#\1#' <<<"$complete")

# --- the receipt ---
from 10 --output "$work/page" --data contact=stranger@example.org "$asks"
verdict "a contact is posted without our page" "$(holds grep -q 'name="contact"' "$work/page")"
from 10 --output "$work/page" --data contact=stranger@example.org "$asks?ticket=v1.1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
verdict "a contact is posted with an invented ticket" "$(holds grep -q 'name="contact"' "$work/page")"
ticket=$(sed -nE 's/.*action="[^"]*\?ticket=([^"]+)".*/\1/p' "$work/page" | head -1)
bank=$(from 10 --output /dev/null --write-out '%{redirect_url}' --data contact=stranger@example.org "$complete?ticket=$ticket")
payments=$(sed -E 's#(/acquirers/[^/]+)/.*#\1/state/payments#' <<<"$bank")
curl --silent "$payments" >"$work/payments"
verdict "a stranger's contact replaces the invoice's own" \
  "$(if [ -s "$work/payments" ] && ! grep -q stranger@example.org "$work/payments"; then echo yes; else echo no; fi)"
from 11 --output /dev/null --data contact=stranger@example.org "$asks?ticket=$ticket"
from 12 --output "$work/page" --data '' "$asks"
verdict "a buyer is led into a payment with a stranger's contact" "$(holds grep -q 'name="contact"' "$work/page")"
from 12 --output "$work/page" --header 'Sec-Fetch-Site: cross-site' --data contact=stranger@example.org "$asks?ticket=$ticket"
verdict "another site posts a contact in the buyer's browser" "$(holds grep -q 'name="contact"' "$work/page")"

# --- denial ---
for _ in $(seq 130); do from 20 --output /dev/null --data '' "$complete" & done
wait
is_status "one address uses up an invoice's clicks" 303 "$(status 21 --data '' "$complete")"
for attacker in 30 31 32 33; do
  for _ in $(seq 60); do from "$attacker" --output /dev/null --data '' "$gateway/pay/$account/$((RANDOM * 32768 + RANDOM + 1))/card" & done
done
sleep 1
read -r code seconds < <(from 34 --output /dev/null --write-out '%{http_code} %{time_total}\n' --data '' "$complete")
verdict "four addresses try invoice numbers and delay a buyer" \
  "$(if [ "$code" = 303 ] && [[ $seconds == 0.* ]]; then echo yes; else echo no; fi)" "answered $code after $seconds s"
wait
for number in $(seq 61); do status 40 --data '' "$gateway/pay/$number/1/card" >>"$work/misses" & done
wait
is_status "one address tries account numbers without end" 429 "$(status 40 --data '' "$gateway/pay/62/1/card")"
for number in $(seq 300); do status 41 --header "X-Forwarded-For: 203.0.113.$number" "$gateway/pay/1/1" >>"$work/invented" & done
wait
is_status "an invented forwarded header walks around the limit" 429 \
  "$(status 41 --header 'X-Forwarded-For: 203.0.113.9' "$gateway/pay/1/1")"

# --- what pages tell ---
time_of() { # the quickest of five
  for number in 1 2 3 4 5; do from 50 --output /dev/null --write-out '%{time_total}\n' --data '' "$1$number/card"; done | sort -n | head -1
}
no_account=$(time_of "$gateway/pay/99999999/55000")
no_invoice=$(time_of "$gateway/pay/$account/55000")
verdict "the time of a 404 tells which accounts are ours" \
  "$(awk -v a="$no_account" -v b="$no_invoice" 'BEGIN { print (a >= 0.49 && b >= 0.49 && b - a < 0.3 && a - b < 0.3) ? "yes" : "no" }')" \
  "$no_account s and $no_invoice s"
from 51 --output /dev/null --data outcome=pay "$bank"
sleep 2
from 52 --output "$work/page" --dump-header "$work/head" --data '' "$complete"
verdict "whoever posts a paid link gets the payment's id" \
  "$(if grep -qs '/payments/' "$work/page" "$work/head"; then echo no; else echo yes; fi)"
from 52 --output "$work/page" --header 'traceparent: 00-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-bbbbbbbbbbbbbbbb-01' --data '' \
  "$(link_of zero-total)"
verdict "a caller chooses the trace code of its page" "$(if grep -qE 'aaaaaaaa|bbbbbbbb' "$work/page"; then echo no; else echo yes; fi)"
from 52 --output "$work/page" --header 'Accept: application/json' --data '' "$(link_of zero-total)"
verdict "a program reads a reason that the seller does not disclose" "$(holds grep -q '"invoice.incorrect"' "$work/page")"

# --- malformed requests ---
form='Content-Type: application/x-www-form-urlencoded'
is_status "a character set that is not read" 400 "$(status 60 --header "$form; charset=utf-7" --data contact=a "$complete")"
is_status "a chunk of 2^64 bytes to notifications" 400 \
  "$(raw 'POST /notifications/x/y HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n')"
is_status "a signed Content-Length" 400 "$(raw "POST /pay/1/2 HTTP/1.1\r\nHost: x\r\n$form\r\nContent-Length: +3\r\n\r\na=b")"
is_status "a form of 5,000 characters" 413 "$(status 60 --data "contact=$(printf 'a%.0s' $(seq 5000))" "$complete")"
for target in '/pay/1/2/%00' '/pay/%ff%fe/2' "/pay/1'%20OR%201=1--/2" '/pay/1/2/%3Cscript%3E' '/pay/..%2f..%2fetc' '/payments/%00'; do
  is_status "POST $target" '40[04]' "$(status 61 --path-as-is --data '' "$gateway$target")"
done

# --- the seller's side ---
for host in evil.example www.amocrm.ru.evil.example amocrm.ru demoshop.amocrm.ru@evil.example 'demoshop.amocrm.ru%23.evil.example' \
  a.b.amocrm.ru 127.0.0.1:5090 'demoshop.amocrm.ru:81'; do
  is_status "an installation that names $host" '4??' \
    "$(status 62 "$gateway/amocrm/oauth/callback?code=stolen-code-of-a-seller-0001&from_widget=1&referer=$host")"
done
is_status "an installation without a state" '4??' \
  "$(status 62 "$gateway/amocrm/oauth/callback?code=stolen-code-of-a-seller-0001&referer=demoshop.amocrm.ru")"
is_status "a disconnection without a signature" '4??' \
  "$(status 62 "$gateway/amocrm/hooks/disconnect?account_id=$account&client_uuid=x&signature=y")"
none=eyJhbGciOiJub25lIn0.$(printf '{"account_id":%s,"user_id":1,"jti":"1"}' "$account" | base64 -w0 | tr '+/' '-_' | tr -d '=').
is_status "a seller's token without a signature" 401 "$(status 63 --header "X-Auth-Token: $none" "$gateway/api/seller/settings")"
is_status "a seller's settings without a token" 401 \
  "$(status 63 --request PUT --header 'Content-Type: application/json' --data '{}' "$gateway/api/seller/settings")"

echo
if [ "$failures" -eq 0 ]; then echo "Every attack was refused."; else echo "$failures attacks were not refused."; fi
[ "$failures" -eq 0 ]
