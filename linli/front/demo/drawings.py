"""Pictures drawn for the demo in the colours of the design: a lift, a manhole, a lamp … before and after.

Drawn, so that no photo shows a real door or a real face.
"""

import io
from functools import cache

from PIL import Image, ImageDraw

WIDE, HIGH = 960, 720
WALL, FLOOR, INK, PAPER, LINE = "#d8cfc3", "#b3a58d", "#25211b", "#fffdf9", "#8c8171"
PLATE, PLATE_PALE, PERSIMMON, WHEAT = "#1b4a72", "#9dbbd3", "#df7434", "#d8a136"
PINE, POME, NIGHT, SKY, STEEL = "#4f8f66", "#c64b5e", "#12324e", "#cfe0e6", "#a9b4bd"


@cache
def photo(name: str) -> bytes:
    """The JPEG of a drawing, as a phone would send it."""
    sheet = Image.new("RGB", (WIDE, HIGH), WALL)
    DRAWINGS[name](ImageDraw.Draw(sheet))
    out = io.BytesIO()
    sheet.save(out, "JPEG", quality=88)
    return out.getvalue()


def ground(pen, colour=FLOOR, at=560):
    pen.rectangle((0, at, WIDE, HIGH), fill=colour)


def lift(pen, stopped: bool):
    """A lift's doors; a notice across them while it stands still."""
    ground(pen)
    pen.rectangle((260, 80, 700, 570), fill=LINE)
    pen.rectangle((292, 112, 668, 570), fill=STEEL)
    pen.rectangle((466, 112, 494 if stopped else 474, 570), fill=INK)
    pen.rounded_rectangle((750, 260, 830, 400), 14, fill=LINE)
    pen.ellipse((774, 284, 806, 316), fill=POME if stopped else PINE)
    pen.ellipse((774, 340, 806, 372), fill=PAPER)
    if stopped:
        pen.polygon(((310, 220), (560, 200), (572, 380), (322, 400)), fill=PAPER)
        for n, end in enumerate((530, 540, 470)):
            pen.line((345, 262 + n * 42, end, 248 + n * 42), fill=POME, width=14)


def manhole(pen, broken: bool):
    """A cover in the pavement, cracked or new."""
    pen.rectangle((0, 0, WIDE, HIGH), fill="#bdb6aa")
    for y in range(0, HIGH, 120):
        pen.line((0, y, WIDE, y), fill="#a59d8f", width=4)
    pen.ellipse((240, 150, 720, 570), fill=LINE)
    pen.ellipse((270, 178, 690, 542), fill="#6f6658" if broken else "#574f44")
    for n in range(5):
        pen.line((330, 240 + n * 60, 630, 240 + n * 60), fill=LINE, width=10)
    if broken:
        pen.polygon(((430, 190), (560, 182), (600, 330), (500, 420), (450, 300)), fill=INK)
        pen.line((500, 420, 520, 540), fill=INK, width=12)
        pen.polygon(((120, 640), (200, 440), (280, 640)), fill=PERSIMMON)
        pen.polygon(((152, 560), (176, 500), (224, 500), (248, 560)), fill=PAPER)


def lamp(pen, lit: bool):
    """A lamp at night by a block of flats."""
    pen.rectangle((0, 0, WIDE, HIGH), fill=NIGHT)
    pen.rectangle((80, 180, 420, 620), fill="#1f3f5a")
    for row in range(4):
        for column in range(3):
            bright = (row * 3 + column) % 4 == 1
            x, y = 120 + column * 100, 220 + row * 95
            pen.rectangle((x, y, x + 56, y + 56), fill=WHEAT if bright else "#2b4c68")
    if lit:
        pen.polygon(((640, 190), (760, 190), (900, 640), (500, 640)), fill="#6d6a4c")
    ground(pen, "#0d2437", 620)
    pen.rectangle((692, 170, 708, 640), fill=LINE)
    pen.ellipse((660, 120, 740, 200), fill=WHEAT if lit else "#3b4a55")


def cars(pen, crowded: bool):
    """A yard with painted bays."""
    pen.rectangle((0, 0, WIDE, 300), fill=SKY)
    pen.rectangle((60, 90, 900, 330), fill=WALL)
    pen.rectangle((0, 330, WIDE, HIGH), fill="#a39a8c")
    for x in range(60, WIDE, 210):
        pen.line((x, 400, x - 30, 680), fill=PAPER, width=8)
    colours = (PLATE, POME, STEEL, PINE) if crowded else (PLATE, STEEL)
    for n, colour in enumerate(colours):
        x, y = 90 + n * 210, 420 + (n % 2) * 60
        pen.rounded_rectangle((x, y, x + 180, y + 110), 26, fill=colour)
        pen.polygon(((x + 30, y), (x + 60, y - 50), (x + 130, y - 50), (x + 155, y)), fill=PLATE_PALE)
        for wheel in (x + 40, x + 140):
            pen.ellipse((wheel - 22, y + 88, wheel + 22, y + 132), fill=INK)


def leak(pen, wet: bool):
    """A ceiling's corner, with a stain and drops or painted over."""
    pen.rectangle((0, 0, WIDE, HIGH), fill="#e9e1d4")
    pen.polygon(((0, 0), (WIDE, 0), (WIDE, 210), (0, 260)), fill=PAPER)
    if wet:
        pen.ellipse((250, 90, 720, 300), fill="#d9c7a4")
        pen.ellipse((330, 130, 620, 260), fill="#b99f6e")
        for n, x in enumerate((380, 470, 560)):
            pen.ellipse((x, 330 + n * 70, x + 20, 366 + n * 70), fill=PLATE_PALE)
    pen.rectangle((420, 620, 560, 710), fill=PLATE)


def bins(pen, heaped: bool):
    """Two bins by a wall, heaped over or emptied."""
    ground(pen)
    for x, colour in ((250, PINE), (520, PLATE)):
        pen.polygon(((x, 330), (x + 190, 330), (x + 165, 610), (x + 25, 610)), fill=colour)
        pen.rectangle((x - 12, 300, x + 202, 334), fill=INK)
    if heaped:
        for n, (x, y) in enumerate(
            ((250, 250), (330, 230), (540, 240), (640, 250), (160, 600), (430, 610), (740, 600))
        ):
            pen.ellipse((x - 40, y - 30, x + 80, y + 70), fill=(PAPER, WHEAT, LINE)[n % 3])


def stairs(pen, cluttered: bool):
    """A staircase, with boxes on it or free."""
    for n in range(6):
        pen.rectangle((120 + n * 120, 620 - n * 90, WIDE, 720 - n * 90), fill=FLOOR if n % 2 else "#c4b79f")
    pen.line((120, 520, 840, 0), fill=LINE, width=16)
    if cluttered:
        for x, y, size in ((180, 480, 140), (330, 420, 110), (470, 250, 130)):
            pen.rectangle((x, y, x + size, y + size), fill=WHEAT, outline=INK, width=5)


def wires(pen, loose: bool):
    """Wires between two poles, one of them hanging down or all tied up."""
    pen.rectangle((0, 0, WIDE, HIGH), fill=SKY)
    ground(pen, FLOOR, 600)
    for x in (160, 780):
        pen.rectangle((x, 90, x + 24, 640), fill="#6f6658")
    for n in range(3):
        pen.arc((172, 30 + n * 26, 792, 190 + n * 26), 0, 180, fill=INK, width=6)
    if loose:
        pen.arc((172, -260, 792, 520), 10, 170, fill=POME, width=10)


def plug(pen, charging: bool):
    """A bicycle at a stairwell's door, with a wire from the window or at a proper post."""
    ground(pen)
    pen.rectangle((560, 180, 800, 570), fill=PLATE)
    for x in (140, 360):
        pen.ellipse((x, 440, x + 150, 590), outline=INK, width=16)
    pen.line((215, 515, 300, 390, 435, 515, 260, 500), fill=PERSIMMON, width=16, joint="curve")
    pen.line((300, 390, 290, 340), fill=INK, width=12)
    if charging:
        pen.line((330, 470, 520, 300, 600, 120, 620, 0), fill=POME, width=10, joint="curve")


def wall(pen, stickers: bool):
    """A wall by an entrance, pasted over or scraped clean."""
    ground(pen)
    pen.rectangle((600, 160, 840, 570), fill=PLATE)
    if stickers:
        for n, (x, y) in enumerate(((90, 120), (250, 170), (400, 110), (130, 320), (320, 340), (470, 300))):
            pen.rectangle((x, y, x + 120, y + 150), fill=(PAPER, WHEAT, PLATE_PALE)[n % 3])
            for line in range(3):
                pen.line((x + 18, y + 40 + line * 32, x + 100, y + 40 + line * 32), fill=POME, width=8)


def square(pen, loud: bool):
    """The square at dusk, with a loudspeaker, or without it."""
    pen.rectangle((0, 0, WIDE, HIGH), fill="#e7c9a4")
    pen.ellipse((700, 90, 820, 210), fill=PERSIMMON)
    ground(pen, LINE, 520)
    if loud:
        pen.rounded_rectangle((370, 300, 590, 620), 20, fill=INK)
        pen.ellipse((420, 450, 540, 570), fill=STEEL)
        pen.ellipse((445, 340, 515, 410), fill=STEEL)
        for n in range(3):
            pen.arc((560 + n * 40, 330 - n * 30, 700 + n * 40, 590 + n * 30), -50, 50, fill=PLATE, width=12)


def radiator(pen, cold: bool):
    """A radiator under a window."""
    pen.rectangle((200, 60, 760, 330), fill=SKY, outline=PAPER, width=20)
    for x in range(220, 740, 74):
        pen.rounded_rectangle((x, 400, x + 54, 640), 18, fill=PLATE_PALE if cold else PERSIMMON)


def notice(pen):
    """A sheet of paper on the wall, signed."""
    ground(pen)
    pen.rectangle((300, 90, 660, 560), fill=PAPER, outline=LINE, width=4)
    pen.rectangle((400, 130, 560, 156), fill=PLATE)
    for n in range(6):
        pen.line((340, 210 + n * 42, 620 if n < 5 else 480, 210 + n * 42), fill=LINE, width=8)
    pen.line((470, 500, 510, 470, 540, 505, 600, 465), fill=INK, width=8, joint="curve")


SCENES = {
    "lift": lift, "manhole": manhole, "lamp": lambda pen, dark: lamp(pen, not dark), "cars": cars, "leak": leak,
    "bins": bins, "stairs": stairs, "wires": wires, "plug": plug, "wall": wall, "square": square, "radiator": radiator,
}  # fmt: skip


def _as(scene, wrong):
    return lambda pen: scene(pen, wrong)


# `lift` shows what is wrong, `lift-mended` how it is afterwards.
DRAWINGS = {name: _as(scene, True) for name, scene in SCENES.items()}
DRAWINGS |= {f"{name}-mended": _as(scene, False) for name, scene in SCENES.items()}
DRAWINGS["notice"] = notice
