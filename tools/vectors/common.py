"""What the conversion scripts share: reading the figures, and writing vector files with one record a line."""
import json
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
VECTORS = ROOT / "vectors"
DESCRIPTIVE = ("origin", "about", "fields")
CURVES = {"nist256p1": "p256"}


def load(directory, name):
    return json.loads((pathlib.Path(directory) / name).read_text(encoding="utf-8"))


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def write(path, content):
    """Writes vectors/<path>: first how it came to be, then each list, one record a line.

    The name of the error with which coffer refuses a record ("error") is ours, not the source's: it is kept from the present file.
    """
    target = VECTORS / path
    known = errors_of(target)
    lines = []
    for name, value in content.items():
        if isinstance(value, list) and name not in DESCRIPTIVE:
            records = [with_error(record, known.get((name, identity(record)))) for record in value]
            body = "[\n" + ",\n".join(compact(record) for record in records) + "\n]" if records else "[]"
        elif name == "origin":
            body = "[\n" + ",\n".join(compact(entry) for entry in value) + "\n]"
        else:
            body = compact(value)
        lines.append(f"{compact(name)}:{body}")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def identity(record):
    """A record without what is filled in afterwards."""
    if not isinstance(record, dict):
        return compact(record)
    return compact({name: value for name, value in record.items() if name not in ("error", "note", "reason")})


def errors_of(target):
    if not target.exists():
        return {}
    present = json.loads(target.read_text(encoding="utf-8"))
    return {
        (name, identity(record)): record["error"]
        for name, records in present.items()
        if isinstance(records, list)
        for record in records
        if isinstance(record, dict) and "error" in record
    }


def with_error(record, error):
    return {**record, "error": error} if error is not None and "error" not in record else record


def rename(record, names):
    """Keeps the fields of `names`, in its order, under their new names; every field must be named (None drops it)."""
    unknown = set(record) - set(names)
    assert not unknown, f"fields not handled: {sorted(unknown)}"
    renamed = {new: record[old] for old, new in names.items() if new is not None and old in record}
    if "curve" in renamed:
        renamed["curve"] = CURVES.get(renamed["curve"], renamed["curve"])
    return renamed
