"""What CorCom says when it does not do what was asked."""


class Refusal(Exception):
    """One clear line: what is wrong, where, what to do. Commands print it and end with status 1."""
