"""The pages: HTTP only. What they show is decided in querysets, `claims.timeline` and `claims.recording`."""
