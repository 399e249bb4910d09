"""Invented partners, programmes and people. Every organisation has an address under .example: none of them exists."""

from applicants.demo.partners import load_partners
from applicants.demo.story import load_story
from workforce_portal.demo.registry import register

register("Partners, programmes and cohorts", load_partners, position=50)
register("Applicants and their ways", load_story, position=51)
