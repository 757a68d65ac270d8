"""Web pages. Static files are served under /static."""
