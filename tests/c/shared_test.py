#!/usr/bin/env python3
"""The shared library as Python's ctypes sees it. Usage: shared_test.py LIBRARY DATA"""
import ctypes
import json
import subprocess
import sys
import unittest

LIBRARY, DATA = sys.argv[1:3]
derek = ctypes.CDLL(LIBRARY)


class Request(ctypes.Structure):
    _fields_ = [("size", ctypes.c_size_t), ("bytes", ctypes.c_char_p), ("length", ctypes.c_size_t), ("id", ctypes.c_char_p),
                ("title", ctypes.c_char_p), ("encoding", ctypes.c_char_p), ("date", ctypes.c_char_p), ("seconds", ctypes.c_double)]


derek.derek_load.restype = ctypes.c_void_p
derek.derek_load.argtypes = [ctypes.c_char_p, ctypes.c_void_p, ctypes.c_void_p]
derek.derek_analyze.restype = ctypes.c_void_p
derek.derek_analyze.argtypes = [ctypes.c_void_p, ctypes.POINTER(Request), ctypes.c_void_p]
derek.derek_write.restype = ctypes.c_void_p  # not c_char_p, which would lose the pointer that is to be freed
derek.derek_write.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_void_p, ctypes.c_void_p]
derek.derek_error_code.restype = ctypes.c_char_p
for free in (derek.derek_pipeline_free, derek.derek_document_free, derek.derek_text_free, derek.derek_error_free, derek.derek_error_code):
    free.argtypes = [ctypes.c_void_p]


class Shared(unittest.TestCase):
    def test_person(self):
        pipeline = derek.derek_load(DATA.encode(), None, None)
        self.assertTrue(pipeline)
        text = "Жиынды Баян Жандосова ашты.".encode()
        request = Request(ctypes.sizeof(Request), text, len(text), date=b"2023-12")
        document = ctypes.c_void_p(derek.derek_analyze(pipeline, ctypes.byref(request), None))
        derek.derek_pipeline_free(pipeline)
        written = derek.derek_write(ctypes.byref(document), 1, b"json", None, None, None)
        record = json.loads(ctypes.string_at(written))
        derek.derek_text_free(written)
        derek.derek_document_free(document)
        self.assertEqual([e["name"] for e in record["entities"]], ["Баян Жандосова"])
        self.assertEqual(record["date"], "2023-12")

    def test_error(self):
        error = ctypes.c_void_p()
        self.assertIsNone(derek.derek_load(b"no/such.dat", None, ctypes.byref(error)))
        self.assertEqual(derek.derek_error_code(error), b"io")
        derek.derek_error_free(error)

    def test_only_what_the_headers_declare_is_visible(self):
        table = subprocess.run(["nm", "-D", "-C", "--defined-only", LIBRARY], capture_output=True, check=True, text=True).stdout
        names = [line.split(" ", 2)[2] for line in table.splitlines()]
        public = ("derek_", "derek::version()", "derek::Error::", "derek::OffsetMap::", "derek::Pipeline::")
        self.assertIn("derek_load", names)
        self.assertTrue(any(n.startswith("derek::Pipeline::load(") for n in names), names)
        self.assertEqual([n for n in names if not n.startswith(public) or "Impl::" in n], [])


if __name__ == "__main__":
    sys.argv[1:3] = []
    unittest.main()
