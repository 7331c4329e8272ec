#!/usr/bin/env bash
# Installs Debian's Chromium and a font with Chinese characters, for the tests of the pages. Does nothing where both are there.
# Without them, or without the right to install them, those tests are skipped; CHROMIUM may name another Chromium.
set -euo pipefail

has_font() { compgen -G '/usr/share/fonts/opentype/noto/*CJK*' > /dev/null; }

if [[ -n ${CHROMIUM-} ]]; then exit 0; fi
if [[ -x /usr/bin/chromium ]] && has_font; then exit 0; fi
if [[ $(id -u) -ne 0 ]] || ! command -v apt-get > /dev/null; then
  echo "chromium: not installed, and installing it needs root and apt" >&2
  exit 1
fi

echo "chromium: installing it with apt (once)"
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
{ apt-get update && apt-get install --yes --no-install-recommends chromium fonts-noto-cjk; } > "$log" 2>&1 || { tail -5 "$log" >&2; exit 1; }
echo "chromium: $(chromium --version 2> /dev/null)"
