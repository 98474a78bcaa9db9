"""Training of the models that ship; see README.md in this folder."""
