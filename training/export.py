"""Trained network → the ONNX file that the package ships: one graph, weights in 8 bits.

python -m training.export build/tagger --to src/communique/tagger/model
"""

import argparse
import json
import shutil
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from communique.tagger.decoding import thresholds
from communique.tagger.labels import (
    ACTS,
    KINDS,
    MODALITIES,
    MODES,
    NOTHING,
    POINTERS,
    RELATIONS,
    STANCES,
    STATUSES,
)  # fmt: skip
from training.network import Network
from training.train import encoder_folder

OUTPUTS = (
    "start", "stand_end", "act", "stance", "modality", "negated", "commitment", "stand_issue", "source", "addressee",
    "reporter", "contact", "mode", "status", "main", "issue", "issue_end", "relation", "kind",
)  # fmt: skip
"""Names of the graph's outputs; all but the two ends are probabilities, one row a word."""


class Everything(nn.Module):
    """Every head at every word of one window, so that the graph needs no second call."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, first: Tensor, sentences: Tensor) -> tuple[Tensor, ...]:
        """ids [1, pieces], first and sentences [words] → the outputs, in the order of OUTPUTS."""
        n = self.network
        words = n.encode(ids, torch.ones_like(ids))[0].index_select(0, first)
        every = torch.arange(first.shape[0])
        start = n.start(words).softmax(-1)
        stand_end = n.ends(n.stand_end, words, every).argmax(1)
        stands = n.spans(words, every, stand_end)
        issue_end = n.ends(n.issue_end, words, every).argmax(1)
        issues = n.spans(words, every, issue_end)
        from_start = start[:, NOTHING + 1 : NOTHING + 13]
        act = (n.act(stands).softmax(-1) + from_start / from_start.sum(1, keepdim=True)) / 2
        soft = [head(stands).softmax(-1) for head in (n.stance, n.modality, n.negated, n.commitment)]
        pointers = [n.points(which, words, every, sentences).softmax(-1) for which in range(3)]
        triggers = [head(words).softmax(-1) for head in (n.contact, n.mode, n.status, n.main)]
        return (
            start, stand_end, act, *soft, n.issues_of(words, every).softmax(-1), *pointers, *triggers,
            n.issue(words).softmax(-1), issue_end, n.relation(issues).softmax(-1), n.kind_of(words).softmax(-1),
        )  # fmt: skip


def main() -> None:
    """Export, quantise and lay the model beside its word pieces and card."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trained", type=Path)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--figures", type=Path, help="what training.figures measured, for the card")
    args = parser.parse_args()
    folder = encoder_folder()
    network = Network(folder)
    network.load_state_dict(torch.load(args.trained / "network.pt", weights_only=True))
    network.eval()
    args.to.mkdir(parents=True, exist_ok=True)
    full = args.trained / "model.onnx"
    _write_graph(network, full)
    quantize_dynamic(full, args.to / "model.onnx", weight_type=QuantType.QInt8, per_channel=True)
    shutil.copy(Path(folder) / "vocab.txt", args.to / "vocab.txt")
    card = json.loads((args.trained / "training.json").read_text("utf-8"))
    card = {"name": "communique-tagger-en", "encoder": "all-MiniLM-L6-v2 (Apache-2.0)", **card}
    card |= {"labels": _labels(), "thresholds": thresholds()}
    if args.figures:
        card["figures_of_a_run_without_the_dev_part"] = json.loads(args.figures.read_text("utf-8"))
    (args.to / "card.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    print(f"{args.to / 'model.onnx'}: {(args.to / 'model.onnx').stat().st_size / 1e6:.1f} MB")


def _labels() -> dict[str, tuple[str, ...]]:
    """The network's classes, in the order of its outputs."""
    return {
        "act": ACTS, "stance": STANCES, "modality": MODALITIES, "mode": MODES, "status": STATUSES,
        "relation": RELATIONS, "kind": KINDS, "pointers": POINTERS,
    }  # fmt: skip


def _write_graph(network: Network, path: Path) -> None:
    example = (torch.arange(12).unsqueeze(0) + 1000, torch.arange(1, 11), torch.zeros(10, dtype=torch.long))
    torch.onnx.export(
        Everything(network), example, path, dynamo=False, opset_version=17,
        input_names=["ids", "first", "sentences"], output_names=list(OUTPUTS),
        dynamic_axes={"ids": {1: "pieces"}, "first": {0: "words"}, "sentences": {0: "words"}},
    )  # fmt: skip


if __name__ == "__main__":
    main()
