"""Where the command begins: an interruption is minded before anything that takes time is there."""

import sys

from ui.faces.terminal import interruption
from ui.play.termination import INTERRUPTED


def main() -> None:
    """Import the command line and start it; an interruption on the way ends with 130, quietly."""
    interruption.watch()
    try:
        from ui.faces.terminal import additions  # noqa: PLC0415

        arguments, folders = additions.taken_from(sys.argv[1:])
        additions.install(folders)
        sys.argv[1:] = arguments
        from ui.faces.terminal.cli import main as command  # noqa: PLC0415

        command()
    except SystemExit:
        raise
    except BaseException:
        if interruption.asked():
            sys.exit(INTERRUPTED)
        raise


if __name__ == "__main__":
    main()
