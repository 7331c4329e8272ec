"""Tests of the ranker's training, seeded and without files from elsewhere: /usr/bin/python3 -m unittest discover -s training/ranker"""

import io
import json
import struct
import tempfile
import unittest
from pathlib import Path

import numpy as np
import onnx
import torch

import evidence
import examples as files
import export
import metrics
import train
from model import INPUTS, Ranker

torch.set_num_threads(1)

NAMES = {"name": "planted", "evidence": [f"e{i}" for i in range(8)], "context": [f"c{i}" for i in range(6)], "heads": ["click", "share", "purchase"]}


def planted(random, count=12, entries=6, dimensions=8):
    """A shopper who likes what is nearest to the newest of their own items; the evidence knows nothing of it."""
    candidates, context = (_unit(random.normal(size=(rows, dimensions))) for rows in (count, entries))
    features = np.zeros((entries, 6), np.float32)
    features[:, 0] = 1
    features[:, 5] = 1 / np.arange(1, entries + 1)
    labels = np.zeros((count, 3), np.float32)
    labels[np.argmax(candidates @ context[0])] = 1
    return files.Example(candidates, context, random.random((count, 8)).astype(np.float32), features, labels, np.array([1, 0, 0]))


def _unit(vectors):
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float16)


def _set(examples):
    return files.ExampleFile("planted", tuple(NAMES["evidence"]), tuple(NAMES["context"]), tuple(NAMES["heads"]), examples)


def _scores(ranker, examples):
    arrays = files.batch(examples)
    with torch.no_grad():
        return ranker(*(torch.from_numpy(arrays[name]) for name in INPUTS)).numpy()


class ExampleFileTests(unittest.TestCase):
    def test_read_of_a_written_file_gives_the_numbers_back(self):
        example = planted(np.random.default_rng(1), count=3, entries=2, dimensions=4)
        header = json.dumps(NAMES).encode()
        bits = (example.labels @ np.array([1, 2, 4])).astype(np.uint8)
        data = files.MAGIC + struct.pack("<i", len(header)) + header + struct.pack("<4i", 3, 2, 4, 0b101)
        data += b"".join(part.tobytes() for part in (example.candidates, example.context, example.evidence, example.context_features, bits))
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "a.srrank"
            path.write_bytes(data)
            (back,) = files.read(path).examples
        np.testing.assert_array_equal(back.candidates, example.candidates)
        np.testing.assert_array_equal(back.context_features, example.context_features)
        np.testing.assert_array_equal(back.labels, example.labels)
        np.testing.assert_array_equal(back.heads, [1, 0, 1])

    def test_join_makes_files_of_one_name_one_data_set(self):
        one, other = _set([1]), files.ExampleFile("other", (), (), (), [2])
        self.assertEqual([(part.name, part.examples) for part in files.join([one, other, _set([3])])], [("planted", [1, 3]), ("other", [2])])

    def test_read_of_another_file_says_so(self):
        with tempfile.NamedTemporaryFile() as file:
            file.write(b"something else entirely")
            file.flush()
            with self.assertRaisesRegex(ValueError, "not a file of ranking examples"):
                files.read(file.name)


class RankerTests(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(1)
        self.ranker = Ranker().eval()
        torch.nn.init.normal_(self.ranker.heads.weight)
        self.random = np.random.default_rng(2)

    def test_score_in_company_equals_score_alone(self):
        sizes = [(12, 6), (3, 1), (7, 20)]
        batch = [planted(self.random, count, entries) for count, entries in sizes]
        together = _scores(self.ranker, batch)
        for row, example in enumerate(batch):
            np.testing.assert_allclose(together[row, : len(example.candidates)], _scores(self.ranker, [example])[0], atol=1e-6)

    def test_score_is_blind_to_a_rotation_of_the_vectors(self):
        example = planted(self.random)
        turn, _ = np.linalg.qr(self.random.normal(size=(8, 8)))
        turned = files.Example(example.candidates @ turn, example.context @ turn, *list(vars(example).values())[2:])
        np.testing.assert_allclose(_scores(self.ranker, [turned]), _scores(self.ranker, [example]), atol=1e-3)

    def test_score_of_an_untrained_ranker_is_the_evidence_models(self):
        example = planted(self.random)
        np.testing.assert_allclose(_scores(Ranker().eval(), [example])[0] @ evidence.MIX, evidence.scores(example.evidence), atol=1e-5)

    def test_what_the_examples_never_vary_counts_as_in_the_evidence_model(self):
        rows = torch.from_numpy(self.random.random((50, 8)).astype(np.float32))
        rows[:, 7] = 0
        self.ranker.tell(rows)
        torch.nn.init.normal_(self.ranker.shared.weight)
        example = planted(self.random, count=2)
        example.evidence[:] = example.evidence[0]
        example.candidates[:] = example.candidates[0]
        example.evidence[:, 7] = [0, 1]
        low, high = np.log(_scores(self.ranker, [example])[0] / (1 - _scores(self.ranker, [example])[0]))
        np.testing.assert_allclose(high - low, evidence.WEIGHTS[:, 7], atol=1e-3)

    def test_news_of_friends_counts_as_in_the_evidence_model(self):
        example = planted(self.random, count=2)
        example.evidence[:] = example.evidence[0]
        example.candidates[:] = example.candidates[0]
        example.evidence[:, evidence.FRIEND] = [0.6, 0.9]
        torch.nn.init.normal_(self.ranker.shared.weight)
        low, high = np.log(_scores(self.ranker, [example])[0] / (1 - _scores(self.ranker, [example])[0]))
        np.testing.assert_allclose(high - low, 0.3 * evidence.WEIGHTS[:, evidence.FRIEND], atol=1e-3)

    def test_score_without_any_context_is_finite(self):
        example = planted(self.random)
        alone = files.Example(example.candidates, example.context[:0], example.evidence, example.context_features[:0], example.labels, example.heads)
        self.assertTrue(np.isfinite(_scores(self.ranker, [alone])).all())

    def test_export_has_the_names_and_free_dimensions_that_the_product_feeds(self):
        with tempfile.TemporaryDirectory() as folder:
            path = str(Path(folder) / "ranker.onnx")
            export.to_onnx(self.ranker, path)
            graph = onnx.load(path).graph
        self.assertEqual([value.name for value in graph.input], list(INPUTS))
        self.assertEqual([value.name for value in graph.output], ["scores"])
        free = [dimension.dim_param for dimension in graph.input[0].type.tensor_type.shape.dim]
        self.assertEqual(free, ["shoppers", "candidates", "dimensions"])


class TrainingTests(unittest.TestCase):
    def train(self, examples):
        return train.train([_set(examples)], 1, epochs=5, batch=32, rate=1e-2, evidence_dropout=0.1, steps=40, progress=io.StringIO())

    def test_training_finds_what_the_evidence_cannot_tell(self):
        random = np.random.default_rng(3)
        ranker, _ = self.train([planted(random) for _ in range(300)])
        fresh = [planted(random) for _ in range(100)]
        guess = np.mean([metrics.ndcg(evidence.scores(example.evidence), example.labels[:, 0]) for example in fresh])
        self.assertGreater(train.evaluate(ranker, fresh), guess + 0.2)

    def test_training_with_one_seed_gives_one_model(self):
        random = np.random.default_rng(4)
        examples = [planted(random) for _ in range(60)]
        (one, first), (other, second) = self.train(examples), self.train(examples)
        self.assertEqual(first, second)
        for mine, its in zip(one.parameters(), other.parameters()):
            self.assertTrue(torch.equal(mine, its))


class MetricTests(unittest.TestCase):
    def test_ndcg_of_the_best_order_is_one_and_falls_with_rank(self):
        relevant = np.array([0, 1, 0])
        self.assertEqual(metrics.ndcg(np.array([0, 1, 0]), relevant), 1)
        self.assertAlmostEqual(metrics.ndcg(np.array([1, 0.5, 0]), relevant), 1 / np.log2(3))


if __name__ == "__main__":
    unittest.main()
