"""Arabic as a real program prints it: a page printed to PDF by Chromium is read back word by word."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from graphkit.sources import read

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --no-pdf-header-footer"
)
PARAGRAPHS = [
    "أعلنت الشرطة العراقية في بغداد توقيف ثلاثة مشتبه بهم ينتمون إلى تنظيم داعش (ولاية نينوى) في عام 2017 قرب الموصل.",
    "قالت صحيفة New York Times الأمريكية إن موقع تويتر (Twitter) حذف 360 ألف حساب بين عامي 2015 و2016.",
    "«كان ذلك كثيرا» قال متحدث.",
]


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
def test_a_printed_arabic_page(tmp_path):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    page = (
        f'<html lang="ar" dir="rtl"><meta charset="utf-8"><title>عنوان</title><body style="width:320px">{body}</body>'
    )
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    output = [f"--user-data-dir={tmp_path}/profile", f"--print-to-pdf={tmp_path}/page.pdf", f"{tmp_path}/page.html"]
    subprocess.run([str(CHROMIUM), *FLAGS.split(), *output], check=True, capture_output=True, timeout=60)
    (document,) = read([tmp_path / "page.pdf"])
    assert (document.title, document.text.split("\n")) == ("عنوان", PARAGRAPHS)
