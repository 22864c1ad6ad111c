"""How much memory there is: of the machine, or of the container if that has less."""

import os
from pathlib import Path

NEEDED_GB = 1.1  # make report has 1.0 at most, while one kernel ends and the next one starts
CGROUPS = Path("/sys/fs/cgroup")


def limits(groups: str, root: Path = CGROUPS) -> list[int]:
    """The limits of the groups that /proc/self/cgroup names, and of the groups above them, in bytes."""
    found = []
    for line in groups.splitlines():
        _, kinds, path = line.split(":", 2)
        if kinds not in ("", "memory"):
            continue
        top, name = (root / kinds, "memory.limit_in_bytes") if kinds else (root, "memory.max")
        place = top / path.lstrip("/")
        for folder in [place, *place.parents][: len(Path(path).parts)] + [top]:
            file = folder / name
            text = file.read_text(encoding="ascii").strip() if file.is_file() else ""
            found += [int(text)] if text.isdigit() else []
    return found


def total() -> int:
    """In bytes."""
    groups = Path("/proc/self/cgroup")
    found = limits(groups.read_text(encoding="ascii")) if groups.is_file() else []
    return min([os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"), *found])
