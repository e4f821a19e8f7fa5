"""Pictures that no camera makes, built byte by byte, and names that no file should have."""

import io
import struct
import zlib

from PIL import Image, PngImagePlugin

SIGNATURE = b"\x89PNG\r\n\x1a\n"

NAMES = [
    "../../../etc/passwd",
    "..\\..\\evil.png",
    "/etc/cron.d/evil.png",
    "<script>alert(1)</script>.png",
    '"><img src=x onerror=alert(1)>.png',
    "{{7*7}}.png",
    "photo‮gnp.exe",
    "a\x00.png",
    "a\r\nSet-Cookie: x=1.png",
    "CON.png",
    "x" * 4_000 + ".png",
    "",
]


def drawn(kind="PNG", size=(60, 40), **more):
    """A plain picture of that kind."""
    data = io.BytesIO()
    Image.new("RGB", size, "teal").save(data, kind, **more)
    return data.getvalue()


def chunk(name, data):
    """One part of a PNG, with its checksum."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width, height, *parts, body=None):
    """A PNG of eight bits of grey that claims a size and may hold something else."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    lines = zlib.compress(b"\0" * (width + 1) * height, 9) if body is None else body
    return SIGNATURE + head + b"".join(parts) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


def of_half_a_billion_dots():
    """Half a billion dots in two megabytes."""
    return png(25_000, 20_000, body=zlib.compress(b"\0" * 25_001 * 20, 9))


def of_many_frames():
    """An animated PNG of very many frames, all of the full size and none of it in the file."""
    control = chunk(b"acTL", struct.pack(">II", 1_000_000, 0))
    frame = chunk(b"fcTL", struct.pack(">IIIIIHHBB", 0, 4_000, 4_000, 0, 0, 1, 1, 0, 0))
    return png(4_000, 4_000, control, frame)


def with_a_swollen_text():
    """A text of two hundred megabytes beside the picture, compressed into a fifth of one."""
    return png(8, 8, chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"\0" * 200_000_000, 9)))


def with_a_swollen_profile():
    """The same as a profile of colours."""
    return png(8, 8, chunk(b"iCCP", b"profile\0\0" + zlib.compress(b"\0" * 200_000_000, 9)))


def of_endless_scans():
    """A JPEG that draws itself anew hundreds of times: small, and dear at every pass."""
    data = io.BytesIO()
    Image.effect_noise((6_000, 6_000), 20).save(data, "JPEG", progressive=True, quality=1)
    whole = data.getvalue()
    last = whole.rindex(b"\xff\xda")
    return whole[:last] + whole[last:-2] * ((4_500_000 - last) // (len(whole) - last)) + b"\xff\xd9"


def with_a_page_behind_it(kind="PNG"):
    """A picture and a web page in one file."""
    return drawn(kind) + b"<html><script>alert('polyglot')</script></html>"


def with_a_script_in_its_notes():
    """A picture whose notes are a page with a script."""
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "<script>alert('notes')</script>")
    notes.add_itxt("Title", "<?php system('id') ?>")
    return drawn(pnginfo=notes)


def with_a_place():
    """A photograph that tells where it was taken."""
    data = io.BytesIO()
    notes = Image.Exif()
    notes[0x010E] = "SECRET PLACE 51.5N"
    notes[0x0112] = 6
    Image.new("RGB", (60, 40), "teal").save(data, "JPEG", exif=notes, comment=b"SECRET COMMENT")
    return data.getvalue()


NO_PICTURES = {
    "nothing but a beginning": SIGNATURE,
    "cut in its middle": drawn(size=(900, 900))[:200],
    "a JPEG cut off": drawn("JPEG", (900, 900))[:-900],
    "an SVG with a script": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>',
    "a page": b"<!doctype html><script>alert(1)</script>",
    "a GIF": drawn("GIF"),
    "a TIFF": drawn("TIFF"),
    "a BMP": drawn("BMP"),
    "a program": b"\x7fELF" + b"\0" * 400,
    "PostScript": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nsystemdict /quit get exec",
    "an archive": b"PK\x03\x04" + b"\0" * 400,
    "dots of a size that is none": png(0, 0, body=b""),
    "dots that are not there": png(3_000, 3_000, body=zlib.compress(b"")),
    "noise after the beginning": SIGNATURE + b"\xff" * 4_000,
    "a JPEG of nothing": b"\xff\xd8\xff\xe0" + b"\xff" * 60_000,
}
