"""Help that needs no network: topics in Markdown, one a file, and where they open."""
