"""What people see: command line, report, window."""
