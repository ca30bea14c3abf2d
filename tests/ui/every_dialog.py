"""Every dialog of the app over one window, made as the app makes it, with something to show."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QDialog, QMessageBox, QWidget
from shiboken6 import delete

from deepseek_desktop.core.domain.archive_state import Checked, Finding, Found
from deepseek_desktop.core.domain.attachment import Attachment
from deepseek_desktop.core.domain.backup import Backup, Contents, Why
from deepseek_desktop.core.domain.conversation import Binned, LaneSetup
from deepseek_desktop.core.domain.draft import LaneChoice
from deepseek_desktop.core.domain.hits import Hit, Scope
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.importing import Added, ImportReport, Remark
from deepseek_desktop.core.domain.key_finding import found_key
from deepseek_desktop.core.domain.lane_set import LaneSet
from deepseek_desktop.core.domain.persona import Persona
from deepseek_desktop.core.domain.prompt_template import SavedPrompt, variables
from deepseek_desktop.core.domain.shelf import Folder
from deepseek_desktop.core.domain.spending import Spent
from deepseek_desktop.core.domain.usage_groups import Group
from deepseek_desktop.core.domain.verdict import Reason
from deepseek_desktop.core.evaluation.counting import counted
from deepseek_desktop.core.evaluation.trace_outline import outline_of
from deepseek_desktop.core.evaluation.trace_parting import parting_of
from deepseek_desktop.core.markup.addresses import target_of
from deepseek_desktop.core.runs.exporting import Progress
from deepseek_desktop.ui import dialogs
from deepseek_desktop.ui.dialogs.about import AboutDialog
from deepseek_desktop.ui.dialogs.add_provider import AddProviderDialog
from deepseek_desktop.ui.dialogs.archive_check import ArchiveCheckDialog
from deepseek_desktop.ui.dialogs.attachment_preview import AttachmentPreviewDialog
from deepseek_desktop.ui.dialogs.backups import BackupsDialog
from deepseek_desktop.ui.dialogs.bin import BinDialog
from deepseek_desktop.ui.dialogs.branch_map import BranchMapDialog
from deepseek_desktop.ui.dialogs.command_palette import CommandPalette
from deepseek_desktop.ui.dialogs.export import ExportDialog
from deepseek_desktop.ui.dialogs.export_progress import ExportProgressDialog
from deepseek_desktop.ui.dialogs.figures import FiguresDialog
from deepseek_desktop.ui.dialogs.first_key import FirstKeyDialog
from deepseek_desktop.ui.dialogs.folders import FoldersDialog
from deepseek_desktop.ui.dialogs.importing import ImportDialog
from deepseek_desktop.ui.dialogs.lane_sets import LaneSetsDialog
from deepseek_desktop.ui.dialogs.lane_settings import LaneSettingsDialog
from deepseek_desktop.ui.dialogs.model_card import ModelCardDialog
from deepseek_desktop.ui.dialogs.opening_link import OpeningLinkDialog
from deepseek_desktop.ui.dialogs.outline import OutlineDialog, Parted, Traced
from deepseek_desktop.ui.dialogs.personas import PersonasDialog
from deepseek_desktop.ui.dialogs.pick_model import PickModel
from deepseek_desktop.ui.dialogs.prompt_library import PromptLibraryDialog
from deepseek_desktop.ui.dialogs.prompt_values import PromptValuesDialog
from deepseek_desktop.ui.dialogs.providers import ProvidersDialog
from deepseek_desktop.ui.dialogs.reading import ReadingWindow
from deepseek_desktop.ui.dialogs.recovery import RecoveryDialog
from deepseek_desktop.ui.dialogs.report import ReportDialog
from deepseek_desktop.ui.dialogs.retitling import TitleDialog
from deepseek_desktop.ui.dialogs.search_all import SearchAllDialog
from deepseek_desktop.ui.dialogs.settings import SettingsDialog
from deepseek_desktop.ui.dialogs.shortcuts import ShortcutsDialog
from deepseek_desktop.ui.dialogs.tags import TagsDialog
from deepseek_desktop.ui.dialogs.usage import Shown, UsageDialog
from deepseek_desktop.ui.dialogs.verdicts import VerdictsDialog
from deepseek_desktop.ui.licences import parts
from deepseek_desktop.ui.model_facts import facts_of_model
from deepseek_desktop.ui.models import spending_words
from deepseek_desktop.ui.models.import_words import report_text
from deepseek_desktop.ui.models.page import Page
from tests.core.evaluation.comparands import pair, reply
from tests.ui.person import Person

MODEL = "deepseek/deepseek-reasoner"
_AT = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
_PROMPT = SavedPrompt(
    "1", "translate", "Put {{selection}} into {{language=Chinese}}: {{clipboard}}"
)
_HELD = Contents("a" * 32, 6, "1.0", 9, 3, 12, 20, "What is 2 + 2?", _AT)
_BACKUPS = (
    Backup("2026-03-01T12-00-00Z_closing_aaaaaaaa.db", _AT, Why.CLOSING, 2_000_000, _HELD),
    Backup("2026-02-01T12-00-00Z_import_aaaaaaaa.db", _AT, Why.IMPORT, 1_000_000, None),
)
_ODD_LINK = "http://someone@xn--pple-43d.com:8080/page"


def dialog_names() -> set[str]:
    """Return the names of all classes of windows in `ui/dialogs`."""
    modules = [
        importlib.import_module(f"{dialogs.__name__}.{found.name}")
        for found in pkgutil.iter_modules(dialogs.__path__)
    ]
    return {
        name
        for module in modules
        for name, kind in inspect.getmembers(module, inspect.isclass)
        if kind.__module__ == module.__name__ and issubclass(kind, QWidget)
        if not kind.__subclasses__()  # what several are made from is none itself
    }


def makers(person: Person) -> Mapping[str, Callable[[], QWidget]]:
    """Return how each dialog is made, by the name of its class."""
    window, tab = person.window, person.tab
    commands = window.commands
    return {
        "AboutDialog": lambda: AboutDialog(parts(), window),
        "AddProviderDialog": partial(_add_provider, person),
        "ArchiveCheckDialog": partial(_archive_check, person),
        "AttachmentPreviewDialog": lambda: AttachmentPreviewDialog(
            Attachment("notes.md", "One\nTwo\n"), window
        ),
        "BackupsDialog": partial(_backups, person),
        "BinDialog": partial(_bin, person),
        "BranchMapDialog": lambda: BranchMapDialog(tab.state, tab),
        "CommandPalette": lambda: CommandPalette(commands.entries(), (), window),
        "ExportDialog": lambda: ExportDialog(("Sums & more",), 12, window),
        "ExportProgressDialog": partial(_export_progress, person),
        "FiguresDialog": partial(_figures, person),
        "FoldersDialog": partial(_folders, person),
        "FirstKeyDialog": lambda: FirstKeyDialog(window._providing.entries(), window),
        "ImportDialog": partial(_importing, person),
        "LaneSettingsDialog": partial(_lane_settings, person),
        "LaneSetsDialog": partial(_lane_sets, person),
        "ModelCardDialog": partial(_model_card, person),
        "OpeningLinkDialog": partial(_opening_link, person),
        "OutlineDialog": partial(_outline, person),
        "PersonasDialog": partial(_personas, person),
        "PickModel": partial(_pick_model, person),
        "PromptLibraryDialog": lambda: PromptLibraryDialog((_PROMPT,), ("new",), window),
        "PromptValuesDialog": lambda: PromptValuesDialog(
            _PROMPT.name, variables(_PROMPT.text), {}, window
        ),
        "ProvidersDialog": partial(_providers, person),
        "ReadingWindow": partial(_reading, person),
        "RecoveryDialog": partial(_recovery, person),
        "ReportDialog": lambda: ReportDialog(2, has_verdicts=True, is_blind=True, parent=window),
        "SearchAllDialog": partial(_search_all, person),
        "SettingsDialog": lambda: SettingsDialog(
            window._parts.settings.chosen, person.desk.data_dir, lambda *_: "", window
        ),
        "ShortcutsDialog": lambda: ShortcutsDialog(commands, lambda: "", window),
        "TagsDialog": lambda: TagsDialog(("Sums", "One"), (("Sums",), ()), window),
        "TitleDialog": lambda: TitleDialog("A title", window),
        "UsageDialog": partial(_usage, person),
        "VerdictsDialog": partial(_verdicts, person),
    }


@contextmanager
def shown(make: Callable[[], QWidget]) -> Iterator[QWidget]:
    """Show a dialog, laid out, without waiting for anything."""
    dialog = make()
    try:
        if isinstance(dialog, QDialog):
            dialog.open()
        else:
            dialog.show()
        yield dialog
    finally:
        dialog.hide()
        delete(dialog)


def _add_provider(person: Person) -> QWidget:
    dialog = AddProviderDialog(
        person.window, hosts=person.window._providing._presets(), preset="deepseek"
    )
    dialog.show_tested("", is_problem=False)
    return dialog


def _archive_check(person: Person) -> QWidget:
    dialog = ArchiveCheckDialog(person.window)
    found = (
        Found(Finding.MISSING_INDEX, 1, ("turn_by_parent",)),
        Found(Finding.DAMAGED_PAGES, 5, ("Page 3: never used", "Page 4: never used")),
    )
    dialog.show_checked(Checked(found, 3, 12, 20))
    return dialog


def _backups(person: Person) -> QWidget:
    dialog = BackupsDialog(person.desk.archive.backups.folder, person.window)
    dialog.show_backups(_BACKUPS)
    return dialog


def _recovery(person: Person) -> QWidget:
    dialog = RecoveryDialog(
        "host-name", person.desk.data_dir, can_be_salvaged=True, parent=person.window
    )
    dialog.show_backups(_BACKUPS)
    return dialog


def _bin(person: Person) -> QWidget:
    dialog = BinDialog(person.window)
    dialog.show_content(
        (
            Binned("1", "What is 2 + 2?", _AT, "1", "Sums", 3, is_turn=False),
            Binned("2", "And 3 + 3?", _AT, "1", "Sums", 2, is_turn=True),
        )
    )
    return dialog


def _export_progress(person: Person) -> QWidget:
    dialog = ExportProgressDialog(person.window)
    dialog.show_progress(Progress(3, 12))
    return dialog


def _figures(person: Person) -> QWidget:
    spent = person.window._maker._spending._sums.of_conversation(person.tab.state)
    told = (("A heading", spending_words.spent_facts(spent)),)
    return FiguresDialog("What was used", told, person.window)


def _folders(person: Person) -> QWidget:
    dialog = FoldersDialog(2, person.window)
    dialog.show_folders((Folder("1", "Sums", 3), Folder("2", "One")), "1")
    return dialog


def _importing(person: Person) -> QWidget:
    dialog = ImportDialog(person.window)
    added = Added(conversations=3, known=1, turns=9, replies=9)
    remarks = {Remark.FILES: 2, Remark.KEY: 1}
    report = ImportReport("chats.zip", ("chatgpt",), added, remarks, ("sk-...1234",))
    dialog.show_report(report_text([report], ["other.txt holds no JSON."]), has_new=True)
    return dialog


def _lane_settings(person: Person) -> QWidget:
    plan_for = person.window._maker.choosing._plans.plan_for(MODEL)
    setup = LaneSetup("Be brief.", {"temperature": 0.2})
    return LaneSettingsDialog(
        ("A", MODEL), setup, plan_for, has_begun=True, find_key=found_key, parent=person.tab
    )


def _lane_sets(person: Person) -> QWidget:
    lanes = (LaneChoice(MODEL, LaneSetup("Be brief.", {"temperature": 0.2})), LaneChoice(MODEL))
    dialog = LaneSetsDialog((LaneSet("1", "Sums", lanes),), (MODEL,), lanes, person.window)
    dialog.offer_use(has_begun=False)
    return dialog


def _model_card(person: Person) -> QWidget:
    provider, _, model = MODEL.partition("/")
    catalogue = person.window._providing._catalogue
    host, card = catalogue.host(provider), catalogue.card_asked(provider, model)
    assert host is not None
    assert card is not None
    return ModelCardDialog(MODEL, facts_of_model(host, card, catalogue.family(card)), person.window)


def _opening_link(person: Person) -> QWidget:
    target = target_of(_ODD_LINK, "example.org")
    assert target is not None
    return OpeningLinkDialog(target, person.window)


def _personas(person: Person) -> QWidget:
    plans = person.window._maker.choosing._plans
    personas = (Persona("1", "Strict reviewer", LaneSetup("Be strict."), MODEL),)
    dialog = PersonasDialog(personas, (MODEL,), lambda _: plans.plan_for(MODEL), person.window)
    dialog.offer_use("A")
    return dialog


def _pick_model(person: Person) -> QWidget:
    entries = person.window._maker.choosing._offers.for_change(MODEL)
    return PickModel("A title", "What it is for.", "Choose", entries, person.window)


def _providers(person: Person) -> QWidget:
    dialog = ProvidersDialog(person.window)
    dialog.show_entries(person.window._providing.entries(), "deepseek")
    return dialog


def _reading(person: Person) -> QWidget:
    pages = [Page("one", "One", "# One\n\nText."), Page("two", "Two", "# Two\n\nText.")]
    return ReadingWindow("Help", pages, lambda: "", person.window)


def _search_all(person: Person) -> QWidget:
    dialog = SearchAllDialog(person.window)
    ref = ModelRef("demo", "demo-r1")
    dialog.begin_with("sum")
    dialog.show_hits(
        (Hit("1", "1", "1", "a", Scope.ANSWER, "The sum is 4.", 4, 3, _AT, "Sums", (ref,)),)
    )
    dialog.show_rest((), is_all=True)
    return dialog


def _usage(person: Person) -> QWidget:
    dialog = UsageDialog(person.window)
    spent = Spent({"USD": Decimal(1)}, {"USD": Decimal(2)}, 1, 5, 90, 10, 70, 20, 1, 30, 15)
    groups = (Group(spent, first=_AT.date()),)
    dialog.show_used(Shown(groups, dialog.choice.by, spent))
    return dialog


def _verdicts(person: Person) -> QWidget:
    dialog = VerdictsDialog(person.window)
    judged = [(MODEL, "demo/demo-v3"), ("demo/demo-r1", "host/no")]
    compared = [
        pair(reply(f"{n}l", left), reply(f"{n}r", right), n, f"{n}", reasons=[*Reason])
        for n, (left, right) in enumerate(judged * 3)
    ]
    dialog.show_counted(counted(compared, dialog.counting))
    return dialog


def message_box(parent: QWidget) -> QMessageBox:
    """Return the box in which the app asks whether to go on."""
    box = QMessageBox(parent)
    box.setText("Go on?")
    box.addButton(QMessageBox.StandardButton.Cancel)
    return box


def _outline(person: Person) -> QWidget:
    thoughts = ("Wait, 2 + 2 = 5.\n\nSo the answer is 5.", "So the answer is 4.")
    traces = [
        Traced(n, letter, "demo-r1", outline_of(thoughts[n])) for n, letter in enumerate("AB")
    ]
    dialog = OutlineDialog(person.window)
    dialog.show_outlines(traces, [Parted(0, 1, parting_of(*thoughts))])
    return dialog
