"""Who is who over all documents: blocking, features, judge, clusters, and people's judgements that can be taken back.

The way: `profiles` (one a name) -> `blocking` (pairs worth a look) -> `features` (reasons) -> `judge` (a score)
-> `clusters` (which respect what people said) -> `canonical` (one id and name each). `resolve` ties them.
"""

from .judgements import Judgement, append_judgement, read_judgements, standing, undo
from .memory import Memory
from .names import likeness, nearest
from .profile import Profile, is_weak, profile_id, profiles
from .references import References, reference
from .resolve import Candidate, Resolution, rehearse, resolve
from .rulings import judged_edges
from .world import keys

__all__ = [
    "Candidate",
    "Judgement",
    "Memory",
    "Profile",
    "References",
    "Resolution",
    "append_judgement",
    "is_weak",
    "judged_edges",
    "keys",
    "likeness",
    "nearest",
    "profile_id",
    "profiles",
    "read_judgements",
    "reference",
    "rehearse",
    "resolve",
    "standing",
    "undo",
]
