"""A report for machines: JUnit's XML (the schema that Jenkins and most CI systems read)."""

from __future__ import annotations

import re
from xml.etree import ElementTree as xml

from .model import Report

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(report: Report) -> bytes:
    """One test case for each page; every finding is a failure of it."""
    suite = xml.Element(
        "testsuite",
        name=_text(f"seedsql smoke {report.name}"),
        tests=str(len(report.results)),
        failures=str(sum(not result.ok for result in report.results)),
        errors="0",
        time=f"{sum(result.seconds for result in report.results):.3f}",
    )
    for result in report.results:
        case = xml.SubElement(
            suite, "testcase", classname=_text(report.name), name=_text(result.name), time=f"{result.seconds:.3f}"
        )
        if result.findings:
            checks = ", ".join(dict.fromkeys(finding.check for finding in result.findings))
            failure = xml.SubElement(case, "failure", message=checks, type="finding")
            failure.text = _text("\n".join(f"{finding.check}: {finding.message}" for finding in result.findings))
        if result.unchecked:
            xml.SubElement(case, "system-out").text = _text("not checked: " + "; ".join(result.unchecked))
    xml.indent(suite)
    written: bytes = xml.tostring(suite, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _text(text: str) -> str:
    """``text`` without the characters that XML cannot hold."""
    return _NOT_XML.sub("?", text)
