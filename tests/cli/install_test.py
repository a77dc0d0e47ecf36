#!/usr/bin/env python3
"""What cmake --install puts down works: the program, and the library in a project of somebody else.

Usage: install_test.py BUILD_DIR SOURCE_DIR CXX_FLAGS
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

BUILD, SOURCE, FLAGS = sys.argv[1:4]


def run(*args, **options):
    result = subprocess.run([str(arg) for arg in args], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=500, check=False, **options)
    assert result.returncode == 0, result.stdout.decode()
    return result.stdout.decode()


class Install(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="derek_install_"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        run("cmake", "--install", BUILD, "--prefix", cls.folder / "usr")

    def test_program(self):
        record = json.loads(run(self.folder / "usr/bin/derek", "extract", "-", input="Жиынды Баян Жандосова ашты.".encode()))
        self.assertEqual([e["name"] for e in record["entities"]], ["Баян Жандосова"])

    def test_manual(self):
        for path in ("man/man1/derek.1", "man/man1/derek-extract.1", "bash-completion/completions/derek",
                     "zsh/site-functions/_derek", "fish/vendor_completions.d/derek.fish"):
            self.assertTrue((self.folder / "usr/share" / path).is_file(), path)

    def test_debian_package(self):
        run("cpack", "-G", "DEB", "-B", self.folder, "--config", Path(BUILD, "CPackConfig.cmake"), cwd=self.folder)
        package, = self.folder.glob("derek_*.deb")
        files = {line.split()[-1] for line in run("dpkg-deb", "-c", package).splitlines()}
        for path in ("bin/derek", "share/derek/derek.dat", "share/man/man1/derek-extract.1", "share/bash-completion/completions/derek",
                     "include/derek/derek.h"):
            self.assertIn("./usr/" + path, files)

    def test_find_package(self):
        build = self.folder / "consumer"
        run("cmake", "-S", Path(SOURCE, "tests", "consumer"), "-B", build, f"-DCMAKE_PREFIX_PATH={self.folder}/usr", f"-DCMAKE_CXX_FLAGS={FLAGS}", f"-DCMAKE_C_FLAGS={FLAGS}")
        run("cmake", "--build", build)
        self.assertEqual(run(build / "consumer"), "Баян Жандосова\n")
        self.assertIn("Баян Жандосова", run(build / "consumer_c"))

    def test_pkg_config(self):
        environment = {**os.environ, "PKG_CONFIG_PATH": f"{self.folder}/usr/lib/pkgconfig"}
        flags = run("pkg-config", "--cflags", "--libs", "derek", env=environment).split()
        data = self.folder / "usr/share/derek/derek.dat"
        environment = {**os.environ, "LD_LIBRARY_PATH": f"{self.folder}/usr/lib"}  # for a shared one
        for compiler, source in (("c++", "main.cpp"), ("cc", "main.c")):
            options = ["-std=c++20"] if compiler == "c++" else ["-std=c99", "-Wall", "-Wextra", "-pedantic", "-Werror"]
            run(compiler, *options, *FLAGS.split(), f'-DDATA="{data}"', Path(SOURCE, "tests/consumer", source), "-o", self.folder / compiler, *flags)
            self.assertIn("Баян Жандосова", run(self.folder / compiler, env=environment))


if __name__ == "__main__":
    sys.argv[1:4] = []
    unittest.main()
