"""Trains the models that ship, on all annotated articles.

python -m training.ship ../shared/gold [--more JOINED ARTICLES.jsonl] [--out graphkit/extraction/weights]
"""

from __future__ import annotations

import argparse
from pathlib import Path

from training import evaluate
from training.gold import load

WEIGHTS = Path(__file__).parents[1] / "graphkit" / "extraction" / "weights"


def main() -> None:
    """Train, and put the weights where the package finds them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--more", type=Path, nargs=2, action="append", default=[], help="further annotations, articles")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    args = parser.parse_args()
    gold = list(load(args.gold / "train", args.gold / "train.jsonl"))
    others = [e for more in args.more for e in load(*more)]
    evaluate.train(gold, others, args.out, evaluate.scorer(args.gold))
    print(f"trained on {len(gold + others)} articles")


if __name__ == "__main__":
    main()
