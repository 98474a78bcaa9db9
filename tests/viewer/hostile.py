"""Forty strings that try to run a script, and a graph that holds them in every field."""

from __future__ import annotations

from graphkit.graph import KnowledgeGraph
from tests.factory import edge, entity, evidence, source

RUN = "window.hacked=1"
PAYLOADS = [
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"</SCRIPT ><script>{RUN}//",
    f"<!--<script>{RUN}</script>-->",
    f"]]><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"</textarea><script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f'"><img src=x onerror={RUN}>',
    f"'><img src=x onerror={RUN}>",
    f'" onmouseover="{RUN}',
    f"' onfocus='{RUN}' autofocus='",
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<math><mtext></table><img src=x onerror={RUN}>",
    f"<body onload={RUN}>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'>",
    f"<iframe src='javascript:parent.{RUN}'>",
    f"<details open ontoggle={RUN}>",
    f"<video><source onerror={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<a href='javascript:{RUN}'>href</a>",
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f" javascript:{RUN}",
    f"java\tscript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    f"vbscript:{RUN}",
    f"{{{{constructor.constructor('{RUN}')()}}}}",
    f"${{{RUN}}}",
    f"`;{RUN};`",
    f"';{RUN};'",
    f'";{RUN};"',
    f"\\u003cscript>{RUN}</script>",
    f"\u2028{RUN}\u2029",
    f"&lt;script&gt;{RUN}&lt;/script&gt;<script>{RUN}</script>",
    f"<link rel=stylesheet href=//example.org/x><base href=//example.org/><meta http-equiv=refresh content=0>{RUN}",
    f"=HYPERLINK(\"javascript:{RUN}\")<style>@import '//example.org/x'</style>",
]


def hostile_graph() -> KnowledgeGraph:
    """Every payload as an entity (all fields), as a document (all fields) and as a link with evidence."""
    entities = [
        entity(
            f"{p} id", p, p, name_ar=p, name_en=f"{p} en", aliases=(f"{p} alias",), first_seen=p, last_seen=p,
            external_ids={p: p}, attributes={f"{p} key": p},
        )
        for p in PAYLOADS
    ]  # fmt: skip
    sources = [source(f"{p} doc", p, source=p, date=p, url=p, lang=p) for p in PAYLOADS]
    edges = []
    for k, p in enumerate(PAYLOADS):
        sentence = p.translate(dict.fromkeys(map(ord, "[]{}")))
        claim = evidence("x", f"{p} doc", asserted_by=p, date=p, by=p).model_copy(
            update={"id": p, "sentence": p + sentence, "evidence": (0, 4), "head": (0, 3), "trigger": (2, 6)}
        )
        made = edge(f"{p} id", p, f"{PAYLOADS[k - 1]} id", (claim,), first=p, last=p)
        edges.append(made.model_copy(update={"id": f"{p} edge"}))
    return KnowledgeGraph(entities, edges, sources)
