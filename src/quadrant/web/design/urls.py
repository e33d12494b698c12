from django.urls import URLPattern

deployment: list[URLPattern] = []
