"""The overview: counts over the whole project as bars, heat maps and a time chart."""
