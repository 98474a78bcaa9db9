"""What resolution compares, gathered from the tables: one profile a name, however many documents call it so."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from ..resolution import Profile
from .columns import records
from .merge import Tables, named_tables

if TYPE_CHECKING:
    import ibis.expr.types as ir

NEIGHBOURS = 50


def profile_rows(tables: Tables) -> ir.Table:
    """One row a profile, without names and neighbours."""
    import ibis
    from ibis import _

    dates = tables["documents"].select(document="id", date="date")
    return (
        tables["doc_entities"]
        .join(dates, "document")
        .group_by("profile")
        .agg(
            type=_["type"].min(),
            key=_.key.min(),
            named=_.named.any(),
            count=_.amount.min(),
            documents=_.document.nunique(),
            first=_.date.min(),
            last=_.date.max(),
            document=ibis.ifelse(_.weak, _.document, None).min(),
        )
    )


def name_rows(tables: Tables) -> ir.Table:
    """How often the documents call each profile by each name: (profile, name, n)."""
    import ibis
    from ibis import _

    mentions = tables["mentions"].filter(_.kind == "name").select("profile", name="text", n=ibis.literal(1))
    titles = tables["doc_entities"].select("profile", "name", n=ibis.literal(0))
    return mentions.union(titles).group_by("profile", "name").agg(n=_.n.sum())


def _ends(tables: Tables) -> ir.Table:
    claims = tables["claims"]
    there = claims.select("document", profile="head_profile", to="tail_profile", entity="tail")
    return there.union(claims.select("document", profile="tail_profile", to="head_profile", entity="head"))


def neighbour_rows(tables: Tables) -> ir.Table:
    """The profiles that claims join to each profile, the 50 with the most claims: (profile, to)."""
    import ibis
    from ibis import _

    counted = _ends(tables).group_by("profile", "to").agg(n=_.count())
    order = ibis.window(group_by="profile", order_by=[ibis.desc("n"), "to"])
    return counted.mutate(rank=ibis.row_number().over(order)).filter(_["rank"] < NEIGHBOURS).select("profile", "to")


def country_rows(tables: Tables) -> ir.Table:
    """The countries that claims join to each profile, by key or name: (profile, country)."""
    import ibis
    from ibis import _

    countries = (
        tables["doc_entities"]
        .filter(_["type"] == "Country")
        .select("document", entity="id", country=ibis.coalesce(_.key, _.name))
    )
    return _ends(tables).join(countries, ["document", "entity"]).select("profile", "country").distinct()


def queries() -> dict[str, ir.Table]:
    """The four tables that `to_profiles` needs, by the names of its arguments."""
    tables = named_tables()
    return {
        "profiles": profile_rows(tables),
        "names": name_rows(tables),
        "neighbours": neighbour_rows(tables),
        "countries": country_rows(tables),
    }


def to_profiles(profiles: Any, names: Any, neighbours: Any, countries: Any) -> list[Profile]:
    """The records, sorted by id, from the Arrow tables of the four queries above."""
    called: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for profile, name, n in zip(*_columns(names, "profile", "name", "n"), strict=True):
        called[profile].append((name, int(n)))  # DuckDB sums in wider numbers
    near, home = _lists(neighbours, "to"), _lists(countries, "country")
    fields = {name: column.to_pylist() for name, column in zip(profiles.column_names, profiles.columns, strict=True)}
    ids = fields["id"] = fields.pop("profile")
    fields["names"] = [tuple(sorted(called[id], key=lambda n: (-n[1], n[0]))) for id in ids]
    fields["neighbours"] = [tuple(sorted(near.get(id, ()))) for id in ids]
    fields["countries"] = [tuple(sorted(home.get(id, ()))) for id in ids]
    return sorted(records(Profile, fields), key=lambda p: p.id)


def _lists(table: Any, column: str) -> dict[str, list[str]]:
    lists: dict[str, list[str]] = defaultdict(list)
    for profile, value in zip(*_columns(table, "profile", column), strict=True):
        lists[profile].append(value)
    return lists


def _columns(table: Any, *names: str) -> list[list[Any]]:
    return [table.column(name).to_pylist() for name in names]
