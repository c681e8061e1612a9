from hypothesis import given
from hypothesis import strategies as st

from reader_app.ui.annotations.card_heights import CardHeights

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("insert"), st.integers(0, 30), st.integers(1, 5)),
        st.tuples(st.just("remove"), st.integers(0, 30), st.integers(1, 5)),
        st.tuples(st.just("measure"), st.integers(0, 30), st.integers(20, 400)),
        st.tuples(st.just("forget"), st.integers(0, 30), st.just(0)),
    ),
    max_size=30,
)


def take(heights, step):
    kind, row, number = step
    if kind == "insert":
        heights.insert(min(row, len(heights)), number)
    elif row < len(heights):
        if kind == "remove":
            heights.remove(row, min(number, len(heights) - row))
        elif kind == "measure":
            heights.measure(row, number)
        else:
            heights.forget(row)


@given(STEPS)
def test_tops_are_the_sum_of_the_heights_above_whatever_was_done(steps):
    heights = CardHeights()
    heights.reset(10)
    for step in steps:
        take(heights, step)
    total = 0
    for row in range(len(heights)):
        assert heights.top(row) == total
        assert heights.row_at(total) == row
        assert heights.row_at(total + heights.height(row) - 1) == row
        total += heights.height(row)
    assert heights.total == total


def test_rows_never_measured_are_taken_for_typical_ones():
    heights = CardHeights()
    heights.reset(100)
    for row in range(8):
        heights.measure(row, 50)
    assert heights.height(99) == 50
    assert heights.total == 5000


def test_no_rows_are_no_place():
    heights = CardHeights()
    assert heights.row_at(10) == -1
    assert heights.total == 0
