"""What users are told of: who follows what, notices, feeds, digests. What happened is `claims.recording`'s to note."""
