"""Trains the ranker and exports it.

    /usr/bin/python3 training/ranker/train.py --examples A.srrank B.srrank --out models/ranking.onnx

Every data set counts the same however many examples it has; a tenth of each is kept to choose the epoch. The same seed, files and machine give the same model.
"""

import argparse
import copy
import random
import sys
import time

import numpy as np
import torch
from torch.nn import functional

import evidence
import examples as files
import export
import metrics
from model import INPUTS, Ranker


def main(arguments=None):
    options = _parse(arguments)
    torch.set_num_threads(options.threads)
    sets = files.join([files.read(path) for path in options.examples])
    for one in sets:
        print(f"{one.name}: {len(one.examples)} examples", flush=True)
    ranker, score = train(sets, options.seed, options.epochs, options.batch, options.rate, options.evidence_dropout, options.steps)
    export.to_onnx(ranker, options.out)
    print(f"wrote {options.out}; held-out NDCG@10 {score:.4f}")


def train(sets, seed, epochs, batch, rate, evidence_dropout, steps, progress=sys.stderr):
    """Returns the best epoch's model, in evaluation mode, and its held-out NDCG averaged over the data sets."""
    _seed(seed)
    parts = [_split(one.examples, seed) for one in sets]
    ranker = Ranker(len(sets[0].evidence_names), len(sets[0].context_names))
    ranker.tell(torch.from_numpy(np.concatenate([_rows(learn, seed) for learn, _ in parts])))
    optimizer = torch.optim.AdamW(ranker.parameters(), lr=rate, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=epochs * steps)
    chooser = random.Random(seed)
    best, best_score = copy.deepcopy(ranker), float("-inf")
    for epoch in range(epochs):
        begun, total = time.monotonic(), 0.0
        ranker.train()
        for _ in range(steps):
            learn, _ = chooser.choice(parts)
            arrays = _tensors(chooser.sample(learn, min(batch, len(learn))))
            _drop_evidence(arrays, evidence_dropout)
            loss = listwise_loss(ranker.logits(*(arrays[name] for name in INPUTS)), arrays)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(ranker.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        ranker.eval()
        scores = [evaluate(ranker, held) for _, held in parts]
        score = float(np.mean(scores))
        if score > best_score:
            best, best_score = copy.deepcopy(ranker), score
        shown = " ".join(f"{one.name} {value:.4f}" for one, value in zip(sets, scores))
        print(f"epoch {epoch + 1}/{epochs} loss {total / steps:.4f} {shown} ({time.monotonic() - begun:.0f} s)", file=progress, flush=True)
    return best.eval(), best_score


def listwise_loss(logits, arrays):
    """Softmax over a shopper's candidates (Cao et al., "Learning to Rank", ICML 2007) for the order, and a share of cross-entropy for chances that mean something."""
    mask, labels = arrays["candidate_mask"].unsqueeze(-1), arrays["labels"]
    positives = labels.sum(1, keepdim=True)
    told = arrays["heads"].unsqueeze(1) * (positives > 0)
    share = torch.log_softmax(logits.masked_fill(mask == 0, -1e4), dim=1)
    order = -(share * labels / positives.clamp(min=1) * told).sum() / told.sum().clamp(min=1)
    chance = functional.binary_cross_entropy_with_logits(logits, labels, reduction="none") * mask * arrays["heads"].unsqueeze(1)
    return order + chance.sum() / (mask * arrays["heads"].unsqueeze(1)).sum().clamp(min=1)


def evaluate(ranker, examples, k=10, batch=64):
    """Mean NDCG of the home scenario's mix of heads against clicks, over examples with one."""
    return float(np.nanmean([metrics.ndcg(scores, example.labels[:, 0], k) for example, scores in zip(examples, score_all(ranker, examples, batch))]))


def score_all(ranker, examples, batch=64):
    """The home scenario's scores of each example's candidates."""
    with torch.no_grad():
        for start in range(0, len(examples), batch):
            part = examples[start : start + batch]
            arrays = _tensors(part)
            chances = ranker(*(arrays[name] for name in INPUTS)).numpy() @ evidence.MIX
            for row, example in enumerate(part):
                yield chances[row, : len(example.candidates)]


def _tensors(examples):
    return {name: torch.from_numpy(array) for name, array in files.batch(examples).items()}


def _drop_evidence(arrays, share):
    """Blanks whole kinds of evidence for some shoppers, as a failed source would: the model must not lean on any one."""
    known = arrays["evidence"]
    arrays["evidence"] = known * (torch.rand(known.shape[0], 1, known.shape[2]) >= share)


def _rows(examples, seed, count=4096):
    """As many candidates' evidence from every data set, so that each counts the same."""
    return np.random.default_rng(seed).choice(np.concatenate([example.evidence for example in examples]), count)


def _split(examples, seed):
    order = list(range(len(examples)))
    random.Random(seed).shuffle(order)
    held = max(1, len(order) // 10)
    return [examples[i] for i in order[held:]], [examples[i] for i in order[:held]]


def _seed(seed):
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)


def _parse(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--examples", nargs="+", required=True, help="files of `socialrec export ranker-examples`")
    parser.add_argument("--out", required=True, help="the ONNX file to write")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--steps", type=int, default=180, help="steps in an epoch")
    parser.add_argument("--batch", type=int, default=24, help="shoppers in a step")
    parser.add_argument("--rate", type=float, default=5e-3, help="highest learning rate")
    parser.add_argument("--evidence-dropout", type=float, default=0, help="share of the kinds of evidence blanked in a step")
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
