"""Which packages are missing, told from dpkg's own listing."""

from __future__ import annotations

import system_libraries

LISTING = (
    "ii \tlibgl1\t\n"
    "rc \tlibegl1\t\n"
    "ii \tlibglib2.0-0t64\tlibglib2.0-0 (= 2.80.0-6), libglib2.0-dev-old\n"
)


def test_an_installed_package_is_not_missing():
    assert system_libraries.missing_from(["libgl1"], LISTING) == []


def test_a_removed_package_with_files_left_is_missing():
    assert system_libraries.missing_from(["libegl1"], LISTING) == ["libegl1"]


def test_a_package_that_another_one_provides_is_not_missing():
    assert system_libraries.missing_from(["libglib2.0-0"], LISTING) == []


def test_the_order_asked_for_is_kept():
    wanted = ["xvfb", "libgl1", "openbox"]
    assert system_libraries.missing_from(wanted, LISTING) == ["xvfb", "openbox"]


def test_the_line_to_type_names_every_missing_package():
    assert system_libraries.by_hand(["xvfb", "openbox"]).endswith(" -y xvfb openbox")
