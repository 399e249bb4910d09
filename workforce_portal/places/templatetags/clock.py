from django import template

from workforce_portal.places import clock

register = template.Library()

register.filter("say_time", clock.say_time)
register.filter("say_date", clock.say_date)
register.filter("say_length", clock.say_length)


@register.filter
def say_day(moment):
    """Tuesday 12 January, for a list in which the year is plain."""
    return clock.say_date(moment, year=False)


@register.filter
def say_times(session):
    """2pm to 2:30pm, of anything with `starts_at` and `ends_at`."""
    return clock.say_times(session.starts_at, session.ends_at)


@register.filter
def say_when(session):
    return clock.say_when(session.starts_at, session.ends_at)
