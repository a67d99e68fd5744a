"""Map, tiles, flags, fonts and icons of the window; docs/assets.md says where each is from."""

from ui.desk.assets.files import flag_path, font_path, has_flag, icon_names, icon_path
from ui.desk.assets.tile_map import Tile, TileMap, load_tiles
from ui.desk.assets.world_map import CountryShape, WorldMap, load_map

__all__ = [
    "CountryShape",
    "Tile",
    "TileMap",
    "WorldMap",
    "flag_path",
    "font_path",
    "has_flag",
    "icon_names",
    "icon_path",
    "load_map",
    "load_tiles",
]
