"""Those who work in more than one partnership: the same address there is the same person."""

from __future__ import annotations

from quadrant.demo.loading.founding import NewPerson

ICB_DIRECTOR = NewPerson("icb", "Place director, Estuary and Fells ICB", "place.director@estuary-and-fells.example")
HARBOUR_DOOR = NewPerson("harbour_door", "Contact at Harbour Door", "contact@harbour-door.example")
