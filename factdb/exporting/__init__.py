"""What goes out: records read by GraphQL page by page, as one viewer may see them, written as a format says."""
