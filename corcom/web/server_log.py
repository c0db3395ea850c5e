"""How gunicorn speaks: in the same lines as everything else."""

from typing import Any

from gunicorn.glogging import Logger  # type: ignore[import-untyped]

from corcom.web.logs import Lines


class ServerLog(Logger):  # type: ignore[misc]
    """For `--logger-class`. Without it, gunicorn tells the address of whoever sends what it cannot read."""

    def setup(self, cfg: Any) -> None:
        """As gunicorn does, then in our form."""
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(Lines())
