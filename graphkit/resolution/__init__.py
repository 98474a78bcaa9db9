"""Who is who over all documents: blocking, features, judge, clusters, and people's judgements that can be taken back.

The way: `profiles` (one a name) -> `blocking` (pairs worth a look) -> `features` (reasons) -> `judge` (a score)
-> `clusters` (which respect what people said) -> `canonical` (one id and name each). `resolve` ties them.
"""

from .profile import Profile, is_weak, profile_id, profiles
from .resolve import Candidate, Resolution, resolve

__all__ = ["Candidate", "Profile", "Resolution", "is_weak", "profile_id", "profiles", "resolve"]
