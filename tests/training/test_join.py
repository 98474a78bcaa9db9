import importlib.util
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.join import AnnotationError, dumps, join, load_articles, main, split

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
ANNOTATIONS = ROOT / "training" / "annotations"

TITLE = "جماعة الصقور تهدد بلدية الوادي"
TEXT = "قال ناطق إن الرجل بايع، ثم انضم للصقور وهو من أصل قمري.\nوسيطر على #جسر_النهر قرب النهروان ثم النهر."
FULL = f"{TITLE}\n{TEXT}"


def entity(id: str, kind: str, name: str, *mentions: str, **fields: object) -> dict[str, object]:
    base = {"id": id, "type": kind, "name": name, "name_en": "x", "mentions": list(mentions or [name])}
    return {**base, "descriptions": [], "named": True, "count": None, **fields}


def gold() -> dict[str, object]:
    return {
        "id": "own-1",
        "annotator": "test",
        "entities": [
            entity("g", "ArmedGroup", "جماعة الصقور", "جماعة الصقور", "الصقور"),
            entity("p", "Person", "رجل مجهول", "الرجل", named=False, count=1),
            entity("c", "Country", "جزر القمر", "قمري"),
        ],
        "relations": [
            {"head": "p", "type": "member_of", "tail": "g", "status": "asserted", "phase": None, "asserted_by": None}
            | {"date": None, "evidence": "ثم انضم للصقور"}
        ],
    }


def test_round_trip_gives_the_annotation_back():
    assert join(split(gold(), FULL), FULL) == gold()


def test_offsets_hold_no_words_of_the_text_but_names_it_lacks():
    offsets = split(gold(), FULL)
    group, person, country = offsets["entities"]
    assert group["name"] == [0, 12]
    assert person["name"] == "رجل مجهول" and country["name"] == "جزر القمر"
    assert FULL[slice(*offsets["relations"][0]["evidence"])] == "ثم انضم للصقور"


@pytest.mark.parametrize(
    ("words", "text", "span"),
    [
        ("القاعدة", "ولاء للقاعدة", [6, 12, "ا"]),  # the alif went with the preposition
        ("النهر", "قرب النهروان ثم النهر", [16, 21]),  # not inside a longer word
        ("النهر", "جسر_النهر", [4, 9]),  # part of a hashtag
        ("درنة", "في سدرنة وبدرنة", [11, 15]),  # clitics before it, but no other letter
        ("درنة", "ادرنة ولـدرنة", [9, 13]),  # the clitic drawn out
        ("درنة", "سدرنةق", [1, 5]),  # nowhere a word: the letters
        ("(داعش)", "تنظيم (داعش)و", [6, 12]),  # brackets end it by themselves
    ],
)
def test_mentions_are_found_as_words(words, text, span):
    annotation = {**gold(), "entities": [entity("e", "Place", "zz", words)], "relations": []}
    assert split(annotation, text)["entities"][0]["mentions"] == [span]


@pytest.mark.parametrize("field", ["mentions", "descriptions"])
def test_what_the_text_lacks_is_refused(field):
    annotation = {**gold(), "entities": [entity("e", "Place", "الوادي", **{}) | {field: ["المريخ"]}]}
    with pytest.raises(AnnotationError, match="own-1: not in the text: 'المريخ'"):
        split(annotation, FULL)


@pytest.mark.parametrize("span", [[0, len(FULL) + 1], [-3, 2], [5, 5]])
def test_offsets_outside_the_text_are_refused(span):
    offsets = split(gold(), FULL)
    offsets["relations"][0]["evidence"] = span
    with pytest.raises(AnnotationError, match="lies outside"):
        join(offsets, FULL)


def test_another_text_is_refused():
    with pytest.raises(AnnotationError, match="not the text that was annotated"):
        join(split(gold(), FULL), FULL + ".")


@given(st.text(alphabet="الدرقوبفس _«»\n", min_size=1, max_size=60), st.data())
def test_any_stretch_survives_the_round_trip(full, data):
    start = data.draw(st.integers(0, len(full) - 1))
    words = full[start : data.draw(st.integers(start + 1, len(full)))]
    annotation = {"id": "x", "entities": [entity("e", "Place", words)], "relations": []}
    assert join(split(annotation, full), full) == annotation


def write_corpus(folder: Path) -> Path:
    path = folder / "articles.jsonl"
    path.write_text(json.dumps({"id": "own-1", "title": TITLE, "text": TEXT}) + "\n", encoding="utf-8")
    return path


def test_command_line_there_and_back(tmp_path, capsys):
    articles, there, back = write_corpus(tmp_path), tmp_path / "offsets", tmp_path / "back"
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "own-1.json").write_text(dumps(gold()), encoding="utf-8")
    assert main(["--split", str(articles), str(tmp_path / "gold"), str(there)]) == 0
    assert main([str(articles), str(there), str(back)]) == 0
    assert (back / "own-1.json").read_text(encoding="utf-8") == dumps(gold())
    assert "1 annotations written" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.json", "{", "a.json:1: not JSON"),
        ("a.json", '{"id": "other"}', "no article 'other' among the 1 given"),
        ("a.json", '{"id": "own-1"}', "own-1: not the text"),
        ("a.txt", "", "no *.json here"),
    ],
)
def test_faults_are_one_line_and_write_nothing(tmp_path, capsys, name, content, message):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_text(content, encoding="utf-8")
    assert main([str(write_corpus(tmp_path)), str(tmp_path / "in"), str(tmp_path / "out")]) == 2
    error = capsys.readouterr().err
    assert message in error and error.count("\n") == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("content", ['{"id": 1}', "[]", "{"])
def test_broken_article_names_its_line(tmp_path, content):
    path = tmp_path / "articles.jsonl"
    path.write_text(f'{{"id": "a", "title": "t", "text": "x"}}\n{content}\n', encoding="utf-8")
    with pytest.raises(AnnotationError, match=r"articles\.jsonl:2: "):
        load_articles(path)


def test_missing_articles_are_named(tmp_path, capsys):
    assert main([str(tmp_path / "none.jsonl"), str(tmp_path), str(tmp_path / "out")]) == 2
    assert "none.jsonl: cannot be read" in capsys.readouterr().err


@pytest.mark.corpora
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")
def test_the_annotations_join_without_a_fault():
    spec = importlib.util.spec_from_file_location("gold_check", SHARED / "gold" / "check.py")
    check = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(check)
    texts = load_articles(SHARED / "corpora" / "ar_news.jsonl")
    held = {p.stem for p in (SHARED / "gold").glob("*/*.json")}
    paths = sorted(ANNOTATIONS.glob("*.json"))
    assert paths
    for path in paths:
        offsets = json.loads(path.read_text(encoding="utf-8"))
        full = texts[offsets["id"]]
        joined = join(offsets, full)
        assert path.stem == offsets["id"] not in held
        assert list(check.faults(joined, full)) == []
        assert split(joined, full) == offsets
