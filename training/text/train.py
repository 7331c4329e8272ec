"""Trains the heads of the text model that speak of whole texts, and writes it; finetune.py adds those that speak of tokens.

    /usr/bin/python3 training/text/train.py --data ../shared/data --vocabulary models/text/vocabulary.txt --out text.npz
    /usr/bin/python3 training/text/train.py --model text.npz --reviews shop.tsv --out shop.npz

The second form goes on from a model with a shop's own reviews: a line each, 0 (unhappy) or 1 (happy), a tab, the text.
A head that the file at --out already holds is not trained again, so a run that was stopped goes on. The same data give the same model: nothing here is random.
"""

import argparse
import os
import sys
import time

import numpy as np
from scipy import sparse

import corpus
import grams
import linear
import vectors
from model import INTENT, KIND, REVIEW, Head, TextModel
from tokens import Tokenizer

LONGEST = 256
PAIRS, TRIPLES = 262_139, 262_147
SMALL = 8_191
ENTITY_KINDS = {"cp": "product", "pp": "brand", "xh": "model", "yl": "material", "cz": "material", "gg": "specification"}
SAME_ATTRIBUTE = {"brand name": "brand"}
REVIEW_STRENGTH, SMALL_STRENGTH = 10.0, 30.0
USEFUL_VOTES = 3
VECTOR_WIDTH = 128
RARE = 1e-3
_encoded = {}


def attribute_name(name):
    """An attribute's name as the model has it: one spelling for the data sets' different ones."""
    return SAME_ATTRIBUTE.get(name.lower(), name.lower())


def encode(tokenizer, texts):
    """The texts' ids; each text is cut once however many heads learn from it."""
    known = _encoded.setdefault(tokenizer, {})
    for text in texts:
        if text not in known:
            known[text] = np.array(tokenizer.encode(text, LONGEST), np.int32)
    return [known[text] for text in texts]


def opinions(data):
    """Every training text with a polarity, (text, 0 or 1), and how much it counts: less where the set is large and its labels are rough."""
    clothing = (corpus.Labelled(one.text, int(one.rating > 3)) for one in corpus.clothing(data, "train") if one.rating != 3)
    domains = (one for domain in corpus.DOMAINS for one in corpus.amazon(data, domain))
    sets = ((corpus.chnsenticorp(data, "train"), 1.0), (corpus.online_shopping(data), 0.15), (corpus.sst2(data, "train"), 1.0), (domains, 0.25), (clothing, 0.15))
    for rows, weight in sets:
        yield from ((one, weight) for one in rows)


def polarity(tokenizer, labelled, importance=None, strength=REVIEW_STRENGTH):
    """Weights and bias of the log-odds that an opinion is a happy one; both sides count the same."""
    labels = np.array([one.label for one in labelled])
    weights = np.ones(len(labels)) if importance is None else np.array(importance)
    happy = weights[labels == 1].sum() / weights.sum()
    weights = (weights * np.where(labels == 1, 0.5 / happy, 0.5 / (1 - happy))).astype(np.float32)
    matrix = _matrix(tokenizer, [one.text for one in labelled])
    ratios = linear.ratios(matrix, labels, weights)
    found, bias = linear.binary((matrix @ sparse.diags(ratios)).tocsr(), labels, strength, weights=weights)
    return found * ratios, bias


def review(tokenizer, data):
    """Polarity from all opinions; neutral and useful from clothing reviews, which alone have three stars and votes."""
    said, importance = zip(*opinions(data))
    table, bias = polarity(tokenizer, said, importance)
    rated = list(corpus.clothing(data, "train"))
    matrix = _matrix(tokenizer, [one.text for one in rated])
    half = (matrix @ table + bias) / 2
    neutral = linear.binary(matrix, np.array([one.rating == 3 for one in rated]), 1.0, offset=-np.logaddexp(half, -half))
    useful = linear.binary(matrix, np.array([one.votes >= USEFUL_VOTES for one in rated]), 1.0)
    columns = [(table, bias), neutral, useful]
    return Head(np.stack([weights for weights, _ in columns], 1), np.array([one for _, one in columns], np.float32), ["polarity", "neutral", "useful"], PAIRS, TRIPLES)


def labelled(tokenizer, texts, names, triples):
    """A head that puts texts into classes."""
    labels = sorted(set(names))
    matrix = grams.text_matrix(encode(tokenizer, texts), len(tokenizer.pieces), SMALL, triples)
    numbers = {label: number for number, label in enumerate(labels)}
    table, bias = linear.classes(matrix, np.array([numbers[name] for name in names]), len(labels), SMALL_STRENGTH)
    return Head(table, bias, labels, SMALL, triples)


def first_vectors(tokenizer, data):
    """The pieces' vectors, frequent pieces weighing less (Arora, Liang and Ma, "A Simple but Tough-to-Beat Baseline for Sentence Embeddings", ICLR 2017)."""
    texts = encode(tokenizer, sorted(set(corpus.texts(data))))
    table = vectors.from_counts(texts, len(tokenizer.pieces), VECTOR_WIDTH)
    counts = np.bincount(np.concatenate(texts), minlength=len(tokenizer.pieces))
    table *= (RARE / (RARE + counts / counts.sum()))[:, None]
    table[:5] = 0
    common = np.linalg.svd(np.stack([table[ids].sum(0) for ids in texts[::50]]), full_matrices=False)[2][0]
    return Head((table - np.outer(table @ common, common)).astype(np.float32), np.zeros(VECTOR_WIDTH, np.float32), [])


def train(data, tokenizer, out, progress=sys.stderr):
    """Trains what the file does not hold yet; returns the model."""
    done = TextModel.load(out) if os.path.exists(out) else TextModel(tokenizer.pieces, {}, Head(np.zeros((0, 0)), np.zeros(0), []))
    fashion = lambda: corpus.fashion(data, "train")
    intents = lambda: corpus.intents(data, "train")
    recipes = {
        INTENT: lambda: labelled(tokenizer, [one.text for one in intents()], [one.label for one in intents()], SMALL),
        KIND: lambda: labelled(tokenizer, [one.text for one in fashion()], [one.category for one in fashion()], 0),
        REVIEW: lambda: review(tokenizer, data),
    }
    for name, recipe in recipes.items():
        if name not in done.heads:
            _step(name, lambda: done.heads.update({name: recipe()}), done, out, progress)
    if not len(done.vectors.table):
        _step("vector", lambda: setattr(done, "vectors", first_vectors(tokenizer, data)), done, out, progress)
    return done


def adapt(model, tokenizer, reviews, strength=1.0):
    """Moves the polarity of a model by a shop's own reviews."""
    head = model.heads[REVIEW]
    matrix = _matrix(tokenizer, [one.text for one in reviews], head)
    before = matrix @ head.table[:, 0] + head.bias[0]
    table, bias = linear.binary(matrix, np.array([one.label for one in reviews]), strength, offset=before)
    head.table[:, 0] += table
    head.bias[0] += bias


def _step(name, action, model, out, progress):
    begun = time.process_time()
    action()
    model.save(out)
    print(f"{name}: {time.process_time() - begun:.0f} s of processor time", file=progress, flush=True)


def _matrix(tokenizer, texts, head=None):
    pairs, triples = (head.pairs, head.triples) if head else (PAIRS, TRIPLES)
    return grams.text_matrix(encode(tokenizer, texts), len(tokenizer.pieces), pairs, triples)


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", required=True, help="the model to write")
    parser.add_argument("--data", help="the folder with the data sets")
    parser.add_argument("--vocabulary", help="the vocabulary, a piece a line")
    parser.add_argument("--model", help="a model to go on from")
    parser.add_argument("--reviews", help="a shop's own reviews")
    options = parser.parse_args(arguments)
    if options.reviews:
        model = TextModel.load(options.model)
        with open(options.reviews, encoding="utf-8") as file:
            rows = [line.rstrip("\n").split("\t", 1) for line in file]
        adapt(model, Tokenizer(model.pieces), [corpus.Labelled(text, int(label)) for label, text in rows])
        model.save(options.out)
    else:
        train(options.data, Tokenizer.load(options.vocabulary), options.out)
    print(f"wrote {options.out}")


if __name__ == "__main__":
    main()
