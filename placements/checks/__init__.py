"""What is tested before anything is published, day by day and week by week, without a database.

`check(plan)` returns one finding for each rule: a sentence, and where it fails a sentence that says what to do.
"""

from placements.checks.plans import Finding, Leg, Person, Place, Plan, SitePlan
from placements.checks.rules import check

__all__ = ["Finding", "Leg", "Person", "Place", "Plan", "SitePlan", "check"]
