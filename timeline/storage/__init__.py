"""Articles, mentions and events in, the same out again years later: one durable transaction per article."""
