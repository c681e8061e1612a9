"""The History panel: the steps of the project, and the way back to any of them."""
