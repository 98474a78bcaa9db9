"""camel-tools' models behind their adapter: a tiny morphology and a tiny BERT, made here; what is said without any."""

from __future__ import annotations

import json
import socket
import subprocess
import sys

import pytest
import spacy
from typer.testing import CliRunner

from graphkit.cli import app
from graphkit.errors import MissingModelError
from graphkit.extraction import camel, camel_data
from graphkit.extraction.reading import read

FEATURES = ["diac", "lex", "bw", "gloss", "pos", "prc0", "per", "asp", "vox", "gen", "num", "stt", "cas"]
OPEN = ("source", "form_gen", "form_num", "pos_logprob", "lex_logprob", "pos_lex_logprob")
# surface, category, diacritics, lemma, part of speech, its features, log probability of part of speech and lemma
STEMS = [
    ("قتل", "V", "قُتِل", "قَتَل", "verb", "asp:p vox:p per:3 gen:m num:s", -2.5),
    ("قتل", "V", "قَتَل", "قَتَل", "verb", "asp:p vox:a per:3 gen:m num:s", -3.5),
    ("جيش", "N", "جَيْش", "جَيْش", "noun", "gen:m num:s stt:i cas:n", -2.0),
    ("من", "P", "مِن", "مِن", "prep", "gen:na num:na", -1.0),
    ("NOAN", "N", "NOAN", "NOAN", "noun_prop", "gen:m num:s", -9.0),
]


def database() -> str:
    """A database in camel-tools' format: four words, the article, and a rest for names."""
    lines = ["###DEFINES###"]
    lines += [f"DEFINE {name} {name}:*open*" for name in dict.fromkeys([*FEATURES, *OPEN])]
    defaults = " ".join(f"{name}:*" for name in FEATURES if name != "pos")
    kinds = ("verb", "noun", "noun_prop", "prep", "digit", "punc", "latin")
    lines += ["###DEFAULTS###", *(f"DEFAULT pos:{kind} {defaults}" for kind in kinds)]
    lines += ["###ORDER###", "ORDER " + " ".join(FEATURES), "###TOKENIZATIONS###", "TOKENIZATION diac"]
    lines += ["###STEMBACKOFF###", "STEMBACKOFF PROP N", "###PREFIXES###"]
    lines += ["\tP0\tdiac: bw:", "ال\tPA\tdiac:ال bw:ال/DET prc0:Al_det stt:d", "###SUFFIXES###", "\tS0\tdiac: bw:"]
    lines.append("###STEMS###")
    for surface, category, diac, lex, pos, features, logprob in STEMS:
        bw = f"{diac}/NOUN_PROP" if pos == "noun_prop" else f"{diac}/{pos.upper()}"
        fields = f"diac:{diac} lex:{lex} bw:{bw} gloss:x pos:{pos} source:lex pos_lex_logprob:{logprob} {features}"
        lines.append(f"{surface}\t{category}\t{fields.strip()}")
    lines += ["###TABLE AB###", "P0 V", "P0 N", "P0 P", "PA N", "###TABLE BC###", "V S0", "N S0", "P S0"]
    return "\n".join([*lines, "###TABLE AC###", "P0 S0", "PA S0"]) + "\n"


@pytest.fixture(autouse=True)
def nothing_installed(tmp_path, monkeypatch):
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(socket, "create_connection", None)  # nothing here may ask the network


@pytest.fixture
def morphology(tmp_path):
    path = tmp_path / "tiny.db"
    path.write_text(database(), encoding="utf-8")
    nlp = spacy.blank("ar")
    nlp.add_pipe("graphkit_camel_morphology", config={"database": str(path)})
    return nlp


WORDS = [
    ("قتل", "قَتَل", "VERB", {"Voice": "Pass", "Aspect": "Perf", "Gender": "Masc", "Number": "Sing", "Person": "3"}),
    ("الجيش", "جَيْش", "NOUN", {"Gender": "Masc", "Number": "Sing", "Case": "Nom"}),
    ("جيش", "جَيْش", "NOUN", {"Definite": "Ind", "Case": "Nom", "Gender": "Masc", "Number": "Sing"}),
    ("من", "مِن", "ADP", {}),
    ("وينرايت", "وينرايت", "PROPN", {"Gender": "Masc", "Number": "Sing"}),
    ("48", "48", "NUM", {}),
    ("،", "،", "PUNCT", {}),
    ("Europol", "Europol", "X", {}),
]


@pytest.mark.parametrize("word, lemma, pos, features", WORDS, ids=[row[0] for row in WORDS])
def test_morphology_of_a_word(morphology, word, lemma, pos, features):
    (token,) = morphology(word)
    assert (token.lemma_, token.pos_) == (lemma, pos)
    assert features.items() <= token.morph.to_dict().items()
    assert token._.camel["lex"] == lemma


def test_the_likelihoods_go_before_the_database(morphology, tmp_path):
    active = {"diac": "قَتَل", "lex": "قَتَل", "bw": "قَتَل/VERB", "pos": "verb", "asp": "p", "vox": "a"}
    (tmp_path / "mle.json").write_text(json.dumps({"قتل": active}), encoding="utf-8")
    nlp = spacy.blank("ar")
    config = {"database": str(tmp_path / "tiny.db"), "model": str(tmp_path / "mle.json")}
    nlp.add_pipe("graphkit_camel_morphology", config=config)
    assert nlp("قتل")[0].morph.get("Voice") == ["Act"] != morphology("قتل")[0].morph.get("Voice")


TAUGHT = [
    ("زار باراك أوباما مدينة الموصل .", "O B-PERS I-PERS O B-LOC O"),
    ("قالت يوروبول إن الموصل آمنة", "O B-ORG O B-LOC O"),
    ("كأس العالم في باريس .", "B-MISC I-MISC O B-LOC O"),
    ("[UNK] باريس", "O B-LOC"),
]


@pytest.fixture(scope="module")
def bert(tmp_path_factory):
    """A BERT of one layer, taught three sentences by heart."""
    torch = pytest.importorskip("torch")
    from transformers import BertConfig, BertForTokenClassification, BertTokenizer

    folder = tmp_path_factory.mktemp("bert")
    words = sorted({word for sentence, _ in TAUGHT for word in sentence.split()} | set(".،"))
    (folder / "vocab.txt").write_text(
        "\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *words]), encoding="utf-8"
    )
    labels = camel_data.camel("ner").NERecognizer.labels()
    torch.manual_seed(0)
    torch.set_num_threads(1)
    sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 1, "intermediate_size": 16}
    names = {"id2label": dict(enumerate(labels)), "label2id": {label: i for i, label in enumerate(labels)}}
    model = BertForTokenClassification(BertConfig(vocab_size=len(words) + 5, **sizes, **names))
    tokenizer = BertTokenizer(vocab=str(folder / "vocab.txt"), do_lower_case=False, strip_accents=False)
    teach(torch, model, tokenizer, labels)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def teach(torch, model, tokenizer, labels):
    optimiser = torch.optim.Adam(model.parameters(), lr=0.02)
    model.train()
    for _ in range(40):
        for sentence, tags in TAUGHT:
            ids = tokenizer.convert_tokens_to_ids(["[CLS]", *sentence.split(), "[SEP]"])
            wanted = [-100, *(labels.index(tag) for tag in tags.split()), -100]
            model(input_ids=torch.tensor([ids]), labels=torch.tensor([wanted])).loss.backward()
            optimiser.step()
            optimiser.zero_grad()
    model.eval()


@pytest.fixture
def recogniser(bert):
    nlp = spacy.blank("ar")
    nlp.add_pipe("graphkit_camel_ner", config={"path": str(bert)})
    return nlp


NAMES = [
    (TAUGHT[0][0], [("باراك أوباما", "Person"), ("الموصل", "Place")]),
    (TAUGHT[1][0], [("يوروبول", "Organization"), ("الموصل", "Place")]),
    (TAUGHT[2][0], [("باريس", "Place")]),
    ("قالت  \n يوروبول إن \n\n الموصل آمنة", [("يوروبول", "Organization"), ("الموصل", "Place")]),
    ("\u200b باريس", [("باريس", "Place")]),  # the tokenizer drops the first word
    ("", []),
    ("   ", []),
]


@pytest.mark.parametrize("text, names", NAMES)
def test_names_that_the_model_has_learned(recogniser, capfd, text, names):
    doc = recogniser(text)
    assert capfd.readouterr() == ("", "")
    assert [(span.text, span.label_) for span in doc.spans["camel_ner"]] == names
    assert all(text[span.start_char : span.end_char] == span.text for span in doc.spans["camel_ner"])


def test_names_of_several_sentences_keep_their_places(recogniser):
    recogniser.add_pipe("sentencizer", first=True)
    doc = recogniser(f"{TAUGHT[0][0]} {TAUGHT[2][0]}")
    assert [span.text for span in doc.spans["camel_ner"]] == ["باراك أوباما", "الموصل", "باريس"]


def test_names_are_proposed_to_graphkits_own_pipeline(bert):
    import graphkit.extraction.nlp  # noqa: F401  registers the extensions

    doc = spacy.blank("ar")(TAUGHT[0][0])
    doc._.reading = read(doc)
    camel.Recogniser(bert)(doc)
    found = [(doc._.reading.name(mention), mention.type, mention.by) for mention in doc._.reading.mentions]
    assert found == [("باراك أوباما", "Person", "graphkit_camel_ner"), ("الموصل", "Place", "graphkit_camel_ner")]


MISSING = [
    ("graphkit_camel_morphology", {}, "run `camel_data -i disambig-mle-calima-msa-r13`"),
    ("graphkit_camel_ner", {}, "run `camel_data -i ner-arabert`"),
    ("graphkit_camel_morphology", {"database": "/nowhere/x.db"}, "/nowhere/x.db: no such file"),
    ("graphkit_camel_ner", {"path": "/nowhere"}, "/nowhere: no such file or folder"),
]


@pytest.mark.parametrize("name, config, words", MISSING)
def test_missing_data_is_one_clear_line(name, config, words):
    with pytest.raises(MissingModelError) as caught:
        spacy.blank("ar").add_pipe(name, config=config)
    assert words in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "name, setting, content",
    [("graphkit_camel_morphology", "database", "###DEFINES###\nrubbish\n"), ("graphkit_camel_ner", "path", None)],
)
def test_broken_data_is_one_clear_line(tmp_path, name, setting, content):
    path = tmp_path / "broken"
    path.write_text(content) if content else path.mkdir()
    with pytest.raises(MissingModelError, match="cannot read this model") as caught:
        spacy.blank("ar").add_pipe(name, config={setting: str(path)})
    assert "\n" not in str(caught.value) and str(path) in str(caught.value)


def put(folder, component):
    for name in camel_data.PACKAGES[component].files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}")


def test_models_says_what_is_there_and_how_to_get_the_rest(tmp_path):
    put(tmp_path / "data", "graphkit_camel_ner")
    assert [(model.component, model.installed) for model in camel_data.models()] == [
        ("graphkit_camel_morphology", False),
        ("graphkit_camel_ner", True),
    ]
    said = CliRunner().invoke(app, ["models"])
    assert said.exit_code == 0
    assert "camel_data -i disambig-mle-calima-msa-r13" in said.output and "GPL v2" in said.output
    assert "camel_data -i ner-arabert" not in said.output and str(tmp_path / "data") in said.output


def test_a_package_half_there_is_not_installed(tmp_path):
    put(tmp_path / "data", "graphkit_camel_morphology")
    (tmp_path / "data" / camel_data.PACKAGES["graphkit_camel_morphology"].files[1]).unlink()
    assert not camel_data.models()[0].installed


@pytest.mark.parametrize("content", ["{}", "not json", '{"version": 1}'])
def test_a_broken_catalogue_is_one_clear_line(tmp_path, content):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "catalogue.json").write_text(content)
    code = (
        "from graphkit.extraction.camel_data import camel\nfrom graphkit.errors import MissingModelError\n"
        "try: camel('data')\nexcept MissingModelError as error: print(error)"
    )
    said = subprocess.check_output([sys.executable, "-c", code], text=True)
    assert "cannot read its data folder" in said and str(tmp_path / "data") in said and said.count("\n") == 1


def test_without_data_the_import_asks_no_network_and_leaves_the_environment():
    code = (
        "import os, socket\ndef no(*a, **k): raise SystemExit('network')\n"
        "socket.socket.connect = no\nfrom graphkit.extraction.camel_data import camel\n"
        "before = dict(os.environ)\ncamel('morphology.analyzer')\n"
        "print(os.environ.get('CAMELTOOLS_DATA') == before.get('CAMELTOOLS_DATA'))"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "True"
