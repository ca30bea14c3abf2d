"""What a person can do in the window, declared once: the menus and the palette are made of it."""

from __future__ import annotations

from deepseek_desktop.core.domain.words import words
from deepseek_desktop.ui.models.command import Command, Menu
from deepseek_desktop.ui.models.lane_commands import OF_LANES
from deepseek_desktop.ui.models.library_commands import OF_LIBRARY
from deepseek_desktop.ui.models.verdict_commands import OF_VERDICTS

COMMANDS = (
    Command("new_comparison", words("commands", "New &comparison"), Menu.FILE, ("Ctrl+T",)),
    Command("new_conversation", words("commands", "&New conversation"), Menu.FILE, ("Ctrl+N",)),
    Command("paste_key", words("commands", "Paste a &key…"), Menu.FILE, ("Ctrl+Shift+K",), 1),
    Command("add_provider", words("commands", "Add &provider…"), Menu.FILE, ("Ctrl+Shift+A",), 1),
    Command("providers", words("commands", "P&roviders…"), Menu.FILE, ("Ctrl+Shift+O",), 1),
    Command("open_report", words("commands", "&Open a report…"), Menu.FILE, ("Ctrl+Shift+F8",), 2),
    Command("export", words("commands", "&Export…"), Menu.FILE, ("Shift+F5",), 2),
    Command("import", words("commands", "&Import…"), Menu.FILE, ("Shift+F6",), 2),
    Command("bin", words("commands", "&Bin…"), Menu.FILE, ("Ctrl+Shift+X",), 2),
    Command("backups", words("commands", "Back&ups…"), Menu.FILE, ("Shift+F12",), 2),
    Command("settings", words("commands", "&Settings…"), Menu.FILE, ("Ctrl+,",), 2),
    Command(
        "shortcuts", words("commands", "Keyboard s&hortcuts…"), Menu.FILE, ("Ctrl+Shift+S",), 2
    ),
    Command("close_tab", words("commands", "C&lose tab"), Menu.FILE, ("Ctrl+W",), 3),
    Command("quit", words("commands", "&Quit"), Menu.FILE, ("Ctrl+Q",), 3),
    Command(
        "next_message", words("commands", "Ne&xt message"), Menu.CONVERSATION, ("Alt+Down",), 0
    ),
    Command(
        "previous_message",
        words("commands", "Previous message"),
        Menu.CONVERSATION,
        ("Alt+Up",),
        0,
    ),
    Command("edit", words("commands", "&Edit this question"), Menu.CONVERSATION, ("Ctrl+E",), 1),
    Command("retry", words("commands", "&Retry this reply"), Menu.CONVERSATION, ("Ctrl+R",), 1),
    Command(
        "retry_with",
        words("commands", "Retry &with another model…"),
        Menu.CONVERSATION,
        ("Ctrl+Shift+R",),
        1,
    ),
    Command(
        "go_on", words("commands", "&Continue this reply"), Menu.CONVERSATION, ("Ctrl+Shift+E",), 1
    ),
    Command(
        "hand_thinking",
        words("commands", "&Give this thinking to the other lanes…"),
        Menu.CONVERSATION,
        ("Shift+F8",),
        1,
    ),
    Command(
        "answer_now",
        words("commands", "&Stop thinking and answer now"),
        Menu.CONVERSATION,
        ("Ctrl+F12",),
        1,
    ),
    Command(
        "next_reply",
        words("commands", "Next reply or question of this &turn"),
        Menu.CONVERSATION,
        ("Alt+PgDown",),
        2,
    ),
    Command(
        "previous_reply",
        words("commands", "Previous reply or question of this turn"),
        Menu.CONVERSATION,
        ("Alt+PgUp",),
        2,
    ),
    Command(
        "branch_map",
        words("commands", "&Map of the branches…"),
        Menu.CONVERSATION,
        ("Ctrl+Shift+B",),
        2,
    ),
    Command("use_context", words("commands", "Use this answer as context for all lanes, or not")),
    Command(
        "copy_all",
        words("commands", "Cop&y what all lanes said"),
        Menu.CONVERSATION,
        ("Ctrl+Shift+C",),
        2,
    ),
    Command("fork", words("commands", "&Fork from here"), Menu.CONVERSATION, ("Ctrl+Shift+G",), 2),
    Command(
        "delete_turn",
        words("commands", "&Delete this turn"),
        Menu.CONVERSATION,
        ("Ctrl+Shift+Del",),
        3,
    ),
    Command("attach", words("commands", "&Attach files…"), Menu.CONVERSATION, ("Ctrl+O",), 8),
    Command(
        "quote", words("commands", "&Quote the selection"), Menu.CONVERSATION, ("Ctrl+Shift+Q",), 8
    ),
    Command(
        "prompt_library",
        words("commands", "Prompt &library…"),
        Menu.CONVERSATION,
        ("Ctrl+Shift+L",),
        8,
    ),
    Command("report", words("commands", "Save a re&port…"), Menu.CONVERSATION, ("Ctrl+S",), 9),
    Command("rename", words("commands", "Re&name…"), Menu.CONVERSATION, ("F2",), 9),
    *OF_LIBRARY,
    Command(
        "title_by_model",
        words("commands", "Title by a m&odel"),
        Menu.CONVERSATION,
        ("Shift+F2",),
        9,
    ),
    Command(
        "delete_conversation",
        words("commands", "Delete this con&versation"),
        Menu.CONVERSATION,
        ("Ctrl+Shift+Backspace",),
        9,
    ),
    *OF_LANES,
    Command("stop_all", words("commands", "&Stop all replies of this tab"), Menu.RUN, ("Esc",)),
    Command(
        "retry_failed",
        words("commands", "&Retry the lanes that failed"),
        Menu.RUN,
        ("Ctrl+Shift+F6",),
    ),
    Command(
        "run_again",
        words("commands", "&Ask the same again, in a new conversation…"),
        Menu.RUN,
        ("Ctrl+Shift+F7",),
        2,
    ),
    Command("replay", words("commands", "&Play this turn again"), Menu.RUN, ("Ctrl+F5",), 2),
    *OF_VERDICTS,
    Command("next_tab", words("commands", "&Next tab"), Menu.TAB, ("Ctrl+Tab", "Ctrl+PgDown")),
    Command(
        "previous_tab",
        words("commands", "&Previous tab"),
        Menu.TAB,
        ("Ctrl+Shift+Tab", "Ctrl+PgUp"),
    ),
    Command("tab_left", words("commands", "Move tab &left"), Menu.TAB, ("Ctrl+Shift+PgUp",), 1),
    Command("tab_right", words("commands", "Move tab &right"), Menu.TAB, ("Ctrl+Shift+PgDown",), 1),
    Command("pin_tab", words("commands", "P&in or unpin tab"), Menu.TAB, ("Ctrl+Shift+I",), 1),
    Command("duplicate_tab", words("commands", "&Duplicate tab"), Menu.TAB, ("Ctrl+Shift+D",), 1),
    Command(
        "move_tab_out", words("commands", "Move to a new &window"), Menu.TAB, ("Ctrl+Shift+N",), 2
    ),
    Command(
        "move_tab_back",
        words("commands", "Move to the &main window"),
        Menu.TAB,
        ("Ctrl+Shift+M",),
        2,
    ),
    Command(
        "close_other_tabs",
        words("commands", "Close &other tabs"),
        Menu.TAB,
        ("Ctrl+Shift+F4",),
        3,
    ),
    Command(
        "close_tabs_to_the_right",
        words("commands", "&Close tabs to the right"),
        Menu.TAB,
        ("Ctrl+Shift+F5",),
        3,
    ),
    Command("reopen_tab", words("commands", "R&eopen closed tab"), Menu.TAB, ("Ctrl+Shift+T",), 3),
    Command("tab_menu", words("commands", "Menu of this &tab"), Menu.TAB, ("Ctrl+F10",), 4),
    *(
        Command(
            f"go_to_tab_{number}",
            words("commands", "Tab {number}"),
            Menu.GO_TO_TAB,
            (f"Alt+{number}",),
            number=number,
        )
        for number in range(1, 9)
    ),
    Command("go_to_last_tab", words("commands", "Last tab"), Menu.GO_TO_TAB, ("Alt+9",)),
    Command("outline", words("commands", "Thin&king in steps…"), Menu.VIEW, ("Ctrl+F9",)),
    Command("find", words("commands", "&Find in this conversation…"), Menu.VIEW, ("Ctrl+F",)),
    Command("search_all", words("commands", "Search &all conversations…"), Menu.VIEW, ("Ctrl+K",)),
    Command("find_next", words("commands", "Find &next"), Menu.VIEW, ("F3",)),
    Command("find_previous", words("commands", "Find &previous"), Menu.VIEW, ("Shift+F3",)),
    Command("difference", words("commands", "&Differences of the answers"), Menu.VIEW, ("F7",), 0),
    Command("next_difference", words("commands", "Next differenc&e"), Menu.VIEW, ("Ctrl+F11",), 0),
    Command(
        "previous_difference", words("commands", "Pre&vious difference"), Menu.VIEW, ("Shift+F11",)
    ),
    Command("larger", words("commands", "&Larger text"), Menu.VIEW, ("Ctrl++", "Ctrl+="), 1),
    Command("smaller", words("commands", "&Smaller text"), Menu.VIEW, ("Ctrl+-",), 1),
    Command("usual_size", words("commands", "&Usual size of text"), Menu.VIEW, ("Ctrl+0",), 1),
    Command(
        "scroll_lock", words("commands", "Ho&w lanes scroll together"), Menu.VIEW, ("Ctrl+F8",), 2
    ),
    Command("library", words("commands", "Show or hide the li&brary"), Menu.VIEW, ("Ctrl+B",), 2),
    Command("verdicts", words("commands", "Ve&rdicts…"), Menu.VIEW, ("Ctrl+F7",), 2),
    Command("usage", words("commands", "Usa&ge…"), Menu.VIEW, ("Shift+F7",), 2),
    Command("palette", words("commands", "Find a &command…"), Menu.VIEW, ("Ctrl+Shift+P",), 2),
    Command(
        "theme_system",
        words("commands", "Follow the &system"),
        Menu.THEME,
        ("Ctrl+Shift+F9",),
        is_choice=True,
    ),
    Command(
        "theme_light", words("commands", "&Light"), Menu.THEME, ("Ctrl+Shift+F10",), is_choice=True
    ),
    Command(
        "theme_dark", words("commands", "&Dark"), Menu.THEME, ("Ctrl+Shift+F11",), is_choice=True
    ),
    Command(
        "theme_high_contrast",
        words("commands", "&High contrast"),
        Menu.THEME,
        ("Ctrl+Shift+F12",),
        is_choice=True,
    ),
    Command("help", words("commands", "&Help…"), Menu.HELP, ("F1",)),
    Command("whats_new", words("commands", "What's &new"), Menu.HELP, ("Shift+F1",)),
    Command("check_archive", words("commands", "Chec&k the archive…"), Menu.HELP, ("Ctrl+F1",), 1),
    Command(
        "copy_diagnostics",
        words("commands", "&Copy diagnostics"),
        Menu.HELP,
        ("Ctrl+Shift+F2",),
        1,
    ),
    Command(
        "about", words("commands", "&About DeepSeek Desktop"), Menu.HELP, ("Ctrl+Shift+F1",), 1
    ),
)
