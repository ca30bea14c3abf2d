"""How the page of a report looks: one style, for light and dark screens and for paper."""

from __future__ import annotations

from deepseek_desktop.core.markup.html import STYLE as TEXT_STYLE

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)
"""Nothing is fetched, run or sent, whatever a browser would otherwise do."""

STYLE = (
    TEXT_STYLE
    + """
:root { --page: #ffffff; --ink: #1f2328; --card: #ffffff; --good: #116329; --bad: #a40e26; }
@media (prefers-color-scheme: dark) {
  :root { --page: #0f1318; --ink: #e6edf3; --card: #151a21; --good: #56d364; --bad: #ff8f86; }
}
body { max-width: 104rem; color: var(--ink); background: var(--page); }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 0.3rem; }
h2 { font-size: 1.25rem; margin: 2.6rem 0 0.8rem; padding-top: 0.9rem;
  border-top: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 0 0 0.4rem; }
.quiet { color: var(--quiet); font-size: 0.9em; }
.question { background: var(--soft); border-radius: 8px; padding: 0.8em 1em; margin: 0 0 1rem;
  white-space: pre-wrap; }
.lanes { display: grid; gap: 1rem; align-items: start;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); }
.lane { border: 1px solid var(--line); border-radius: 8px; padding: 0.9rem 1.1rem; min-width: 0;
  background: var(--card); }
.letter { display: inline-block; min-width: 1.5em; text-align: center; border-radius: 4px;
  background: var(--ink); color: var(--page); margin-right: 0.2em; }
.better { color: var(--good); font-weight: 600; }
.problem { color: var(--bad); }
.answer > :first-child, .thought > :first-child { margin-top: 0; }
.thought { color: var(--quiet); border-left: 3px solid var(--line); padding-left: 0.9em; }
.answer h4, .answer h5, .answer h6, .thought h4, .thought h5, .thought h6 { margin: 1.2em 0 0.4em; }
details { margin: 0.7rem 0; }
summary { cursor: pointer; color: var(--quiet); }
summary:focus-visible, a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
dl { display: grid; grid-template-columns: minmax(6rem, max-content) minmax(0, 1fr);
  gap: 0.2rem 1rem; margin: 0.6rem 0; font-size: 0.9em; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
caption { text-align: left; padding: 0.4rem 0; font-weight: 600; }
.figures { margin: 1rem 0; font-variant-numeric: tabular-nums; font-size: 0.95em; }
.sum { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: 0.85em;
  overflow-wrap: anywhere; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); font-size: 0.9em; }
@media print {
  body { max-width: none; margin: 0; }
  .lane, .question { break-inside: auto; }
  h2, h3, summary { break-after: avoid; }
  details::details-content { content-visibility: visible; display: block; }
}
"""
)
