"""Filters for persons and seats."""

from django import template
from django.http import HttpRequest

from corcom.people.accounts import proved_second_factor
from corcom.people.holdings import FORGOTTEN
from corcom.people.models import Seat, User
from corcom.people.queries import seat_of

register = template.Library()


@register.filter
def seat_words(seat: Seat) -> str:
    """For whom somebody speaks."""
    return seat_of(seat)


@register.filter
def reached(user: User) -> str:
    """The address of a person; the pseudonym where the address has been erased."""
    return user.actor if user.email.endswith(FORGOTTEN) else user.email


@register.filter
def has_proved(request: HttpRequest) -> bool:
    """Whether this session has proved a second factor."""
    return proved_second_factor(request)
