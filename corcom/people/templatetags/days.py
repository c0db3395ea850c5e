"""Days and moments in the language of whoever reads, in every template."""

from django import template

from corcom.record.days import day, moment

register = template.Library()
register.filter("day", day, expects_localtime=True)
register.filter("moment", moment, expects_localtime=True)
