"""What the demo is grown from: workbooks and outlines, and the script that made the small workbook."""
