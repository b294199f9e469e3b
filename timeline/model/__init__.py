"""The words of the project as frozen dataclasses; nothing here imports more than the standard library."""
