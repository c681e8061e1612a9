"""The actions: what they are called, their keys, and when they can be used."""
