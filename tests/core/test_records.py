from hypothesis import given

from reader_app.core.ids import Uid
from reader_app.core.records import reading_uid
from tests.core.strategies import UIDS


@given(UIDS, UIDS)
def test_one_analyst_has_one_reading_of_an_article(article: Uid, analyst: Uid) -> None:
    uid = reading_uid(article, analyst)
    assert uid == reading_uid(article, analyst)
    assert len(uid) == 32
    assert (uid == reading_uid(analyst, article)) is (article == analyst)
