#!/usr/bin/env bash
# Puts the native ONNX Runtime into .tools/onnxruntime/, where standins/OnnxRuntime looks for it. Does nothing once it is there,
# and nothing where the real Microsoft.ML.OnnxRuntime package, which carries its own, is in use.
#
# The library is taken out of the npm package onnxruntime-node (MIT licence) without running any script of that package,
# and is kept only if its SHA-256 is the one below.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

package=onnxruntime-node@1.30.0
case "$(uname -sm)" in
  "Linux x86_64")  member=package/bin/napi-v6/linux/x64/libonnxruntime.so.1
                   sha256=ffb75a925ba05e47b235bb66e3e3911714a80b328a9c9425539feb204aa32a23 ;;
  "Linux aarch64") member=package/bin/napi-v6/linux/arm64/libonnxruntime.so.1
                   sha256=1f549d46250b005580b597f4164984aaf75b3bcb9f3aeb07c7f8a8fe60b23c76 ;;
  *) echo "onnxruntime: no pinned library for $(uname -sm); set ONNXRUNTIME_LIBRARY to one" >&2; exit 1 ;;
esac

target=.tools/onnxruntime/libonnxruntime.so.1
if [[ -f packages.local.props ]] && ! grep -q OnnxRuntime packages.local.props; then exit 0; fi
if echo "$sha256  $target" | sha256sum --check --status 2> /dev/null; then exit 0; fi

mkdir -p "$(dirname "$target")"
download=$(mktemp -d "$PWD/.tools/onnxruntime/download.XXXXXX")
trap 'rm -rf "$download"' EXIT

echo "onnxruntime: fetching $package (113 MB, once)"
archive=$(npm pack "$package" --ignore-scripts --silent --pack-destination "$download")
tar -xzf "$download/$archive" -C "$download" "$member"
if ! echo "$sha256  $download/$member" | sha256sum --check --status; then
  echo "onnxruntime: $member of $package has another SHA-256 than the pinned $sha256; it was not kept" >&2
  exit 1
fi
# The move is within one file system, so an interrupted run never leaves half a library.
mv "$download/$member" "$target"
echo "onnxruntime: $target"
