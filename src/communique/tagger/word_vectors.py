"""Vectors of words and of short passages from the first layers of the tagger's graph: like meanings lie close."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import BertWordPieceTokenizer

from communique.tagger.runtime import MODEL_FOLDER

Vectors = NDArray[np.float32]

_WORDS = "/encoder/embeddings/word_embeddings/Gather_output_0"
"""The graph's own name for the vectors of the word pieces, out of context."""

_PASSAGES = "/encoder/encoder/layer.0/output/LayerNorm/LayerNormalization_output_0"
"""The graph's own name for the vectors of the word pieces after one layer: later ones know stands, not meanings."""

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
        # Protocol buffers merge when they are put behind one another: this names two more outputs of the graph.
        outputs = b"".join(map(_output_named, (_WORDS, _PASSAGES)))
        model = (folder / "model.onnx").read_bytes() + outputs
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._tokenizer = BertWordPieceTokenizer(str(folder / "vocab.txt"), lowercase=True)

    def words(self, words: Sequence[str]) -> Vectors:
        """Return the vectors of words out of context."""
        pieces = [self._pieces(word)[:_LONGEST_WORD] for word in words]
        return _centred([vectors.mean(0) for part in _parts(pieces) for vectors in self._look_up(part)])

    def passages(self, passages: Sequence[str]) -> Vectors:
        """Return the vectors of short passages, such as clauses; what is longer than the encoder takes is cut off."""
        return _centred([self._run(self._pieces(p)[:_PIECES], _PASSAGES).mean(0) for p in passages])

    def _pieces(self, text: str) -> list[int]:
        return list(self._tokenizer.encode(text, add_special_tokens=False).ids) or [_UNKNOWN]

    def _look_up(self, pieces: list[list[int]]) -> Iterator[Vectors]:
        found = self._run([piece for word in pieces for piece in word], _WORDS)
        at = 0
        for word in pieces:
            yield found[at : at + len(word)]
            at += len(word)

    def _run(self, pieces: list[int], output: str) -> Vectors:
        feed = {
            "ids": np.array([pieces], dtype=np.int64),
            "first": np.zeros(1, dtype=np.int64),
            "sentences": np.zeros(1, dtype=np.int64),
        }
        (found,) = self._session.run([output], feed)
        return np.asarray(found[0], dtype=np.float32)


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
