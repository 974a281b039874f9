"""Records whose fields say by their place what they are: vCards, messages of HL7."""

from __future__ import annotations

import pytest

from seedsql.pii.known import KnownNames
from seedsql.pii.known_words import known_names
from seedsql.pii.masking import Masker
from seedsql.values.lexicon import personal_lists

MASKER = Masker(b"a key that no one else has", personal_lists(), KnownNames(*known_names()))


def test_a_vcard_is_masked_property_by_property():
    card = (
        "Contact:\r\nBEGIN:VCARD\r\nVERSION:4.0\r\nN:Quillfeather;Osbertina;;Dr.;\r\nFN:Osbertina Quill\r\n feather\r\n"
        "BDAY:19711203\r\nADR;TYPE=home:;;Sprekelweg 14;Unterlüß;;29345;Germany\r\nitem1.TEL;TYPE=cell:+49 5827 414203\r\n"
        "EMAIL:osbertina@quillfeather-it.net\r\nORG:Contoso;Sales\r\nNOTE:prefers mornings\r\nEND:VCARD\r\nbye"
    )
    masked = MASKER.mask_text(card, prose=True)
    for gone in ("Quillfeather", "Osbertina", "1203", "Sprekelweg", "Unterlüß", "29345", "414203", "quillfeather"):
        assert gone not in masked
    for kept in (
        "Contact:\r\nBEGIN:VCARD\r\nVERSION:4.0\r\nN:",
        ";;Dr.;\r\n",
        ";Germany\r\n",
        "ORG:Contoso;Sales",
        "NOTE:prefers mornings",
        "bye",
    ):
        assert kept in masked
    lines = [line.partition(":")[2] for line in masked.split("\r\n")]
    assert lines[3].split(";")[0] in lines[4]  # one person in both


def test_a_message_of_hl7_is_masked_by_segment_field_and_component():
    message = "\r".join(
        [
            "MSH|^~\\&|LAB|NORTH|EHR|SOUTH|20260101101500||ORU^R01|00017|P|2.5",
            "PID|1||7733190^^^NORTH^MR||Quillfeather^Osbertina^May||19711203|F|||Sprekelweg 14^^Unterlüß^^29345^DE||+49 5827 414203",
            "PV1|1|O|||||4411^Brandwacht^Tjark",
            "OBR|1|||GLU^Glucose|||20260101|||||||||4411^Brandwacht^Tjark",
            "OBX|1|NM|GLU^Glucose||5.4|mmol/l|3.9-5.8|N",
        ]
    )
    masked = MASKER.mask_text(message, prose=True)
    for gone in (
        "7733190",
        "Quillfeather",
        "Osbertina",
        "19711203",
        "Sprekelweg",
        "Unterlüß",
        "29345",
        "414203",
        "Brandwacht",
        "Tjark",
    ):
        assert gone not in masked
    rows = [line.split("|") for line in masked.split("\r")]
    assert [len(row) for row in rows] == [len(line.split("|")) for line in message.split("\r")]
    assert rows[0] == message.split("\r")[0].split("|")
    assert rows[4] == message.split("\r")[4].split("|")
    assert len(rows[1][7]) == 8 and rows[1][7].isdigit()
    assert rows[2][7].split("^")[1:] == rows[3][16].split("^")[1:]  # one doctor, one pseudonym


@pytest.mark.parametrize(
    "text",
    [
        "a message begins with MSH|^~\\&| says Peter Baker",
        "see BEGIN:VCARDS in the manual of Peter Baker",
        "of Peter Baker\rMSH|^~\\&|A|B\rPID|1||77||Baker^Peter\r\rand Peter Baker",
        "BEGIN:VCARD\nVERSION:4.0\nFN:Peter Baker\nPlease write to Peter Baker",
        "BEGIN:VCARD\nNOTE:BEGIN:VCARD of Peter Baker\nEND:VCARD\nPeter Baker",
        "begin:vcard\nn:Baker;Peter\nend:vcard",
    ],
)
def test_what_only_looks_like_a_record_and_what_is_behind_one_is_masked_as_text(text: str) -> None:
    masked = MASKER.mask_text(text, prose=True)
    assert "Baker" not in masked
    assert masked.count("\n") == text.count("\n")
    assert len(masked.split("|")) == len(text.split("|"))
