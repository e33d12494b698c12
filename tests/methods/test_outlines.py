"""Outlines get fewer points, and what two places share stays the same line in both."""

from __future__ import annotations

import numpy as np
import pytest

from quadrant.methods.outlines import Shape, area_of, bounds_of, place_inside, ring_of, simplified


def _wavy(points: int) -> list[tuple[float, float]]:
    """The border of two squares, from south to north, that wanders a little to both sides."""
    return [(1 + 0.002 * (-1) ** at * (0 < at < points), at / points) for at in range(points + 1)]


def _beside() -> tuple[Shape, Shape]:
    border = _wavy(40)
    west = [(0.0, 0.0), *border, (0.0, 1.0)]
    east = [(2.0, 1.0), *border[::-1], (2.0, 0.0)]
    return [[ring_of(west)]], [[ring_of(east)]]


def test_a_border_of_two_places_loses_points_and_stays_the_same_line_in_both() -> None:
    west, east = simplified(_beside(), detail=0.01)
    assert (len(west[0][0]), len(east[0][0])) == (5, 5)
    both = {tuple(point) for point in west[0][0].tolist()} & {tuple(point) for point in east[0][0].tolist()}
    assert both == {(1.0, 0.0), (1.0, 1.0)}


def test_what_stands_out_further_than_the_detail_is_kept() -> None:
    peak = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.5, 1.5), (0.0, 1.0), (0.0, 0.5)]
    [found] = simplified([[[ring_of(peak)]]], detail=0.01)
    assert {tuple(point) for point in found[0][0].tolist()} == {(0, 0), (1, 0), (1, 1), (0.5, 1.5), (0, 1)}
    assert area_of(found[0][0]) == pytest.approx(1.25)


def test_a_small_island_goes_and_a_small_place_never() -> None:
    large, speck = ring_of([(0, 0), (1, 0), (1, 1), (0, 1)]), ring_of([(3, 3), (3.0005, 3), (3.0005, 3.0005)])
    apart = ring_of([(5, 5), (5.0005, 5), (5.0005, 5.0005)])
    with_island, alone = simplified([[[large], [speck]], [[apart]]], detail=0.004)
    assert [len(polygon[0]) for polygon in with_island] == [5]
    assert len(alone) == 1


def test_a_hole_is_kept_and_the_place_in_it_meets_it() -> None:
    hole = [(0.4, 0.4), (0.6, 0.4), (0.6, 0.6), (0.5, 0.6), (0.4, 0.6)]
    outer = ring_of([(0, 0), (1, 0), (1, 1), (0, 1)])
    around, inside = simplified([[[outer, ring_of(hole[::-1])]], [[ring_of(hole)]]])
    assert {tuple(point) for point in around[0][1].tolist()} == {tuple(point) for point in inside[0][0].tolist()}


def test_a_word_stands_where_there_is_room_for_it() -> None:
    horseshoe = ring_of([(0, 0), (3, 0), (3, 3), (2, 3), (2, 1), (1, 1), (1, 3), (0, 3)])
    x, y, room = place_inside([[horseshoe]])
    assert (x, room) == (1.5, 3.0)
    assert y < 1


def test_a_word_in_a_triangle_goes_down_where_it_is_clearly_wider() -> None:
    # 2 wide at half its height, 2.4 at four tenths, 2.8 at three; at two tenths 3.2, which is not clearly more
    assert place_inside([[ring_of([(0, 0), (4, 0), (0, 4)])]]) == pytest.approx((1.4, 1.2, 2.8))


def test_a_word_stands_beside_a_hole_and_in_the_largest_part() -> None:
    square = ring_of([(0, 0), (10, 0), (10, 10), (0, 10)])
    hole = ring_of([(2, 0.5), (4, 0.5), (4, 9.5), (2, 9.5)])
    island = ring_of([(20, 0), (21, 0), (21, 1), (20, 1)])
    assert place_inside([[island], [square, hole]]) == pytest.approx((7, 5, 6))


@pytest.mark.parametrize(
    "points",
    [[], [(0, 0), (1, 1)], [(0, 0), (1, 1), (0, 0), (1, 1)], [(0,), (1,), (2,)], [(0, np.nan), (1, 1), (2, 0)], [1, 2]],
)
def test_what_encloses_nothing_is_refused(points: list[tuple[float, ...]]) -> None:
    with pytest.raises(ValueError, match=r"outline|points"):
        ring_of(points)


def test_no_outlines_have_no_bounds() -> None:
    with pytest.raises(ValueError, match="no outlines"):
        bounds_of([])
    with pytest.raises(ValueError, match="detail"):
        simplified([], detail=0.0)


def test_a_ring_is_closed_once_and_heights_are_left_out() -> None:
    corners = [(5.0, 50.0), (7.0, 50.0), (7.0, 53.0)]
    closed = [*corners, corners[0]]
    assert ring_of(corners).tolist() == ring_of(closed).tolist() == [list(each) for each in closed]
    assert ring_of([(*each, 80.0) for each in corners]).tolist() == [list(each) for each in closed]


def test_areas_and_bounds_are_those_of_the_drawing_wherever_it_lies() -> None:
    ring = ring_of([(5, 50), (7, 50), (7, 53)])
    assert area_of(ring) == area_of(ring[::-1]) == 3.0
    assert bounds_of([[[ring]], [[ring + np.array([10, -2])]]]) == (5, 48, 17, 53)


def test_a_detail_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^the detail"):
        simplified([], detail=0.0)


def test_triangles_stay_as_parts_and_as_holes() -> None:
    square = ring_of([(0, 0), (1, 0), (1, 1), (0, 1)])
    hole = ring_of([(0.2, 0.2), (0.8, 0.2), (0.5, 0.8)])
    island = ring_of([(2, 0), (3, 0), (2.5, 1)])
    [found] = simplified([[[square, hole], [island]]])
    assert [[len(ring) for ring in polygon] for polygon in found] == [[5, 4], [4]]


def test_places_that_meet_in_one_point_keep_it() -> None:
    corner = [(0, 0), (1, 0), (1, 1), (0, 1)]
    lower, upper = simplified([[[ring_of(corner)]], [[ring_of([(x + 1, y + 1) for x, y in corner])]]])
    both = {tuple(point) for point in lower[0][0].tolist()} & {tuple(point) for point in upper[0][0].tolist()}
    assert (len(lower[0][0]), len(upper[0][0]), both) == (5, 5, {(1.0, 1.0)})


def test_an_island_below_the_grid_goes_and_such_a_place_stays() -> None:
    square, speck = ring_of([(0, 0), (1, 0), (1, 1), (0, 1)]), ring_of([(3, 3), (3.00002, 3), (3.000021, 3)])
    with_island, alone = simplified([[[square], [speck]], [[speck]]])
    assert [len(polygon[0]) for polygon in with_island] == [5]
    assert alone[0][0].tolist() == pytest.approx(np.array([[3, 3], [3.00002, 3], [3, 3]]))


def test_a_word_on_a_corner_counts_it_once_and_on_a_line_stands_in_its_middle() -> None:
    assert place_inside([[ring_of([(0, 1), (1, 0), (2, 1), (1, 2)])]]) == pytest.approx((1, 1, 2))
    assert place_inside([[ring_of([(0, 1), (1, 1), (2, 1), (1, 1)])]]) == pytest.approx((0.8, 1, 0))
