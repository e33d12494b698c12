from django.urls import URLPattern

from quadrant.door.routes import route
from quadrant.partnership.rules import may_enter
from quadrant.web.desk import views

partnership: list[URLPattern] = [
    route("your-work/", views.your_work, name="your_work", see=may_enter),
]
