"""The papers that the Committee's room can write."""

from corcom.committee.papers.minutes import minutes_paper
from corcom.committee.papers.pack import meeting_pack

__all__ = ["meeting_pack", "minutes_paper"]
