"""The sample articles are what their README says."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.models import Document
from graphkit.sources import read

SEEDS = Path(__file__).parents[2] / "seeds"
ARTICLES = [item for item in read([SEEDS]) if isinstance(item, Document)]


def test_twelve_articles_and_nothing_skipped():
    assert len(ARTICLES) == len(list(read([SEEDS]))) == 12
    assert sorted(article.lang or "" for article in ARTICLES) == ["ar"] * 9 + ["en"] * 3


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a.meta["file"])
def test_an_article_has_a_title_and_the_length_of_an_agency_report(article):
    assert article.title and article.title not in article.text
    assert 80 <= len(article.text.split()) <= 250


@pytest.mark.parametrize("article", [a for a in ARTICLES if "jsonl" in a.meta["file"] or "html" in a.meta["file"]])
def test_articles_with_fields_are_dated_and_sourced(article):
    assert article.date and article.source and article.url


def test_the_readme_names_every_file():
    text = (SEEDS / "README.md").read_text(encoding="utf-8")
    assert all(f"`{path.name}`" in text for path in SEEDS.iterdir() if path.name != "README.md")
