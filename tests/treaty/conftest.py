from hypothesis import settings

# The same examples on every run, and none of them against a clock.
settings.register_profile("treaty", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=3000)
settings.load_profile("treaty")
