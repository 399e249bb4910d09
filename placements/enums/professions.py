"""What students learn, who may teach them, and who may sign them off."""

from __future__ import annotations

from django.db import models


class Discipline(models.TextChoices):
    ADULT_NURSING = "adult_nursing", "Adult nursing"
    LEARNING_DISABILITY_NURSING = "learning_disability_nursing", "Learning disability nursing"
    MENTAL_HEALTH_NURSING = "mental_health_nursing", "Mental health nursing"
    NURSING_ASSOCIATE = "nursing_associate", "Nursing associate"
    SOCIAL_WORK = "social_work", "Social work"
    OCCUPATIONAL_THERAPY = "occupational_therapy", "Occupational therapy"
    PHYSIOTHERAPY = "physiotherapy", "Physiotherapy"
    SPEECH_THERAPY = "speech_therapy", "Speech and language therapy"
    MEDICINE = "medicine", "Medicine"
    T_LEVEL = "t_level", "T Level in health"


class Profession(models.TextChoices):
    NURSE = "nurse", "Nurse"
    LEARNING_DISABILITY_NURSE = "learning_disability_nurse", "Learning disability nurse"
    MENTAL_HEALTH_NURSE = "mental_health_nurse", "Mental health nurse"
    SOCIAL_WORKER = "social_worker", "Social worker"
    OCCUPATIONAL_THERAPIST = "occupational_therapist", "Occupational therapist"
    PHYSIOTHERAPIST = "physiotherapist", "Physiotherapist"
    SPEECH_THERAPIST = "speech_therapist", "Speech and language therapist"
    DOCTOR = "doctor", "Doctor"
    CARE_MANAGER = "care_manager", "Manager without a register"


class SupervisorRole(models.TextChoices):
    PRACTICE_SUPERVISOR = "practice_supervisor", "Practice supervisor"
    PRACTICE_ASSESSOR = "practice_assessor", "Practice assessor"
    PRACTICE_EDUCATOR = "practice_educator", "Practice educator"
    EDUCATIONAL_SUPERVISOR = "educational_supervisor", "Educational supervisor"
    ACADEMIC_ASSESSOR = "academic_assessor", "Academic assessor"


class Weekday(models.IntegerChoices):
    MONDAY = 0, "Monday"
    TUESDAY = 1, "Tuesday"
    WEDNESDAY = 2, "Wednesday"
    THURSDAY = 3, "Thursday"
    FRIDAY = 4, "Friday"
    SATURDAY = 5, "Saturday"
    SUNDAY = 6, "Sunday"


R, P, D = SupervisorRole, Profession, Discipline

SUPERVISING_ROLES = (R.PRACTICE_SUPERVISOR, R.PRACTICE_EDUCATOR, R.EDUCATIONAL_SUPERVISOR)
ASSESSING_ROLES = (R.PRACTICE_ASSESSOR, R.ACADEMIC_ASSESSOR, R.PRACTICE_EDUCATOR, R.EDUCATIONAL_SUPERVISOR)

NURSES = (P.NURSE, P.LEARNING_DISABILITY_NURSE, P.MENTAL_HEALTH_NURSE)
ON_A_REGISTER = tuple(profession for profession in P if profession != P.CARE_MANAGER)

# The Nursing and Midwifery Council lets anybody on a health or social care register supervise a nursing student, and
# has them assessed by a nurse: its standards for student supervision and assessment, parts 1 and 2.
MAY_SUPERVISE: dict[Discipline, tuple[Profession, ...]] = {
    D.ADULT_NURSING: ON_A_REGISTER,
    D.LEARNING_DISABILITY_NURSING: ON_A_REGISTER,
    D.MENTAL_HEALTH_NURSING: ON_A_REGISTER,
    D.NURSING_ASSOCIATE: ON_A_REGISTER,
    D.SOCIAL_WORK: (P.SOCIAL_WORKER,),
    D.OCCUPATIONAL_THERAPY: (P.OCCUPATIONAL_THERAPIST,),
    D.PHYSIOTHERAPY: (P.PHYSIOTHERAPIST,),
    D.SPEECH_THERAPY: (P.SPEECH_THERAPIST,),
    D.MEDICINE: (P.DOCTOR,),
    D.T_LEVEL: tuple(P),
}
MAY_ASSESS: dict[Discipline, tuple[Profession, ...]] = {
    **MAY_SUPERVISE,
    D.ADULT_NURSING: NURSES,
    D.LEARNING_DISABILITY_NURSING: (P.LEARNING_DISABILITY_NURSE,),
    D.MENTAL_HEALTH_NURSING: (P.MENTAL_HEALTH_NURSE,),
    D.NURSING_ASSOCIATE: NURSES,
}
