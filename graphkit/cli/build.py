"""`graphkit build` and `graphkit extract`."""
