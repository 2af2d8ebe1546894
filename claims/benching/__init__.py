"""What `manage.py bench` measures: plain functions that return what they measured; the command prints it."""
