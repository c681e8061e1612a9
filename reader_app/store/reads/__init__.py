"""Questions to the project file, grouped by what they ask about; each answers with records."""
