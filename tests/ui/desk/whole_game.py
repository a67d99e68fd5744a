"""A whole game as a bot plays it, by whatever face: the same presses, the same orders."""

from tests.playing import draft_of, opening_of


def sit_down(bot, nation="KEN", scenario="quick"):
    """From the title to the world, by clicks."""
    bot.wait_until(lambda: bot.desk.ready, "the rules")
    bot.press("title.play")
    bot.wait_until(lambda: bot.desk.screen.choices is not None, "the scenarios")
    bot.press(f"scenario.{scenario}")
    bot.press("step.nation")
    bot.press(f"nation.{nation}")
    bot.press("setup.start")
    bot.rest()
    assert bot.screen == "world"


def draft(bot, turn):
    """Some orders of every kind, other ones each turn."""
    bot.press("tab.budget")
    bot.slide("budget", 0.1 + 0.05 * turn)
    bot.slide("split.research", 0.2 + 0.1 * (turn % 3))
    bot.press("tab.levers")
    bot.slide("lever.visa", (0.9, 0.4)[turn % 2])
    bot.press("tab.diplomacy")
    bot.slide("stance.USA", (1.0, 0.3)[turn % 2])
    bot.press("unfold.USA")
    bot.press("pact.USA.data_flows")
    bot.press("unfold.USA")


def play_to_the_end(bot):
    """Every turn with orders; the session, whose game is over."""
    session = bot.desk.sitting.session
    turn = 0
    while not session.over:
        draft(bot, turn)
        before = session.state_hash
        moved = draft_of(session).move
        assert moved != opening_of(session).move
        bot.press("end_turn")
        bot.rest()
        assert session.state_hash != before
        assert bot.screen == "summary"
        bot.press("summary.go_on")
        turn += 1
        assert session.turn == turn
    assert bot.screen == "ending"
    bot.wait_until(
        lambda: bot.desk.screen.step is not None and bot.desk.screen.step.stage == "done",
        "the report",
    )
    return session


def look_back(bot):
    """All pages of the report."""
    for page in ("world", "choices", "other", "typical", "questions", "mandate"):
        bot.press(f"ending.{page}")
