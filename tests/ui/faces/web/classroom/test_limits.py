"""How often something may be done, and what is done once however often it is asked."""

from ui.faces.web.classroom.done import REMEMBERED, Done, PageReply
from ui.faces.web.classroom.limits import Bucket, Buckets


def test_a_bucket_is_empty_after_its_tries_and_fills_again():
    bucket = Bucket(3, 2.0)
    assert [bucket.take(10.0) for _ in range(4)] == [True, True, True, False]
    assert not bucket.take(10.4)
    assert bucket.take(10.5)
    assert not bucket.has(10.5)


def test_a_bucket_never_holds_more_than_its_size():
    bucket = Bucket(2, 100.0)
    assert [bucket.take(1e6) for _ in range(3)] == [True, True, False]


def test_a_clock_that_goes_back_fills_nothing():
    bucket = Bucket(1, 1.0)
    assert bucket.take(100.0)
    assert not bucket.take(50.0)


def test_everybody_has_a_bucket_of_their_own_and_who_is_long_gone_is_forgotten():
    buckets = Buckets(1, 0.0, most=2)
    assert buckets.of("a").take(0.0)
    assert not buckets.of("a").take(0.0)
    assert buckets.of("b").take(0.0)
    assert buckets.of("c").take(0.0)
    assert buckets.of("a").take(0.0)  # forgotten, and new again


def test_what_was_answered_is_answered_again_for_the_same_page_alone():
    done = Done()
    done.note("a", 1, PageReply(False, "no"))
    assert done.reply("a", 1) == PageReply(False, "no")
    assert done.reply("b", 1) is None
    assert done.reply("a", 2) is None
    assert done.heard == {"a": 1}


def test_only_so_much_is_remembered():
    done = Done()
    for number in range(3 * REMEMBERED):
        done.note(f"p{number}", number, PageReply(True))
    assert done.reply("p0", 0) is None
    assert len(done.heard) == REMEMBERED
