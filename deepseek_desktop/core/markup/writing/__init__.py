"""From leaves and spans back to text: what is read, and Markdown."""
