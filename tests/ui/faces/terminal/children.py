"""Commands in processes of their own, which end with the test whatever becomes of them."""

import subprocess


def said(process: "subprocess.Popen[str]", within: float) -> tuple[str, str]:
    """What a process says until it ends, on both streams.

    Raises subprocess.TimeoutExpired where it does not end in so many seconds; it is gone then.
    """
    try:
        return process.communicate(timeout=within)
    except subprocess.TimeoutExpired:
        process.kill()
        raise
