"""Writes the ranker as ONNX, opset 17, with free numbers of shoppers, candidates, context entries and dimensions."""

import onnx
import torch

from model import INPUTS

AXES = {
    "candidates": {0: "shoppers", 1: "candidates", 2: "dimensions"},
    "evidence": {0: "shoppers", 1: "candidates"},
    "context": {0: "shoppers", 1: "entries", 2: "dimensions"},
    "context_features": {0: "shoppers", 1: "entries"},
    "context_mask": {0: "shoppers", 1: "entries"},
    "scores": {0: "shoppers", 1: "candidates"},
}


def to_onnx(ranker, path):
    """Exports a ranker in evaluation mode; the file is checked before it is kept."""
    evidence = ranker.linear.in_features
    features = ranker.entry.in_features
    sample = (
        torch.rand(2, 3, 5),
        torch.rand(2, 3, evidence),
        torch.rand(2, 4, 5),
        torch.rand(2, 4, features),
        torch.ones(2, 4),
    )
    torch.onnx.export(ranker.eval(), sample, path, input_names=list(INPUTS), output_names=["scores"], dynamic_axes=AXES, opset_version=17)
    onnx.checker.check_model(onnx.load(path))
