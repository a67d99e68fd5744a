"""The same luck, another choice: what lines of a debrief are held against."""

from agents.lineup import HUMAN
from policies.menu import number_of


def branched(session, turn, edits=None):
    """The board of the same game, had nations ordered otherwise from a turn on.

    `edits` have a function of the turn and the orders of the game for some codes.  Policies and
    minds decide anew, other players order what they did order.
    """
    game, codes = session.game, session.game.world.codes
    board = game.board.at(turn)
    for now in range(turn, len(game.diary.moves)):
        thoughts = {
            i: game.minds[policy](board, i)
            for i, policy in enumerate(game.policies)
            if policy in game.minds
        }
        players = {i for i, policy in enumerate(game.policies) if policy == HUMAN}
        board.decide(
            {
                i: number_of(policy)
                for i, policy in enumerate(game.policies)
                if i not in thoughts and i not in players
            }
        )
        own = {i: game.diary.moves[now][i] for i in players}
        for code, edit in (edits or {}).items():
            i = codes.index(code)
            own[i] = edit(now, game.diary.moves[now][i])
        board.play_turn(thoughts | own)
    return board
