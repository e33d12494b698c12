"""Where somebody goes after signing in: back into Quadrant, never to another site."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client

from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories.partnership import PASSWORD, person


def signed_in(client: Client, after: str) -> str:
    sent = client.post(f"/sign-in?next={after}", {"login": "clara@example.org", "password": PASSWORD, "next": after})
    assert sent.status_code == 302
    return str(sent["Location"])


def test_back_to_the_page_that_was_asked_for(ardlebury: Partnership, client: Client) -> None:
    person("Clara", Role.COMMISSIONER)
    asked = client.get("/ardlebury/bodies/")
    assert asked["Location"] == "/sign-in?next=/ardlebury/bodies/"
    assert signed_in(client, "/ardlebury/bodies/") == "/ardlebury/bodies/"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example",
        "http:evil.example",
        "\\\\evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "https://testserver@evil.example/",
        "%2F%2Fevil.example/",
    ],
)
def test_never_to_another_site(ardlebury: Partnership, client: Client, elsewhere: str) -> None:
    person("Clara", Role.COMMISSIONER)
    after = signed_in(client, elsewhere)
    assert urlsplit(urljoin("https://testserver/sign-in", after)).netloc == "testserver"
    assert "\\" not in after
    page = Client().get(f"/sign-in?next={elsewhere}").content.decode()
    assert 'href="https://evil' not in page
    assert 'href="//evil' not in page
