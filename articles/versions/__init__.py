"""Two versions of a text side by side: which facts changed, and which sentences stand unchanged. Plain Python."""
