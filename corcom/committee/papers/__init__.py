"""The papers that the Committee's room can write."""

from corcom.committee.papers.follow_up import follow_up_paper
from corcom.committee.papers.minutes import minutes_paper
from corcom.committee.papers.pack import meeting_pack

__all__ = ["follow_up_paper", "meeting_pack", "minutes_paper"]
