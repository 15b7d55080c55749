"""RFC 7636."""

import re

from desktop_app.auth.pkce import METHOD, challenge_of, new_verifier


def test_appendix_b() -> None:
    verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"

    assert challenge_of(verifier) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    assert METHOD == "S256"


def test_a_verifier_is_as_section_4_1_wants_and_never_the_same() -> None:
    verifiers = {new_verifier() for _ in range(100)}

    assert len(verifiers) == 100
    assert all(re.fullmatch(r"[A-Za-z0-9._~-]{43,128}", verifier) for verifier in verifiers)
