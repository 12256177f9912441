"""The words on the screen: Chinese in the source, English beside it, and a look-out for words we do not say.

A plain package without models: it reads files, so it also runs where no database is."""
