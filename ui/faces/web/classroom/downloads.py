"""What the teacher takes home of a class: tables to open, and everything in one archive."""

import io
import zipfile

from ui.faces.web.shelf import File
from ui.play.classroom.classroom import Classroom
from ui.play.classroom.exports import GRADEBOOK, SESSION, exports

TABLE, ARCHIVE = "text/csv; charset=utf-8", "application/zip"
OFFERED = {"gradebook": GRADEBOOK, "session": SESSION, "batch": "class.zip"}
"""Files by what they are; the archive has them all, with the games."""
ALWAYS = (1980, 1, 1, 0, 0, 0)
"""The hour of what is in an archive: the same class is the same bytes."""


def offered(room: Classroom) -> list[dict[str, str]]:
    """What there is to take: {key, href, name of the file}."""
    return [
        {"key": key, "href": f"/export/{file}", "file": f"{room.code}-{file}"}
        for key, file in OFFERED.items()
    ]


def download(room: Classroom, name: str) -> File | None:
    """A file as it stands now; None where there is none of this name."""
    if name not in OFFERED.values():
        return None
    made = exports(room)
    if name in made:
        return File(made[name], TABLE)
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for file, content in sorted(made.items()):
            archive.writestr(zipfile.ZipInfo(f"{room.code}/{file}", ALWAYS), content)
    return File(sink.getvalue(), ARCHIVE)
