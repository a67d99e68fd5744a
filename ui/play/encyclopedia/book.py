"""The book: all articles in one language, in the order of the list."""

from collections.abc import Mapping
from itertools import chain

from scenarios.schema import Scenario
from ui.play.encyclopedia import game_articles as game
from ui.play.encyclopedia import world_articles as world
from ui.play.encyclopedia.article import Article
from ui.play.encyclopedia.figures import ALSO


class Book:
    """The articles about a scenario, in the language that is spoken when it is made.

    Making it reads every scenario of the library, which takes some tenths of a second.
    """

    def __init__(self, scenario: Scenario) -> None:
        written = chain(
            game.how_to_play(),
            game.outcomes(scenario),
            game.pillars(),
            game.levers(),
            game.pacts(scenario),
            world.rules(),
            world.figures(),
            world.nations(scenario),
            world.scenarios(),
            world.policies(),
            game.terms(),
        )
        self.articles: Mapping[str, Article] = {article.id: article for article in written}

    def find(self, about: str) -> Article | None:
        """The article of this id, if there is one; other names of figures lead to it, too."""
        kind, _, name = about.partition(".")
        if kind == "figure" and name in ALSO:
            return self.articles.get(f"figure.{ALSO[name]}")
        return self.articles.get(about)

    def search(self, words: str) -> tuple[Article, ...]:
        """Articles that hold all these words; those that have them in the title come first."""
        found = [article for article in self.articles.values() if article.holds(words)]
        wanted = words.casefold().strip()
        return tuple(sorted(found, key=lambda one: wanted not in one.title.casefold()))
