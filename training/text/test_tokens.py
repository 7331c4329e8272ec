"""Tests of the tokens, with the cases that the product's tests read too: /usr/bin/python3 -m unittest discover -s training/text"""

import json
import random
import unittest
from pathlib import Path

import tokens
import vocabulary

GOLDEN = Path(__file__).parent / "golden"


class GoldenTests(unittest.TestCase):
    def test_encode_of_the_golden_cases_gives_their_ids_and_places(self):
        tokenizer = tokens.Tokenizer.load(GOLDEN / "vocabulary.txt")
        for line in (GOLDEN / "tokens.jsonl").read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            ids, places = tokenizer.encode_with_offsets(case["text"], 40)
            self.assertEqual(ids, case["ids"], case["text"])
            self.assertEqual(ids, tokenizer.encode(case["text"], 40))
            if "places" in case and all(ord(character) <= 0xFFFF for character in case["text"]):
                self.assertEqual([list(place) for place in places[1:-1]], case["places"], case["text"])

    def test_encode_with_offsets_of_any_text_agrees_with_encode(self):
        tokenizer = tokens.Tokenizer.load(GOLDEN / "vocabulary.txt")
        chooser = random.Random(1)
        for _ in range(300):
            text = "".join(chr(chooser.choice((chooser.randrange(0x110000), chooser.randrange(32, 127), chooser.randrange(0x4E00, 0x9FFF)))) for _ in range(20))
            ids, places = tokenizer.encode_with_offsets(text, 16)
            self.assertEqual(ids, tokenizer.encode(text, 16))
            self.assertEqual(len(ids), len(places))


class VocabularyTests(unittest.TestCase):
    def test_build_joins_what_stands_together_most_often(self):
        pieces = vocabulary.build({"lower": 9, "low": 9, "new": 5, "好": 7}, 20)
        self.assertEqual(pieces[:5], list(tokens.SPECIAL))
        self.assertIn("好", pieces)
        self.assertIn("low", pieces)
        self.assertLessEqual(len(pieces), 20)

    def test_build_leaves_rare_characters_out(self):
        self.assertNotIn("q", vocabulary.build({"q": 1, "aa": 9}, 20))

    def test_build_gives_the_same_pieces_again(self):
        counts = {f"w{number}x{number % 7}": number % 11 + 1 for number in range(200)}
        self.assertEqual(vocabulary.build(counts, 90), vocabulary.build(dict(reversed(list(counts.items()))), 90))


if __name__ == "__main__":
    unittest.main()
