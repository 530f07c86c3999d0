"""Shapes of input, nothing about the world."""
