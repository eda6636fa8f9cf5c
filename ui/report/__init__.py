"""Reports: a list of sections made from a source, written as a page and as a PDF."""
