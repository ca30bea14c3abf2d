"""What a person takes out of the archive: as JSON, Markdown, page, PDF, or a table of figures."""
