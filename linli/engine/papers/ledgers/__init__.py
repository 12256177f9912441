"""台账: what an app declares as columns and rows becomes a page, a workbook and a line in the audit. Apps only declare."""
