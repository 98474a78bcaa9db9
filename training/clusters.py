"""Word clusters from raw text: words that stand in the same company get the same number.

    python -m training.clusters ARTICLES.jsonl graphkit/extraction/weights/clusters.tsv

Positive pointwise mutual information of each word with its left and right neighbours, cut to 100 dimensions by a
truncated SVD, then k-means (Levy and Goldberg 2014, "Neural word embedding as implicit matrix factorization").
The file holds single words and two numbers, no text.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.sparse import coo_matrix
from sklearn.cluster import MiniBatchKMeans
from sklearn.preprocessing import normalize
from sklearn.utils.extmath import randomized_svd

from graphkit.extraction.reading import word_of
from training.gold import tokenizer

_OFFSETS = (-2, -1, 1, 2)


def words_of(articles: Path) -> list[list[str]]:
    """The folded tokens of every article."""
    nlp = tokenizer()
    texts = (f"{r['title']}\n{r['text']}" for r in map(json.loads, articles.open(encoding="utf-8")))
    return [[word_of(t.text).folded for t in doc] for doc in nlp.pipe(texts)]


def vectors(documents: list[list[str]], least: int, dimensions: int) -> tuple[list[str], np.ndarray]:
    """The words that stand at least `least` times, and a unit vector for each."""
    counts = Counter(w for d in documents for w in d)
    vocabulary = sorted(w for w, n in counts.items() if n >= least and not w.isspace())
    index = {w: i for i, w in enumerate(vocabulary)}
    pairs: Counter[tuple[int, int]] = Counter()
    for document in documents:
        ids = [index.get(w, -1) for w in document]
        for slot, offset in enumerate(_OFFSETS):
            for i in range(max(0, -offset), min(len(ids), len(ids) - offset)):
                if ids[i] >= 0 and ids[i + offset] >= 0:
                    pairs[ids[i], slot * len(vocabulary) + ids[i + offset]] += 1
    keys = np.array(list(pairs))
    values = np.array(list(pairs.values()), dtype=float)
    m = coo_matrix((values, (keys[:, 0], keys[:, 1])), shape=(len(vocabulary), len(_OFFSETS) * len(vocabulary))).tocsr()
    rows, columns = np.asarray(m.sum(1)).ravel(), np.asarray(m.sum(0)).ravel() ** 0.75
    m = m.tocoo()
    m.data = np.maximum(0, np.log(m.data * columns.sum() / (rows[m.row] * columns[m.col])))
    u, s, _ = randomized_svd(m.tocsr(), dimensions, random_state=0)
    return vocabulary, normalize(u * np.sqrt(s))


def main() -> None:
    """Write `word <tab> coarse <tab> fine`, sorted by word."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--least", type=int, default=5)
    args = parser.parse_args()
    vocabulary, points = vectors(words_of(args.articles), args.least, 100)
    groups = [MiniBatchKMeans(k, random_state=0, n_init=3, batch_size=4096).fit_predict(points) for k in (64, 400)]
    args.out.parent.mkdir(parents=True, exist_ok=True)
    with args.out.open("w", encoding="utf-8") as out:
        out.writelines(f"{w}\t{a}\t{b}\n" for w, a, b in zip(vocabulary, *groups, strict=True))


if __name__ == "__main__":
    main()
