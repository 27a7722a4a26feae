"""What the network is taught: the sum of its heads' cross entropies over a batch of windows."""

import torch
from torch import Tensor
from torch.nn import functional

from communique.tagger.labels import NOTHING, POINTERS, START_CLASSES
from training.documents import ABSENT, IGNORED, Example
from training.network import Network

WEIGHT_OF_NOTHING = {"start": 0.5, "contact": 0.5, "issue": 0.4}


def batch_loss(network: Network, batch: list[Example]) -> Tensor:
    """Return the mean loss of the windows of a batch."""
    size = max(len(e.ids) for e in batch)
    ids, mask = torch.zeros(len(batch), size, dtype=torch.long), torch.zeros(len(batch), size, dtype=torch.long)
    for row, e in enumerate(batch):
        ids[row, : len(e.ids)] = torch.tensor(e.ids)
        mask[row, : len(e.ids)] = 1
    encoded = network.encode(ids, mask)
    losses = [
        _window_loss(network, vectors[torch.tensor(e.first)], e) for vectors, e in zip(encoded, batch, strict=True)
    ]
    return torch.stack(losses).sum() / len(batch)


def _window_loss(network: Network, words: Tensor, e: Example) -> Tensor:
    loss = words.sum() * 0
    if any(label != IGNORED for label in e.starts):
        loss = loss + 2 * _start_loss(network.start(words), e)
        loss = loss + _word_loss(network.contact(words), e.contacts, WEIGHT_OF_NOTHING["contact"])
        loss = loss + _word_loss(network.issue(words), e.issues, WEIGHT_OF_NOTHING["issue"])
    if e.kinds:
        loss = loss + 0.3 * _any_of(network.kind_of(words), [e.kinds])
    if e.contact_labels:
        loss = loss + _contact_loss(network, words, e)
    if e.issue_labels:
        loss = loss + _issue_loss(network, words, e)
    if e.stands:
        loss = loss + _stand_loss(network, words, e)
    return loss


def _any_of(logits: Tensor, accepted: list[list[int]]) -> Tensor:
    """Cross entropy where any of several classes is right: minus the log of their summed probability."""
    logs = logits.log_softmax(-1)
    return -torch.stack([logs[row, classes].logsumexp(0) for row, classes in enumerate(accepted)]).mean()


def _start_loss(logits: Tensor, e: Example) -> Tensor:
    accepted = {s.start: [1 + act for act in s.acts] for s in e.stands if not s.is_assessment}
    rows = [row for row, label in enumerate(e.starts) if label != IGNORED]
    weights = torch.ones(START_CLASSES)
    weights[NOTHING] = WEIGHT_OF_NOTHING["start"]
    logs = logits.log_softmax(-1)
    each = [
        logs[row, accepted[row]].logsumexp(0)
        if 0 < e.starts[row] <= 12 and row in accepted
        else logs[row, e.starts[row]]
        for row in rows
    ]
    weight = weights[torch.tensor([e.starts[row] for row in rows])]
    return -(torch.stack(each) * weight).sum() / weight.sum()


def _word_loss(logits: Tensor, labels: list[int], weight_of_nothing: float) -> Tensor:
    targets = torch.tensor(labels)
    if (targets == IGNORED).all():
        return logits.sum() * 0
    return functional.cross_entropy(
        logits, targets, weight=torch.tensor([weight_of_nothing, 1.0]), ignore_index=IGNORED
    )


def _contact_loss(network: Network, words: Tensor, e: Example) -> Tensor:
    triggers = words[torch.tensor([c[0] for c in e.contact_labels])]
    loss = 0.5 * _any_of(network.mode(triggers), [c[1] for c in e.contact_labels])
    loss = loss + 0.5 * _any_of(network.status(triggers), [c[2] for c in e.contact_labels])
    return loss + 0.3 * _known(network.main(triggers), [c[3] for c in e.contact_labels])


def _issue_loss(network: Network, words: Tensor, e: Example) -> Tensor:
    starts = torch.tensor([i[0] for i in e.issue_labels])
    ends = torch.tensor([i[1] for i in e.issue_labels])
    loss = 0.4 * functional.cross_entropy(network.ends(network.issue_end, words, starts), ends)
    return loss + 0.4 * _any_of(network.relation(network.spans(words, starts, ends)), [i[2] for i in e.issue_labels])


def _stand_loss(network: Network, words: Tensor, e: Example) -> Tensor:
    starts, ends = torch.tensor([s.start for s in e.stands]), torch.tensor([s.end for s in e.stands])
    loss = 0.7 * functional.cross_entropy(network.ends(network.stand_end, words, starts), ends)
    loss = loss + _pointer_loss(network, words, e, starts)
    stands = [(row, s) for row, s in enumerate(e.stands) if not s.is_assessment]
    if not stands:
        return loss
    rows = torch.tensor([row for row, _ in stands])
    spans = network.spans(words, starts[rows], ends[rows])
    loss = loss + 0.6 * _any_of(network.act(spans), [s.acts for _, s in stands])
    loss = loss + 0.6 * _any_of(network.stance(spans), [s.stances for _, s in stands])
    loss = loss + 0.3 * _any_of(network.modality(spans), [s.modalities for _, s in stands])
    loss = loss + 0.3 * _known(network.negated(spans), [s.negated for _, s in stands])
    loss = loss + 0.4 * _known(network.commitment(spans), [s.commitment for _, s in stands])
    linked = [(row, s.issue) for row, s in stands if s.issue >= 0]
    if linked:
        scores = network.issues_of(words, starts[torch.tensor([row for row, _ in linked])])
        loss = loss + 0.4 * functional.cross_entropy(scores, torch.tensor([issue for _, issue in linked]))
    return loss


def _pointer_loss(network: Network, words: Tensor, e: Example, starts: Tensor) -> Tensor:
    loss = words.sum() * 0
    for which in range(len(POINTERS)):
        known = [(row, s.pointers[which]) for row, s in enumerate(e.stands) if s.pointers[which] >= ABSENT]
        if not known:
            continue
        rows = torch.tensor([row for row, _ in known])
        targets = torch.tensor([words.shape[0] if target == ABSENT else target for _, target in known])
        scores = network.points(which, words, starts[rows], torch.tensor(e.sentences))
        loss = loss + 0.6 * functional.cross_entropy(scores, targets)
    return loss


def _known(logits: Tensor, labels: list[int]) -> Tensor:
    targets = torch.tensor(labels)
    if (targets == IGNORED).all():
        return logits.sum() * 0
    return functional.cross_entropy(logits, targets, ignore_index=IGNORED)
