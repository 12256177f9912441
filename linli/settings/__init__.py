"""Settings by situation: `base` holds what is common; `demo`, `live` and `test` say what differs."""
