"""What models write: Markdown with maths, parsed into plain values. No Qt, no HTML from outside."""
