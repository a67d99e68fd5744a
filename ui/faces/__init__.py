"""Where it is shown: window, web, paper and terminal."""
