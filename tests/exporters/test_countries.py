from __future__ import annotations

import pytest

from graphkit.exporters.countries import country_of
from graphkit.knowledge.places import places
from tests.factory import entity


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"type": "Country", "external_ids": {"iso3166": "NG"}}, "NG"),
        ({"type": "ArmedGroup", "attributes": {"country": "iraq"}}, "IQ"),
        ({"type": "ArmedGroup", "attributes": {"country": "atlantis"}}, None),
        ({"type": "Country", "external_ids": {"iso3166": "TR"}, "attributes": {"country": "iraq"}}, "TR"),
        ({"type": "Place"}, None),
    ],
)
def test_country_of_a_record(fields: dict, code: str | None) -> None:
    assert country_of(entity("x", **fields)) == code


def test_country_of_a_known_place() -> None:
    mosul = places()["الموصل"]
    assert country_of(entity(mosul.key, "Place", mosul.name)) == "IQ"
