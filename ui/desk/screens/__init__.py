"""The screens: each draws itself with a pen, and knows what its own actions do."""
