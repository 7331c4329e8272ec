#!/usr/bin/env bash
# Puts Azurite, Microsoft's emulator of Azure Storage (npm, MIT licence), into .tools/azurite/ for the tests of clusters. Does nothing once it is there,
# and nothing where the build lacks the Azure packages. No script of a package is run. Without it those tests are skipped and say so.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

package=azurite@3.35.0   # the last that runs on Node.js 20
target=.tools/azurite
if [[ -f packages.local.props ]] && grep -q '<AbsentPackages>.*Azure' packages.local.props; then exit 0; fi
if [[ -f $target/node_modules/azurite/dist/src/azurite.js ]]; then exit 0; fi

echo "azurite: fetching $package (once)"
mkdir -p .tools
download=$(mktemp -d "$PWD/.tools/azurite.XXXXXX")
trap 'rm -rf "$download"' EXIT
npm install --prefix "$download" --no-save --no-package-lock --ignore-scripts --omit=dev --no-audit --no-fund --silent "$package"
# The move is within one file system, so an interrupted run never leaves half of it.
rm -rf "$target"
mv "$download" "$target"
chmod 755 "$target"
echo "azurite: $target"
