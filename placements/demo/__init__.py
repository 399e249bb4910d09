"""Invented hosts and universities. Every organisation has an address under .example: none of them exists."""

from placements.demo.hosts import load_hosts
from placements.demo.offers import load_offers
from placements.demo.universities import load_universities
from workforce_portal.demo.registry import register

register("Hosts and what they said about students", load_hosts, position=60)
register("Universities, their needs and audits", load_universities, position=61)
register("What hosts offer", load_offers, position=62)
