"""The script that hands KaTeX's box tree to us.

Evaluated once, after KaTeX. It gives a function from TeX (as JSON) to the tree (as JSON), or to ""
where KaTeX refuses. The tree is KaTeX's private matter; only this script knows its names.
"""

from __future__ import annotations

SCRIPT_FILES = ("katex.min.js", "mhchem.min.js")
"""What comes before it, in order."""

SCRIPT = r"""
(function (limits) {
  "use strict";

  // What KaTeX does not trust or know, it sets in this colour. No other way tells.
  const REFUSED = limits.refused;
  let budget = 0;

  function options(isDisplay) {
    return {
      displayMode: isDisplay,
      throwOnError: true,
      errorColor: REFUSED,
      strict: "ignore",
      trust: false,
      maxExpand: 300,
      maxSize: 25,
      // A new object each time: what one formula defines, the next must not see.
      macros: {
        "\\label": { tokens: [], numArgs: 1 },
        "\\require": { tokens: [], numArgs: 1 },
        "\\mathds": "\\mathbb",
        "\\bbm": "\\mathbb",
        "\\textsc": "\\text",
      },
    };
  }

  // Lengths in em become numbers; everything else stays the text that it is.
  function length(value) {
    return /^-?[\d.]+(e-?\d+)?em$/.test(value) ? parseFloat(value) : value;
  }

  function style(given) {
    const found = {};
    let some = false;
    for (const name in given) {
      if (given[name]) {
        found[name] = length(given[name]);
        some = true;
      }
    }
    if (found.color === REFUSED) throw new Error("not allowed");
    return some ? found : undefined;
  }

  function classes(given) {
    const found = given.filter((name) => name).map((name) => name.replace(/^katex-/, ""));
    return found.length ? found.join(" ") : undefined;
  }

  function svg(node) {
    const lines = node.children.filter((child) => child.attributes);
    const paths = node.children.filter((child) => !child.attributes);
    return {
      view: (node.attributes.viewBox || "0 0 0 0").split(" ").slice(2).map(Number),
      fit: node.attributes.preserveAspectRatio || "xMidYMid",
      paths: paths.map((child) => child.toMarkup().match(/ d="([^"]*)"/)[1]),
      rises: lines.map((child) => child.attributes.y1 !== "0"),
    };
  }

  // Boxes above each other are a table of tables in HTML; here they are rows with their shift.
  function row(wrap, level) {
    const strut = wrap.children[0].style.height;
    const outer = wrap.style;
    return {
      shift: (length(outer.top) || 0) + (length(strut) || 0),
      left: length(outer.marginLeft) || 0,
      right: length(outer.marginRight) || 0,
      classes: classes(wrap.classes),
      children: wrap.children.slice(1).map((child) => node(child, level)),
    };
  }

  function node(given, level) {
    if (level > limits.levels || (budget -= 1) < 0) throw new Error("too much");
    const made = { classes: classes(given.classes), style: style(given.style) };
    if (given.src !== undefined || given.attributes && given.attributes.href) {
      throw new Error("not allowed");
    }
    if (given.text !== undefined) {
      made.text = given.text;
      made.italic = given.italic > 0 ? given.italic : undefined;
    } else if (given.classes.indexOf("vlist-t") >= 0) {
      made.rows = given.children[0].children[0].children.map((wrap) => row(wrap, level + 1));
    } else {
      children(made, given.children, level + 1);
    }
    return made;
  }

  function children(made, given, level) {
    const drawn = given.filter((child) => child.classes === undefined);
    if (drawn.length) made.drawings = drawn.map(svg);
    const boxes = given.filter((child) => child.classes !== undefined);
    if (boxes.length) made.children = boxes.map((child) => node(child, level));
  }

  return function (source, isDisplay) {
    budget = limits.nodes;
    try {
      const tree = katex.__renderToHTMLTree(JSON.parse(source), options(isDisplay));
      const made = node(tree, 0);
      made.height = tree.height;
      made.depth = tree.depth;
      return JSON.stringify(made);
    } catch (refusal) {
      return "";
    }
  };
});
"""
