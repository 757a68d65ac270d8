"""What people install is the wheel: it must work in an empty environment, in an empty folder, on its own."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow


def run(*words: str | Path, cwd: Path, env: dict[str, str] | None = None) -> str:
    found = subprocess.run([str(word) for word in words], cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert found.returncode == 0, f"{' '.join(map(str, words))}\n{found.stdout}\n{found.stderr}"
    return found.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of an environment that has the wheel and what it depends on, as locked, and nothing else."""
    folder = tmp_path_factory.mktemp("environment")
    uv = Path(sys.executable).with_name("uv")
    run(uv, "venv", "--quiet", "--python", sys.executable, folder / "env", cwd=folder)
    python = ("--python", folder / "env" / "bin" / "python")
    run(uv, "pip", "install", "--quiet", *python, "--constraint", ROOT / "requirements.lock", wheel, cwd=folder)
    return folder / "env" / "bin"


def without_checkout() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "FACTDB", "VIRTUAL"))}


def names(wheel: Path) -> Sequence[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_the_migrations_travel_inside_the_package(wheel: Path) -> None:
    assert "factdb/migrations/env.py" in names(wheel)
    landed = [path.name for path in (ROOT / "migrations" / "versions").glob("*.py")]
    assert {f"factdb/migrations/versions/{name}" for name in landed} <= set(names(wheel))


def test_nothing_but_the_package_is_in_the_wheel(wheel: Path) -> None:
    assert {name.split("/")[0] for name in names(wheel)} <= {
        "factdb",
        *(n.split("/")[0] for n in names(wheel) if ".dist-info/" in n),
    }


def test_an_article_goes_in_and_comes_out_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    article = tmp_path / "article.md"
    article.write_text("---\ndate: 2024-05-03\n---\n# Dam holds\n\n“The dam holds”, said Ada Berg, mayor of Wendel.\n")
    env = without_checkout()
    run(installed / "factdb", "ingest", article, "--language", "en", cwd=tmp_path, env=env)
    question = "{ proposals { nodes { text speakerName } } }"
    answer = run(installed / "factdb", "query", question, cwd=tmp_path, env=env)
    assert '"The dam holds"' in answer
    assert '"Ada Berg"' in answer
    assert (tmp_path / "facts.db").exists()


def test_the_demo_runs_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    run(installed / "factdb", "demo", cwd=tmp_path, env=without_checkout())
