"""A game in play, without any screen: commands come in, facts go out, moves are written down."""
