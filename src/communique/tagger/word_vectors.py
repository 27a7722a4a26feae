"""Vectors of words and short passages, out of context, from the tagger's graph: like meanings lie close."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import BertWordPieceTokenizer

from communique.tagger.runtime import MODEL_FOLDER

Vectors = NDArray[np.float32]

_LAYER = "/encoder/embeddings/word_embeddings/Gather_output_0"
"""The graph's own name for the vectors of the word pieces."""

_PIECES = 400
"""Word pieces of one call; the encoder takes 512."""

_LONGEST_WORD = 8
_UNKNOWN = 100
"""The word piece of what the vocabulary does not have."""


class WordVectors:
    """Vectors [items, 384], each less the mean over all items of the call."""

    def __init__(self, folder: Path = MODEL_FOLDER) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Protocol buffers merge when they are put behind one another: this names one more output of the graph.
        model = (folder / "model.onnx").read_bytes() + _output_named(_LAYER)
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._tokenizer = BertWordPieceTokenizer(str(folder / "vocab.txt"), lowercase=True)

    def words(self, words: Sequence[str]) -> Vectors:
        """Return the vectors of words."""
        return self._means([self._pieces(word)[:_LONGEST_WORD] for word in words])

    def passages(self, passages: Sequence[str]) -> Vectors:
        """Return the vectors of short passages, such as clauses; what is longer than the encoder takes is cut off."""
        return self._means([self._pieces(passage)[:_PIECES] for passage in passages])

    def _means(self, pieces: list[list[int]]) -> Vectors:
        return _centred([vectors.mean(0) for part in _parts(pieces) for vectors in self._look_up(part)])

    def _pieces(self, text: str) -> list[int]:
        return list(self._tokenizer.encode(text, add_special_tokens=False).ids) or [_UNKNOWN]

    def _look_up(self, pieces: list[list[int]]) -> Iterator[Vectors]:
        feed = {
            "ids": np.array([[piece for item in pieces for piece in item]], dtype=np.int64),
            "first": np.zeros(1, dtype=np.int64),
            "sentences": np.zeros(1, dtype=np.int64),
        }
        (found,) = self._session.run([_LAYER], feed)
        at = 0
        for item in pieces:
            yield np.asarray(found[0][at : at + len(item)], dtype=np.float32)
            at += len(item)


@cache
def load_word_vectors() -> WordVectors:
    """Return the packaged word vectors, loaded once."""
    return WordVectors()


def _parts(pieces: list[list[int]]) -> Iterator[list[list[int]]]:
    part: list[list[int]] = []
    size = 0
    for word in pieces:
        if size + len(word) > _PIECES:
            yield part
            part, size = [], 0
        part.append(word)
        size += len(word)
    if part:
        yield part


def _centred(rows: list[Vectors]) -> Vectors:
    if not rows:
        return np.zeros((0, 384), dtype=np.float32)
    table = np.stack(rows)
    return np.asarray(table - table.mean(0), dtype=np.float32)


def _output_named(name: str) -> bytes:
    """Return the bytes that declare an output of numbers: model.graph.output {name, type.tensor_type.elem_type}."""
    is_float = _field(2, _field(1, b"\x08\x01"))
    return _field(7, _field(12, _field(1, name.encode()) + is_float))


def _field(number: int, content: bytes) -> bytes:
    """Return a field of a protocol buffer that holds fewer than 128 bytes."""
    return bytes([number << 3 | 2, len(content)]) + content
