"""What words say: tables of everyday words, and the few rules by which checks read a line of a plan."""
