"""Speed and memory, as ratios against a floor or a peer in one run."""
