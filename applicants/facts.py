"""What the pages for people who want to work in care say in figures."""

from workforce_portal.site.facts import Fact

LEGAL_MINIMUM = Fact(
    figure="£12.71 an hour",
    says="the National Living Wage for people of 21 and over; £10.85 at 18 to 20, £8 at 16 to 17 and for apprentices",
    period="from 1 April 2026",
    source="GOV.UK, minimum wage rates",
    source_url="https://www.gov.uk/national-minimum-wage-rates",
)
CARE_CERTIFICATE = Fact(
    figure="16 standards",
    says="what the Care Certificate teaches to somebody new",
    period="since March 2025",
    source="Flourish, updates to the Care Certificate",
    source_url="https://flourish.co.uk/community/care-certificate-updates-2025/",
)
CAREER_STEPS = Fact(
    figure="8 kinds of role",
    says="from new to care to registered manager",
    period="since 9 April 2025",
    source="GOV.UK, care workforce pathway",
    source_url="https://www.gov.uk/government/publications/care-workforce-pathway-for-adult-social-care",
)
WORK_ACADEMY = Fact(
    figure="up to 6 weeks",
    says="training, work experience and a guaranteed interview, while benefits go on",
    period="guide of January 2024",
    source="GOV.UK, guide to sector-based work academies",
    source_url=(
        "https://www.gov.uk/government/publications/sector-based-work-academy-programme-learning-provider-guidance"
        "/sector-based-work-academy-programme-learning-provider-guide"
    ),
)
