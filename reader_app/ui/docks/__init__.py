"""What all docks share: their head, their limits, their empty state."""
