"""The rules of world 2, one file each; their order stands in `sim.tick`."""
