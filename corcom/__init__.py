"""CorCom: the working memory of a Convention's Coordination Committee and of its unit."""

__version__ = "0.2.0"
