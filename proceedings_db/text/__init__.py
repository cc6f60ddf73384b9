"""Characters, words and lines: what is known of Unicode and of Persian, and nothing of conferences."""
