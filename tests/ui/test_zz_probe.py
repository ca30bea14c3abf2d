import re, pytest
from PySide6.QtWidgets import *
from tests.ui.every_dialog import *
from tests.ui.controls import *
from tests.ui.busy_window import *
from tests.ui.pseudo import *
@pytest.fixture
def lang(qapp):
    p=Pseudo(); qapp.installTranslator(p); yield; qapp.removeTranslator(p)
seen_=set()
def report(where, win, name):
    for w in [win,*win.findChildren(QWidget)]:
        if w is not win and not (w.isVisible() and w.window() is win) and not isinstance(w,QMenu): continue
        for t in texts_of(w):
            rest=unmarked(t)
            if re.search(r"[^\W\d_]", rest):
                k=(w.objectName(), rest.strip()[:90])
                if k in seen_: continue
                seen_.add(k)
                print(where, type(w).__name__, w.objectName(), "|", rest.strip()[:90].replace("\n","⏎"))
async def test_x(lang, person, host):
    async for name in states(person, host):
        person.window.resize(900,600)
        print("==", name)
        person.window.grab().save(f"/tmp/mine/quality/p-{name}.png")
        report(name, person.window, name)
        if name=="asked":
            for dname, make in makers(person).items():
                with shown(make) as d: report(dname, d, True); d.grab().save(f"/tmp/mine/quality/p-{dname}.png")
            person.window.activateWindow()
            person.field.setFocus()
