"""The rules, which are loaded behind the title, and compiled where they are not yet."""

from ui.desk.crew import Crew


def are_compiled() -> bool:
    """Whether even the compiled host, which a headless game does without, has been compiled."""
    from sim.jit import CACHE_FOLDER  # noqa: PLC0415  (numba takes a second)

    return any(CACHE_FOLDER.rglob("*play_blocks*.nbc"))


def load_rules() -> None:
    """Import and compile everything that a first turn needs, by playing one in a small world.

    Hard opponents and the outlook have kernels of their own, which are met here too.
    """
    from ui.desk.counsel import Counsel  # noqa: PLC0415
    from ui.desk.sitting import NewGame, Sitting  # noqa: PLC0415
    from ui.play.advice.position import position_of  # noqa: PLC0415
    from ui.play.session.commands import EndTurn  # noqa: PLC0415

    sitting = Sitting.new(NewGame("quick", ("KEN",), level="hard", turns=2))
    sitting.do(EndTurn())
    counsel = Counsel(sitting, Crew())
    counsel.outlook.fan(position_of(sitting.session, sitting.player), turns=1)
    counsel.close()
    counsel.crew.close()
    assert sitting.facts.news is not None
