"""Tests of the text model's training on a tiny sample made here: /usr/bin/python3 -m unittest discover -s training/text"""

import gzip
import io
import json
import tempfile
import unittest
from functools import partial
from pathlib import Path
from unittest import mock

import numpy as np
import torch

import corpus
import crf
import evaluate
import export
import finetune
import grams
import pairs
import pretrain
import swaps
import tags
import train
import vocabulary
from encoder import Shape, padded
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
        sizes = {"PAIRS": 509, "TRIPLES": 521, "SMALL": 251, "VECTOR_WIDTH": 16}
        cls.patches = [mock.patch.object(train, name, size) for name, size in sizes.items()]
        cls.patches += [mock.patch.object(pretrain, name, size) for name, size in {"PAIRS": 50, "WARM": 4, "NEGATIVES": 64, "SAVE_EVERY": 4}.items()]
        cls.patches += [mock.patch.object(pretrain, "Shape", partial(Shape, width=16, layers=2, inner=32, slots=1021))]
        cls.patches += [mock.patch.object(finetune, name, size) for name, size in {"WARM": 4, "RATE": 1e-2, "ROWS": 4, "PLAIN": 4}.items()]
        for patch in cls.patches:
            patch.start()
        counts = {}
        for text in corpus.texts(cls.folder.name):
            for word in filter(None, words(clean(text))):
                counts[word] = counts.get(word, 0) + 1
        cls.tokenizer = Tokenizer(vocabulary.build(counts, 200, rarest=1))
        cls.out = str(Path(cls.folder.name) / "model.npz")
        whole = train.train(cls.folder.name, cls.tokenizer, cls.out, io.StringIO())
        cls.texts = pretrain.read(cls.folder.name, cls.tokenizer)
        encoder = pretrain.pretrain(cls.texts, cls.tokenizer, str(Path(cls.folder.name) / "encoder.pt"), 8, progress=io.StringIO())
        cls.model = finetune.finetune(whole, cls.tokenizer, encoder, cls.folder.name, epochs=20, progress=io.StringIO())

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
        self.assertEqual(evaluate.attributes(self.model, self.tokenizer, list(corpus.attributes(data, "oa-mine", "test"))), 100)
        lines = []
        evaluate.report(self.model.quantised(), data, "test", lines.append)
        self.assertIn("customer-service-intents 100.00", lines)

    def test_training_again_trains_nothing_and_gives_the_same_model(self):
        progress = io.StringIO()
        again = train.train(self.folder.name, self.tokenizer, self.out, progress)
        self.assertEqual(progress.getvalue(), "")
        np.testing.assert_array_equal(again.heads[INTENT].table, self.model.heads[INTENT].table)

    def test_pretraining_that_was_stopped_goes_on_as_if_it_had_not_been(self):
        whole, half = (str(Path(self.folder.name) / name) for name in ("whole.pt", "half.pt"))
        pretrain.pretrain(self.texts, self.tokenizer, whole, 8, progress=io.StringIO())
        with mock.patch.object(torch, "save", side_effect=[None]) as save, self.assertRaises(FileNotFoundError):
            pretrain.pretrain(self.texts, self.tokenizer, half, 8, progress=io.StringIO())
        torch.save(save.call_args.args[0], half)
        pretrain.pretrain(self.texts, self.tokenizer, half, 8, progress=io.StringIO())
        for one, other in zip(torch.load(whole)["weights"].values(), torch.load(half)["weights"].values()):
            torch.testing.assert_close(one, other)

    def test_pretraining_brings_the_loss_down(self):
        progress = io.StringIO()
        pretrain.pretrain(self.texts, self.tokenizer, str(Path(self.folder.name) / "longer.pt"), 40, progress=progress)
        losses = [float(line.split("loss ")[1].split(",")[0]) for line in progress.getvalue().splitlines()]
        self.assertLess(losses[-1], losses[0])

    def test_a_shops_own_titles_teach_attributes(self):
        titles = [corpus.Titled(text, "Shoes", {"Color": ["blue"]}) for text in ("Acme blue shirt", "blue shoe", "great blue phone")] * 10
        learned = finetune.adapt(self.model, self.tokenizer, titles, epochs=10, progress=io.StringIO())
        self.assertEqual(evaluate.attributes(learned, self.tokenizer, [corpus.Titled("my blue phone", "Shoes", {"Color": ["blue"]})]), 100)

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
        self.assertIn(["brand", "苹果"], export._expected(self.model, "买苹果手机")["entities"])

    def test_tables_in_int8_change_no_answer(self):
        small = self.model.quantised()
        for text in GOOD + BAD:
            ids = np.array(self.tokenizer.encode(text, 64))
            np.testing.assert_allclose(small.sentiment(ids), self.model.sentiment(ids), atol=0.02)
            np.testing.assert_array_equal(small.token_scores(ENTITIES, ids).argmax(1), self.model.token_scores(ENTITIES, ids).argmax(1))

    def test_company_changes_no_answer(self):
        texts = [np.array(self.tokenizer.encode(text, 64)) for text in ("买苹果手机", "Acme red shoe size 9 works well")]
        with torch.no_grad():
            together = self.model.encoder(*padded(texts))
            for number, text in enumerate(texts):
                alone = self.model.encoder(*padded([text]))[0]
                torch.testing.assert_close(together[number, : len(text)], alone, atol=1e-5, rtol=0)


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
    def test_occurrences_are_whole_words_where_there_are_any(self):
        self.assertEqual(tags.occurrences("coloured red and Red", ["red"]), [(9, 12), (17, 20)])
        self.assertEqual(tags.occurrences("coloured", ["red"]), [(5, 8)])
        self.assertEqual(tags.occurrences("blue", ["red"]), [])

    def test_attribute_is_the_run_with_the_most_evidence(self):
        scores = np.array([[1.0], [-3], [2], [-1], [2], [-4]])
        first, last, _ = tags.attribute_spans(scores, [False] * 6)[0]
        self.assertEqual((first, last), (2, 4))
        self.assertEqual(tags.attribute_spans(scores - 9, [False] * 6), {})

    def test_pieces_of_a_word_are_taken_together(self):
        first, last, _ = tags.attribute_spans(np.array([[-5.0], [3], [-1]]), [False, False, True])[0]
        self.assertEqual((first, last), (1, 2))

    def test_best_path_never_begins_inside(self):
        path = tags.best_path(np.array([[0, 0, 5], [0, 1, 0]], float), crf.forbidden(3).numpy())
        self.assertNotEqual(path[0], 2)


class ChainTests(unittest.TestCase):
    def test_all_paths_of_open_labels_are_certain(self):
        scores, mask = torch.randn(2, 4, 3, generator=torch.Generator().manual_seed(1)), torch.ones(2, 4, dtype=torch.bool)
        loss = crf.loss(scores, crf.forbidden(3), mask, torch.full((2, 4), -1))
        torch.testing.assert_close(loss, torch.zeros(2))

    def test_chances_of_all_paths_sum_to_one(self):
        scores = torch.randn(1, 2, 3, generator=torch.Generator().manual_seed(1))
        paths = torch.tensor([[first, second] for first in range(3) for second in range(3)])
        losses = crf.loss(scores.expand(9, 2, 3), crf.forbidden(3), torch.ones(9, 2, dtype=torch.bool), paths)
        self.assertAlmostEqual(float((-losses).exp().sum()), 1, places=4)


class SwapTests(unittest.TestCase):
    def test_value_gives_way_to_another_of_its_kind_and_the_rest_moves(self):
        row = swaps.Row(np.array([2, 7, 8, 9, 3]), [(0, 1, 0), (2, 3, 1)], 1.0, None)
        other = swaps.Row(np.array([2, 5, 6, 3]), [(0, 2, 0)], 1.0, None)
        new = swaps.swapped(row, {(None, 0): swaps.pool([other])[None, 0], (None, 1): [row.ids[3:4]]}, 1.0, np.random.default_rng(1))
        np.testing.assert_array_equal(new.ids, [2, 5, 6, 8, 9, 3])
        self.assertEqual(new.spans, [(0, 2, 0), (3, 4, 1)])


class PairTests(unittest.TestCase):
    def test_pairs_that_stand_together_are_found_and_looked_up(self):
        chosen = pairs.frequent([np.array([2, 7, 8, 3]), np.array([2, 9, 7, 8, 3])] * 5, 1)
        np.testing.assert_array_equal(chosen, [[7, 8]])
        table = pairs.slots(chosen, 101)
        self.assertEqual(table[grams.join((np.array([7]), 8))[0] % 101], 1)
        self.assertEqual(np.count_nonzero(table), 1)


if __name__ == "__main__":
    unittest.main()
