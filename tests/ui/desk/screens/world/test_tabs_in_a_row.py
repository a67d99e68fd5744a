"""The four tabs stand beside each other in every language, in the windows that people have."""

from contextvars import copy_context

import pytest

from ui.play.words import LANGUAGES, speak


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768), (1920, 1080)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tabs_stand_in_one_row(india, language, size):
    def heights():
        speak(language)
        scene = india.desk.scene(size)
        return {c.box.y for c in scene.controls if c.name.startswith("tab.")}

    assert len(copy_context().run(heights)) == 1
