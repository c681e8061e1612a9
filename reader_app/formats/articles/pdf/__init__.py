"""Reads PDF files: lines with their places from PDFium, put in order and joined to paragraphs."""
