"""The rules of the domain, pure: ids, dates, anchors, addresses, vocabularies."""
