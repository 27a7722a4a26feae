"""The closed sets that the tagger chooses from, in the order of the network's outputs."""

from typing import get_args

from communique.reading.terms import Act, ContactStatus, Kind, Modality, Mode, Relation, Stance

ACTS: tuple[Act, ...] = get_args(Act)
STANCES: tuple[Stance, ...] = get_args(Stance)
MODALITIES: tuple[Modality, ...] = get_args(Modality)
MODES: tuple[Mode, ...] = get_args(Mode)
STATUSES: tuple[ContactStatus, ...] = get_args(ContactStatus)
RELATIONS: tuple[Relation, ...] = get_args(Relation)
KINDS: tuple[Kind, ...] = get_args(Kind)

NOTHING = 0
"""Class of a word at which no span starts."""

ASSESSMENT = len(ACTS) + 1
"""Class of a word at which an observer's assessment starts; classes 1 to 12 are the acts."""

START_CLASSES = len(ACTS) + 2
POINTERS = ("source", "addressee", "reporter")
