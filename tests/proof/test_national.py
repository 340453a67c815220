"""The year of the nation, small: every engine writes the same bytes, and a killed worker changes none of them."""

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROWS = "20000"


def wanted(*libraries: str) -> pytest.MarkDecorator:
    missing = [name for name in libraries if importlib.util.find_spec(name) is None]
    return pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")


def run(module: str, folder: Path, *words: str) -> str:
    command = [sys.executable, "-X", "utf8", "-m", module, "--rows", ROWS, "--folder", str(folder), *words]
    ran = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, encoding="utf-8")  # noqa: S603 - our own
    assert ran.returncode == 0, ran.stderr
    return ran.stderr


def refused(*words: str, without: str = "") -> str:
    """What is said where it does not run; ``without`` is a package that is not found."""
    script = (
        "import importlib.util, sys; find = importlib.util.find_spec; "
        f"importlib.util.find_spec = lambda name: None if name == {without!r} else find(name); "
        f"sys.argv = ['national', *{words!r}]; from examples.national.__main__ import main; main()"
    )
    ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False, capture_output=True, encoding="utf-8")  # noqa: S603 - our own
    assert ran.returncode == 2
    return ran.stderr.splitlines()[-1]


def report(folder: Path, engine: str) -> bytes:
    return (folder / f"{ROWS}-2026" / f"07a-{engine}.csv").read_bytes()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data, and the report of this process's own engine."""
    made = tmp_path_factory.mktemp("national")
    assert "counting" in run("examples.national", made)
    return made


@wanted("duckdb", "tqdm")
class TestNation:
    def test_the_report_adds_up(self, folder: Path) -> None:
        header, total, *fields = (line.split(",") for line in report(folder, "local").decode().splitlines())
        sums = dict(zip(header[1:], map(int, total[1:]), strict=True))
        assert sums["received"] == sums["settled"] + sums["open"]
        assert sum(sums[name] for name in header if name.startswith("ever") or name == "unfinished") == int(ROWS)
        assert [sum(column) for column in zip(*(map(int, field[1:]) for field in fields), strict=True)] == [
            *sums.values()
        ]

    def test_the_same_seed_makes_the_same_year(self, folder: Path, tmp_path: Path) -> None:
        run("examples.national", tmp_path)
        assert report(tmp_path, "local") == report(folder, "local")

    def test_joins_of_tables_give_the_same_bytes(self, folder: Path) -> None:
        run("examples.national", folder, "--engine", "duckdb")
        assert report(folder, "duckdb") == report(folder, "local")

    @wanted("distributed")
    def test_a_worker_is_killed_and_the_bytes_stay_the_same(self, folder: Path) -> None:
        assert "was killed" in run("examples.national", folder, "--engine", "dask", "--kill")
        assert report(folder, "dask") == report(folder, "local")

    def test_spark_says_what_it_lacks(self, folder: Path) -> None:
        if shutil.which("java") is None or None in map(importlib.util.find_spec, ("pyspark", "pandas")):
            assert "skipped: not installed: " in run("examples.national.spark", folder)
            assert not (folder / f"{ROWS}-2026" / "07a-spark.csv").exists()

    @wanted("pyspark", "pandas")
    @pytest.mark.skipif(shutil.which("java") is None, reason="no Java")
    def test_spark_gives_the_same_bytes(self, folder: Path) -> None:
        run("examples.national.spark", folder)
        assert report(folder, "spark") == report(folder, "local")


class TestWhatIsAsked:
    @pytest.mark.parametrize(("engine", "package"), [("duckdb", "duckdb"), ("dask", "distributed"), ("local", "tqdm")])
    def test_a_package_that_is_missing_is_named(self, engine: str, package: str) -> None:
        assert f"not installed: {package}; pip install" in refused("--engine", engine, without=package)

    def test_a_worker_is_killed_only_where_there_are_workers(self) -> None:
        assert "--kill kills a worker of dask" in refused("--kill")

    @pytest.mark.parametrize("rows", ["0", "-5", "1e6", "ten", "9" * 5000])
    def test_rows_are_a_number_of_dossiers(self, rows: str) -> None:
        assert "right would be a whole number from 1 to 1000000000" in refused("--rows", rows)
