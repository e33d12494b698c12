"""Signing in and out: the sign-in package's views behind our addresses and templates, and coming in by invitation."""

from __future__ import annotations

from allauth.account import views as package
from django.urls import URLPattern, path, re_path

from quadrant.door.routes import route
from quadrant.partnership.rules import anyone
from quadrant.web.account import views

deployment: list[URLPattern] = [
    path("sign-in", package.login, name="account_login"),
    path("sign-out", package.logout, name="account_logout"),
    path("password/change", package.password_change, name="account_change_password"),
    # Somebody without a password (the demo's people have none) is led here from the page before.
    path("password/set", package.password_set, name="account_set_password"),
    path("password/reset", package.password_reset, name="account_reset_password"),
    path("password/reset/sent", package.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)$",
        package.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/reset/changed", package.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    # Names that the package redirects to; nobody signs up here and nobody is switched off by it.
    path("sign-up", package.signup, name="account_signup"),
    path("switched-off", package.account_inactive, name="account_inactive"),
    route("invitation/<str:token>", views.invitation, name="invitation", see=anyone, of_deployment=True),
    route("demo/people/<int:number>", views.be_demo_person, name="demo_person", see=anyone, of_deployment=True),
]
