"""The way to PostgreSQL, which can be cut and mended while a web server uses it."""

import contextlib
import socket
import threading


class Relay:
    def __init__(self, host, port):
        self._target = (host, port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._sockets = []
        self._is_cut = False
        threading.Thread(target=self._serve, daemon=True).start()

    def cut(self):
        self._is_cut = True
        while self._sockets:
            _close(self._sockets.pop())

    def mend(self):
        self._is_cut = False

    def close(self):
        _close(self._listener)
        self.cut()

    def _serve(self):
        with contextlib.suppress(OSError):
            while True:
                asking, _ = self._listener.accept()
                if self._is_cut:
                    _close(asking)
                    continue
                answering = self._connect()
                self._sockets += [asking, answering]
                for pair in ((asking, answering), (answering, asking)):
                    threading.Thread(target=_pass_on, args=pair, daemon=True).start()

    def _connect(self):
        host, port = self._target
        if not host.startswith("/"):
            return socket.create_connection((host, port))
        way = socket.socket(socket.AF_UNIX)
        way.connect(f"{host}/.s.PGSQL.{port}")
        return way


def _pass_on(source, target):
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    _close(source)
    _close(target)


def _close(one):
    with contextlib.suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()


@contextlib.contextmanager
def relay_to(host, port):
    relay = Relay(host, port)
    try:
        yield relay
    finally:
        relay.close()
