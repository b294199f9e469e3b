"""One module per part of the page; each has a `layout` and a `register`, and knows no other panel."""
