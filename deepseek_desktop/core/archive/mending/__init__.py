"""What is wrong with the archive's file: found, put right, or read out of it."""
