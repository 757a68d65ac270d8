"""How fast reading is: factdb against the limit, PostGraphile, and resolvers with DataLoaders."""
