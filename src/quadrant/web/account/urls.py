"""Signing in and out: the sign-in package's views behind our addresses and templates."""

from __future__ import annotations

from allauth.account import views
from django.urls import URLPattern, path, re_path

deployment: list[URLPattern] = [
    path("sign-in", views.login, name="account_login"),
    path("sign-out", views.logout, name="account_logout"),
    path("password/change", views.password_change, name="account_change_password"),
    path("password/reset", views.password_reset, name="account_reset_password"),
    path("password/reset/sent", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/reset/done", views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
]
