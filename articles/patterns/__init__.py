"""Data that the reading of pages goes by: no logic here, one module a component."""
