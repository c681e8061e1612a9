import importlib.util
import shutil
from pathlib import Path

from reader_app.core import resources
from reader_app.core.resources import resource_path


def test_a_checkout_has_its_resources_beside_the_package() -> None:
    assert resource_path("sample", "codebook.toml").is_file()
    assert resource_path() == Path(resources.__file__).parents[2] / "resources"


def test_an_installed_package_has_its_resources_inside(tmp_path: Path) -> None:
    module = tmp_path / "reader_app" / "core" / "resources.py"
    module.parent.mkdir(parents=True)
    shutil.copy(resources.__file__, module)
    (tmp_path / "reader_app" / "resources").mkdir()
    spec = importlib.util.spec_from_file_location("installed_resources", module)
    installed = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(installed)
    assert installed.resource_path("icons") == tmp_path / "reader_app" / "resources" / "icons"
