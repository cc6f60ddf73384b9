"""Records to links: exactly one candidate, or none."""
