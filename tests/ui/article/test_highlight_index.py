"""The index finds what brute force finds."""

import random

from reader_app.ui.article.highlight_index import HighlightIndex
from reader_app.ui.article.lanes import Lanes
from reader_app.ui.article.text_mark import TextMark


def made(chance, number):
    start = chance.randrange(5000)
    length = chance.choice((1, 2, 7, 40, 300, 3000))
    return TextMark(start, start + chance.randint(1, length), f"h{number:05}")


def test_ten_thousand_random_queries_equal_brute_force():
    chance = random.Random(7)
    index = HighlightIndex(made(chance, number) for number in range(150))
    alive = {mark.uid: mark for mark in index}
    for number in range(150, 10_150):
        if chance.random() < 0.3:
            mark = made(chance, number)
            index.add(mark)
            alive[mark.uid] = mark
        elif alive and chance.random() < 0.4:
            uid = chance.choice(list(alive)[-40:])
            assert index.remove(uid) == alive.pop(uid)
        start = chance.randrange(5200)
        end = start + chance.choice((1, 5, 80, 1000))
        expected = sorted(m for m in alive.values() if m.start < end and m.end > start)
        assert index.touching(start, end) == expected
    assert len(index) == len(alive)


def test_what_is_not_there_is_not_removed():
    assert HighlightIndex().remove("nobody") is None


def in_order(index):
    return sorted(index, key=lambda mark: (mark.start, -mark.end, mark.uid))


def overlapping_pairs(index):
    marks = list(index)
    return [
        (one, other)
        for one in marks
        for other in marks
        if one.uid < other.uid and one.start < other.end and other.start < one.end
    ]


def test_two_that_overlap_never_share_a_lane():
    chance = random.Random(3)
    index = HighlightIndex(made(chance, number) for number in range(120))
    lanes = Lanes(index)
    lanes.extend(in_order(index))
    for number in range(120, 160):
        mark = made(chance, number)
        index.add(mark)
        lanes.add(mark)
    for one, other in overlapping_pairs(index):
        assert lanes.of(one.uid) != lanes.of(other.uid)


def test_the_outer_highlight_has_the_lane_nearer_the_words():
    outer, inner = TextMark(0, 50, "b"), TextMark(0, 10, "a")
    index = HighlightIndex([inner, outer])
    lanes = Lanes(index)
    lanes.extend(in_order(index))
    assert (lanes.of("b"), lanes.of("a")) == (0, 1)


def test_a_lane_that_is_free_again_is_taken_first():
    first, second = TextMark(0, 9, "a"), TextMark(3, 9, "b")
    index = HighlightIndex([first, second])
    lanes = Lanes(index)
    lanes.extend(in_order(index))
    index.remove("a")
    lanes.remove("a")
    third = TextMark(2, 5, "c")
    index.add(third)
    lanes.add(third)
    assert (lanes.of("b"), lanes.of("c")) == (1, 0)
