"""The tagger's network: one encoder over word pieces, small heads over words and over spans of words."""

from typing import cast

import torch
from torch import Tensor, nn
from transformers import AutoModel

from communique.tagger.labels import (
    ACTS,
    KINDS,
    MODALITIES,
    MODES,
    POINTERS,
    RELATIONS,
    STANCES,
    START_CLASSES,
    STATUSES,
)  # fmt: skip

FARTHEST = 64
"""Words; all larger distances count as this one."""


class Biaffine(nn.Module):
    """Scores of anchor words against key words, with their distance in words and, where given, in sentences."""

    def __init__(self, hidden: int, size: int = 192) -> None:
        super().__init__()
        self.anchor, self.key = nn.Linear(hidden, size), nn.Linear(hidden, size)
        # A tiny initial matrix learns too slowly: 1/size worked.
        self.matrix = nn.Parameter(torch.randn(size, size) / size)
        self.bias = nn.Linear(size, 1)
        self.words = nn.Embedding(2 * FARTHEST + 1, 1)
        self.sentences = nn.Embedding(8, 1)
        nn.init.zeros_(self.words.weight)
        nn.init.zeros_(self.sentences.weight)

    def forward(self, anchors: Tensor, keys: Tensor, distance: Tensor, apart: Tensor | None = None) -> Tensor:
        """anchors [k, h], keys [n, h], distance [k, n] in words, apart [k, n] in 0..7 → scores [k, n]."""
        a, b = nn.functional.gelu(self.anchor(anchors)), nn.functional.gelu(self.key(keys))
        scores = a @ self.matrix @ b.T + self.bias(b).T
        scores = scores + self.words(distance.clamp(-FARTHEST, FARTHEST) + FARTHEST).squeeze(-1)
        return scores if apart is None else scores + self.sentences(apart).squeeze(-1)


def _chooser(size: int, hidden: int, classes: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(size, hidden), nn.GELU(), nn.Dropout(0.1), nn.Linear(hidden, classes))


class Network(nn.Module):
    """All heads of the tagger. Spans are given by the positions of their first and last word."""

    def __init__(self, encoder_folder: str) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(encoder_folder, add_pooling_layer=False)
        hidden = self.encoder.config.hidden_size
        self.dropout = nn.Dropout(0.1)
        self.start, self.contact, self.issue = (
            nn.Linear(hidden, START_CLASSES),
            nn.Linear(hidden, 2),
            nn.Linear(hidden, 2),
        )
        self.stand_end, self.issue_end, self.stand_issue = Biaffine(hidden), Biaffine(hidden), Biaffine(hidden)
        self.pointers = nn.ModuleList(Biaffine(hidden) for _ in POINTERS)
        self.nobody = nn.Parameter(torch.zeros(len(POINTERS), hidden))
        self.act = _chooser(2 * hidden, hidden, len(ACTS))
        self.stance = _chooser(2 * hidden, hidden, len(STANCES))
        self.modality = _chooser(2 * hidden, hidden, len(MODALITIES))
        self.negated = _chooser(2 * hidden, hidden, 2)
        self.commitment = _chooser(2 * hidden, hidden, 2)
        self.relation = _chooser(2 * hidden, hidden, len(RELATIONS))
        self.mode = _chooser(hidden, hidden, len(MODES))
        self.status = _chooser(hidden, hidden, len(STATUSES))
        self.main = _chooser(hidden, hidden, 2)
        self.kind = _chooser(2 * hidden, hidden, len(KINDS))

    def encode(self, ids: Tensor, mask: Tensor) -> Tensor:
        """ids, mask [batch, pieces] → [batch, pieces, hidden]."""
        return cast(Tensor, self.dropout(self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state))

    def ends(self, head: Biaffine, words: Tensor, starts: Tensor) -> Tensor:
        """Scores [k, n] of each word as the last one of the span that starts at each start; earlier words are out."""
        distance = self._distance(words, starts)
        return cast(Tensor, head(words[starts], words, distance)).masked_fill(distance < 0, -1e4)

    def spans(self, words: Tensor, starts: Tensor, ends: Tensor) -> Tensor:
        """Vectors [k, 2h] of spans: the first word beside the mean of all."""
        sums = torch.cat([torch.zeros_like(words[:1]), words.cumsum(0)])
        mean = (sums[ends + 1] - sums[starts]) / (ends + 1 - starts).unsqueeze(1)
        return torch.cat([words[starts], mean], 1)

    def points(self, which: int, words: Tensor, starts: Tensor, sentences: Tensor) -> Tensor:
        """Scores [k, n + 1] of each word as the one pointed at from each start; the last column is nobody."""
        distance = self._distance(words, starts)
        apart = (sentences[starts].unsqueeze(1) - sentences.unsqueeze(0) + 2).clamp(0, 6)
        far = torch.full_like(starts.unsqueeze(1), FARTHEST)
        keys = torch.cat([words, self.nobody[which : which + 1]])
        distance, apart = torch.cat([distance, far], 1), torch.cat([apart, torch.full_like(far, 7)], 1)
        return cast(Tensor, self.pointers[which](words[starts], keys, distance, apart))

    def issues_of(self, words: Tensor, starts: Tensor) -> Tensor:
        """Scores [k, n] of each word as the first one of the issue that the stand is about."""
        return cast(Tensor, self.stand_issue(words[starts], words, self._distance(words, starts)))

    def kind_of(self, words: Tensor) -> Tensor:
        """Scores [1, kinds] of the document's kind, as one window shows it."""
        return cast(Tensor, self.kind(torch.cat([words[:1], words.mean(0, keepdim=True)], 1)))

    @staticmethod
    def _distance(words: Tensor, starts: Tensor) -> Tensor:
        return torch.arange(words.shape[0]).unsqueeze(0) - starts.unsqueeze(1)
