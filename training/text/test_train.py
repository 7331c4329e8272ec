"""Tests of the text model's training on a tiny sample made here: /usr/bin/python3 -m unittest discover -s training/text"""

import gzip
import io
import json
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import numpy as np

import corpus
import evaluate
import export
import grams
import tags
import train
import vocabulary
from model import ATTRIBUTES, ENTITIES, INTENT, KIND, POSITIVE, REVIEW, TextModel
from tokens import Tokenizer, clean, words

GOOD, BAD = ("great phone", "i love it", "很 好 用", "works well"), ("bad phone", "i hate it", "很 差 劲", "it broke")


def sample(folder):
    """Files in the layout of the data sets, a few rows each."""

    def write(name, lines):
        path = Path(folder) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")

    opinions = [(text, label) for label, texts in ((1, GOOD), (0, BAD)) for text in texts] * 3
    for part in ("train", "dev", "test"):
        write(f"chnsenticorp/{part}.tsv", ["label\ttext_a", *(f"{label}\t{text}" for text, label in opinions)])
        write(f"sst2/{part}.tsv", [f"{text}\t{label}" for text, label in opinions])
        write(f"customer-service-intents/{part}.csv", ["utterance,intent", *["cancel my order,cancel_order", "where is my order,track_order"] * 4])
        write(f"ec-ner/{part}.txt", ["买\tO", "苹\tB-pp", "果\tI-pp", "手\tB-cp", "机\tI-cp", ""] * 4)
        write(f"cluener/{part}.jsonl", [json.dumps({"text": "苹果手机", "label": {}})])
    write("ec-ner/ds_pa.txt", ["苹\tB-pp", "果\tI-pp", "好\tUNK", ""] * 4)
    write("online-shopping-reviews/reviews.tsv", ["category\tlabel\treview", *(f"x\t{label}\t{text}" for text, label in opinions)])
    for domain in corpus.DOMAINS:
        write(f"amazon-reviews/{domain}.positive.txt", GOOD)
        write(f"amazon-reviews/{domain}.negative.txt", BAD)
    title = {"input": "Acme red shoe size 9", "category": "Shoes", "target_scores": {"Brand Name": {"Acme": 1}, "Color": {"red": 1}, "Size": {"9": 1}, "Weight": {"n/a": 1}}}
    for name in ("ae-110k", "oa-mine"):
        for part in ("train", "test"):
            write(f"attributes-{name}/{part}.jsonl", [json.dumps(title)] * 4)
    write("fashion/titles.csv", ["productDisplayName", *["Acme red shoe", "Acme blue shirt"] * 20])
    write("fashion/styles.csv", ["id,gender,articleType,baseColour,season,usage", *["1,Men,Shoes,Red,Fall,Casual", "2,Men,Shirts,Blue,Fall,Casual"] * 20])
    rows = ["Title,Review Text,Rating,Positive Feedback Count", *(f"{i},{text},{rating},{votes}" for i in range(20) for text, rating, votes in (("great dress", 5, 4), ("bad dress", 1, 9), ("ok dress", 3, 0)))]
    path = Path(folder) / "clothing-reviews/reviews.csv.gz"
    path.parent.mkdir()
    path.write_bytes(gzip.compress("\n".join(rows).encode()))


class TrainingTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        sample(cls.folder.name)
        # Tables of the sample's size: the real ones take seconds to fill with zeros.
        sizes = {"PAIRS": 509, "TRIPLES": 521, "SMALL": 251, "ENTITY_ROWS": 1021, "ATTRIBUTE_ROWS": 1021, "VECTOR_WIDTH": 16}
        cls.patches = [mock.patch.object(train, name, size) for name, size in sizes.items()]
        for patch in cls.patches:
            patch.start()
        counts = {}
        for text in corpus.texts(cls.folder.name):
            for word in filter(None, words(clean(text))):
                counts[word] = counts.get(word, 0) + 1
        cls.tokenizer = Tokenizer(vocabulary.build(counts, 200, rarest=1))
        cls.out = str(Path(cls.folder.name) / "model.npz")
        cls.model = train.train(cls.folder.name, cls.tokenizer, cls.out, io.StringIO())

    @classmethod
    def tearDownClass(cls):
        for patch in cls.patches:
            patch.stop()
        cls.folder.cleanup()

    def test_training_tells_happy_from_unhappy_in_both_languages(self):
        for texts, sign in ((GOOD, 1), (BAD, -1)):
            for text in texts:
                chances = self.model.sentiment(np.array(self.tokenizer.encode(text, 64)))
                self.assertGreater(sign * (chances[POSITIVE] - chances[0]), 0, text)

    def test_evaluation_of_what_was_learned_is_right(self):
        data = self.folder.name
        self.assertEqual(evaluate.entities(self.model, self.tokenizer, corpus.ec_ner(data, "test")), 100)
        known = tags.known_attributes(corpus.attributes(data, "oa-mine", "train"), train.attribute_name)
        self.assertEqual(evaluate.attributes(self.model, self.tokenizer, corpus.attributes(data, "oa-mine", "test"), known), 100)
        lines = []
        evaluate.report(self.model.quantised(), data, "test", lines.append)
        self.assertIn("customer-service-intents 100.00", lines)

    def test_training_again_trains_nothing_and_gives_the_same_model(self):
        progress = io.StringIO()
        again = train.train(self.folder.name, self.tokenizer, self.out, progress)
        self.assertEqual(progress.getvalue(), "")
        np.testing.assert_array_equal(again.heads[INTENT].table, self.model.heads[INTENT].table)

    def test_a_shops_own_reviews_move_the_polarity(self):
        ids = np.array(self.tokenizer.encode("red shirt", 64))
        model = TextModel.load(self.out)
        before = model.sentiment(ids)[POSITIVE]
        train.adapt(model, self.tokenizer, [corpus.Labelled("red shirt", 1), corpus.Labelled("blue shoe", 0)] * 5, strength=10)
        self.assertGreater(model.sentiment(ids)[POSITIVE], before)

    def test_export_has_the_names_that_the_product_reads(self):
        folder = Path(self.folder.name) / "exported"
        export.write(self.model, folder)
        graph = export.onnx.load(folder / export.FILE).graph
        self.assertEqual([one.name for one in graph.input], ["input_ids", "attention_mask"])
        self.assertLessEqual({"vector", "sentiment", "useful", INTENT, KIND, ENTITIES, ATTRIBUTES}, {one.name for one in graph.output})
        words = json.loads((folder / export.HEADS).read_text(encoding="utf-8"))
        self.assertEqual(len(words["transitions"]), len(words[ENTITIES]))

    def test_tables_in_int8_change_no_answer(self):
        small = self.model.quantised()
        for text in GOOD + BAD:
            ids = np.array(self.tokenizer.encode(text, 64))
            np.testing.assert_allclose(small.sentiment(ids), self.model.sentiment(ids), atol=0.02)


class GramTests(unittest.TestCase):
    def test_text_rows_of_one_text_lie_in_the_table(self):
        rows = grams.text_rows([2, 7, 8, 3], 10, 5, 7)
        self.assertEqual(len(rows), 12)
        self.assertLess(rows.max(), 22)
        self.assertGreaterEqual(rows[4:8].min(), 10)

    def test_neighbour_beyond_the_ends_is_zero(self):
        np.testing.assert_array_equal(grams.neighbour(np.array([4, 5, 6]), -2), [0, 0, 4])
        np.testing.assert_array_equal(grams.neighbour(np.array([4, 5, 6]), 1), [5, 6, 0])


class TagTests(unittest.TestCase):
    def test_find_prefers_whole_words(self):
        self.assertEqual(tags.find("coloured red", "red"), 9)
        self.assertEqual(tags.find("coloured", "red"), 5)
        self.assertIsNone(tags.find("blue", "red"))

    def test_best_path_never_begins_inside(self):
        labels = tags.bio_labels(["a"])
        path = tags.best_path(np.array([[0, 0, 5], [0, 1, 0]], float), tags.transitions([[0, 1, 2]], len(labels)))
        self.assertNotEqual(labels[path[0]], "I-a")


if __name__ == "__main__":
    unittest.main()
