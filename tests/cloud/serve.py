"""Serves MiniStack on a free port of 127.0.0.1 and stops when standard input ends: it cannot outlive
who started it. File descriptor 3 gets the port, and which gaps had to be filled, as JSON.

Its own command binds a port that must be free and, as root, port 443 besides.
"""

import asyncio
import json
import os
import socket
import sys

listener = socket.create_server(("127.0.0.1", 0))
port = listener.getsockname()[1]
os.environ["GATEWAY_PORT"] = str(port)  # MiniStack reads it when it is imported.

from hypercorn.asyncio import serve  # noqa: E402
from hypercorn.config import Config  # noqa: E402
from key_value_stores import teach as teach_stores  # noqa: E402
from leading_keys import teach as teach_leading_keys  # noqa: E402
from ministack.app import app  # noqa: E402

config = Config()
config.bind = [f"fd://{listener.fileno()}"]
config.certfile = os.environ["MINISTACK_SSL_CERT"]
config.keyfile = os.environ["MINISTACK_SSL_KEY"]
config.graceful_timeout = 1


async def main():
    parent_is_gone = asyncio.ensure_future(asyncio.to_thread(sys.stdin.buffer.read))
    with os.fdopen(3, "w") as parent:
        taught = {"taughtLeadingKeys": teach_leading_keys(), "taughtStores": teach_stores()}
        json.dump({"port": port, **taught}, parent)
    await serve(app, config, shutdown_trigger=lambda: parent_is_gone)


asyncio.run(main())
