from mapping.demo.load import load_map
from workforce_portal.demo.registry import register

register("What there is in each area", load_map, position=70)
