"""A host on the loopback interface with answers of our own, for people who have no key yet."""

from __future__ import annotations

from deepseek_desktop.demo.answers import MODELS, demo_questions
from deepseek_desktop.demo.host import DemoHost

__all__ = ["MODELS", "DemoHost", "demo_questions"]
