from workforce_portal.pictures.studio.cast import CAST, portrait
from workforce_portal.pictures.studio.scenes import bus, centre, doorstep, garden, kitchen, night, training, walk

SCENES = (bus, centre, doorstep, garden, kitchen, night, training, walk)


def gallery() -> dict[str, str]:
    """Every drawing by its name, as SVG."""
    portraits = {f"portrait-{name}": portrait(name) for name in CAST}
    return portraits | {f"scene-{scene.__name__.rpartition('.')[2]}": scene.draw() for scene in SCENES}
