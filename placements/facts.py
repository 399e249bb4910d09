"""How long students practise, as their courses ask for it."""

from workforce_portal.site.facts import Fact

T_LEVEL = Fact(
    figure="315 hours",
    says="about 45 days at least, of which up to 35 hours may be a taster",
    period="industry placement of a T Level",
    source="NHS Employers, T Levels in health and care",
    source_url="https://www.nhsemployers.org/publications/t-levels-health-and-care",
)
NURSING = Fact(
    figure="2,300 hours",
    says="at least, over the whole course, on top of the staff that a service needs",
    period="practice learning of a nursing degree",
    source="The Open University, learning in practice",
    source_url=(
        "http://wels.open.ac.uk/overview/school-health-wellbeing-and-social-care/professional-programme-nursing"
        "/pre-registration/learning-in-practice"
    ),
)
SOCIAL_WORK = Fact(
    figure="70 and 100 days",
    says="a first and a final placement, with 30 days of skills training beside them",
    period="practice of a social work course",
    source="University of York, module catalogue 2024-25",
    source_url="https://york.ac.uk/students/studying/manage/programmes/module-catalogue/module/SPY00077H/2024-25",
)
TARIFF = Fact(
    figure="a yearly tariff",
    says="paid to whoever hosts an approved clinical placement of a week or more",
    period="guidance for 2025 to 2026",
    source="GOV.UK, healthcare education and training tariff",
    source_url="https://www.gov.uk/government/publications/healthcare-education-and-training-tariff-2025-to-2026",
)
