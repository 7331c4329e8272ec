"""Pretrains the encoder by masked language modelling on the training texts.

    /usr/bin/python3 training/text/pretrain.py --data ../shared/data --vocabulary models/text/vocabulary.txt --out encoder.pt [--steps 5700] [--bfloat16]

Pieces and pairs begin with vectors from counts, so the layers need not find them. A file at --out that is not finished is gone on from, step by step as if it had never stopped.
"""

import argparse
import os
import sys
import time

import numpy as np
import torch

import corpus
import pairs
import train
import vectors
from encoder import Encoder, Shape, padded
from tokens import Tokenizer

PAIRS = 16_000
WINDOW, BATCH_TOKENS = 64, 4096
OFTEN = 4
MASKED, KEPT = 0.2, 0.1
NEGATIVES = 2048
RATE, DECAY, WARM = 1.5e-3, 0.01, 200
# The share of the steps in which the rate falls to 0 (Hägele et al., "Scaling Laws and Compute-Optimal Training Beyond Fixed Training Durations", NeurIPS 2024); before
# it falls, more or fewer steps can still be asked for.
COOL = 0.2
SAVE_EVERY = 100
# A text comes round a few times only, so nothing is learned by heart, and drawing what to drop is a fifth of a step.
DROPOUT = 0.0


def windows(texts, longest=WINDOW):
    """Texts cut so that each part is short; every part keeps the markers."""
    for text in texts:
        inner, room = text[1:-1], longest - 2
        for begin in range(0, max(len(inner), 1), room):
            yield np.concatenate([text[:1], inner[begin : begin + room], text[-1:]])


def read(data, tokenizer):
    """The windows of every training text; utterances and titles come round more often than reviews, which are most of it."""
    said, reviews = (train.encode(tokenizer, list(dict.fromkeys(texts(data)))) for texts in (corpus.said, corpus.reviews))
    return list(windows(said)) * OFTEN + list(windows(reviews))


def batches(texts, seed):
    """Numbers of texts of like length, by tokens; the same for the same seed."""
    random = np.random.default_rng(seed)
    lengths = np.array(list(map(len, texts)))
    order = np.lexsort((random.random(len(texts)), lengths))
    room = np.maximum(BATCH_TOKENS // lengths[order], 1)
    found, begin = [], 0
    while begin < len(order):
        # The longest of a batch is its last: lengths rise.
        size = room[min(begin + room[begin], len(order)) - 1]
        found.append(order[begin : begin + size])
        begin += size
    return [found[number] for number in random.permutation(len(found))]


def masked(ids, mask, tokenizer, random):
    """Ids with some hidden, and where: most by the mask, some left or swapped so that the encoder heeds every piece."""
    hidden = (torch.rand(ids.shape, generator=random) < MASKED) & (mask > 0) & (ids > tokenizer.mask)
    dice = torch.rand(ids.shape, generator=random)
    swapped = torch.randint(tokenizer.mask + 1, len(tokenizer.pieces), ids.shape, generator=random)
    seen = torch.where(hidden & (dice >= 2 * KEPT), torch.full_like(ids, tokenizer.mask), ids)
    return torch.where(hidden & (dice < KEPT), swapped, seen), hidden


def loss(encoder, bias, ids, mask, tokenizer, random):
    """Cross-entropy of the hidden pieces among those of the batch and as many others (Jean et al., ACL 2015), and how often the right one is first."""
    seen, hidden = masked(ids, mask, tokenizer, random)
    wanted = ids[hidden]
    others = torch.randint(tokenizer.mask + 1, len(tokenizer.pieces), (NEGATIVES,), generator=random)
    among = torch.unique(torch.cat([wanted, others]))
    scores = encoder(seen, mask)[hidden] @ encoder.piece.weight[among].T + bias[among]
    place = torch.searchsorted(among, wanted)
    return torch.nn.functional.cross_entropy(scores, place), (scores.argmax(1) == place).float().mean()


def begin(texts, tokenizer):
    """An encoder whose pieces and pairs have vectors from counts."""
    unique = list({text.tobytes(): text for text in texts}.values())
    chosen = pairs.frequent(unique, PAIRS)
    shape = Shape(len(tokenizer.pieces), len(chosen) + 1)
    found = vectors.from_counts(unique, shape.pieces, shape.width)
    encoder = Encoder(shape, pairs.slots(chosen, shape.slots), DROPOUT)
    with torch.no_grad():
        encoder.piece.weight.copy_(torch.from_numpy(found))
        encoder.pair.weight.copy_(torch.from_numpy(pairs.first_vectors(unique, chosen, found)))
    return encoder


def pretrain(texts, tokenizer, out, steps, seed=1, half=False, progress=sys.stderr):
    """Trains until a number of steps is reached, counting those of the file that it goes on from; `half` has matrices multiplied in bfloat16."""
    torch.manual_seed(seed)
    saved = torch.load(out) if os.path.exists(out) else None
    encoder = Encoder.load(saved, DROPOUT) if saved else begin(texts, tokenizer)
    bias = torch.nn.Parameter(saved["bias"] if saved else torch.zeros(len(tokenizer.pieces)))
    weights = [*encoder.parameters(), bias]
    optimiser = torch.optim.AdamW(weights, RATE, betas=(0.9, 0.98), weight_decay=DECAY)
    step = 0
    if saved:
        optimiser.load_state_dict(saved["optimiser"])
        step = saved["step"]
    schedule = lambda at: min((at + 1) / WARM, (steps - at) / (COOL * steps), 1.0)
    encoder.train()
    # Lengths alone say how many batches a turn has, so every turn has as many.
    of_turn = len(batches(texts, seed))
    turn, plan, begun, sums = -1, [], time.process_time(), np.zeros(3)
    while step < steps:
        # What a step draws depends on its number alone, so that a run that was stopped goes on as if it had not been.
        random = torch.Generator().manual_seed(seed * 1_000_003 + step)
        torch.manual_seed(seed * 1_000_003 + step)
        if step // of_turn != turn:
            turn = step // of_turn
            plan = batches(texts, seed + turn)
        ids, mask = padded([texts[number] for number in plan[step % of_turn]])
        for group in optimiser.param_groups:
            group["lr"] = RATE * schedule(step)
        with torch.autocast("cpu", torch.bfloat16, half):
            value, right = loss(encoder, bias, ids, mask, tokenizer, random)
        optimiser.zero_grad()
        value.backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimiser.step()
        step += 1
        sums += value.item(), right.item(), 1
        if step % SAVE_EVERY == 0 or step == steps:
            torch.save({**encoder.saved(), "bias": bias.detach(), "optimiser": optimiser.state_dict(), "step": step}, out + ".part")
            os.replace(out + ".part", out)
            print(f"step {step} of {steps}: loss {sums[0] / sums[2]:.3f}, right {sums[1] / sums[2]:.3f}, {time.process_time() - begun:.0f} s of processor time", file=progress, flush=True)
            sums[:] = 0
    return encoder


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="the folder with the data sets")
    parser.add_argument("--vocabulary", required=True)
    parser.add_argument("--out", required=True, help="the encoder to write")
    parser.add_argument("--steps", type=int, default=5700, help="batches of 4,096 tokens")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bfloat16", action="store_true", help="less than half the time on processors that multiply it (avx512_bf16, amx_bf16)")
    options = parser.parse_args(arguments)
    tokenizer = Tokenizer.load(options.vocabulary)
    pretrain(read(options.data, tokenizer), tokenizer, options.out, options.steps, options.seed, options.bfloat16)
    print(f"wrote {options.out}")


if __name__ == "__main__":
    main()
