"""门户: the residents' site, one community each under /c/<number>/, in the normal and the elder mode."""
