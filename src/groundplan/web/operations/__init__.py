"""What whoever runs an installation does with it as a whole: back it up, restore it."""
