"""Pure functions over strings: text in, offsets and values out."""
