from django.urls import URLPattern

deployment: list[URLPattern] = []
partnership: list[URLPattern] = []
