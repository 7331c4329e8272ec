"""Reads the files that `socialrec export ranker-examples` writes; their layout stands in RankingExampleWriter.cs and in training/README.md."""

import json
import struct
from dataclasses import dataclass, replace

import numpy as np

MAGIC = b"SRRANK01"


@dataclass(frozen=True)
class Example:
    """One shopper at one moment. C candidates, H context entries, D dimensions."""

    candidates: np.ndarray  # C × D, unit vectors
    context: np.ndarray  # H × D, unit vectors
    evidence: np.ndarray  # C × E, 0 to 1
    context_features: np.ndarray  # H × F, 0 to 1
    labels: np.ndarray  # C × heads, 0 or 1
    heads: np.ndarray  # heads: 1 where the labels say anything about the head


@dataclass(frozen=True)
class ExampleFile:
    """The examples of one data set."""

    name: str
    evidence_names: tuple
    context_names: tuple
    head_names: tuple
    examples: list


def read(path):
    """Reads one file."""
    with open(path, "rb") as file:
        data = file.read()
    if data[:8] != MAGIC:
        raise ValueError(f"{path} is not a file of ranking examples")
    (length,) = struct.unpack_from("<i", data, 8)
    header = json.loads(data[12 : 12 + length])
    names = [tuple(header[key]) for key in ("evidence", "context", "heads")]
    examples, at = [], 12 + length
    while at < len(data):
        example, at = _read_example(data, at, *(len(part) for part in names))
        examples.append(example)
    return ExampleFile(header["name"], *names, examples)


def join(files):
    """Files of one name are parts of one data set, such as the same log cut by several seeds."""
    sets = {}
    for file in files:
        known = sets.get(file.name)
        sets[file.name] = file if known is None else replace(known, examples=known.examples + file.examples)
    return list(sets.values())


def _read_example(data, at, evidence, features, heads):
    count, entries, dimensions, head_bits = struct.unpack_from("<4i", data, at)
    at += 16

    def take(rows, columns, dtype):
        nonlocal at
        values = np.frombuffer(data, dtype, rows * columns, at).reshape(rows, columns)
        at += values.nbytes
        return values

    candidates = take(count, dimensions, "<f2")
    context = take(entries, dimensions, "<f2")
    evidence = take(count, evidence, "<f4")
    context_features = take(entries, features, "<f4")
    bits = take(count, 1, "u1")
    labels = (bits >> np.arange(heads)) & 1
    return Example(candidates, context, evidence, context_features, labels.astype(np.float32), (head_bits >> np.arange(heads)) & 1), at


def batch(examples):
    """Pads examples of one vector length into arrays: the model's five inputs, a candidate mask, labels and heads."""
    size = len(examples)
    count = max(len(example.candidates) for example in examples)
    entries = max(1, max(len(example.context) for example in examples))
    dimensions = examples[0].candidates.shape[1]
    first = examples[0]
    arrays = {
        "candidates": np.zeros((size, count, dimensions), np.float32),
        "evidence": np.zeros((size, count, first.evidence.shape[1]), np.float32),
        "context": np.zeros((size, entries, dimensions), np.float32),
        "context_features": np.zeros((size, entries, first.context_features.shape[1]), np.float32),
        "context_mask": np.zeros((size, entries), np.float32),
        "candidate_mask": np.zeros((size, count), np.float32),
        "labels": np.zeros((size, count, first.labels.shape[1]), np.float32),
        "heads": np.stack([example.heads for example in examples]).astype(np.float32),
    }
    for row, example in enumerate(examples):
        c, h = len(example.candidates), len(example.context)
        arrays["candidates"][row, :c] = example.candidates
        arrays["evidence"][row, :c] = example.evidence
        arrays["context"][row, :h] = example.context
        arrays["context_features"][row, :h] = example.context_features
        arrays["context_mask"][row, :h] = 1
        arrays["candidate_mask"][row, :c] = 1
        arrays["labels"][row, :c] = example.labels
    return arrays
