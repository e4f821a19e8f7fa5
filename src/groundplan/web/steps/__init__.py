"""Getting it done: somebody's own steps, her calendar and reminders, and handing over."""
