"""Pages of the posts: the tree, one post, and what may be done with it."""
