#!/usr/bin/env bash
# Draws every picture of the widget and of the payment methods from artwork.html with Chromium and the font Inter (npm, OFL).
# usage: src/Widget/Drawing/draw.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

readonly browser=${CLEANACQUIRING_CHROMIUM:-chromium}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack --silent @fontsource-variable/inter@5.3.0 >/dev/null && tar xzf ./*.tgz)
cp artwork.html "$work/"

draw() { # file, width, height, part of the artwork
  "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --default-background-color=00000000 \
    --window-size="$2,$3" --screenshot="$PWD/../$1" --virtual-time-budget=2000 "file://$work/artwork.html#$4" 2>/dev/null
  echo "$1 $2x$3"
}

draw Archive/images/logo_main.png 400 272 logo_main
draw Archive/images/logo_small.png 108 108 logo_small
draw Archive/images/logo.png 130 100 logo
draw Archive/images/logo_medium.png 240 84 logo_medium
draw Archive/images/logo_min.png 84 84 logo_min
for language in ru en; do
  draw "Archive/images/tour_1_$language.png" 1188 616 "tour_1_$language"
  draw "Archive/images/tour_2_$language.png" 1188 616 "tour_2_$language"
done
draw PaywallForm/acquirer.png 110 30 acquirer
draw PaywallForm/card.png 120 120 card
draw PaywallForm/sbp.png 120 120 sbp
