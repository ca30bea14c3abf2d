"""A process that shows a bare main window with a text field and waits: the floor."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit

if __name__ == "__main__":
    application = QApplication([])
    window = QMainWindow()
    field = QPlainTextEdit()
    window.setCentralWidget(field)
    window.resize(1280, 800)
    field.setFocus()
    window.show()
    application.exec()
