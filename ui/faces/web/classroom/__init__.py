"""A class in browsers: phones, the projector and the teacher's console, over one network."""
