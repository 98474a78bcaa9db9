"""Names and sentences stand on screen as the browser itself would write them: pictures are compared, not strings."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from .browser import Reader

pytestmark = pytest.mark.browser
LABELS = [
    "تنظيم الدولة الإسلامية",
    "الهجوم في 2014-06-10 على الموصل",
    "2014-06-10",
    "هاتف 076-232-110",
    "هاتف +961-1-345-678 بيروت",
    "قناة «ناشر 2018-04»",
    "الساعة 10:30 صباحا",
    "من 12/5/2016 إلى 3/6/2016",
    "قال: نعم!",
    "من قتل القائد؟",
    "انتهى البيان.",
    "كتيبة (الفرقان)",
    "[مصدر أمني] في بغداد",
    "«ولاية سيناء»",
    'تنظيم "القاعدة" في المغرب',
    "52 منصة",
    "أكثر من 2,000 منشور",
    "٥٢ منصة و٢٠٠٠ منشور",
    "نسبة 45.5% من السكان",
    "تطبيق Telegram المشفر",
    "حساب @nashir_2018 على Twitter",
    "ISIS تنظيم",
    "Boko Haram (بوكو حرام)",
    "AK-47 وبنادق M16",
    "مُحَمَّدُ بْنُ عَلِيٍّ",
    "أبو بكر البغدادي الحسيني القرشي الهاشمي أمير التنظيم في العراق والشام وخراسان وسيناء",
    "لا إلٰه إلا الله",
    "الـــقـــاعـــدة",
    "گروه طالبان پاکستان",
    "محمد\u202eأحمد",
]
DRAW = """async ({ text, reference, panel }) => {
  const font = "16px 'Noto Sans Arabic', 'Noto Sans', sans-serif";
  const size = { w: 900, h: 40 };
  const ink = (canvas) => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, size.w, size.h);
    const columns = Array.from({ length: size.w }, (_, x) => { let sum = 0; for (let y = 0; y < size.h; y++) sum += data[(y * size.w + x) * 4 + 3]; return sum; });
    const first = columns.findIndex((v) => v > 200), last = columns.findLastIndex((v) => v > 200);
    return columns.slice(first, last + 1);
  };
  const made = () => Object.assign(document.createElement("canvas"), { width: size.w, height: size.h });
  const own = made();
  const g = own.getContext("2d");
  g.font = font; g.textAlign = "center"; g.textBaseline = "middle";
  g.fillText(modules.text.isolated(text), size.w / 2, size.h / 2);
  const browsers = async (markup) => {
    const image = new Image();
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="${size.w}" height="${size.h}">` +
      `<foreignObject width="100%" height="100%"><div xmlns="http://www.w3.org/1999/xhtml" style="font: ${font}; line-height: 40px; white-space: nowrap">${markup}</div></foreignObject></svg>`);
    await image.decode();
    const canvas = made();
    canvas.getContext("2d").drawImage(image, 0, 0);
    return ink(canvas);
  };
  const markup = panel ? new XMLSerializer().serializeToString(modules.dom.bdi(text)) : null;
  return [panel ? await browsers(markup) : ink(own), await browsers(reference)];
}"""  # noqa: E501
LIKE = 0.9
CONTROLS = dict.fromkeys([0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def reference(text: str) -> str:
    """The string as a careful author would put it into a page."""
    runs = re.sub(r"[+]?\d+(?:[-./:]\d+)+", lambda m: f'<bdi dir="ltr">{m[0]}</bdi>', escape(text.translate(CONTROLS)))
    return f'<bdi dir="auto">{runs}</bdi>'


def likeness(a: list[float], b: list[float]) -> float:
    """How well the ink of two pictures lies in the same columns: correlation, at the best shift of up to 2 pixels."""
    n = max(len(a), len(b))
    left, right = (np.convolve([*v, *[0] * (n - len(v))], [1, 2, 3, 2, 1]) for v in (a, b))
    return float(max(np.corrcoef(left, np.roll(right, by))[0, 1] for by in range(-2, 3)))


@pytest.mark.parametrize("panel", [False, True], ids=["chart", "panel"])
def test_thirty_strings(sample: Path, reader: Reader, panel: bool) -> None:
    page = reader.open(sample)
    scores: dict[str, Any] = {}
    for text in LABELS:
        ours, browsers = page.evaluate(DRAW, {"text": text, "reference": reference(text), "panel": panel})
        scores[text] = round(likeness(ours, browsers), 2)
        assert abs(len(ours) - len(browsers)) <= max(3, len(browsers) * 0.02), text
    assert len(scores) == 30 and {t: s for t, s in scores.items() if s < LIKE} == {}


def test_that_test_sees_a_date_turned_round(sample: Path, reader: Reader) -> None:
    page = reader.open(sample)
    for text in (LABELS[1], LABELS[3], LABELS[4], LABELS[5]):
        turned = f'<bdi dir="auto">{text}</bdi>'  # so a browser writes it where nobody isolates the run
        assert likeness(*page.evaluate(DRAW, {"text": text, "reference": turned, "panel": False})) < LIKE


def test_direction_controls_are_shown_in_evidence_and_gone_from_names(sample: Path, reader: Reader) -> None:
    page = reader.open(sample)
    assert page.evaluate("t => modules.text.clean(t)", "محمد\u202eأحمد") == "محمدأحمد"
    pieces = page.evaluate("t => modules.text.marked(t, {head: [0, 4]})", "محمد\u202eأحمد")
    assert pieces == [["محمد", "head"], ["\u202eأحمد", ""]]
    assert page.evaluate("t => modules.text.hasControls(t)", "محمد\u202eأحمد") is True
