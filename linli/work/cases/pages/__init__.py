"""Pages of cases, one file per audience: residents, who works on them, units that were asked."""
