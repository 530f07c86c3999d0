"""Pages of the queue, one file per place where people look."""
