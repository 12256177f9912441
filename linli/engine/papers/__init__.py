"""纸面: workbooks in, with preview, named faults and undo; ledgers and prints out (`ledgers`)."""
