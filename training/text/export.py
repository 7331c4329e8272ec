"""Writes a text model as an ONNX graph (opset 17) with int8 tables, and what its outputs mean as JSON.

    /usr/bin/python3 training/text/export.py --model text.npz --out models/text

The graph takes input_ids and attention_mask, both texts × tokens, and hashes the runs of tokens itself, as grams.py does; a text's answer does not depend on its
company. Tables and matrices are int8 with a scale for each column; sums and products are made in fp32.
"""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper

import encoder_graph
import grams
import tags
from graph import Graph
from model import ATTRIBUTES, ENTITIES, INTENT, KIND, REVIEW, TextModel, log_softmax, softmax
from tokens import Tokenizer
from train import LONGEST

FILE, HEADS, VOCABULARY, EXPECTED = "text.onnx", "heads.json", "vocabulary.txt", "expected.json"
SURE_ENTITY, SURE_ATTRIBUTE = 0.4, 0.4
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


def build(model):
    """The graph of a model with int8 tables."""
    graph = Graph()
    ids, mask = "input_ids", graph.add("Cast", "attention_mask", to=TensorProto.FLOAT)
    length = graph.add("Max", graph.add("ReduceSum", mask, graph.integer([1]), keepdims=1), graph.constant(np.float32(1)))
    context = {distance: graph.neighbour(ids, distance) for distance in (-2, -1)}
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

    hidden = encoder_graph.add(graph, model.encoder, ids, mask, context[-1])

    def token_scores(name):
        head = model.token_heads[name]
        return graph.add("Add", graph.add("MatMul", hidden, graph.constant(head.weights)), graph.constant(head.bias))

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
    outputs += [helper.make_tensor_value_info(name, TensorProto.FLOAT, [*free, len(head.labels)]) for name, head in model.token_heads.items()]
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
    words = {name: list(head.labels) for name, head in (model.heads | model.token_heads).items() if name != REVIEW}
    words["transitions"] = [[round(float(value), 3) for value in row] for row in model.token_heads[ENTITIES].transitions]
    (folder / HEADS).write_text(json.dumps(words, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    expected = [_expected(model.quantised(), text) for text in EXAMPLES]
    (folder / EXPECTED).write_text(json.dumps(expected, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return hashlib.sha256(data).hexdigest()


def _expected(model, text):
    tokenizer = Tokenizer(model.pieces)
    ids, places = tokenizer.encode_with_offsets(text, LONGEST)
    intent, kind = (softmax(model.text_scores(name, ids)) for name in (INTENT, KIND))
    return {
        "text": text,
        "sentiment": [round(float(chance), 6) for chance in model.sentiment(ids)],
        "useful": round(float(model.useful(ids)), 6),
        "intent": model.heads[INTENT].labels[int(intent.argmax())],
        "kind": model.heads[KIND].labels[int(kind.argmax())],
        "entities": _entities(model, text, ids, places),
        "attributes": _attributes(model, tokenizer, text, ids, places),
        "vector": [round(float(number), 6) for number in model.vector(ids)[:8]],
    }


def _entities(model, text, ids, places):
    """What the product reports, like the attributes below: that of which it is sure enough."""
    head, scores = model.token_heads[ENTITIES], log_softmax(model.token_scores(ENTITIES, ids))
    path = tags.best_path(scores, head.transitions) if len(scores) else []
    spans = tags.bio_spans(path, [(token, token + 1) for token in range(len(path))], head.labels)
    likely = tags.label_chances(scores, head.transitions) if spans else []
    chances = [np.mean([likely[token, path[token]] for token in range(first, end)]) for first, end, _ in spans]
    return [[kind, text[places[1 + first][0] : places[end][1]]] for (first, end, kind), chance in zip(spans, chances) if chance >= SURE_ENTITY]


def _attributes(model, tokenizer, text, ids, places):
    found = tags.attribute_spans(model.token_scores(ATTRIBUTES, ids), tokenizer.continues(ids))
    labels = model.token_heads[ATTRIBUTES].labels
    return {labels[number]: text[places[1 + first][0] : places[1 + last][1]] for number, (first, last, chance) in found.items() if chance >= SURE_ATTRIBUTE}


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", required=True)
    parser.add_argument("--out", required=True, help="the folder")
    options = parser.parse_args(arguments)
    print(f"{options.out}/{FILE} has SHA-256 {write(TextModel.load(options.model), options.out)}")


if __name__ == "__main__":
    main()
