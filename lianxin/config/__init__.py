"""Where everything is put together: settings, addresses, the command line (Art. 21)."""
