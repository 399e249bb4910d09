from datetime import date

from django.db import migrations

from workforce_portal.publishing.facts import load_facts

AS_AT = date(2026, 11, 24)
NEXT_YEAR = date(2027, 11, 24)
FACTS = [
    {
        "key": "free-posts",
        "figure": "1 in 14",
        "says": "In England 1.6 million posts are filled, 3.4% more than the year before, and 7.0% are free",
        "period": "2024/25",
        "source": "Skills for Care’s figures for England, as reported in TCare, August to September 2025",
        "source_url": "https://content.yudu.com/web/1jybr/0A1vxp9/TCareAugSept2025/html/5.html",
        "as_at": AS_AT,
        "review_by": NEXT_YEAR,
    },
    {
        "key": "legal-minimum-pay",
        "figure": "£12.71 an hour",
        "says": "the National Living Wage for people of 21 and over; £10.85 at 18 to 20, £8 at 16 to 17 and for "
        "apprentices",
        "period": "from 1 April 2026",
        "source": "GOV.UK, minimum wage rates",
        "source_url": "https://www.gov.uk/national-minimum-wage-rates",
        "as_at": AS_AT,
        "review_by": date(2027, 3, 31),  # the rates change each April
    },
    {
        "key": "care-certificate",
        "figure": "16 standards",
        "says": "what the Care Certificate teaches to somebody new",
        "period": "since March 2025",
        "source": "Flourish, updates to the Care Certificate",
        "source_url": "https://flourish.co.uk/community/care-certificate-updates-2025/",
        "as_at": AS_AT,
        "review_by": NEXT_YEAR,
    },
    {
        "key": "career-steps",
        "figure": "8 kinds of role",
        "says": "from new to care to registered manager",
        "period": "since 9 April 2025",
        "source": "GOV.UK, care workforce pathway",
        "source_url": "https://www.gov.uk/government/publications/care-workforce-pathway-for-adult-social-care",
        "as_at": AS_AT,
        "review_by": NEXT_YEAR,
    },
    {
        "key": "work-academy",
        "figure": "up to 6 weeks",
        "says": "training, work experience and a guaranteed interview, while benefits go on",
        "period": "guide of January 2024",
        "source": "GOV.UK, guide to sector-based work academies",
        "source_url": "https://www.gov.uk/government/publications/"
        "sector-based-work-academy-programme-learning-provider-guidance/"
        "sector-based-work-academy-programme-learning-provider-guide",
        "as_at": AS_AT,
        "review_by": NEXT_YEAR,
    },
    {
        "key": "t-level-hours",
        "figure": "315 hours",
        "says": "about 45 days at least, of which up to 35 hours may be a taster",
        "period": "industry placement of a T Level",
        "source": "NHS Employers, T Levels in health and care",
        "source_url": "https://www.nhsemployers.org/publications/t-levels-health-and-care",
        "as_at": AS_AT,
        "review_by": NEXT_YEAR,
    },
    {
        "key": "nursing-hours",
        "figure": "2,300 hours",
        "says": "at least, over the whole course, on top of the staff that a service needs",
        "period": "practice learning of a nursing degree",
        "source": "The Open University, learning in practice",
        "source_url": "http://wels.open.ac.uk/overview/school-health-wellbeing-and-social-care/"
        "professional-programme-nursing/pre-registration/learning-in-practice",
        "as_at": AS_AT,
        "review_by": NEXT_YEAR,
    },
    {
        "key": "social-work-days",
        "figure": "70 and 100 days",
        "says": "a first and a final placement, with 30 days of skills training beside them",
        "period": "practice of a social work course",
        "source": "University of York, module catalogue 2024-25",
        "source_url": "https://york.ac.uk/students/studying/manage/programmes/module-catalogue/module/SPY00077H/2024-25",
        "as_at": AS_AT,
        "review_by": NEXT_YEAR,
    },
    {
        "key": "placement-tariff",
        "figure": "a yearly tariff",
        "says": "paid to whoever hosts an approved clinical placement of a week or more",
        "period": "guidance for 2025 to 2026",
        "source": "GOV.UK, healthcare education and training tariff",
        "source_url": "https://www.gov.uk/government/publications/healthcare-education-and-training-tariff-2025-to-2026",
        "as_at": AS_AT,
        "review_by": NEXT_YEAR,
    },
]


def load(apps, schema_editor):
    load_facts(FACTS, apps)


def unload(apps, schema_editor):
    apps.get_model("publishing", "Fact").objects.filter(key__in=[fact["key"] for fact in FACTS]).delete()


class Migration(migrations.Migration):
    dependencies = [("publishing", "0001_first_models")]

    operations = [migrations.RunPython(load, unload)]
