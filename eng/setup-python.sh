#!/usr/bin/env bash
# Makes sure of what training/ needs: Debian's python3-torch, python3-onnx and python3-scipy, and OpenBLAS, with which PyTorch multiplies matrices twelve times
# faster than with the reference BLAS that it comes with. Nothing else in the product needs Python;
# where they cannot be installed, the tests of training are reported as skipped.
set -euo pipefail

packages=(python3-torch python3-onnx python3-scipy libopenblas0-pthread)

if /usr/bin/python3 -c 'import torch, onnx, scipy' 2> /dev/null; then exit 0; fi
if ! command -v apt-get > /dev/null || [[ $(id -u) -ne 0 ]]; then
  echo "python: training needs ${packages[*]}; as root: apt-get install --no-install-recommends ${packages[*]}" >&2
  exit 0
fi
echo "python: installing ${packages[*]} (160 MB, once)"
if ! { apt-get update -qq && apt-get install -qq -y --no-install-recommends "${packages[@]}" > /dev/null; }; then
  echo "python: they could not be installed; the tests of training are skipped" >&2
fi
