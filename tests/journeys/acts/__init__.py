"""What can happen in a journey besides words and buttons? Each act by the words that a script has for it."""

from tests.journeys.acts import people, places, sites, surroundings
from tests.journeys.acts.known import happens

__all__ = ["happens", "people", "places", "sites", "surroundings"]
