#!/usr/bin/env bash
# Makes sure of what training/ needs: Debian's python3-torch and python3-onnx. Nothing else in the product needs Python;
# where they cannot be installed, the tests of training are reported as skipped.
set -euo pipefail

if /usr/bin/python3 -c 'import torch, onnx' 2> /dev/null; then exit 0; fi
if ! command -v apt-get > /dev/null || [[ $(id -u) -ne 0 ]]; then
  echo "python: training needs python3-torch and python3-onnx; as root: apt-get install --no-install-recommends python3-torch python3-onnx" >&2
  exit 0
fi
echo "python: installing python3-torch and python3-onnx (148 MB, once)"
if ! { apt-get update -qq && apt-get install -qq -y --no-install-recommends python3-torch python3-onnx > /dev/null; }; then
  echo "python: they could not be installed; the tests of training are skipped" >&2
fi
