"""Only `files` writes, and only `files` reads what comes from others: looked for everywhere."""

import ast
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
ROOMS = ("sim", "policies", "agents", "scenarios", "lab", "ui", "tools", "benchmarks")

WRITING = {
    "write_text", "write_bytes", "mkdir", "makedirs", "touch", "unlink", "remove", "rmdir",
    "rmtree", "removedirs", "rename", "renames", "replace", "link", "symlink", "symlink_to",
    "hardlink_to", "truncate", "ftruncate", "chmod", "mkfifo", "mknod", "sendfile", "copyfile",
    "copyfileobj", "copytree", "copy2", "move", "mkdtemp", "mkstemp", "NamedTemporaryFile",
    "TemporaryFile", "TemporaryDirectory", "SpooledTemporaryFile", "savez", "savetxt", "tofile",
    "sink_parquet", "sink_csv", "savefig", "to_csv", "to_parquet", "FileHandler", "make_archive",
}  # fmt: skip
READING = {
    "open", "fdopen", "read_text", "read_bytes", "fromfile", "loadtxt", "genfromtxt", "memmap",
    "read_parquet", "scan_parquet", "read_csv", "scan_csv", "read_json", "read_ipc", "scan_ipc",
    "ZipFile", "FileIO", "open_code", "load", "read_parquet_schema", "read_parquet_metadata",
}  # fmt: skip
PLAIN_WORDS = {"remove", "move", "load", "link", "save", "dump"}
LIBRARIES = {"os", "shutil", "np", "numpy", "json", "tomllib", "pickle", "image", "plt", "mixer"}
AS_OURS = {"read_bytes", "read_text", "read_json", "load", "save", "dump", "link", "replace"}
"""What functions of our own, or of records, are called, too."""
TO_A_BUFFER = {"write_parquet", "write_csv", "write_json", "dump", "save"}
"""What writes wherever it is told to; it must be told a buffer, by one of these names."""
BUFFERS = {"sink", "buffer", "stream"}

# What reads our own assets, which are installed with the program, or is no file at all.
OWN = {
    "sim/jit.py": {"read_bytes", "mkdir", "TemporaryFile", "mkdtemp"},  # the compiler's cache
    "sim/additions.py": {"read_bytes"},  # looked at before; it is imported as code, too
    "lab/words.py": {"read_text"},
    "ui/play/words.py": {"read_text"},
    "ui/play/encyclopedia/pages.py": {"read_text"},
    "ui/faces/terminal/commands/explain.py": {"read_text"},
    "ui/faces/paper/document.py": {"read_text"},
    "lab/compiling.py": {"read_text"},  # how many kernels our own sources have
    "ui/faces/paper/scripts.py": {"read_text"},  # our own modules
    "ui/faces/paper/workshop/page.py": {"read_text"},  # our own styles
    "ui/desk/assets/files.py": {"open"},
    "ui/faces/window/paint/pictures.py": {"load"},
    "ui/faces/web/app.py": {"read_text"},
    "ui/faces/web/workshop/files.py": {"read_bytes", "read_text"},  # the page of a phone
    "ui/faces/web/shelf.py": {"read_bytes"},
    "ui/faces/web/classroom/pages.py": {"read_text"},
    "ui/faces/web/classroom/doing.py": {"rename"},  # of a seat, which is no file
    "ui/play/classroom/admitting.py": {"rename"},  # of a seat too
    "ui/faces/web/classroom/start.py": {"open"},  # a class, which is no file
    "ui/faces/web/classroom/downloads.py": {"ZipFile"},  # into a buffer
    "ui/play/classroom/presets.py": {"read_text"},
    "ui/faces/terminal/streams.py": {"open"},  # the null device, for who has stopped listening
    # bytes that have been read, and files that have been looked at
    "lab/formats.py": {"read_parquet", "read_csv", "scan_parquet", "scan_csv"},
    "ui/faces/terminal/earlier.py": {"read_parquet", "read_csv"},
    # programs for ourselves: they read our own sources and data
    "tools/build_scenarios.py": {"read_text"},
    "tools/tables_page.py": {"read_text"},
    "tools/scenario_data.py": {"open"},
    "benchmarks/evidence.py": {"read_text"},
    "benchmarks/hindcast/seen.py": {"read_text"},
    "benchmarks/hindcast/fitting.py": {"read_text"},
    "benchmarks/hindcast/ahead.py": {"read_text"},
    "tools/kit/pages.py": {"read_text", "read_bytes"},
    "benchmarks/players/gates.py": {"read_text"},
    "benchmarks/players/hunter.py": {"read_text", "read_bytes"},
    "benchmarks/players/written.py": {"read_text"},
    "tools/assets/web_fonts.py": {"mkdir", "read_text", "write_text"},
    "tools/nursery.py": {"FileIO"},  # the standard streams
}
COPIES = "tools/mutants/"
"""What changes copies of the house that are gone afterwards."""


def calls(source):
    """Every call in a source: the last word of what is called, and the call."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Attribute):
                yield called.attr, node
            elif isinstance(called, ast.Name):
                yield called.id, node


def harmless(call, word):
    """Whether a call named like one of the disk's is one of texts, tables, records, or ours."""
    if isinstance(call.func, ast.Name):
        return word in AS_OURS
    owner = ast.unparse(call.func.value).split(".")[-1]
    if owner in LIBRARIES:
        return False
    if word == "replace":  # of a text has two arguments, of a record names
        return len(call.args) != 1 or bool(call.keywords)
    if word == "rename":
        return bool(call.args) and isinstance(call.args[0], ast.Dict | ast.DictComp)
    return word in PLAIN_WORDS


def disk_calls(source):
    """The calls in a source that have to do with a disk, and what it imports to make such."""
    found = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module in ("os", "shutil", "tempfile"):
            found |= {name.name for name in node.names} & (WRITING | READING)
    for word, call in calls(source):
        if word in TO_A_BUFFER:
            told = {argument.id for argument in call.args if isinstance(argument, ast.Name)}
            if not (BUFFERS & told or harmless(call, word)):
                found.add(word)
        elif word in WRITING | READING and not harmless(call, word):
            found.add(word)
    return found


def test_nobody_else_touches_the_disk():
    found = {}
    for room in ROOMS:
        for source in sorted((HOUSE / room).rglob("*.py")):
            name = source.relative_to(HOUSE).as_posix()
            words = disk_calls(source)
            # a program for ourselves may play in a folder that is gone afterwards
            away = room in ("tools", "benchmarks") and "TemporaryDirectory" in words
            if words and not away and not name.startswith(COPIES):
                found[name] = words
    assert found == OWN


FOUND = """
open("x")
path.open("rb")
path.write_text("x")
os.replace(a, b)
path.rename(b)
path.replace(target)
pl.read_parquet(path)
frame.write_parquet(path)
shutil.move(a, b)
tempfile.mkdtemp()
np.load(path)
json.dump(x, file)
pygame.image.save(surface, path)
path.unlink()
os.remove(path)
json.load(file)
os.open(path, 0)
from os import replace
from shutil import move as bring
"""
NOT_FOUND = """
text.replace("a", "b")
replace(record, x=1)
frame.rename({"a": "b"})
names.remove(x)
read_bytes(path, 1)
frame.write_parquet(sink)
scenario.load()
slots.save("x", y)
from os import environ
"""


def test_the_search_finds_what_would_be_a_door_of_its_own(tmp_path):
    for lines, sought in ((FOUND, True), (NOT_FOUND, False)):
        for line in lines.strip().splitlines():
            (tmp_path / "source.py").write_text(line)
            assert bool(disk_calls(tmp_path / "source.py")) is sought, line


def test_the_start_file_writes_at_once():
    """run.py can import nothing of ours: what it writes is put in place by a renaming."""
    source = HOUSE / "run.py"
    assert disk_calls(source) == {
        "read_bytes",
        "read_text",
        "open",
        "rmtree",
        "write_text",
        "replace",
    }
    assert source.read_text(encoding="utf-8").count("write_text") == 1


def test_no_process_is_asked_whether_it_lives():
    """Its number is somebody else's in another container, and on Windows asking interrupts."""
    for room in (*ROOMS[:6], "files"):
        for source in sorted((HOUSE / room).rglob("*.py")):
            called = {ast.unparse(call.func) for _, call in calls(source)}
            assert not {"os.kill", "os.killpg"} & called, source
