"""Saying whose words a highlight is, and through whom they came."""
