"""Fine-tunes the encoder for heads that speak of tokens, entities and attributes, both at once (Caruana, "Multitask Learning", 1997), and adds them to a text model.

    /usr/bin/python3 training/text/finetune.py --data ../shared/data --encoder encoder.pt --model text.npz --out text.npz [--seed 1]
    /usr/bin/python3 training/text/finetune.py --model text.npz --tagged shop.jsonl --out shop.npz

The second form goes on from a model with a shop's own titles: a JSON object each, {"input": title, "category": name, "target_scores": {attribute: {value: 1}}}; attributes that
the model does not know are left out.
"""

import argparse
import copy
import sys
import time

import numpy as np
import torch

import corpus
import crf
import swaps
import tags
import train
from encoder import Encoder, padded
from model import ATTRIBUTES, ENTITIES, TextModel, TokenHead
from tokens import Tokenizer

LONGEST = 64
EPOCHS, ROWS = 18, 32
RATE, DECAY, WARM = 8e-4, 0.1, 50
DROPOUT, HIDDEN = 0.2, 0.1
DISTANT, PLAIN = 0.5, 400
SWAPPED, UNSAID, ELSEWHERE = 0.3, 0.3, 0.05
RARE = -4.0
OPEN = -1


class Tagger(torch.nn.Module):
    """The encoder with a linear head for each task."""

    def __init__(self, encoder, labels):
        super().__init__()
        self.encoder, self.labels = encoder, labels
        self.heads = torch.nn.ModuleDict({name: torch.nn.Linear(encoder.shape.width, len(words)) for name, words in labels.items()})
        self.chain = torch.nn.Parameter(torch.zeros(len(labels[ENTITIES]), len(labels[ENTITIES])))
        self.dropout = torch.nn.Dropout(DROPOUT)
        torch.nn.init.constant_(self.heads[ATTRIBUTES].bias, RARE)

    def forward(self, name, ids, mask):
        return self.heads[name](self.dropout(self.encoder(ids, mask)))

    def transitions(self):
        return self.chain + crf.forbidden(len(self.chain))

    def loss(self, name, ids, mask, rows):
        scores, there = self(name, ids, mask)[:, 1:-1], mask[:, 2:].bool()
        if name == ENTITIES:
            return entity_loss(scores, self.transitions(), there, rows)
        return attribute_loss(scores, there, rows)


def entity_loss(scores, transitions, there, rows):
    """The mean over texts of how unlikely their labels are."""
    targets = np.zeros(there.shape, np.int64)
    for place, row in enumerate(rows):
        for begin, end, kind in row.spans:
            targets[place, begin:end] = OPEN if kind is None else 2 * kind + 2
            if kind is not None:
                targets[place, begin] = 2 * kind + 1
    return (crf.loss(scores, transitions, there, torch.from_numpy(targets)) * torch.tensor([row.weight for row in rows])).mean()


def attribute_loss(scores, there, rows):
    """The mean over tokens of the attributes' cross-entropies, each attribute for itself: "ground coffee" and "medium roast coffee" may share a word."""
    targets = torch.zeros(scores.shape)
    for place, row in enumerate(rows):
        for begin, end, number in row.spans:
            targets[place, begin:end, number] = 1
    weights = torch.from_numpy(np.stack([row.weight for row in rows]))[:, None] * there[:, :, None]
    return torch.nn.functional.binary_cross_entropy_with_logits(scores, targets, weights, reduction="sum") / there.sum()


def entity_rows(tokenizer, data, kinds):
    """Utterances with their entities; films are spoken of without a product, so some English sentences show what is none."""
    films = corpus.sst2(data, "train")
    plain = [corpus.Tagged(one.text, []) for one in films[:: max(1, len(films) // PLAIN)]]
    for tagged, weight in ((corpus.ec_ner(data, "train"), 1.0), (corpus.ec_ner(data, "ds_pa"), DISTANT), (plain, 1.0)):
        for one in tagged:
            ids, places = tokenizer.encode_with_offsets(one.text, LONGEST)
            spans = [(tags.inside(places[1:-1], begin, end), kind and kinds.index(train.ENTITY_KINDS[kind])) for begin, end, kind in one.spans]
            if len(ids) > 2:
                yield swaps.Row(np.array(ids), [(found[0], found[-1] + 1, kind) for found, kind in spans if found], weight, None)


def attribute_rows(tokenizer, titles, labels):
    """Titles with the values of their attributes. What a title is not said to have counts little: in one of the sets it was not looked for."""
    numbers = {label: number for number, label in enumerate(labels)}
    known = tags.known_attributes(titles, train.attribute_name)
    for title in titles:
        ids, places = tokenizer.encode_with_offsets(title.text, LONGEST)
        weights, spans = np.full(len(labels), ELSEWHERE, np.float32), []
        for name in known[title.category] & numbers.keys():
            weights[numbers[name]] = UNSAID
        for name, said in title.values.items():
            number = numbers.get(train.attribute_name(name))
            if number is None:
                continue
            weights[number] = 1
            for begin, end in tags.occurrences(title.text, [value for value in said if value]):
                found = tags.inside(places[1:-1], begin, end)
                spans += [(found[0], found[-1] + 1, number)] if found else []
        yield swaps.Row(np.array(ids), spans, weights, title.category)


def turns(rows, random):
    """Batches of every task in one random order: (task, rows of like length), with some values exchanged."""
    found = []
    for name, some in rows.items():
        values = swaps.pool(some)
        some = [swaps.swapped(row, values, SWAPPED, random) for row in some]
        order = np.argsort([len(row.ids) + 3 * random.random() for row in some], kind="stable")
        found += [(name, [some[number] for number in order[begin : begin + ROWS]]) for begin in range(0, len(order), ROWS)]
    return [found[number] for number in random.permutation(len(found))]


def fit(tagger, rows, mask_id, epochs=EPOCHS, seed=1, gentler=1, progress=sys.stderr):
    """Trains on all rows; a tenth of the pieces are hidden, so that the context has to do."""
    torch.manual_seed(seed)
    rate = RATE / gentler
    random = np.random.default_rng(seed)
    optimiser = torch.optim.AdamW(tagger.parameters(), rate, weight_decay=DECAY)
    steps, step = epochs * sum(-(-len(some) // ROWS) for some in rows.values()), 0
    tagger.train()
    for epoch in range(epochs):
        begun, sums = time.process_time(), {name: [] for name in rows}
        for name, batch in turns(rows, random):
            ids, mask = padded([row.ids for row in batch])
            ids = torch.where((torch.rand(ids.shape) < HIDDEN) & (ids > mask_id), torch.full_like(ids, mask_id), ids)
            for group in optimiser.param_groups:
                group["lr"] = rate * min((step + 1) / WARM, 1 - step / steps)
            value = tagger.loss(name, ids, mask, batch)
            optimiser.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimiser.step()
            step += 1
            sums[name].append(value.item())
        words = ", ".join(f"{name} {np.mean(losses):.3f}" for name, losses in sums.items())
        print(f"epoch {epoch + 1} of {epochs}: {words}, {time.process_time() - begun:.0f} s of processor time", file=progress, flush=True)
    tagger.eval()
    return tagger


def join(model, tagger):
    """The model with the tagger's encoder and heads in place of its own."""
    heads = {}
    for name, labels in tagger.labels.items():
        linear = tagger.heads[name]
        transitions = tagger.transitions().detach().numpy() if name == ENTITIES else None
        heads[name] = TokenHead(linear.weight.detach().numpy().T.copy(), linear.bias.detach().numpy(), list(labels), transitions)
    return TextModel(model.pieces, model.heads, model.vectors, heads, tagger.encoder)


def taken(model):
    """The tagger that a model holds, to go on from."""
    tagger = Tagger(copy.deepcopy(model.encoder), {name: head.labels for name, head in model.token_heads.items()})
    with torch.no_grad():
        for name, head in model.token_heads.items():
            tagger.heads[name].weight.copy_(torch.from_numpy(head.weights.T))
            tagger.heads[name].bias.copy_(torch.from_numpy(head.bias))
        tagger.chain.copy_(torch.from_numpy(model.token_heads[ENTITIES].transitions) - crf.forbidden(len(tagger.chain)))
    return tagger


def finetune(model, tokenizer, encoder, data, epochs=EPOCHS, seed=1, titles=None, progress=sys.stderr):
    """Trains both heads on the training parts, or on fewer titles while a recipe is chosen."""
    titles = titles or [title for name in ("ae-110k", "oa-mine") for title in corpus.attributes(data, name, "train")]
    kinds = list(dict.fromkeys(train.ENTITY_KINDS.values()))
    labels = {
        ENTITIES: tags.bio_labels(kinds),
        ATTRIBUTES: sorted({train.attribute_name(name) for title in titles for name in title.values}),
    }
    rows = {ENTITIES: list(entity_rows(tokenizer, data, kinds)), ATTRIBUTES: list(attribute_rows(tokenizer, titles, labels[ATTRIBUTES]))}
    torch.manual_seed(seed)
    return join(model, fit(Tagger(encoder, labels), rows, tokenizer.mask, epochs, seed, progress=progress))


def adapt(model, tokenizer, titles, epochs=4, progress=sys.stderr):
    """Goes on with a shop's own titles, more gently than from the start."""
    rows = {ATTRIBUTES: list(attribute_rows(tokenizer, titles, model.token_heads[ATTRIBUTES].labels))}
    return join(model, fit(taken(model), rows, tokenizer.mask, epochs, gentler=3, progress=progress))


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", required=True, help="the text model to join the heads to")
    parser.add_argument("--out", required=True, help="the text model to write")
    parser.add_argument("--data", help="the folder with the data sets")
    parser.add_argument("--encoder", help="what pretrain.py wrote")
    parser.add_argument("--tagged", help="a shop's own titles")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    model = TextModel.load(options.model)
    tokenizer = Tokenizer(model.pieces)
    if options.tagged:
        model = adapt(model, tokenizer, list(corpus.titles(options.tagged)))
    else:
        model = finetune(model, tokenizer, Encoder.load(torch.load(options.encoder), DROPOUT), options.data, options.epochs, options.seed)
    model.save(options.out)
    print(f"wrote {options.out}")


if __name__ == "__main__":
    main()
