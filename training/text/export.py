"""Writes a text model as an ONNX graph (opset 17) with int8 tables, and what its outputs mean as JSON.

    /usr/bin/python3 training/text/export.py --model text.npz --out models/text

The graph takes input_ids and attention_mask, both texts × tokens, and hashes the runs of tokens itself, as grams.py does; a text's answer does not depend on its
company. Tables are int8 with a scale for each column; sums are made in fp32.
"""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

import grams
from model import ATTRIBUTES, ENTITIES, INTENT, KIND, REVIEW, TextModel, softmax
from tokens import Tokenizer
from train import LONGEST

FILE, HEADS, VOCABULARY, EXPECTED = "text.onnx", "heads.json", "vocabulary.txt", "expected.json"
# What the product's tests run through the graph and compare with the numbers computed here.
EXAMPLES = (
    "Great screen, and the battery lasts for days. I would buy it again!",
    "It broke after two weeks and nobody answers my mails. A waste of money.",
    "酒店位置很好，房间也干净，下次还会再来。",
    "质量太差了，用了一天就坏了，客服态度也不好",
    "where is my order 1234",
    "Trailhead Men's Waterproof Leather Boots, Brown, 10 D US",
    "",
)


class Graph:
    """A graph being written; every method adds a node and returns the name of what it gives."""

    def __init__(self):
        self.nodes, self.constants = [], {}

    def constant(self, array):
        array = np.asarray(array)
        key = (array.dtype.str, array.shape, array.tobytes())
        if key not in self.constants:
            self.constants[key] = numpy_helper.from_array(array, f"c{len(self.constants)}")
        return self.constants[key].name

    def integer(self, value):
        return self.constant(np.array(value, np.int64))

    def add(self, operator, *inputs, output=None, **attributes):
        name = output or f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, list(inputs), [name], **attributes))
        return name

    def neighbour(self, ids, distance):
        """grams.neighbour for texts × tokens."""
        if distance == 0:
            return ids
        edge = self.add("Slice", ids, self.integer([0]), self.integer([1]), self.integer([1]))
        none = self.add("Mul", edge, self.integer(0))
        if distance < 0:
            shifted = self.add("Slice", self.add("Concat", none, ids, axis=1), self.integer([0]), self.integer([-1]), self.integer([1]))
        else:
            shifted = self.add("Slice", self.add("Concat", ids, none, axis=1), self.integer([1]), self.integer([2**31]), self.integer([1]))
        return self.neighbour(shifted, distance + (1 if distance < 0 else -1))

    def join(self, parts):
        number = parts[0]
        for part in parts[1:]:
            number = self.add("Add", self.add("Mul", number, self.integer(grams.FACTOR)), part)
        return number

    def rows(self, head, rows):
        """Rows of a head's table as floats, without the columns' scales."""
        return self.add("Cast", self.add("Gather", self.constant(head.table), rows), to=TensorProto.FLOAT)

    def scaled(self, head, total):
        return self.add("Add", self.add("Mul", total, self.constant(head.scale)), self.constant(head.bias.astype(np.float32)))


def build(model):
    """The graph of a model with int8 tables."""
    graph = Graph()
    ids, mask = "input_ids", graph.add("Cast", "attention_mask", to=TensorProto.FLOAT)
    length = graph.add("Max", graph.add("ReduceSum", mask, graph.integer([1]), keepdims=1), graph.constant(np.float32(1)))
    context = {distance: graph.neighbour(ids, distance) for distance in (-2, -1, 0, 1, 2)}
    pieces = len(model.pieces)

    def text_scores(name):
        head = model.heads[name]
        runs = [ids, graph.add("Add", graph.add("Mod", graph.join([context[-1], ids]), graph.integer(head.pairs)), graph.integer(pieces))]
        if head.triples:
            run = graph.join([context[-2], context[-1], ids])
            runs.append(graph.add("Add", graph.add("Mod", run, graph.integer(head.triples)), graph.integer(pieces + head.pairs)))
        there = graph.add("Unsqueeze", graph.add("Concat", *[mask] * len(runs), axis=1), graph.integer([2]))
        found = graph.add("Mul", graph.rows(head, graph.add("Concat", *runs, axis=1)), there)
        return graph.scaled(head, graph.add("Div", graph.add("ReduceSum", found, graph.integer([1]), keepdims=0), graph.add("Sqrt", length)))

    shapes = graph.add("Gather", graph.constant(model.shapes), ids)
    shape_context = {distance: graph.neighbour(shapes, distance) for distance in grams.SHAPE_WINDOW}
    runs = [graph.join([context[distance] for distance in window]) for window in grams.WINDOWS]
    runs.append(graph.join([shape_context[distance] for distance in grams.SHAPE_WINDOW]))
    salted = [graph.add("Add", graph.add("Mul", run, graph.integer(grams.SALTS)), graph.integer(salt)) for salt, run in enumerate(runs)]
    runs = graph.add("Concat", *(graph.add("Unsqueeze", run, graph.integer([2])) for run in salted), axis=2)

    def token_scores(name):
        head = model.heads[name]
        found = graph.rows(head, graph.add("Mod", runs, graph.integer(len(head.table))))
        return graph.scaled(head, graph.add("ReduceSum", found, graph.integer([2]), keepdims=0))

    polarity, neutral, useful = (graph.add("Slice", text_scores(REVIEW), graph.integer([n]), graph.integer([n + 1]), graph.integer([1])) for n in range(3))
    half = graph.add("Mul", polarity, graph.constant(np.float32(0.5)))
    graph.add("Softmax", graph.add("Concat", graph.add("Neg", half), neutral, half, axis=1), output="sentiment", axis=1)
    graph.add("Sigmoid", useful, output="useful")
    for name in (INTENT, KIND):
        graph.add("Softmax", text_scores(name), output=name, axis=1)
    graph.add("LogSoftmax", token_scores(ENTITIES), output=ENTITIES, axis=2)
    graph.add("Identity", token_scores(ATTRIBUTES), output=ATTRIBUTES)

    there = graph.add("Unsqueeze", mask, graph.integer([2]))
    total = graph.add("ReduceSum", graph.add("Mul", graph.rows(model.vectors, ids), there), graph.integer([1]), keepdims=0)
    total = graph.add("Mul", total, graph.constant(model.vectors.scale))
    size = graph.add("Max", graph.add("ReduceL2", total, axes=[1], keepdims=1), graph.constant(np.float32(1e-9)))
    graph.add("Div", total, size, output="vector")
    return _model(graph, model)


def _model(graph, model):
    free = ["texts", "tokens"]
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, free) for name in ("input_ids", "attention_mask")]
    widths = {"vector": model.vectors.table.shape[1], "sentiment": 3, "useful": 1} | {name: len(model.heads[name].labels) for name in (INTENT, KIND)}
    outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["texts", width]) for name, width in widths.items()]
    outputs += [helper.make_tensor_value_info(name, TensorProto.FLOAT, [*free, len(model.heads[name].labels)]) for name in (ENTITIES, ATTRIBUTES)]
    whole = helper.make_graph(graph.nodes, "text", inputs, outputs, list(graph.constants.values()))
    made = helper.make_model(whole, opset_imports=[helper.make_opsetid("", 17)], producer_name="socialrec")
    made.ir_version = 8
    onnx.checker.check_model(made)
    return made


def write(model, folder):
    """Writes the graph, the vocabulary and what the outputs mean; returns the graph's SHA-256."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    data = build(model.quantised()).SerializeToString()
    (folder / FILE).write_bytes(data)
    (folder / VOCABULARY).write_text("".join(piece + "\n" for piece in model.pieces), encoding="utf-8")
    words = {name: list(model.heads[name].labels) for name in (INTENT, KIND, ENTITIES, ATTRIBUTES)}
    words["transitions"] = [[round(float(value), 3) for value in row] for row in model.heads[ENTITIES].extra["transitions"]]
    (folder / HEADS).write_text(json.dumps(words, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    expected = [_expected(model.quantised(), text) for text in EXAMPLES]
    (folder / EXPECTED).write_text(json.dumps(expected, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return hashlib.sha256(data).hexdigest()


def _expected(model, text):
    ids = np.array(Tokenizer(model.pieces).encode(text, LONGEST))
    intent, kind = (softmax(model.text_scores(name, ids)) for name in (INTENT, KIND))
    tokens = model.token_scores(ATTRIBUTES, ids).argmax(-1) if len(ids) > 2 else np.zeros(0, int)
    return {
        "text": text,
        "sentiment": [round(float(chance), 6) for chance in model.sentiment(ids)],
        "useful": round(float(model.useful(ids)), 6),
        "intent": model.heads[INTENT].labels[int(intent.argmax())],
        "kind": model.heads[KIND].labels[int(kind.argmax())],
        "attributes": [model.heads[ATTRIBUTES].labels[token] for token in tokens],
        "vector": [round(float(number), 6) for number in model.vector(ids)[:8]],
    }


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", required=True)
    parser.add_argument("--out", required=True, help="the folder")
    options = parser.parse_args(arguments)
    print(f"{options.out}/{FILE} has SHA-256 {write(TextModel.load(options.model), options.out)}")


if __name__ == "__main__":
    main()
