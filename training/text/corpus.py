"""The data sets under ../shared/data as training reads them; README.md there names what each one is. Test and development parts are never among the texts for pretraining."""

import csv
import gzip
import hashlib
import json
from collections import namedtuple
from pathlib import Path

Labelled = namedtuple("Labelled", "text label")
Tagged = namedtuple("Tagged", "text spans")
Rated = namedtuple("Rated", "text rating votes")
Titled = namedtuple("Titled", "text category values")
DOMAINS = ("books", "dvd", "electronics", "kitchen")


def texts(data):
    """Every text that pretraining may see."""
    yield from reviews(data)
    yield from said(data)


def reviews(data):
    """The opinions among them: most of it, and long."""
    yield from (one.text for one in chnsenticorp(data, "train"))
    yield from (one.text for one in online_shopping(data))
    yield from (one.text for one in sst2(data, "train"))
    for domain in DOMAINS:
        yield from (one.text for one in amazon(data, domain))
    yield from (one.text for one in clothing(data, "train"))


def said(data):
    """The utterances and titles among them."""
    yield from (one.text for part in ("train", "ds_pa") for one in ec_ner(data, part))
    yield from (one.text for one in cluener(data, "train"))
    for name in ("ae-110k", "oa-mine"):
        yield from (one.text for one in attributes(data, name, "train"))
    yield from (one.text for one in fashion(data, "train"))
    yield from (one.text for one in intents(data, "train"))


def part_of(key):
    """Where a row of a set without parts of its own belongs: 80% train, 10% dev, 10% test, by a hash of what it says."""
    bucket = hashlib.sha256(key.encode()).digest()[0]
    return "test" if bucket < 26 else "dev" if bucket < 51 else "train"


def chnsenticorp(data, part):
    return [Labelled(text, int(label)) for label, text in _rows(data, f"chnsenticorp/{part}.tsv")[1:]]


def online_shopping(data):
    return [Labelled(row[2], int(row[1])) for row in _rows(data, "online-shopping-reviews/reviews.tsv")[1:]]


def sst2(data, part):
    return [Labelled(row[0], int(row[1])) for row in _rows(data, f"sst2/{part}.tsv")]


def amazon(data, domain):
    return [Labelled(line, label) for label, name in enumerate(("negative", "positive")) for line in _lines(data, f"amazon-reviews/{domain}.{name}.txt")]


def clothing(data, part):
    """Reviews with their stars and how many shoppers found them helpful."""
    with gzip.open(Path(data) / "clothing-reviews/reviews.csv.gz", "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            text = ". ".join(filter(None, (row["Title"], row["Review Text"])))
            if text and part_of(text) == part:
                yield Rated(text, int(row["Rating"]), int(row["Positive Feedback Count"]))


def ec_ner(data, part):
    """Utterances with their entities (begin, end, type); type None where the part says nothing of a character."""
    for block in (Path(data) / f"ec-ner/{part}.txt").read_text(encoding="utf-8").split("\n\n"):
        pairs = [line.rsplit("\t", 1) for line in block.split("\n") if "\t" in line]
        if pairs:
            yield Tagged("".join(character for character, _ in pairs), _spans([tag for _, tag in pairs]))


def cluener(data, part):
    for row in _json(data, f"cluener/{part}.jsonl"):
        yield Tagged(row["text"], [(begin, end + 1, kind) for kind, names in row["label"].items() for places in names.values() for begin, end in places])


def attributes(data, name, part):
    return titles(Path(data) / f"attributes-{name}/{part}.jsonl")


def titles(path):
    """Titles with the values of their attributes; a value of None was looked for and is not there."""
    for row in _json("", path):
        values = {attribute: [None if value == "n/a" else value for value in said] for attribute, said in row["target_scores"].items()}
        yield Titled(row["input"], row["category"], values)


def fashion(data, part):
    """Titles with their article type, gender, colour, season and usage: every fifth title is for the test, every tenth of the others for development."""
    titles, styles = (_csv(data, f"fashion/{name}.csv") for name in ("titles", "styles"))
    for number, (title, style) in enumerate(zip(titles, styles)):
        place = "test" if number % 5 == 0 else "dev" if number % 10 == 1 else "train"
        if place == part and title["productDisplayName"]:
            yield Titled(title["productDisplayName"], style["articleType"], {name: style[name] for name in ("gender", "baseColour", "season", "usage")})


def intents(data, part):
    return [Labelled(row["utterance"], row["intent"]) for row in _csv(data, f"customer-service-intents/{part}.csv")]


def _spans(tags):
    spans = []
    for place, tag in enumerate(tags):
        kind = None if tag == "UNK" else tag[2:]
        if tag == "O":
            continue
        if spans and spans[-1][1] == place and spans[-1][2] == kind and not tag.startswith("B"):
            spans[-1] = (spans[-1][0], place + 1, kind)
        else:
            spans.append((place, place + 1, kind))
    return spans


def _lines(data, name):
    return [line for line in (Path(data) / name).read_text(encoding="utf-8").split("\n") if line]


def _rows(data, name):
    return [line.split("\t") for line in _lines(data, name)]


def _json(data, name):
    return map(json.loads, _lines(data, name))


def _csv(data, name):
    with open(Path(data) / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
