"""What templates may say: parts that recur on every page, times in street words, drawings from numbers."""
