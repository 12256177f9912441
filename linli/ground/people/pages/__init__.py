"""家家户户: the list, a household, a person, and the forms of every act."""
