"""Long work beside the web process: a process of its own, its progress, and a way to stop it."""
