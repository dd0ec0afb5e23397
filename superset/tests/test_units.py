"""The units in schedules/, read by systemd itself."""
import shutil
import subprocess

import pytest

from conftest import ROOT

SCHEDULES = ROOT / "schedules"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
@pytest.mark.parametrize("unit", sorted(file.name for file in SCHEDULES.iterdir() if file.suffix in (".service", ".timer")))
def test_systemd_finds_no_fault(unit, tmp_path):
    # A program where the unit looks for it: systemd wants to see one.
    for file in SCHEDULES.iterdir():
        (tmp_path / file.name).write_text(file.read_text().replace("/opt/spahc/spahc", str(ROOT / "spahc")))
    done = subprocess.run(["systemd-analyze", "verify", str(tmp_path / unit)], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0 and not done.stderr.strip(), done.stderr
