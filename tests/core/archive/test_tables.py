from __future__ import annotations

from contextlib import closing

from deepseek_desktop.core.archive import schema
from deepseek_desktop.core.archive.mending.tables import fresh, our_triggers


def test_the_triggers_that_count_as_ours_are_those_of_a_new_file() -> None:
    with closing(fresh(len(schema.MIGRATIONS))) as new:
        made = new.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()

    assert our_triggers() == {name for (name,) in made}
    assert our_triggers()
