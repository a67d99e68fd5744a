"""The game in a browser: the desk's scenes as SVG with real controls above, over one WebSocket."""
