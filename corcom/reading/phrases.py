"""Time phrases to intervals: a closed grammar of how minutes say when."""

from corcom.reading import time_days, time_relative
from corcom.reading.time_grammar import COUNTED, DAY, MONTH, WEEKDAY, YEAR, When, times
from corcom.reading.time_relative import EVENT, event_words

GRAMMAR = (time_days, time_relative)
"""Each learns its phrases when it is imported; of two phrases that overlap, the first learned counts."""

__all__ = ["COUNTED", "DAY", "EVENT", "MONTH", "WEEKDAY", "YEAR", "When", "event_words", "times"]
