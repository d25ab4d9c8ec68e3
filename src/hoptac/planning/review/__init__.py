"""The review of a reading: its items with what people said of them, and the page that shows them."""
