"""Scores a text model on the test parts of the data sets, or on the development parts while a recipe is chosen.

    /usr/bin/python3 training/text/evaluate.py --data ../shared/data --model text.npz [--part dev]

The three-to-one rows train their own polarity, on three domains of Amazon reviews alone.
"""

import argparse

import numpy as np

import corpus
import grams
import tags
import train
from model import ATTRIBUTES, ENTITIES, INTENT, KIND, NEGATIVE, NEUTRAL, POSITIVE, TextModel, log_softmax
from tokens import Tokenizer


def accuracy(right):
    return 100 * float(np.mean(right))


def sentiment(model, tokenizer, labelled):
    """Accuracy of happy or unhappy, neutral set aside."""
    chances = [model.sentiment(ids) for ids in train.encode(tokenizer, [one.text for one in labelled])]
    return accuracy([(chance[POSITIVE] > chance[NEGATIVE]) == one.label for chance, one in zip(chances, labelled)])


def three_to_one(tokenizer, data, target):
    """Accuracy on one Amazon domain of a polarity learned on the other three."""
    table, bias = train.polarity(tokenizer, [one for domain in corpus.DOMAINS if domain != target for one in corpus.amazon(data, domain)])
    rows = corpus.amazon(data, target)
    matrix = grams.text_matrix(train.encode(tokenizer, [one.text for one in rows]), len(tokenizer.pieces), train.PAIRS, train.TRIPLES)
    return accuracy((matrix @ table + bias > 0) == np.array([one.label for one in rows]))


def classes(model, tokenizer, name, texts, labels):
    head = model.heads[name]
    found = [head.labels[int(np.argmax(model.text_scores(name, ids)))] for ids in train.encode(tokenizer, texts)]
    return accuracy([one == other for one, other in zip(found, labels)])


def entities(model, tokenizer, tagged, kinds=train.ENTITY_KINDS):
    """F1 of whole entities."""
    head, found, wanted = model.token_heads[ENTITIES], [], []
    for one in tagged:
        ids, places = tokenizer.encode_with_offsets(one.text, train.LONGEST)
        path = tags.best_path(log_softmax(model.token_scores(ENTITIES, np.array(ids))), head.transitions) if len(ids) > 2 else []
        found.append(set(tags.bio_spans(path, places[1:-1], head.labels)))
        wanted.append({(begin, end, kinds[kind]) for begin, end, kind in one.spans})
    return tags.f1(found, wanted)


def attributes(model, tokenizer, titles):
    """F1 of exact values, each title asked for the attributes that were looked for in it (Brinkmann et al., "ExtractGPT", 2023); any of several values is right."""
    numbers = {label: number for number, label in enumerate(model.token_heads[ATTRIBUTES].labels)}
    right = said = there = 0
    for title in titles:
        wanted = {}
        for name, values in title.values.items():
            wanted.setdefault(train.attribute_name(name), set()).update(value.strip() for value in values if value)
        ids, places = tokenizer.encode_with_offsets(title.text, train.LONGEST)
        asked = [name for name in wanted if name in numbers]
        scores = model.token_scores(ATTRIBUTES, np.array(ids))[:, [numbers[name] for name in asked]]
        found = tags.attribute_spans(scores, tokenizer.continues(ids))
        right += sum(title.text[places[1 + first][0] : places[1 + last][1]] in wanted[asked[column]] for column, (first, last, _) in found.items())
        said, there = said + len(found), there + sum(map(bool, wanted.values()))
    return 200 * right / max(1, said + there)


def neutral(model, tokenizer, rated):
    """Accuracy among three and macro F1 of clothing reviews: 1 and 2 stars unhappy, 3 neutral, 4 and 5 happy."""
    chances = np.array([model.sentiment(ids) for ids in train.encode(tokenizer, [one.text for one in rated])])
    truth = np.array([NEGATIVE if one.rating < 3 else NEUTRAL if one.rating == 3 else POSITIVE for one in rated])
    guess = chances.argmax(1)
    scores = [2 * np.sum((guess == k) & (truth == k)) / max(1, np.sum(guess == k) + np.sum(truth == k)) for k in range(3)]
    return accuracy(guess == truth), 100 * float(np.mean(scores))


def useful(model, tokenizer, rated):
    """Chance that a review that shoppers found helpful scores above one that nobody did."""
    scores = np.array([model.useful(ids) for ids in train.encode(tokenizer, [one.text for one in rated])])
    votes = np.array([one.votes for one in rated])
    high, low = scores[votes >= train.USEFUL_VOTES], scores[votes == 0]
    return 100 * float(np.mean(high[:, None] > low[None, :]))


def calibration(model, tokenizer, labelled, bins=10):
    """Mean distance between how sure the model is and how often it is right (Guo et al., "On Calibration of Modern Neural Networks", ICML 2017)."""
    chances = np.array([model.sentiment(ids)[[NEGATIVE, POSITIVE]] for ids in train.encode(tokenizer, [one.text for one in labelled])])
    chances /= chances.sum(1, keepdims=True)
    sure, right = chances.max(1), chances.argmax(1) == np.array([one.label for one in labelled])
    place = np.minimum((sure * bins).astype(int), bins - 1)
    return 100 * sum(abs(sure[place == b].mean() - right[place == b].mean()) * np.mean(place == b) for b in range(bins) if np.any(place == b))


def neighbours(model, tokenizer, titles, random=np.random.default_rng(1)):
    """Share of titles whose nearest other title is of the same article type, and the share at random."""
    vectors = np.stack([model.vector(ids) for ids in train.encode(tokenizer, [title.text for title in titles])])
    kinds = np.array([title.category for title in titles])
    near = vectors @ vectors.T
    np.fill_diagonal(near, -1)
    return accuracy(kinds[near.argmax(1)] == kinds), accuracy(kinds[random.permutation(len(kinds))] == kinds)


def report(model, data, part, write=print):
    tokenizer = Tokenizer(model.pieces)
    hotel = corpus.chnsenticorp(data, part)
    seen = {one.text for one in corpus.chnsenticorp(data, "train")}
    write(f"chnsenticorp {sentiment(model, tokenizer, hotel):.2f}, without texts of train {sentiment(model, tokenizer, [one for one in hotel if one.text not in seen]):.2f}")
    write(f"sst2 {sentiment(model, tokenizer, corpus.sst2(data, part)):.2f}")
    write(f"calibration error chnsenticorp {calibration(model, tokenizer, hotel):.1f}, sst2 {calibration(model, tokenizer, corpus.sst2(data, part)):.1f}")
    rated = list(corpus.clothing(data, part))
    write("clothing, three classes: accuracy {:.2f}, macro F1 {:.2f}".format(*neutral(model, tokenizer, rated)))
    write(f"clothing, useful above not useful {useful(model, tokenizer, rated):.2f}")
    said = corpus.intents(data, part)
    write(f"customer-service-intents {classes(model, tokenizer, INTENT, [one.text for one in said], [one.label for one in said]):.2f}")
    titles = list(corpus.fashion(data, part))
    write(f"fashion, article type {classes(model, tokenizer, KIND, [one.text for one in titles], [one.category for one in titles]):.2f}")
    write("fashion, nearest title of the same article type {:.2f}, at random {:.2f}".format(*neighbours(model, tokenizer, titles[:3000])))
    write(f"ec-ner F1 {entities(model, tokenizer, corpus.ec_ner(data, part)):.2f}")
    for name in ("ae-110k", "oa-mine") if part == "test" else ():
        write(f"attributes-{name} F1 {attributes(model, tokenizer, corpus.attributes(data, name, part)):.2f}")


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="the folder with the data sets")
    parser.add_argument("--model", required=True)
    parser.add_argument("--part", default="test", choices=("dev", "test"))
    parser.add_argument("--quantised", action="store_true", help="with int8 tables, as exported")
    parser.add_argument("--domains", action="store_true", help="only Amazon reviews, three domains to one; trains four times")
    options = parser.parse_args(arguments)
    model = TextModel.load(options.model)
    if options.domains:
        scores = [three_to_one(Tokenizer(model.pieces), options.data, domain) for domain in corpus.DOMAINS]
        print("amazon-reviews " + ", ".join(f"{domain} {score:.2f}" for domain, score in zip(corpus.DOMAINS, scores)) + f", mean {np.mean(scores):.2f}")
    else:
        report(model.quantised() if options.quantised else model, options.data, options.part)


if __name__ == "__main__":
    main()
