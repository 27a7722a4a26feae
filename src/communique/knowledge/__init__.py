"""What is known before reading, as tables with small loaders."""
