"""Posters, adverts and leaflets that fill themselves in. What is typed goes into a file and nowhere else."""

from providers.materials.content import Material
from providers.materials.files import FORMATS, Format, file_name
from providers.materials.kinds import EXAMPLE, KINDS, Answers, Kind
from providers.materials.pdf import cannot_draw
from providers.materials.words import OPENINGS

__all__ = [
    "EXAMPLE",
    "FORMATS",
    "KINDS",
    "OPENINGS",
    "Answers",
    "Format",
    "Kind",
    "Material",
    "cannot_draw",
    "file_name",
]
