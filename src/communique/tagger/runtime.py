"""The tagger at work: a document's text → Tags, through one ONNX graph on one core."""

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import BertWordPieceTokenizer

from communique.language.words import sentence_numbers, sentence_spans, word_spans
from communique.tagger.decoding import WindowTags, decode_window, settle
from communique.tagger.tags import Tags
from communique.tagger.windows import Window, cut_windows, encode_words

MODEL_FOLDER = Path(__file__).parent / "model"
CLS, SEP, UNK = "[CLS]", "[SEP]", "[UNK]"


class Tagger:
    """One loaded model. Thread-safe; the same text gives the same tags on the same machine."""

    def __init__(self, folder: Path = MODEL_FOLDER) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        model = (folder / "model.onnx").read_bytes()
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._outputs = [output.name for output in self._session.get_outputs()]
        self._tokenizer = BertWordPieceTokenizer(str(folder / "vocab.txt"), lowercase=True)
        self._special = [self._tokenizer.token_to_id(name) for name in (CLS, SEP, UNK)]
        self.card: dict[str, Any] = json.loads((folder / "card.json").read_text("utf-8"))
        self.name = f"{self.card['name']}-{hashlib.sha256(model).hexdigest()[:12]}"
        self._known: dict[str, list[int]] = {}

    def tag(self, text: str) -> Tags:
        """Mark the stands, contacts, issues and assessments of a document's text."""
        return settle(list(self._windows(text)))

    def _windows(self, text: str) -> Iterator[WindowTags]:
        words = word_spans(text)
        pieces = encode_words([text[a:b] for a, b in words], self._encode, self._special[2])
        sentence_of = sentence_numbers(words, sentence_spans(text))
        for window in cut_windows([len(p) for p in pieces], sentence_of):
            scores = self._run(window, pieces, sentence_of)
            yield decode_window([words[w] for w in window.words], window.live, scores)

    def _encode(self, word: str) -> list[int]:
        ids = self._known.get(word)
        if ids is None:
            ids = self._tokenizer.encode(word, add_special_tokens=False).ids
            if len(self._known) < 200_000:
                self._known[word] = ids
        return ids

    def _run(self, window: Window, pieces: list[list[int]], sentence_of: list[int]) -> dict[str, NDArray[Any]]:
        ids, first = [self._special[0]], []
        for word in window.words:
            first.append(len(ids))
            ids += pieces[word]
        ids.append(self._special[1])
        feed = {
            "ids": np.array([ids], dtype=np.int64),
            "first": np.array(first, dtype=np.int64),
            "sentences": np.array([sentence_of[w] for w in window.words], dtype=np.int64),
        }
        return dict(zip(self._outputs, self._session.run(None, feed), strict=True))


@cache
def load_tagger() -> Tagger:
    """Return the packaged tagger, loaded once."""
    return Tagger()
