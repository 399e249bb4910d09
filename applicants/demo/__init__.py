"""Invented partners, programmes and people. Every organisation has an address under .example: none of them exists."""

from applicants.demo.introductions import load_introductions
from applicants.demo.partners import load_partners
from applicants.demo.staff import load_staff
from applicants.demo.story import load_story
from workforce_portal.demo.registry import register

register("Partners, programmes and cohorts", load_partners, position=50)
register("Applicants and their ways", load_story, position=51)
register("Employers who promise an interview", load_introductions, position=52)
register("Staff who look after applicants", load_staff, position=52)
